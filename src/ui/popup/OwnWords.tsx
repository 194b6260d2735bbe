import { useState } from 'preact/hooks';
import type { Post } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { GrowingField } from '../components/GrowingField.tsx';
import { Icon } from '../components/Icon.tsx';
import { ActionButton } from './ActionButton.tsx';
import { editorActions } from './actions.ts';
import { useEditor } from './editor-context.ts';
import { SourceText } from './SourceText.tsx';

/** What only the user can add to a post: their words, and where they found the article. */
export function OwnWords() {
  const { draft, store } = useEditor();
  return (
    <section class="words" aria-labelledby="words-heading">
      <header class="words-head">
        <h2 id="words-heading">{t('fieldComment')}</h2>
        <Via />
      </header>
      <GrowingField
        class="comment"
        label={t('fieldComment')}
        placeholder={t('commentHint')}
        value={draft.post.comment}
        keepLines
        onInput={(comment) => store.dispatch({ do: 'edit', fields: { comment } })}
      />
    </section>
  );
}

/** Where the user found the article: an offer to add it, or its name, with its address while the user is there. */
function Via() {
  const { draft, store, referrer } = useEditor();
  const { name, url } = draft.post.via ?? { name: '', url: '' };
  const [isOpen, setOpen] = useState(false);
  if (!isOpen && name === '' && url === '')
    return (
      <ActionButton
        action={editorActions.addVia}
        class={`button plain ${referrer === '' ? 'on-approach' : ''}`}
        before={() => setOpen(true)}
      />
    );
  const edit = (via: Partial<NonNullable<Post['via']>>) =>
    store.dispatch({ do: 'edit', fields: { via: { name, url, ...via } } });
  const remove = () => {
    setOpen(false);
    edit({ name: '', url: '' });
  };
  return (
    <span class={`via ${name === '' ? 'is-new' : ''}`}>
      <span class="via-name">
        {t('viaWord')} <SourceText label={t('viaName')} value={name} onInput={(text) => edit({ name: text })} />
      </span>
      <span class="via-address">
        <SourceText label={t('viaUrl')} value={url} onInput={(text) => edit({ url: text.trim() })} />
      </span>
      <button type="button" class="icon" aria-label={t('viaRemove')} title={t('viaRemove')} onClick={remove}>
        <Icon name="cross" />
      </button>
    </span>
  );
}
