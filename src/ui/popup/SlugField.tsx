import { useState } from 'preact/hooks';
import { parsePostPath } from '../../core/format/post-path.ts';
import { t } from '../../extension/i18n.ts';
import { GrowingField } from '../components/GrowingField.tsx';
import { useEditor } from './editor-context.ts';

/** The post's slug, with the whole path of the file below. An emptied field follows the title again. */
export function SlugField() {
  const { draft, store, file } = useEditor();
  const path = 'path' in file ? file.path : '';
  const slug = draft.post.slug || parsePostPath(path).slug;
  // Keeps an emptied field empty until the user leaves it.
  const [isEmptied, setEmptied] = useState(false);
  const setSlug = (text: string) => {
    setEmptied(text === '');
    store.dispatch({ do: 'edit', fields: { slug: text } });
  };
  return (
    <div class="labelled" onFocusOut={() => setEmptied(false)}>
      <span aria-hidden="true">{t('fieldSlug')}</span>
      <GrowingField label={t('fieldSlug')} value={isEmptied ? '' : slug} placeholder={slug} onInput={setSlug} />
      {path !== '' && (
        <p class="whole-path" dir="ltr">
          {path}
        </p>
      )}
    </div>
  );
}
