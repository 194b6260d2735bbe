import { t } from '../../extension/i18n.ts';
import { hasLibrary, isPrivateWindow } from '../../extension/private-window.ts';
import { GrowingField } from '../components/GrowingField.tsx';
import { ActionButton } from './ActionButton.tsx';
import { editorActions } from './actions.ts';
import { useEditor } from './editor-context.ts';
import { HiddenTextNote } from './HiddenTextNote.tsx';
import { MoreFields } from './MoreFields.tsx';
import { OwnWords } from './OwnWords.tsx';
import { OtherAddressNote } from './PageHost.tsx';
import { Points } from './Points.tsx';
import { PostDetails } from './PostDetails.tsx';
import { getNextCandidate, Provenance } from './Provenance.tsx';
import { SourceLine } from './SourceLine.tsx';
import { TagsAndCategories } from './TagsAndCategories.tsx';
import { useCandidateKeys } from './use-candidate-keys.ts';

/**
 * The form for the post, in reading order: source, title, the user's words, excerpt, points, categories, tags. What the kind of
 * the post does not print is left out.
 */
export function PostForm() {
  const { store, draft } = useEditor();
  const { kind } = draft.post;
  return (
    <article class="post-form">
      <Notes />
      <SourceLine />
      <OtherAddressNote />
      <TitleField />
      <OwnWords />
      {kind !== 'quote' && (
        <GrowingField
          class="excerpt"
          label={t('fieldExcerpt')}
          placeholder={t('fieldExcerpt')}
          value={draft.post.excerpt}
          onInput={(excerpt) => store.dispatch({ do: 'edit', fields: { excerpt } })}
        />
      )}
      {kind !== 'note' && <Points />}
      <TagsAndCategories />
      <PostDetails />
      <MoreFields />
    </article>
  );
}

/** Notes about this post: it is made in a private window or from a text selection, or the page hides some text. */
function Notes() {
  const { draft, selection } = useEditor();
  const { hidden } = draft.article;
  return (
    <>
      {isPrivateWindow && <p class="quiet selection-note">{t(hasLibrary ? 'privateRecord' : 'privateUnsaved')}</p>}
      {selection && (
        <p class="quiet selection-note">
          {t('selectionOnly')}{' '}
          {selection.openWhole && <ActionButton action={editorActions.openWholeArticle} class="linklike" />}
        </p>
      )}
      {hidden && <HiddenTextNote {...hidden} />}
    </>
  );
}

function TitleField() {
  const { draft, store } = useEditor();
  const fact = draft.article.title;
  const { title } = draft.post;
  const setTitle = (value: string) => store.dispatch({ do: 'edit', fields: { title: value } });
  const onKeyDown = useCandidateKeys(() => getNextCandidate(fact, keepText, title), setTitle);
  return (
    <div class="with-indicator">
      <GrowingField class="title" label={t('fieldTitle')} value={title} onInput={setTitle} onKeyDown={onKeyDown} />
      <Provenance field={t('fieldTitle')} fact={fact} show={keepText} value={title} choose={setTitle} />
    </div>
  );
}

const keepText = (value: string) => value;
