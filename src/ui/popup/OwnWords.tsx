import { useState } from 'preact/hooks';
import { POST_KINDS, type Post } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { GrowingField } from '../components/GrowingField.tsx';
import { Icon } from '../components/Icon.tsx';
import { ActionButton } from './ActionButton.tsx';
import { editorActions, kindActions } from './actions.ts';
import { useEditor } from './editor-context.ts';

/** What only the user can add to a post: their words, where they found the article, and what kind of post it becomes. */
export function OwnWords() {
  const { draft, store } = useEditor();
  const { comment, kind = 'link' } = draft.post;
  return (
    <>
      <section class="words" aria-labelledby="words-heading">
        <div class="words-head">
          <h2 id="words-heading">{t('fieldComment')}</h2>
          <Via />
        </div>
        <GrowingField
          class="comment"
          label={t('fieldComment')}
          placeholder={t('commentHint')}
          value={comment}
          keepLines
          onInput={(text) => store.dispatch({ do: 'edit', fields: { comment: text } })}
        />
      </section>
      <fieldset class="kinds">
        <legend class="visually-hidden">{t('fieldKind')}</legend>
        {POST_KINDS.map((one) => (
          <ActionButton
            key={one}
            action={kindActions.chooseKind}
            target={one}
            class="toggle"
            aria-pressed={one === kind}
          />
        ))}
      </fieldset>
    </>
  );
}

/** Where the user found the article: nothing, an offer of the page before this one, or two fields. */
function Via() {
  const { draft, store } = useEditor();
  const { name, url } = draft.post.via ?? { name: '', url: '' };
  const [isOpen, setOpen] = useState(false);
  if (!isOpen && name === '' && url === '')
    return <ActionButton action={editorActions.addVia} class="button plain" before={() => setOpen(true)} />;
  const edit = (via: Partial<NonNullable<Post['via']>>) =>
    store.dispatch({ do: 'edit', fields: { via: { name, url, ...via } } });
  const remove = () => {
    setOpen(false);
    edit({ name: '', url: '' });
  };
  return (
    <span class="via" dir="auto">
      {t('viaWord')}
      <GrowingField
        label={t('viaName')}
        placeholder={t('viaName')}
        value={name}
        onInput={(text) => edit({ name: text })}
      />
      <GrowingField
        label={t('viaUrl')}
        placeholder={t('viaUrl')}
        value={url}
        onInput={(text) => edit({ url: text.trim() })}
      />
      <button type="button" class="icon" aria-label={t('viaRemove')} title={t('viaRemove')} onClick={remove}>
        <Icon name="cross" />
      </button>
    </span>
  );
}
