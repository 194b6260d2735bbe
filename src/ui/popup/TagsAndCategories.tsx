import type { HTMLAttributes } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Suggestion, Tagging } from '../../core/classify/taxonomy.ts';
import type { Post } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { ChipList } from '../components/ChipList.tsx';
import { useEditor } from './editor-context.ts';
import { describeSuggestion } from './suggestion-reasons.ts';

/** At most this many suggested tags are offered at a time. */
const MORE_TAGS = 8;

/** The categories as toggle buttons and the tags as chips. Shows why a tag or category is suggested on hover or focus. */
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
    <div class="labels">
      <CategoryToggles
        suggestions={tagging.categories}
        describe={describe}
        reasonEvents={reasonEvents}
        onChange={(chosen) => edit({ categories: chosen })}
      />
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
            class="toggle"
            aria-label={t('tagAddThis', value)}
            aria-description={describe(tagging.tags, value)}
            onClick={() => edit({ tags: [...tags, value] })}
            {...reasonEvents(tagging.tags, value)}
          >
            + <bdi>{value}</bdi>
          </button>
        ))}
        {otherTags.length > offered && (
          <button type="button" class="linklike" onClick={() => setOffered(offered + MORE_TAGS)}>
            {t('tagsMore')}
          </button>
        )}
      </div>
      {/* CSS reserves two lines, so that nothing moves. Screen readers get the reasons from the button's description. */}
      <p class="why" aria-hidden="true">
        {reason?.text ? (
          <>
            <bdi>{reason.name}</bdi>: {reason.text}
          </>
        ) : (
          tagging.tags.length + tagging.categories.length > 0 && t('reasonHint')
        )}
      </p>
    </div>
  );
}

type ReasonEvents = Pick<HTMLAttributes, 'onPointerEnter' | 'onPointerLeave' | 'onFocusCapture' | 'onBlurCapture'>;

interface CategoryTogglesProps {
  suggestions: Suggestion[];
  describe: (list: Suggestion[], name: string) => string;
  reasonEvents: (list: Suggestion[], name: string) => ReasonEvents;
  onChange: (categories: string[]) => void;
}

/** Shows a toggle button for each category of the blog and of the post. */
function CategoryToggles({ suggestions, describe, reasonEvents, onChange }: CategoryTogglesProps) {
  const { draft, created } = useEditor();
  const chosen = draft.post.categories;
  const all = [...new Set([...created.blog.taxonomy.categories, ...chosen])];
  if (all.length === 0) return null;
  return (
    <fieldset class="categories">
      <legend class="visually-hidden">{t('fieldCategories')}</legend>
      {all.map((category) => {
        const isChosen = chosen.includes(category);
        const others = chosen.filter((other) => other !== category);
        return (
          <button
            key={category}
            type="button"
            class="toggle"
            aria-pressed={isChosen}
            aria-description={describe(suggestions, category)}
            onClick={() => onChange(isChosen ? others : [...chosen, category])}
            {...reasonEvents(suggestions, category)}
          >
            {category}
          </button>
        );
      })}
    </fieldset>
  );
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
