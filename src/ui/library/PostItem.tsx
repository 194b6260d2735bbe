import { getSource } from '../../core/post-source.ts';
import type { SavedPost } from '../../core/saved-post.ts';
import { t } from '../../extension/i18n.ts';
import type { Hits } from '../../library/search/hits.ts';
import { HighlightedText } from './HighlightedText.tsx';

interface Props {
  saved: SavedPost;
  hits: Hits;
  /** Passage around a matching word that occurs in no other shown line of the post; '' for none. */
  snippet: string;
  chosen: boolean;
  /** Selects or deselects the post. `range`: also all posts between this one and the one toggled before. */
  toggle: (range: boolean) => void;
  copy: () => void;
  remove: () => void;
}

/** Whether an address can be a link. An imported post may contain any text as its address, such as `javascript:`. */
const isWebAddress = (address: string) => /^https?:\/\//i.test(address);

/** One saved post in the library's list. */
export function PostItem({ saved, hits, snippet, chosen, toggle, copy, remove }: Props) {
  const { post } = saved;
  const mark = (text: string) => <HighlightedText text={text} hits={hits} language={post.language} />;
  const day = new Date(saved.savedAt).toLocaleDateString([], { dateStyle: 'medium' });
  const title = post.title || post.canonical;
  const source = getSource(post);
  return (
    <li class="item" data-id={saved.id} data-chosen={chosen}>
      <label class="choose">
        <input
          type="checkbox"
          aria-label={t('choosePost', title)}
          checked={chosen}
          onClick={(event) => toggle(event.shiftKey)}
        />
      </label>
      <article>
        <p class="quiet">
          {mark([post.feed.name, source.date.slice(0, 10), source.authors.join(', ')].filter(Boolean).join(' · '))}
        </p>
        <h2 dir="auto">
          {isWebAddress(post.canonical) ? (
            <a href={post.canonical} target="_blank" rel="noreferrer">
              {mark(title)}
            </a>
          ) : (
            mark(title)
          )}
        </h2>
        {(snippet || post.excerpt) && <p dir="auto">{mark(snippet || post.excerpt)}</p>}
        <p class="quiet" dir="auto">
          {mark([...post.categories, ...post.tags].filter((name, at, all) => all.indexOf(name) === at).join(' · '))}
        </p>
        <div class="item-actions">
          <span class="quiet">{t('savedOn', day)}</span>
          <button type="button" class="button" onClick={copy}>
            {t('output_clipboard_name')}
          </button>
          <button type="button" class="button plain" onClick={remove}>
            {t('delete')}
          </button>
        </div>
      </article>
    </li>
  );
}
