import { getSource } from '../../core/post-source.ts';
import { t } from '../../extension/i18n.ts';
import { loadSettings, saveSettings } from '../../storage/settings.ts';
import { recreateDraft } from './choose-profile.ts';
import { DetailRow, Switch } from './DetailRow.tsx';
import { type EditorState, useEditor } from './editor-context.ts';
import { joinNames, splitNames } from './list-source-facts.ts';
import { SourceText } from './SourceText.tsx';

/** Who signs the post: the user, or the article's authors after one click. */
export function AuthorRow() {
  const editor = useEditor();
  const { post } = editor.draft;
  const { profile, author = '' } = editor.created.blog;
  const [names, source] = [joinNames(post.authors), joinNames(getSource(post).authors)];
  const set = (authors: string[]) => editor.store.dispatch({ do: 'edit', fields: { authors } });
  return (
    <DetailRow name={t('fieldAuthor')}>
      <span onFocusOut={() => profile.author === 'user' && void rememberName(editor)}>
        <SourceText
          label={t('postAuthor')}
          placeholder={profile.author === 'user' ? t('yourName') : t('noneWord')}
          value={names}
          onInput={(text) => set(splitNames(text))}
        />
      </span>
      {author !== '' && names !== author && <Switch text={t('useOwnName')} run={() => set([author])} />}
      {source !== '' && names !== source && (
        <Switch text={t('useArticleAuthor', source)} run={() => set(getSource(post).authors)} />
      )}
    </DetailRow>
  );
}

/** Takes the first name that the user signs a post with for the user's own, so that it need not be typed again. */
async function rememberName(editor: EditorState): Promise<void> {
  const draft = editor.store.current();
  const name = joinNames(draft.post.authors);
  if (name === '' || name === joinNames(getSource(draft.post).authors) || (await loadSettings()).author !== '') return;
  await saveSettings({ author: name });
  editor.setCreated(await recreateDraft(editor, draft, draft.profile));
  editor.showMessage({ text: t('nameRemembered', name) });
}
