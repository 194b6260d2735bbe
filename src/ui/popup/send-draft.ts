import { parsePostPath } from '../../core/format/post-path.ts';
import { messageOf } from '../../core/message-of.ts';
import { t } from '../../extension/i18n.ts';
import { readThumbnails } from '../../extension/read-thumbnails.ts';
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
import type { CopyVariant } from './copy-variants.ts';
import type { EditorState } from './editor-context.ts';

/** A way to take the post out of the editor, which the primary button can have. */
export interface SendAction {
  id: string;
  /** What a click does: `Copy post`, `Send to my-blog`. */
  label: string;
  /** The same in the menu of all ways, where `Copy the file` stands beside other copies. */
  menuLabel: string;
  /** What the user must do before the first sending; '' when the destination is ready. */
  requirement: string;
  /** In the menu: where the copy can be pasted. */
  hint?: string;
  /** Whether a click sends the post to a server, so that the focus must not be on the button when the popup opens. */
  sends: boolean;
  /** Sends the post and shows the result to the user. Never rejects. */
  send: (editor: EditorState) => Promise<void>;
}

/** The id of the action that saves the post in the library. */
export const SAVE_ID = 'save';

/** Loads the library's code only when needed, that is, when a post is sent or saved. */
const loadLibrary = () => import('../../library/posts.ts');

const toCopyAction = (id: CopyVariant, label: string, menuLabel: string, hint?: string): SendAction => ({
  id: `copy-${id}`,
  label,
  menuLabel,
  requirement: '',
  ...(hint ? { hint } : {}),
  sends: false,
  send: (editor) => copyVariant(editor, id),
});

const toSameLabels = (label: string) => ({ label, menuLabel: label });

function getSendLabels(status: DestinationStatus): Pick<SendAction, 'label' | 'menuLabel'> {
  if (status.output.id === 'clipboard') return { label: t('copyPost'), menuLabel: t('copyFile') };
  if (status.output.id === 'download') return toSameLabels(t('downloadFile'));
  return toSameLabels(t('sendTo', getDestinationName(status)));
}

function toSendAction(status: DestinationStatus): SendAction {
  return {
    id: status.destination.id,
    ...getSendLabels(status),
    requirement: describeReadiness(status.readiness),
    sends: status.output.delivers === 'publishes',
    send: (editor) => sendToDestination(editor, status),
  };
}

/** Lists every way to take the post: copies of the file and of parts of it, then destinations, then the download. */
export function listSendActions({ destinations }: Pick<EditorState, 'destinations'>): SendAction[] {
  const actions = destinations.map(toSendAction);
  const isDownload = ({ id }: SendAction) => id === 'download';
  const isCopy = ({ id }: SendAction) => id === 'clipboard';
  return [
    ...actions.filter(isCopy),
    toCopyAction('body', t('copyBody'), t('copyBodyOnly')),
    toCopyAction('rich', t('copyRich'), t('copyRichText'), t('copyRichHint')),
    toCopyAction('link', t('copyLink'), t('copyLink')),
    ...actions.filter((action) => !isCopy(action) && !isDownload(action)),
    ...actions.filter(isDownload),
  ];
}

type SendTargets = Pick<EditorState, 'destinations' | 'primaryId'>;

/** Returns the action of the primary button: the one used last, or the first one if that destination was removed. */
export function getPrimarySendAction(editor: SendTargets): SendAction {
  const all = listSendActions(editor);
  return all.find(({ id }) => id === editor.primaryId) ?? (all[0] as SendAction);
}

export const getCopyAction = (editor: Pick<EditorState, 'destinations'>): SendAction =>
  listSendActions(editor).find(({ id }) => id === 'clipboard') as SendAction;

async function copyVariant(editor: EditorState, variant: CopyVariant): Promise<void> {
  try {
    const { copyAs } = await import('./copy-variants.ts');
    await copyAs(variant, editor);
    editor.showAnswer({ id: `copy-${variant}`, text: t('copied') });
    editor.tellNextStep(variant === 'body');
  } catch (error) {
    console.error(error);
    editor.showMessage({ text: getOutputText('clipboard', 'failed'), bad: true });
  }
}

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
  const { destination, output } = status;
  try {
    // To publish, the post must be saved in the library, because the receipt is stored with it. To copy or download, not.
    let { saved } = store.current();
    if (output.delivers === 'publishes') {
      if (!saved && (await savedVersion.showOther())) return;
      store.keepSlug(parsePostPath(file.path).slug);
      saved = await writeToLibrary(editor, saved);
    }
    const sent = await sendPosts(status, [{ id: saved ?? '', post: store.current().post, file }], permission);
    if (!('receipt' in sent)) return;
    const { where, left } = sent.receipt;
    if (left) showMessage({ text: t(`left_${left}`) });
    else if (output.id === 'clipboard') editor.showAnswer({ id: destination.id, text: t('copied') });
    else if (output.id === 'download') editor.showAnswer({ id: destination.id, text: t('downloaded') });
    else showMessage({ text: getOutputText(output.id, 'done', where) });
    editor.tellNextStep(output.id === 'clipboard');
  } catch (error) {
    console.error(error);
    const reason = error instanceof JobError ? ` ${describeError(error.code, error.detail)}` : '';
    showMessage({ text: `${getOutputText(output.id, 'failed')}${reason}`, bad: true });
  }
}

/** Saves the draft in the library. If another saved post of its article is there, asks which of both is wanted. */
export async function saveToLibrary(editor: EditorState): Promise<void> {
  if (!(await editor.savedVersion.showOther())) await saveAs(editor, editor.store.current().saved);
}

/** Saves the draft as a second post, although the article already has a saved post. */
export const saveAsNew = (editor: EditorState): Promise<void> => saveAs(editor, null);

/** Saves the draft in the library and shows the result. `id`: the saved post to replace; null for a new post. */
async function saveAs(editor: EditorState, id: string | null): Promise<void> {
  const { showMessage, showAnswer } = editor;
  try {
    const { findFullPosts, putFullPosts } = await loadLibrary();
    const before = id ? await findFullPosts([id]) : [];
    await writeToLibrary(editor, id);
    showAnswer({ id: SAVE_ID, text: t('savedShort') });
    const undo = () => putFullPosts(before).then(() => showMessage({ text: t('undone') }));
    if (before.length > 0) showMessage({ text: t('savedAgain'), action: { label: t('undo'), run: undo } });
    else editor.tellNextStep(false);
  } catch (error) {
    showMessage({ text: t('saveFailed', messageOf(error)), bad: true });
  }
}

/** Writes the post into the library and returns its id. Rejects with the error of the database. */
async function writeToLibrary({ store, view, tab }: EditorState, savedId: string | null): Promise<string> {
  const draft = store.current();
  const id = savedId ?? crypto.randomUUID();
  // In the library the article is what the saved post knows of it, so the text that was saved with it stays.
  const article = view === 'library' ? undefined : { ...draft.article, part: isSelectionDraft(draft) };
  const entry = { id, post: draft.post, profile: draft.profile, ...(article && { article }) };
  await (await loadLibrary()).savePost(entry, new Date().toISOString());
  store.markSaved(id);
  if (tab?.id !== undefined && draft.post.image !== '') void takeCover(tab.id, id, draft.post.image);
  return id;
}

/** Takes a small picture of the post's cover along from the page, for the library's list. Without one, a letter is shown. */
async function takeCover(tabId: number, id: string, image: string): Promise<void> {
  const picture = (await readThumbnails(tabId, [image]))[image];
  if (picture) await (await import('../../storage/covers.ts')).saveCover(id, picture);
}
