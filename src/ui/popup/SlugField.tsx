import { useState } from 'preact/hooks';
import { toSlug } from '../../core/slug.ts';
import { t } from '../../extension/i18n.ts';
import { GrowingField } from '../components/GrowingField.tsx';
import { useEditor } from './editor-context.ts';

/**
 * The post's slug, with the whole path of the file below. An emptied field, or one with the slug that the title gives,
 * follows the title again.
 */
export function SlugField() {
  const { draft, store, created, file } = useEditor();
  const { title, language, slug } = draft.post;
  const fromTitle = toSlug(title, created.blog.profile.slug, language);
  // Keeps an emptied field empty until the user leaves it.
  const [isEmptied, setEmptied] = useState(false);
  const setSlug = (text: string) => {
    setEmptied(text === '');
    store.dispatch({ do: 'edit', fields: { slug: text.trim() === fromTitle ? '' : text } });
  };
  return (
    <div class="labelled" onFocusOut={() => setEmptied(false)}>
      <span aria-hidden="true">{t('fieldSlug')}</span>
      <GrowingField
        label={t('fieldSlug')}
        value={isEmptied ? '' : slug || fromTitle}
        placeholder={fromTitle}
        onInput={setSlug}
      />
      {'path' in file && (
        <p class="whole-path" dir="ltr">
          {file.path}
        </p>
      )}
    </div>
  );
}
