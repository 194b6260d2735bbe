import { useState } from 'preact/hooks';
import { printsField } from '../../core/format/prints-field.ts';
import type { Post } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { hasLibrary, isPrivateWindow } from '../../extension/private-window.ts';
import { GrowingField } from '../components/GrowingField.tsx';
import { Icon } from '../components/Icon.tsx';
import { ActionButton } from './ActionButton.tsx';
import { editorActions } from './actions.ts';
import { ClosingSections, Introduction } from './BodyTexts.tsx';
import { useEditor } from './editor-context.ts';
import { HiddenTextNote } from './HiddenTextNote.tsx';
import { getNextChoice, listSourceFacts } from './list-source-facts.ts';
import { OwnWords } from './OwnWords.tsx';
import { OtherAddressNote } from './PageHost.tsx';
import { Points } from './Points.tsx';
import { PostDetails } from './PostDetails.tsx';
import { PostLinks } from './PostLinks.tsx';
import { SourceLine } from './SourceLine.tsx';
import { TagsAndCategories } from './TagsAndCategories.tsx';
import { useCandidateKeys } from './use-candidate-keys.ts';

/**
 * The post as a form that reads like the post, top to bottom as in the file: source, title, the user's words, excerpt,
 * introduction, points, closing, links; then where it is filed, and its details. What goes into the file is never folded away;
 * what the kind of the post or the format does not print is left out.
 */
export function PostForm() {
  const { draft, store, created } = useEditor();
  const { kind = 'link', introduction, links, sections } = draft.post;
  /** What the user has just added: its field takes the focus. */
  const [added, setAdded] = useState<'introduction' | 'link' | null>(null);
  const edit = (fields: Partial<Post>) => store.dispatch({ do: 'edit', fields });
  const { profile } = created.blog;
  const isPrinted = (field: string) => kind !== 'quote' && printsField(profile, field);
  return (
    <article class="post-form">
      <Notes />
      <div class="head">
        <SourceLine />
        <OtherAddressNote />
        <TitleField />
      </div>
      <OwnWords />
      {kind !== 'quote' && (
        <GrowingField
          class="excerpt"
          label={t('fieldExcerpt')}
          placeholder={t('fieldExcerpt')}
          value={draft.post.excerpt}
          onInput={(excerpt) => edit({ excerpt })}
        />
      )}
      {isPrinted('introduction') && (introduction !== '' || added === 'introduction') && (
        <Introduction takesFocus={added === 'introduction'} />
      )}
      {kind !== 'note' && <Points />}
      {isPrinted('sections') && <ClosingSections />}
      {isPrinted('links') && links.length > 0 && <PostLinks takesFocus={added === 'link'} />}
      <div class="section-tools">
        {isPrinted('introduction') && introduction === '' && (
          <AddButton text={t('introductionAdd')} run={() => setAdded('introduction')} />
        )}
        {isPrinted('sections') && sections.length === 0 && (
          <AddButton text={t('closingAdd')} run={() => edit({ sections: [{ heading: '', text: '' }] })} />
        )}
        {isPrinted('links') && (
          <AddButton
            text={t('linkAdd')}
            run={() => {
              setAdded('link');
              edit({ links: [...links, { text: '', url: '' }] });
            }}
          />
        )}
      </div>
      <TagsAndCategories />
      <PostDetails />
    </article>
  );
}

const AddButton = ({ text, run }: { text: string; run: () => void }) => (
  <button type="button" class="button plain add" onClick={run}>
    <Icon name="plus" />
    {text}
  </button>
);

/** Notes about this post: it is made in a private window or from a text selection, or the page hides some text. */
function Notes() {
  const { draft, selection } = useEditor();
  const { hidden } = draft.article;
  return (
    <>
      {isPrivateWindow && (
        <p class="record-note selection-note">{t(hasLibrary ? 'privateRecord' : 'privateUnsaved')}</p>
      )}
      {selection && (
        <p class="record-note selection-note">
          {t('selectionOnly')}{' '}
          {selection.openWhole && <ActionButton action={editorActions.openWholeArticle} class="button plain" />}
        </p>
      )}
      {hidden && <HiddenTextNote {...hidden} />}
    </>
  );
}

function TitleField() {
  const editor = useEditor();
  const { title } = editor.draft.post;
  const onKeyDown = useCandidateKeys(() => {
    const fact = listSourceFacts(editor).find(({ name }) => name === 'title');
    return fact ? getNextChoice(fact) : null;
  });
  return (
    <GrowingField
      class="title"
      label={t('fieldTitle')}
      placeholder={t('fieldTitle')}
      value={title}
      onInput={(value) => editor.store.dispatch({ do: 'edit', fields: { title: value } })}
      onKeyDown={onKeyDown}
    />
  );
}
