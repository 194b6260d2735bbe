import { useState } from 'preact/hooks';
import { parsePostPath } from '../../core/format/post-path.ts';
import { t } from '../../extension/i18n.ts';
import { InlineText } from '../components/InlineText.tsx';
import { DetailRow } from './DetailRow.tsx';
import { useEditor } from './editor-context.ts';

/** The name of the post's file without its folder and its ending. An emptied field follows the title again. */
export function SlugField() {
  const { draft, store, file } = useEditor();
  const slug = draft.post.slug || parsePostPath('path' in file ? file.path : '').slug;
  // Keeps an emptied field empty until the user leaves it.
  const [isEmptied, setEmptied] = useState(false);
  return (
    <DetailRow name={t('fieldSlug')}>
      <InlineText
        label={t('fieldSlug')}
        value={isEmptied ? '' : slug}
        placeholder={slug}
        onInput={(text) => {
          setEmptied(text === '');
          store.dispatch({ do: 'edit', fields: { slug: text } });
        }}
        onBlur={() => setEmptied(false)}
      />
    </DetailRow>
  );
}
