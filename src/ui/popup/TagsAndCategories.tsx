import type { HTMLAttributes } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Suggestion, Tagging } from '../../core/classify/taxonomy.ts';
import type { Post } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { ChipList } from '../components/ChipList.tsx';
import { Icon } from '../components/Icon.tsx';
import { useEditor } from './editor-context.ts';
import { describeSuggestion } from './suggestion-reasons.ts';

/** At most this many suggested tags are offered at a time. */
const MORE_TAGS = 8;

/**
 * Where the post is filed: categories, chosen from the blog's, and tags. Shows why a tag or category is suggested on hover or
 * focus.
 */
export function TagsAndCategories() {
  const { draft, created, draftModule, store } = useEditor();
  const { tags } = draft.post;
  const edit = (fields: Partial<Post>) => store.dispatch({ do: 'edit', fields });
  const tagging = useSuggestions();
  const isNewTag = useNewTagCheck();
  const [reason, setReason] = useState<{ name: string; text: string } | null>(null);
  const [offered, setOffered] = useState(0);

  const describe = (list: Suggestion[], name: string) =>
    describeSuggestion(list.find(({ value }) => value.toLowerCase() === name.toLowerCase()));
  /** Returns event listeners that show the reasons for a tag or category while it is hovered or focused. */
  const reasonEvents = (list: Suggestion[], name: string) => {
    const show = () => setReason({ name, text: describe(list, name) });
    const hide = () => setReason(null);
    return { onPointerEnter: show, onPointerLeave: hide, onFocusCapture: show, onBlurCapture: hide };
  };
  const ownTags = new Set(tags.map((tag) => tag.toLowerCase()));
  const otherTags = tagging.tags.filter(({ value }) => !ownTags.has(value.toLowerCase()));
  return (
    <section class="section labels" aria-labelledby="labels-heading">
      <header class="section-head">
        <h2 id="labels-heading">{t('filedUnder')}</h2>
        {/* On the heading's line, so that nothing moves. Screen readers get the reasons from the button's description. */}
        <p class="why" aria-hidden="true">
          {reason?.text && (
            <>
              <bdi>{reason.name}</bdi>: {reason.text}
            </>
          )}
        </p>
      </header>
      <CategoryToggles
        suggestions={tagging.categories}
        describe={describe}
        reasonEvents={reasonEvents}
        onChange={(chosen) => edit({ categories: chosen })}
      />
      <div class="group">
        <h3>{t('fieldTags')}</h3>
        <ChipList
          label={t('fieldTags')}
          values={tags}
          isNew={isNewTag}
          suggest={(typed) => draftModule.completeAllowedTag(typed, created.blog)}
          describe={(tag) => describe(tagging.tags, tag)}
          chipProps={(tag) => reasonEvents(tagging.tags, tag)}
          onChange={(changed) => edit({ tags: changed })}
        />
        <div class="more-tags">
          {otherTags.slice(0, offered).map(({ value }) => (
            <button
              key={value}
              type="button"
              class="button plain add"
              aria-label={t('tagAddThis', value)}
              aria-description={describe(tagging.tags, value)}
              onClick={() => edit({ tags: [...tags, value] })}
              {...reasonEvents(tagging.tags, value)}
            >
              <Icon name="plus" />
              <bdi>{value}</bdi>
            </button>
          ))}
          {otherTags.length > offered && (
            <button type="button" class="button plain" onClick={() => setOffered(offered + MORE_TAGS)}>
              {t('tagsMore')}
            </button>
          )}
        </div>
      </div>
    </section>
  );
}

type ReasonEvents = Pick<HTMLAttributes, 'onPointerEnter' | 'onPointerLeave' | 'onFocusCapture' | 'onBlurCapture'>;

interface CategoryTogglesProps {
  suggestions: Suggestion[];
  describe: (list: Suggestion[], name: string) => string;
  reasonEvents: (list: Suggestion[], name: string) => ReasonEvents;
  onChange: (categories: string[]) => void;
}

/** A switch for each category of the blog and of the post. One tab stop: the arrow keys move over the switches. */
function CategoryToggles({ suggestions, describe, reasonEvents, onChange }: CategoryTogglesProps) {
  const { draft, created } = useEditor();
  const list = useRef<HTMLDivElement>(null);
  /** The category that Tab leads to. */
  const [current, setCurrent] = useState(0);
  const chosen = draft.post.categories;
  const all = [...new Set([...created.blog.taxonomy.categories, ...chosen])];
  if (all.length === 0) return null;
  return (
    <fieldset class="group categories">
      <legend>{t('fieldCategories')}</legend>
      <div ref={list} class="choices">
        {all.map((category, index) => {
          const isChosen = chosen.includes(category);
          const others = chosen.filter((other) => other !== category);
          return (
            <button
              key={category}
              type="button"
              class="choice"
              tabIndex={index === Math.min(current, all.length - 1) ? 0 : -1}
              aria-pressed={isChosen}
              aria-description={describe(suggestions, category)}
              onClick={() => onChange(isChosen ? others : [...chosen, category])}
              onFocus={() => setCurrent(index)}
              onKeyDown={(event) => moveFocus(event, list.current, index)}
              {...reasonEvents(suggestions, category)}
            >
              {isChosen && <Icon name="check" />}
              {category}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}

/** Moves the focus among the buttons of a group by the arrow keys. */
function moveFocus(event: KeyboardEvent, group: HTMLElement | null, index: number): void {
  const buttons = [...(group?.children ?? [])] as HTMLElement[];
  const back = document.documentElement.dir === 'rtl' ? 1 : -1;
  const steps: Record<string, number> = { ArrowLeft: back, ArrowRight: -back, ArrowUp: -1, ArrowDown: 1 };
  const step = event.altKey || event.ctrlKey || event.metaKey ? undefined : steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  buttons[(index + step + buttons.length) % buttons.length]?.focus();
}

/** Returns suggested tags and categories, best first, with the reasons. Computed after the first paint; empty until then. */
function useSuggestions(): Tagging {
  const { pageDraft, created, draftModule } = useEditor();
  const [tagging, setTagging] = useState<Tagging>({ tags: [], categories: [] });
  useEffect(() => {
    const timer = setTimeout(() => setTagging(draftModule.suggestMoreLabels(pageDraft.article, created.blog)));
    return () => clearTimeout(timer);
  }, [created]);
  return tagging;
}

/** Returns a function that tells whether a tag is new to the blog. For a blog without known tags, no tag counts as new. */
function useNewTagCheck(): (tag: string) => boolean {
  const { created, draftModule } = useEditor();
  const { taxonomy, profile } = created.blog;
  const tags = useMemo(() => draftModule.listKnownTags(taxonomy), [taxonomy]);
  const known = useMemo(
    () => new Set([...tags, ...taxonomy.categories, ...profile.tags.always].map((tag) => tag.toLowerCase())),
    [tags, taxonomy, profile],
  );
  return (tag) => tags.length > 0 && !known.has(tag.toLowerCase());
}
