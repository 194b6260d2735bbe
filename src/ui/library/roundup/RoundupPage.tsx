import { useEffect, useState } from 'preact/hooks';
import { addPosts, listRoundupItems, type Roundup, removePosts } from '../../../core/roundup/roundup.ts';
import { t } from '../../../extension/i18n.ts';
import { findPosts } from '../../../library/posts.ts';
import { ChipList } from '../../components/ChipList.tsx';
import { GrowingField } from '../../components/GrowingField.tsx';
import { Toast, type ToastMessage } from '../../components/Toast.tsx';
import { PostPicker } from './PostPicker.tsx';
import { RoundupNav } from './RoundupNav.tsx';
import { RoundupPreview } from './RoundupPreview.tsx';
import { RoundupRows } from './RoundupRows.tsx';
import { useRoundupStore } from './use-roundup-store.ts';

/** The page that combines saved posts into one post, a roundup: the user picks, groups, orders and comments on the posts. */
export function RoundupPage() {
  const [message, setMessage] = useState<ToastMessage | null>(null);
  const store = useRoundupStore(setMessage);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || !store) return;
      const key = event.key.toLowerCase();
      const step = key === 'y' || (key === 'z' && event.shiftKey) ? store.redo : key === 'z' ? store.undo : null;
      if (!step) return;
      // Replaces the browser's undo, which covers only one text field, by an undo for the whole roundup.
      event.preventDefault();
      step();
      setMessage(null);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [store]);
  const nav = <RoundupNav />;
  if (!store)
    return (
      <div class="roundup-desk">
        {nav}
        <main class="roundup" aria-busy="true" />
      </div>
    );
  const { draft, change: changeDraft, undo, startOver } = store;
  const { roundup } = draft;
  const chosen = new Set(listRoundupItems(roundup).map(({ id }) => id));
  const change = (step: (roundup: Roundup) => Roundup, what?: string) =>
    changeDraft((now) => ({ ...now, roundup: step(now.roundup) }), what);
  const edit = (fields: Partial<Roundup>) =>
    change((now) => ({ ...now, ...fields }), `edit ${Object.keys(fields).join()}`);
  const add = async (ids: string[]) => {
    const posts = await findPosts(ids);
    change((now) => addPosts(now, posts));
  };
  const remove = (ids: string[]) => {
    const hasReason = listRoundupItems(roundup).some(({ id, why }) => ids.includes(id) && why.trim() !== '');
    change((now) => removePosts(now, ids));
    if (hasReason || ids.length === 1) setMessage({ text: t('roundupRemoved'), undo: async () => void undo() });
  };
  return (
    <div class="roundup-desk">
      {nav}
      <PostPicker self={roundup.id} chosen={chosen} add={(ids) => void add(ids)} remove={remove} />
      <main class="roundup">
        <header>
          <h1 class="page-title">{t('roundup')}</h1>
          {chosen.size > 0 && (
            <button type="button" class="button plain" onClick={startOver}>
              {t('startOver')}
            </button>
          )}
        </header>
        <section class="paper" aria-label={t('roundup')}>
          <GrowingField
            class="title"
            label={t('fieldTitle')}
            placeholder={t('fieldTitle')}
            value={roundup.title}
            onInput={(title) => edit({ title })}
          />
          <div
            class="growing-field introduction"
            data-value={roundup.introduction || t('roundupIntroduction')}
            dir="auto"
          >
            <textarea
              aria-label={t('fieldIntroduction')}
              placeholder={t('roundupIntroduction')}
              rows={1}
              dir="auto"
              spellcheck
              value={roundup.introduction}
              onInput={({ currentTarget: { value } }) => edit({ introduction: value })}
            />
          </div>
          {chosen.size === 0 ? (
            <p class="empty">{t('roundupEmpty')}</p>
          ) : (
            <RoundupRows roundup={roundup} change={change} remove={(id) => remove([id])} />
          )}
          <details class="facts">
            <summary>{t('roundupFacts')}</summary>
            <ChipList
              label={t('fieldCategories')}
              values={roundup.categories}
              kind="category"
              onChange={(categories) => edit({ categories })}
            />
            <ChipList label={t('fieldTags')} values={roundup.tags} onChange={(tags) => edit({ tags })} />
            <ChipList
              label={t('fieldAuthors')}
              values={roundup.authors}
              kind="author"
              onChange={(authors) => edit({ authors })}
            />
          </details>
        </section>
        <RoundupPreview
          roundup={roundup}
          profile={draft.profile}
          chooseProfile={(profile) => changeDraft((now) => ({ ...now, profile }))}
          showToast={setMessage}
        />
      </main>
      <Toast message={message} showToast={setMessage} />
    </div>
  );
}
