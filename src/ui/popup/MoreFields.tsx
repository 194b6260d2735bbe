import type { Post } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { GrowingField } from '../components/GrowingField.tsx';
import { ActionButton } from './ActionButton.tsx';
import { editorActions } from './actions.ts';
import { useEditor } from './editor-context.ts';
import { SlugField } from './SlugField.tsx';

/** Fields of the post that users rarely change, and a button that stores a rule for the site. */
export function MoreFields() {
  const { draft, store } = useEditor();
  const { post } = draft;
  const edit = (fields: Partial<Post>) => store.dispatch({ do: 'edit', fields });
  return (
    <details class="more">
      <summary>{t('moreFields')}</summary>
      <LabelledField
        label={t('fieldDescription')}
        value={post.description}
        onInput={(description) => edit({ description })}
      />
      <LabelledField
        label={t('fieldIntroduction')}
        value={post.introduction}
        onInput={(introduction) => edit({ introduction })}
      />
      <LabelledField
        label={t('fieldCanonical')}
        value={post.canonical}
        onInput={(canonical) => edit({ canonical: canonical.trim() })}
      />
      <LabelledField
        label={t('fieldFeed')}
        value={post.feed.url}
        onInput={(url) => edit({ feed: { ...post.feed, url: url.trim() } })}
      />
      <SlugField />
      <ActionButton action={editorActions.rememberSite} class="button" />
      <p class="quiet">{t('rememberSiteHelp')}</p>
    </details>
  );
}

interface LabelledFieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
}

function LabelledField(field: LabelledFieldProps) {
  return (
    <div class="labelled">
      <span aria-hidden="true">{field.label}</span>
      <GrowingField {...field} />
    </div>
  );
}
