import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { defaultSettings, loadSettings, saveSettings } from '../../storage/settings.ts';
import { getOutputText } from '../components/destination-labels.ts';
import { formatMoment } from '../components/format-date.ts';
import { printFailure } from '../components/print-failure.ts';
import { useDestinationStatuses } from '../components/use-destination-statuses.ts';
import { runAction, toMessageAction } from './action.ts';
import { editorActions } from './actions.ts';
import { recreateDraft } from './choose-profile.ts';
import { createDraftStore } from './draft-store.ts';
import type { Answer, DialogName, EditorState, Face, SourceFactName, StatusMessage } from './editor-context.ts';
import { openDestinationOptions } from './extension-pages.ts';
import { ownsWindow, type PopupView, type ReadyState } from './open-draft.ts';
import type { Finding } from './run-preflight.ts';
import { getPrimarySendAction, SAVE_ID } from './send-draft.ts';
import { handleShortcut } from './shortcuts.ts';
import { takePassages, usePassages } from './use-passages.ts';
import { usePreflight } from './use-preflight.ts';
import { useSavedVersion } from './use-saved-version.ts';

/** Milliseconds that a button shows its answer, such as `Copied`. */
const ANSWER_MS = 2_000;

/** Creates the state of an open draft. Every change is applied, stored and shown in the other faces at once. */
export function useEditorState(
  opening: ReadyState,
  view: PopupView,
  replaceWith: EditorState['replaceWith'],
): EditorState {
  const { settings, draftModule } = opening;
  const pageDraft = opening.created.draft;
  const [created, setCreatedState] = useState(opening.created);
  const [message, showMessage] = useState<StatusMessage | null>(null);
  const [primaryId, setPrimaryId] = useState(settings.destination);
  const [face, setFace] = useState<Face>('post');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [isAskingForBlog, setAskingForBlog] = useState(false);
  const [openFact, showFact] = useState<SourceFactName | null>(null);
  const [unreadableDates, setUnreadableDates] = useState<Record<string, string>>({});
  const [dialog, showDialog] = useState<DialogName | null>(null);
  const [store] = useState(() =>
    createDraftStore({
      initial: opening.storedDraft ?? pageDraft,
      pristine: pageDraft,
      onSaveError: (reason) => showMessage(toSaveErrorMessage(reason)),
    }),
  );
  const [draft, setDraft] = useState(store.current);
  const { profile } = created.blog;
  const file = useMemo(() => draftModule.tryPrint(draft, profile, printFailure), [draft.post, profile]);
  const editor: EditorState = {
    ...opening,
    view,
    replaceWith,
    store,
    draft,
    pageDraft,
    created,
    setCreated(next) {
      setCreatedState(next);
      store.setPristine(next.draft);
    },
    file,
    findings: withUnreadableDates(usePreflight(file, draft, created.blog), unreadableDates),
    destinations: useDestinationStatuses(opening.destinations),
    primaryId,
    setPrimaryId,
    savedVersion: useSavedVersion(pageDraft, store, draft.saved, view !== 'library'),
    message,
    showMessage,
    unreadableDates,
    setUnreadableDate: (field, typed) =>
      setUnreadableDates((now) => {
        const { [field]: _, ...rest } = now;
        return typed === null ? (field in now ? rest : now) : { ...rest, [field]: typed };
      }),
    openFact,
    showFact,
    face,
    setFace,
    answer,
    // A success without a button on screen that could answer is told in words.
    showAnswer: (given) =>
      [getPrimarySendAction(latest.current).id, SAVE_ID].includes(given.id)
        ? setAnswer(given)
        : showMessage({ text: given.text }),
    isAskingForBlog,
    // The sample of the welcome page has no tab. That page asks the question itself.
    tellNextStep: (isCopy) => opening.tab && void tellNextStep(latest.current, isCopy, () => setAskingForBlog(true)),
    endBlogQuestion: () => setAskingForBlog(false),
    dialog,
    showDialog,
  };
  /** The newest editor state, for callbacks that were created at an earlier render. */
  const latest = useRef(editor);
  latest.current = editor;

  useLayoutEffect(() => store.subscribe(setDraft), []);
  useEffect(() => store.connect(), []);
  useEffect(() => {
    if (!answer) return undefined;
    const timer = setTimeout(() => setAnswer(null), ANSWER_MS);
    return () => clearTimeout(timer);
  }, [answer]);
  // Effects run after the paint. `npm run bench -- click` and the browser's profiler read this mark.
  useEffect(() => void performance.mark('precis: painted'), []);
  useEffect(() => {
    reportStoredDraft(latest.current);
    if (view === 'popup') void reportKeptFormat(latest.current);
  }, []);
  useEffect(() => {
    if (opening.copyOnOpen) void copyAndClose(latest);
  }, []);
  useEffect(() => {
    // An effect, because undo or another window can change the draft's profile, too.
    if (draft.profile !== profile.id) void recreateDraft(editor, draft, draft.profile).then(editor.setCreated);
  }, [draft.profile]);
  usePassages(latest);
  useEffect(() => (ownsWindow(view) ? listenForShortcuts(latest) : undefined), []);
  return editor;
}

/** Adds an error for each text in a date field that is no date: the file still has the date of before. */
const withUnreadableDates = (findings: Finding[] | null, typed: Record<string, string>): Finding[] | null =>
  findings && [
    ...Object.values(typed).map((date): Finding => ({ level: 'error', code: 'date-invalid', date })),
    ...findings.filter(({ code }) => code !== 'ready' || Object.keys(typed).length === 0),
  ];

/** Asks for the blog of a user who has chosen no format, or says that a post can be sent, each once. */
async function tellNextStep(
  { destinations, showMessage }: EditorState,
  isCopy: boolean,
  askForBlog: () => void,
): Promise<void> {
  const { profile, askedForBlog, toldOfSending } = await loadSettings();
  if (!askedForBlog && profile === defaultSettings.profile) {
    await saveSettings({ askedForBlog: true });
    return askForBlog();
  }
  if (!isCopy || toldOfSending || destinations.some(({ output }) => output.delivers === 'publishes')) return;
  await saveSettings({ toldOfSending: true });
  showMessage({ text: t('nextStepPaste'), action: { label: t('nextStepSend'), run: openDestinationOptions } });
}

/** Tells the user of an older version once, beside the list of formats, that the format stays as it was. */
async function reportKeptFormat({ created, showMessage }: EditorState): Promise<void> {
  if (!(await loadSettings()).formatNews) return;
  await saveSettings({ formatNews: false });
  showMessage({ text: t('formatKept', created.blog.profile.name) });
}

/** Shows a message when a stored draft was restored, or could not be read. */
function reportStoredDraft(editor: EditorState): void {
  const { storedDraft, unreadableDraft, view, showMessage } = editor;
  if (unreadableDraft !== undefined) {
    showMessage({ text: t('draftUnreadable'), action: toMessageAction(editorActions.copyUnreadableDraft, editor) });
    return;
  }
  // No message in the side panel, where the user continues the draft that the popup has just shown, nor in the library.
  // A draft of a saved post needs none, either: the popup says where that post was saved or sent.
  if (!storedDraft || storedDraft.saved || view !== 'popup') return;
  showMessage({
    text: t('draftRestored', formatMoment(storedDraft.at)),
    action: toMessageAction(editorActions.startOver, editor),
  });
}

const toSaveErrorMessage = (reason: string): StatusMessage => ({
  text: t('draftFailed', reason),
  bad: true,
  action: {
    label: getOutputText('clipboard', 'name'),
    run: (editor) => runAction(editorActions.copy, editor, undefined),
  },
});

/**
 * Copies the post, for a popup opened by the quick copy command. Closes the popup after 4 s unless the user continues in it.
 */
async function copyAndClose(editor: { current: EditorState }): Promise<void> {
  // Waits up to a second for the focus: the clipboard requires it, and a popup is painted before it gets the focus.
  for (let tries = 0; !document.hasFocus() && tries < 40; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
  await takePassages(editor.current);
  await editorActions.copy.run(editor.current);
  const timer = setTimeout(() => close(), 4_000);
  for (const event of ['pointermove', 'keydown']) addEventListener(event, () => clearTimeout(timer), { once: true });
}

function listenForShortcuts(latest: { current: EditorState }): () => void {
  const onKey = (event: KeyboardEvent) => handleShortcut(event, latest.current);
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}
