import { useEffect, useState } from 'preact/hooks';
import type { Suggestion, Tagging } from '../../core/classify/taxonomy.ts';
import type { Post } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { ChipList } from '../components/ChipList.tsx';
import { describeSuggestion } from './suggestion-reasons.ts';

interface Props {
  post: Post;
  edit: (fields: Partial<Post>) => void;
  /** The categories to choose from. */
  categories: string[];
  /** The blog's tags that a typed beginning may mean. */
  complete: (typed: string) => string[];
  isNewTag: (tag: string) => boolean;
  /** More tags than the post has, best first, and what speaks for each of them and of the categories. */
  suggest: () => Tagging;
}

/** Tags that are offered at a time. */
const MORE_TAGS = 8;

/** Categories as toggles, tags as chips, and why each of them was suggested: of the one under the pointer, or with the focus. */
export function TagsAndCategories({ post, edit, categories, complete, isNewTag, suggest }: Props) {
  const [tagging, setTagging] = useState<Tagging>({ tags: [], categories: [] });
  const [at, setAt] = useState<{ name: string; why: string } | null>(null);
  const [offered, setOffered] = useState(0);
  // Not needed for the first paint.
  useEffect(() => {
    const timer = setTimeout(() => setTagging(suggest()));
    return () => clearTimeout(timer);
  }, [suggest]);

  const whyIn = (list: Suggestion[], name: string) =>
    describeSuggestion(list.find(({ value }) => value.toLowerCase() === name.toLowerCase()));
  /** What shows why while it is pointed at. */
  const telling = (list: Suggestion[], name: string) => {
    const show = () => setAt({ name, why: whyIn(list, name) });
    const hide = () => setAt(null);
    return { onPointerEnter: show, onPointerLeave: hide, onFocusCapture: show, onBlurCapture: hide };
  };
  const has = new Set(post.tags.map((tag) => tag.toLowerCase()));
  const others = tagging.tags.filter(({ value }) => !has.has(value.toLowerCase()));
  const shown = others.slice(0, offered);
  return (
    <div class="labels">
      {categories.length > 0 && (
        <fieldset class="categories">
          <legend class="visually-hidden">{t('fieldCategories')}</legend>
          {categories.map((category) => {
            const on = post.categories.includes(category);
            const without = post.categories.filter((other) => other !== category);
            return (
              <button
                key={category}
                type="button"
                class="toggle"
                aria-pressed={on}
                aria-description={whyIn(tagging.categories, category)}
                onClick={() => edit({ categories: on ? without : [...post.categories, category] })}
                {...telling(tagging.categories, category)}
              >
                {category}
              </button>
            );
          })}
        </fieldset>
      )}
      <ChipList
        label={t('fieldTags')}
        values={post.tags}
        isNew={isNewTag}
        suggest={complete}
        describe={(tag) => whyIn(tagging.tags, tag)}
        chipProps={(tag) => telling(tagging.tags, tag)}
        onChange={(tags) => edit({ tags })}
      />
      <div class="more-tags">
        {shown.map(({ value }) => (
          <button
            key={value}
            type="button"
            class="toggle"
            aria-label={t('tagAddThis', value)}
            aria-description={whyIn(tagging.tags, value)}
            onClick={() => edit({ tags: [...post.tags, value] })}
            {...telling(tagging.tags, value)}
          >
            + <bdi>{value}</bdi>
          </button>
        ))}
        {others.length > offered && (
          <button type="button" class="linklike" onClick={() => setOffered(offered + MORE_TAGS)}>
            {t('tagsMore')}
          </button>
        )}
      </div>
      {/* Two lines are kept free for it, so that nothing moves when it comes. A screen reader has it from the button. */}
      <p class="why" aria-hidden="true">
        {at?.why ? (
          <>
            <bdi>{at.name}</bdi>: {at.why}
          </>
        ) : (
          tagging.tags.length + tagging.categories.length > 0 && t('reasonHint')
        )}
      </p>
    </div>
  );
}
