import type { ComponentChildren } from 'preact';
import { printsField } from '../../core/format/prints-field.ts';
import type { Post } from '../../core/post.ts';
import { POST_KINDS } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { GrowingField } from '../components/GrowingField.tsx';
import { ActionButton } from './ActionButton.tsx';
import { AuthorRow } from './AuthorRow.tsx';
import { editorActions, kindActions } from './actions.ts';
import { CoverField } from './CoverField.tsx';
import { DetailRow } from './DetailRow.tsx';
import { useEditor } from './editor-context.ts';
import { PostDateRow } from './PostDateRow.tsx';
import { SlugField } from './SlugField.tsx';
import { SourceText } from './SourceText.tsx';

/** What a post has besides its text: what kind it is, date, author, link, file name, cover, description. */
export function PostDetails() {
  const { draft, store, created } = useEditor();
  const { post } = draft;
  const { profile } = created.blog;
  const edit = (fields: Partial<Post>) => store.dispatch({ do: 'edit', fields });
  return (
    <section class="section" aria-labelledby="details-heading">
      <header class="section-head">
        <h2 id="details-heading">{t('details')}</h2>
      </header>
      <dl class="facts">
        <PostDateRow />
        <AuthorRow />
        <DetailRow name={t('fieldCanonical')}>
          <AddressText
            label={t('fieldCanonical')}
            value={post.canonical}
            onInput={(canonical) => edit({ canonical })}
          />
        </DetailRow>
        <SlugField />
        {(printsField(profile, 'description') || post.description !== '') && (
          <DetailRow name={t('fieldDescription')}>
            <GrowingField
              label={t('fieldDescription')}
              value={post.description}
              placeholder={t('noneWord')}
              onInput={(description) => edit({ description })}
            />
          </DetailRow>
        )}
        <CoverField />
        {printsField(profile, 'feed.url') && (
          <DetailRow name={t('fieldFeed')}>
            <AddressText
              label={t('fieldFeed')}
              value={post.feed.url}
              onInput={(url) => edit({ feed: { ...post.feed, url } })}
            />
          </DetailRow>
        )}
        <DetailRow name={t('fieldKind')}>
          <KindChoice />
        </DetailRow>
        {printsField(profile, 'draft') && (
          <DetailRow name={t('fieldDraft')}>
            <DraftSwitch />
          </DetailRow>
        )}
      </dl>
      <div class="section-tools">
        <ActionButton
          action={editorActions.rememberSite}
          class="button plain remember-site"
          title={t('rememberSiteHelp')}
          aria-description={t('rememberSiteHelp')}
        />
      </div>
    </section>
  );
}

interface AddressProps {
  label: string;
  value: string;
  onInput: (url: string) => void;
}

/** A web address without `https://`, which is put in front of what the user types, too. */
function AddressText({ label, value, onInput }: AddressProps) {
  const type = (typed: string) => {
    const text = typed.trim();
    onInput(text === '' || /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`);
  };
  return (
    <bdi class="address" dir="ltr" title={value}>
      <SourceText label={label} placeholder={t('noneWord')} value={value.replace(/^https:\/\//, '')} onInput={type} />
    </bdi>
  );
}

/** Link, quote or note. */
function KindChoice(): ComponentChildren {
  const { kind = 'link' } = useEditor().draft.post;
  return (
    <fieldset class="choices kinds">
      <legend class="visually-hidden">{t('fieldKind')}</legend>
      {POST_KINDS.map((one) => (
        <ActionButton
          key={one}
          action={kindActions.chooseKind}
          target={one}
          class="choice"
          aria-pressed={one === kind}
        />
      ))}
    </fieldset>
  );
}

function DraftSwitch() {
  const { draft, store } = useEditor();
  return (
    <label class="draft-switch">
      <input
        type="checkbox"
        class="check"
        checked={draft.post.draft === true}
        onChange={({ currentTarget: { checked } }) => {
          const { draft: _, ...post } = store.current().post;
          store.replace({ ...store.current(), post: checked ? { ...post, draft: true } : post });
        }}
      />
      {t('draftSwitch')}
    </label>
  );
}
