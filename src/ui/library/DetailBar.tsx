import { useEffect } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { watchLibrary } from '../../library/changes.ts';
import { findDrafts } from '../../library/posts.ts';
import { formatMoment } from '../components/format-date.ts';
import { Icon } from '../components/Icon.tsx';
import { useLoaded } from '../components/use-stored.ts';
import { useEditor } from '../popup/editor-context.ts';
import { isWebAddress } from './open-original.ts';
import type { OpenedPost } from './open-saved-post.ts';
import { useAutoSave } from './use-auto-save.ts';

/** The end of the editor's bar in the library: whether the post is published and saved, and the original. */
export function DetailBar({ opened }: { opened: OpenedPost }) {
  const { store } = useEditor();
  const { saved, isChanged, save } = useAutoSave(opened.saved);
  const { id } = opened.saved;
  const drafts = useLoaded(() => findDrafts([id]), [watchLibrary]);
  useEffect(() => {
    if (opened.newer) store.adopt(opened.newer);
  }, []);
  const state = isChanged ? t('postUnsaved') : t('postSavedAt', formatMoment(saved.changedAt));
  return (
    <>
      <span class="detail-state" role="status">
        {[drafts?.has(id) ? t('postDraft') : '', state].filter(Boolean).join(' · ')}
      </span>
      {isChanged && (
        <button type="button" class="button plain" onClick={() => void save()}>
          {t('save')}
        </button>
      )}
      {isWebAddress(saved.post.canonical) && (
        <a
          class="button plain original"
          href={saved.post.canonical}
          target="_blank"
          rel="noreferrer"
          aria-keyshortcuts="O"
        >
          {t('openOriginal')} <Icon name="jump" />
        </a>
      )}
    </>
  );
}
