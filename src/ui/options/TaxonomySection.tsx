import { useId, useMemo, useRef, useState } from 'preact/hooks';
import { addTag, removeTag, renameTag, setCategories } from '../../core/classify/edit-taxonomy.ts';
import type { Taxonomy } from '../../core/classify/taxonomy.ts';
import { indexTaxonomy } from '../../core/classify/taxonomy-index.ts';
import { t } from '../../extension/i18n.ts';
import { saveBlogTaxonomy } from '../../storage/blogs.ts';
import { ChipList } from '../components/ChipList.tsx';
import { foldForSearch, OptionSection } from './OptionSection.tsx';
import type { SectionProps } from './options-data.ts';

/** At most this many tags are listed; the user finds other tags by searching. */
const MAX_LISTED = 40;

/** Options for the blog's categories and tags. Precis suggests them, and marks tags of a post that are not among them. */
export function TaxonomySection({ stored: { profile, taxonomy }, showToast }: SectionProps) {
  const [search, setSearch] = useState('');
  const tagsId = useId();
  const newTag = useRef<HTMLInputElement>(null);
  const tags = useMemo(
    () => indexTaxonomy(taxonomy).list.map(({ name, used }, number) => ({ name, used, number })),
    [taxonomy],
  );
  const save = async (next: Taxonomy, text: string) => {
    await saveBlogTaxonomy(profile.id, next);
    showToast({ text, undo: () => saveBlogTaxonomy(profile.id, taxonomy) });
  };
  const matching = tags.filter(({ name }) => foldForSearch(name).includes(foldForSearch(search)));
  const add = () => {
    const name = newTag.current?.value.trim() ?? '';
    if (!name || !newTag.current) return;
    newTag.current.value = '';
    if (tags.some((tag) => tag.name.toLowerCase() === name.toLowerCase()))
      return showToast({ text: t('tagThere', name), bad: true });
    return void save(addTag(taxonomy, name), t('tagAdded', name));
  };
  return (
    <OptionSection
      id="taxonomy"
      title={t('taxonomyTitle')}
      help={t('taxonomyHelp', profile.name)}
      words={[t('fieldCategories'), t('fieldTags'), ...taxonomy.categories]}
    >
      <h3>{t('fieldCategories')}</h3>
      <ChipList
        label={t('fieldCategories')}
        kind="category"
        values={taxonomy.categories}
        onChange={(categories) => save(setCategories(taxonomy, categories), t('categoriesSaved'))}
      />
      <h3 id={tagsId}>{t('fieldTags')}</h3>
      <div class="row">
        {tags.length > 0 && (
          <input
            type="search"
            class="boxed"
            aria-label={t('tagFind')}
            placeholder={t('tagFind')}
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        )}
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <input ref={newTag} class="boxed" aria-label={t('tagNewName')} placeholder={t('tagNewName')} dir="auto" />
          <button type="submit" class="button">
            {t('tagAdd')}
          </button>
        </form>
      </div>
      <p class="quiet" role="status">
        {tags.length ? t('tagsShown', Math.min(MAX_LISTED, matching.length), tags.length) : t('tagsNone')}
      </p>
      <ul class="vocabulary" aria-labelledby={tagsId}>
        {matching.slice(0, MAX_LISTED).map(({ name, used, number }) => (
          <li key={`${number} ${name}`}>
            <input
              class="quiet-input"
              aria-label={t('tagRename', name)}
              dir="auto"
              defaultValue={name}
              onChange={(event) => {
                const text = event.currentTarget.value.trim();
                if (text) void save(renameTag(taxonomy, number, text), t('tagRenamed', name, text));
                else event.currentTarget.value = name;
              }}
            />
            <span class="quiet" title={t('tagPosts', used)}>
              {used}
            </span>
            <button
              type="button"
              class="icon"
              aria-label={t('tagRemove', name)}
              onClick={() => save(removeTag(taxonomy, number), t('tagRemoved', name))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </OptionSection>
  );
}
