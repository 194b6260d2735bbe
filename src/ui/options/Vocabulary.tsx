import { useId, useMemo, useRef, useState } from 'preact/hooks';
import { keepTaxonomy } from '../../browser/blogs.ts';
import { t } from '../../browser/i18n.ts';
import { withCategories, withoutTag, withTag, withTagNamed } from '../../core/classify/edit.ts';
import { indexOf } from '../../core/classify/index-of.ts';
import type { Taxonomy } from '../../core/classify/model.ts';
import { Chips } from '../parts/Chips.tsx';
import type { SectionProps } from './Options.tsx';
import { folded, Section } from './Section.tsx';

/** So many tags are listed at once; a search finds the others. */
const SHOWN = 40;

/** The categories and tags of the blog: what is suggested, and what a post's tags are checked against. */
export function Vocabulary({ stored: { profile, taxonomy }, tell }: SectionProps) {
  const [find, setFind] = useState('');
  const tagsId = useId();
  const added = useRef<HTMLInputElement>(null);
  const tags = useMemo(
    () => indexOf(taxonomy).list.map(({ name, used }, number) => ({ name, used, number })),
    [taxonomy],
  );
  const keep = async (next: Taxonomy, text: string) => {
    await keepTaxonomy(profile.id, next);
    tell({ text, undo: () => keepTaxonomy(profile.id, taxonomy) });
  };
  const matching = tags.filter(({ name }) => folded(name).includes(folded(find)));
  const add = () => {
    const name = added.current?.value.trim() ?? '';
    if (!name || !added.current) return;
    added.current.value = '';
    if (tags.some((tag) => tag.name.toLowerCase() === name.toLowerCase()))
      return tell({ text: t('tagThere', name), bad: true });
    return void keep(withTag(taxonomy, name), t('tagAdded', name));
  };
  return (
    <Section
      id="taxonomy"
      title={t('taxonomyTitle')}
      help={t('taxonomyHelp', profile.name)}
      words={[t('fieldCategories'), t('fieldTags'), ...taxonomy.categories]}
    >
      <h3>{t('fieldCategories')}</h3>
      <Chips
        label={t('fieldCategories')}
        add={t('categoryAdd')}
        remove={(category) => t('categoryRemove', category)}
        values={taxonomy.categories}
        onChange={(categories) => keep(withCategories(taxonomy, categories), t('categoriesSaved'))}
      />
      <h3 id={tagsId}>{t('fieldTags')}</h3>
      <div class="row">
        {tags.length > 0 && (
          <input
            type="search"
            class="boxed"
            aria-label={t('tagFind')}
            placeholder={t('tagFind')}
            value={find}
            onInput={(event) => setFind(event.currentTarget.value)}
          />
        )}
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <input ref={added} class="boxed" aria-label={t('tagNewName')} placeholder={t('tagNewName')} dir="auto" />
          <button type="submit" class="button">
            {t('tagAdd')}
          </button>
        </form>
      </div>
      <p class="quiet" role="status">
        {tags.length ? t('tagsShown', Math.min(SHOWN, matching.length), tags.length) : t('tagsNone')}
      </p>
      <ul class="vocabulary" aria-labelledby={tagsId}>
        {matching.slice(0, SHOWN).map(({ name, used, number }) => (
          <li key={`${number} ${name}`}>
            <input
              class="quiet-input"
              aria-label={t('tagRename', name)}
              dir="auto"
              defaultValue={name}
              onChange={(event) => {
                const text = event.currentTarget.value.trim();
                if (text) void keep(withTagNamed(taxonomy, number, text), t('tagRenamed', name, text));
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
              onClick={() => keep(withoutTag(taxonomy, number), t('tagRemoved', name))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
