import { getSource } from '../../core/post-source.ts';
import type { SavedPost } from '../../core/saved-post.ts';
import { t } from '../../extension/i18n.ts';
import { Icon } from '../components/Icon.tsx';
import { HighlightedText } from './HighlightedText.tsx';
import { toRowId } from './row-id.ts';
import type { LibraryView } from './use-library.ts';

interface Props {
  saved: SavedPost;
  /** The results that the row is one of. */
  results: Pick<LibraryView, 'drafts' | 'hits' | 'snippets'>;
  /** Picture of the post's cover (a `data:` address); undefined for none. */
  cover: string | undefined;
  isOpen: boolean;
  isChosen: boolean;
  /** Whether the row is the one that Tab reaches. */
  isReachable: boolean;
  onClick: (event: MouseEvent) => void;
  /** Selects or deselects the post. `range`: also all posts between this one and the one toggled before. */
  toggle: (range: boolean) => void;
}

/** Tags shown in a row; the others are counted. */
const SHOWN_TAGS = 3;
/** Characters of tags in a row: what stands beside a site's name. */
const TAG_ROOM = 12;

/** One saved post in the library's list. */
export function PostRow({ saved, results, cover, isOpen, isChosen, isReachable, onClick, toggle }: Props) {
  const { post } = saved;
  const { hits } = results;
  const snippet = results.snippets.get(saved.id) ?? '';
  const mark = (text: string) => <HighlightedText text={text} hits={hits} language={post.language} />;
  const source = getSource(post);
  const title = post.title || post.canonical;
  const { shown, more } = fitTags([...new Set([...post.tags, ...post.categories])]);
  const facts = [results.drafts.has(saved.id) ? t('postDraft') : '', post.feed.name || post.canonical];
  const day = formatShortDay(source.date);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of all rows are in list-actions.ts
    <div
      id={toRowId(saved.id)}
      role="option"
      class="item"
      data-id={saved.id}
      tabIndex={isReachable ? 0 : -1}
      aria-selected={isChosen}
      aria-current={isOpen ? 'true' : undefined}
      onClick={onClick}
    >
      {/* Screen readers and keyboards choose by the row itself (aria-selected, key X), so the tile is for the pointer. */}
      <span
        class="tile-choose"
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation();
          toggle(event.shiftKey);
        }}
      >
        <span class="thumb">
          {cover ? <img src={cover} alt="" /> : <span class="letter">{firstLetter(post.feed.name || title)}</span>}
          <span class="thumb-tick">
            <Icon name="check" />
          </span>
        </span>
      </span>
      <span class="item-title" dir="auto">
        {mark(title)}
      </span>
      <span class="item-meta">
        <bdi class="item-source">
          <span class="item-site">{mark(facts.filter(Boolean).join(' · '))}</span>
          {day && <span class="item-day"> · {day}</span>}
        </bdi>
        {shown.length > 0 && (
          <span class="item-tags" dir="auto">
            {mark(shown.join(', '))}
            {more > 0 && ` +${more.toLocaleString()}`}
          </span>
        )}
      </span>
      {(snippet || post.excerpt) && (
        <span class={`item-excerpt ${snippet ? 'found' : ''}`} dir="auto">
          {mark(snippet || post.excerpt)}
        </span>
      )}
    </div>
  );
}

const firstLetter = (name: string): string => /[\p{L}\p{N}]/u.exec(name)?.[0].toLocaleUpperCase() ?? '·';

/** Formats a day as people write it in a list: `12 Mar`, with the year if it is not this one; '' for no date. */
function formatShortDay(date: string): string {
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return '';
  const year = day.getUTCFullYear() === new Date().getFullYear() ? {} : ({ year: 'numeric' } as const);
  return day.toLocaleDateString([], { day: 'numeric', month: 'short', timeZone: 'UTC', ...year });
}

/** Returns the first tags that fit into a row, at least one, and the number of the others. */
export function fitTags(tags: string[]): { shown: string[]; more: number } {
  const shown = tags
    .slice(0, SHOWN_TAGS)
    .filter((_, at) => at === 0 || tags.slice(0, at + 1).join(', ').length <= TAG_ROOM);
  return { shown, more: tags.length - shown.length };
}
