import type { Post } from '../../core/post.ts';
import { getSource } from '../../core/post-source.ts';
import { t } from '../../extension/i18n.ts';
import { loadSettings, saveSettings } from '../../storage/settings.ts';
import { CoverField } from './CoverField.tsx';
import { recreateDraft } from './choose-profile.ts';
import { type EditorState, useEditor } from './editor-context.ts';
import { formatDay, InlineField, joinNames, splitNames } from './SourceFields.tsx';

/** The post's own date and author, each with a switch between the user's and the article's, and whether it is a draft. */
export function PostDetails() {
  const { draft, store, created } = useEditor();
  const edit = (fields: Partial<Post>) => store.dispatch({ do: 'edit', fields });
  return (
    <section class="details" aria-labelledby="details">
      <h2 id="details">{t('details')}</h2>
      <DateRow edit={edit} />
      <AuthorRow edit={edit} />
      <CoverField />
      {printsDrafts(created.blog.profile) && (
        <label class="draft-switch">
          <input
            type="checkbox"
            checked={draft.post.draft === true}
            onChange={({ currentTarget: { checked } }) => {
              const { draft: _, ...post } = store.current().post;
              store.replace({ ...store.current(), post: checked ? { ...post, draft: true } : post });
            }}
          />{' '}
          {t('draftSwitch')}
        </label>
      )}
    </section>
  );
}

/** Whether a format's files say that a post is a draft. */
const printsDrafts = ({ path, keys }: EditorState['created']['blog']['profile']): boolean =>
  /\bdraft\b/.test(path) || keys.some(({ from }) => /^draft\b/.test(from ?? ''));

interface RowProps {
  edit: (fields: Partial<Post>) => void;
}

function DateRow({ edit }: RowProps) {
  const { article, post } = useEditor().draft;
  const [day, today] = [post.date.slice(0, 10), article.readAt.slice(0, 10)];
  const source = getSource(post);
  return (
    <div class="detail">
      <span aria-hidden="true">{t('fieldDate')}</span>
      <input
        type="date"
        class="quiet-input"
        aria-label={t('postDate')}
        value={day}
        onChange={({ currentTarget: { value } }) => edit({ date: value === today ? article.readAt : value })}
      />
      {day !== today && <Switch text={t('useToday')} run={() => edit({ date: article.readAt })} />}
      {source.date !== '' && source.date !== post.date && (
        <Switch text={t('useArticleDate', formatDay(source.date))} run={() => edit({ date: source.date })} />
      )}
    </div>
  );
}

function AuthorRow({ edit }: RowProps) {
  const editor = useEditor();
  const { post } = editor.draft;
  const { profile, author = '' } = editor.created.blog;
  const [names, source] = [joinNames(post.authors), joinNames(getSource(post).authors)];
  return (
    <div class="detail" onFocusOut={() => profile.author === 'user' && void rememberName(editor)}>
      <span aria-hidden="true">{t('fieldAuthors')}</span>
      <InlineField
        label={t('postAuthor')}
        placeholder={profile.author === 'user' ? t('yourName') : t('postAuthor')}
        value={names}
        onInput={(text) => edit({ authors: splitNames(text) })}
        getNext={() => null}
      />
      {author !== '' && names !== author && <Switch text={t('useOwnName')} run={() => edit({ authors: [author] })} />}
      {source !== '' && names !== source && (
        <Switch text={t('useArticleAuthor', source)} run={() => edit({ authors: getSource(post).authors })} />
      )}
    </div>
  );
}

const Switch = ({ text, run }: { text: string; run: () => void }) => (
  <button type="button" class="linklike" onClick={run}>
    {text}
  </button>
);

/** Takes the first name that the user signs a post with for the user's own, so that it need not be typed again. */
async function rememberName(editor: EditorState): Promise<void> {
  const draft = editor.store.current();
  const name = joinNames(draft.post.authors);
  if (name === '' || name === joinNames(getSource(draft.post).authors) || (await loadSettings()).author !== '') return;
  await saveSettings({ author: name });
  editor.setCreated(await recreateDraft(editor, draft, draft.profile));
  editor.showMessage({ text: t('nameRemembered', name) });
}
