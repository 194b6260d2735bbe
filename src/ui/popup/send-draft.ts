import { messageOf } from '../../core/message-of.ts';
import { t } from '../../extension/i18n.ts';
import { hasLibrary } from '../../extension/private-window.ts';
import { JobError } from '../../jobs/job-error.ts';
import { listImageHosts } from '../../publishing/fetch-images.ts';
import { type DestinationStatus, listImagesToSend, sendPosts } from '../../publishing/send-post.ts';
import { isSelectionDraft } from '../../storage/drafts.ts';
import {
  describeError,
  describeReadiness,
  getDestinationName,
  getOutputText,
} from '../components/destination-labels.ts';
import { openDestinationSettings } from '../components/open-settings.ts';
import { requestSendPermissions } from '../components/request-send-permissions.ts';
import type { EditorState } from './editor-context.ts';
import { openLibraryPage } from './extension-pages.ts';

/** A button that sends the post to a destination or saves it in the library. */
export interface SendAction {
  id: string;
  name: string;
  /** What the user must do before the first sending; '' when the destination is ready. */
  requirement: string;
  /** Sends the post and shows the result to the user. Never rejects. */
  send: (editor: EditorState) => Promise<void>;
}

/** Loads the library's code only when needed, that is, when a post is sent or saved. */
const loadLibrary = () => import('../../library/posts.ts');

export function listSendActions({ destinations }: Pick<EditorState, 'destinations'>): SendAction[] {
  return [
    ...destinations.map((status) => ({
      id: status.destination.id,
      name: getDestinationName(status),
      requirement: describeReadiness(status.readiness),
      send: (editor: EditorState) => sendToDestination(editor, status),
    })),
    ...(hasLibrary ? [{ id: 'save', name: t('save'), requirement: '', send: saveToLibrary }] : []),
  ];
}

type SendTargets = Pick<EditorState, 'destinations' | 'primaryId'>;

/** Returns the action of the primary button: the one used last, or the first one if that destination was removed. */
export function getPrimarySendAction(editor: SendTargets): SendAction {
  const all = listSendActions(editor);
  return all.find(({ id }) => id === editor.primaryId) ?? (all[0] as SendAction);
}

/** Returns the action of the button beside the primary one. */
export function getSecondSendAction(editor: SendTargets): SendAction {
  const all = listSendActions(editor);
  const primary = getPrimarySendAction(editor);
  const ids = ['save', hasLibrary ? 'clipboard' : 'download', 'clipboard'];
  const second = ids.find((id) => id !== primary.id && all.some((action) => action.id === id));
  return all.find(({ id }) => id === second) as SendAction;
}

export const getCopyAction = (editor: Pick<EditorState, 'destinations'>): SendAction =>
  listSendActions(editor).find(({ id }) => id === 'clipboard') as SendAction;

/** Requests permissions, then sends. Not async: browsers show a permission prompt only directly in a click handler. */
function sendToDestination(editor: EditorState, status: DestinationStatus): Promise<void> {
  const { file, store } = editor;
  if ('error' in file) return Promise.resolve(editor.showMessage({ text: file.error, bad: true }));
  const images = listImageHosts(listImagesToSend(status, [{ file, post: store.current().post }]));
  const permission = requestSendPermissions(status, images);
  if (permission) return sendWithPermission(editor, status, permission);
  return Promise.resolve(openDestinationSettings(status.destination.id));
}

async function sendWithPermission(editor: EditorState, status: DestinationStatus, permission: Promise<boolean>) {
  const { file, store, savedVersion, showMessage } = editor;
  if ('error' in file) return;
  const { output } = status;
  try {
    // To publish, the post must be saved in the library, because the receipt is stored with it. To copy or download, not.
    let { saved } = store.current();
    if (output.delivers === 'publishes') {
      if (!saved && (await savedVersion.showOther())) return;
      saved = await writeToLibrary(editor, saved);
    }
    const sent = await sendPosts(status, [{ id: saved ?? '', post: store.current().post, file }], permission);
    if (!('receipt' in sent)) return;
    const { where, left } = sent.receipt;
    showMessage({ text: left ? t(`left_${left}`) : getOutputText(output.id, 'done', where) });
    editor.askForBlog();
  } catch (error) {
    console.error(error);
    const reason = error instanceof JobError ? ` ${describeError(error.code, error.detail)}` : '';
    showMessage({ text: `${getOutputText(output.id, 'failed')}${reason}`, bad: true });
  }
}

async function saveToLibrary(editor: EditorState): Promise<void> {
  if (!(await editor.savedVersion.showOther())) await saveAs(editor, editor.store.current().saved);
}

/** Saves the draft as a second post, although the article already has a saved post. */
export const saveAsNew = (editor: EditorState): Promise<void> => saveAs(editor, null);

/** Saves the draft in the library and shows the result. `id`: the saved post to replace; null for a new post. */
async function saveAs(editor: EditorState, id: string | null): Promise<void> {
  const { showMessage } = editor;
  try {
    const { findFullPosts, putFullPosts } = await loadLibrary();
    const before = id ? await findFullPosts([id]) : [];
    await writeToLibrary(editor, id);
    const undo = () => putFullPosts(before).then(() => showMessage({ text: t('undone') }));
    showMessage(
      before.length > 0
        ? { text: t('savedAgain'), action: { label: t('undo'), run: undo } }
        : { text: t('saved'), action: { label: t('openLibrary'), run: openLibraryPage } },
    );
    editor.askForBlog();
  } catch (error) {
    showMessage({ text: t('saveFailed', messageOf(error)), bad: true });
  }
}

/** Writes the post into the library and returns its id. Rejects with the error of the database. */
async function writeToLibrary({ store }: EditorState, savedId: string | null): Promise<string> {
  const draft = store.current();
  const id = savedId ?? crypto.randomUUID();
  const article = { ...draft.article, part: isSelectionDraft(draft) };
  const entry = { id, post: draft.post, profile: draft.profile, article };
  await (await loadLibrary()).savePost(entry, new Date().toISOString());
  store.markSaved(id);
  return id;
}
