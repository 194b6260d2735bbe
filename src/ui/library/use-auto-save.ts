import { useEffect, useRef, useState } from 'preact/hooks';
import { rebasePost } from '../../core/format/rebase-post.ts';
import { messageOf } from '../../core/message-of.ts';
import type { SavedPost } from '../../core/saved-post.ts';
import { t } from '../../extension/i18n.ts';
import { watchLibrary } from '../../library/changes.ts';
import { findPost, updatePost } from '../../library/posts.ts';
import { type Draft, deleteDraft } from '../../storage/drafts.ts';
import { toCanonicalJson } from '../popup/draft-reducer.ts';
import { type EditorState, useEditor } from '../popup/editor-context.ts';
import { isOwnDraftKey } from './own-draft-key.ts';

/** Milliseconds after the last letter. */
const AUTO_SAVE_PAUSE = 800;

const isSame = (saved: SavedPost, { post, profile }: Draft): boolean =>
  toCanonicalJson([saved.post, saved.profile]) === toCanonicalJson([post, profile]);

/**
 * Saves the open post in the library whenever the user stops typing, and takes over what changes there meanwhile. Each letter
 * is stored at once as a draft, so that nothing is lost when the page closes before.
 */
export function useAutoSave(opened: SavedPost): { saved: SavedPost; isChanged: boolean; save: () => Promise<void> } {
  const editor = useEditor();
  const [saved, setSaved] = useState(opened);
  const latest = useRef({ editor, saved });
  latest.current = { editor, saved };
  const { draft } = editor;
  const isChanged = !isSame(saved, draft);

  const put = (next: SavedPost) => {
    latest.current.saved = next;
    setSaved(next);
  };
  const save = async () => {
    const { store, showMessage } = latest.current.editor;
    const { post, profile } = store.current();
    const now = new Date().toISOString();
    const before = latest.current.saved;
    // Set before the write, whose announcement must not be taken for a change from elsewhere.
    put({ ...before, post, profile, changedAt: now });
    try {
      await updatePost({ id: before.id, post, profile }, now);
      latest.current.editor.store.markSaved(before.id);
    } catch (error) {
      put(before);
      showMessage({ text: t('saveFailed', messageOf(error)), bad: true });
    }
  };
  const saveChanges = () => {
    const { editor: now, saved: known } = latest.current;
    return isSame(known, now.store.current()) ? undefined : save();
  };

  const isOpening = useRef(true);
  useEffect(() => {
    // What was typed elsewhere before, and never saved, is saved only when the user goes on or says so.
    if (isOpening.current) {
      isOpening.current = false;
      return undefined;
    }
    const timer = setTimeout(() => void saveChanges(), AUTO_SAVE_PAUSE);
    return () => clearTimeout(timer);
  }, [draft.post, draft.profile]);
  useEffect(() => {
    const { post } = latest.current.editor.store.current();
    /** Whether the user has changed anything here. */
    const isTouched = () => latest.current.editor.store.current().post !== post;
    const onHide = () => void (isTouched() && saveChanges());
    addEventListener('pagehide', onHide);
    const unwatch = watchLibrary((ids) => void (ids.includes(opened.id) && takeOver(latest.current, put)));
    return () => {
      removeEventListener('pagehide', onHide);
      unwatch();
      void close(latest.current, isTouched() ? saveChanges : () => undefined);
    };
  }, []);
  return { saved, isChanged, save };
}

type Opened = { editor: EditorState; saved: SavedPost };

/** Takes over a change of the saved post that was made elsewhere. What the user has typed here since stays. */
async function takeOver({ editor, saved }: Opened, put: (next: SavedPost) => void): Promise<void> {
  const found = await findPost(saved.id);
  if (!found || found.changedAt === saved.changedAt) return;
  const { store } = editor;
  const draft = store.current();
  put(found);
  if (isSame(found, draft)) return;
  const post = rebasePost({ before: saved.post, edited: draft.post, fresh: found.post });
  store.replace({ ...draft, post, profile: draft.profile === saved.profile ? found.profile : draft.profile });
}

/** Saves what is not saved yet. Afterwards the post's own draft is no longer needed; the popup's draft stays. */
async function close(last: Opened, saveChanges: () => Promise<void> | undefined): Promise<void> {
  await saveChanges();
  const { key } = last.editor.pageDraft;
  if (isOwnDraftKey(key) && isSame(last.saved, last.editor.store.current())) await deleteDraft(key);
}
