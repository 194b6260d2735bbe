import { POST_KINDS, type PostKind } from '../../core/post.ts';
import { getHost } from '../../core/url.ts';
import { t } from '../../extension/i18n.ts';
import { hasLibrary } from '../../extension/private-window.ts';
import { showOnPage } from '../../extension/show-on-page.ts';
import { openSidePanel } from '../../extension/side-panel.ts';
import { deleteUnreadableDraft } from '../../storage/drafts.ts';
import { saveSettings } from '../../storage/settings.ts';
import type { EditedText } from '../components/editable-text.ts';
import { defineActions, runAction } from './action.ts';
import { splitQuote } from './draft-reducer.ts';
import type { EditorState, Face } from './editor-context.ts';
import { openLibraryPage, openOptionsPage, openSavedPost } from './extension-pages.ts';
import { type FactChoice, listSourceFacts } from './list-source-facts.ts';
import { rememberSite } from './remember-site.ts';
import { getSaveState } from './save-state.ts';
import { getCopyAction, getPrimarySendAction, type SendAction, saveAsNew, saveToLibrary } from './send-draft.ts';
import { chooseFewerPoints, getRepeatedPercent, setKind } from './set-point-number.ts';
import { updateFromPage } from './update-from-page.ts';
import { addSelectedPassage } from './use-passages.ts';

/** The key point to which an action applies, its focused text field, and functions for moving the focus. */
export interface PointTarget {
  /** Index of the key point, from 0. */
  index: number;
  field?: { name: 'label' | 'text' } & EditedText;
  /** Whether the point itself has the focus, rather than one of its fields. */
  isRow?: boolean;
  /** Focuses the text of a point after the list is rendered. `caret`: cursor position in UTF-16 code units. */
  focusPoint: (index: number, caret?: number) => void;
  /** Focuses the point itself after the list is rendered. */
  focusRow: (index: number) => void;
  /** Makes screen readers read a text aloud. */
  announce: (text: string) => void;
}

/** A form field for which the page offers alternative values (candidates). */
export interface CandidateTarget {
  /** The candidate after the field's current value; null when there is no other. */
  next: FactChoice | null;
  /** Called before the candidate is put in. */
  before?: (() => void) | undefined;
}

const always = () => true;
const hasFile = ({ file }: EditorState) => !('error' in file);

/** Actions on the whole draft. */
export const editorActions = defineActions<void>()({
  send: {
    label: (editor) => getPrimarySendAction(editor).label,
    shortcuts: [{ keys: 'Control+Enter', label: 'shortcutSend' }],
    isEnabled: hasFile,
    run: (editor) => getPrimarySendAction(editor).send(editor),
  },
  save: {
    label: (editor) => t(SAVE_LABELS[getSaveState(editor)]),
    shortcuts: [{ keys: 'Control+s', label: 'save' }],
    isEnabled: () => hasLibrary,
    run: saveToLibrary,
  },
  copy: {
    label: (editor) => getCopyAction(editor).menuLabel,
    // Always enabled: when the post can't be printed to a file, the action shows the reason.
    isEnabled: always,
    run: (editor) => getCopyAction(editor).send(editor),
  },
  undo: {
    label: 'undo',
    shortcuts: [{ keys: 'Control+z' }],
    isEnabled: ({ store }) => store.canUndo(),
    run: ({ store }) => store.undo(),
  },
  redo: {
    label: 'redo',
    shortcuts: [{ keys: 'Control+Shift+z' }, { keys: 'Control+y' }, { keys: 'Control+Shift+y' }],
    isEnabled: ({ store }) => store.canRedo(),
    run: ({ store }) => store.redo(),
  },
  startOver: {
    label: 'startOver',
    isEnabled: ({ view }) => view !== 'library',
    run: discardDraft,
    undoLabel: 'startedOver',
  },
  copyUnreadableDraft: {
    label: 'copyOldDraft',
    isEnabled: ({ unreadableDraft }) => unreadableDraft !== undefined,
    run: copyUnreadableDraft,
  },
  openWholeArticle: {
    label: 'selectionWhole',
    isEnabled: ({ selection }) => Boolean(selection?.openWhole),
    run: ({ selection, replaceWith }) => selection?.openWhole && replaceWith(selection.openWhole),
  },
  rememberSite: { label: 'rememberSite', isEnabled: always, run: rememberSite },
  updateFromPage: {
    label: 'savedVersionUpdate',
    // Disabled if the saved post was read on another host: a page speaks only for its own host.
    isEnabled: ({ savedVersion }) => savedVersion.version?.elsewhere === '',
    run: updateFromPage,
    undoLabel: 'savedVersionUpdated',
  },
  saveAsNew: { label: 'savedVersionSaveNew', isEnabled: always, run: saveAsNew },
  openSavedVersion: {
    label: 'savedVersionOpen',
    isEnabled: ({ savedVersion }) => savedVersion.version !== null,
    run: ({ savedVersion }) => savedVersion.version && openSavedPost(savedVersion.version.saved.post.title),
  },
  addSelectedPassage: {
    label: 'passageAdd',
    isEnabled: ({ view }) => view === 'panel',
    run: addSelectedPassage,
  },
  chooseFewerPoints: {
    label: 'pointsFewer',
    isEnabled: (editor) => getRepeatedPercent(editor) !== undefined && countPoints(editor) > 1,
    run: chooseFewerPoints,
    undoLabel: 'pointsFewerChosen',
  },
  openSidePanel: {
    label: 'openSidePanel',
    isEnabled: ({ view, tab }) => view === 'popup' && tab?.windowId !== undefined,
    // Not async: browsers open a side panel only directly in a click handler.
    run: ({ tab }) => void openSidePanel(tab?.windowId as number).then(() => close()),
  },
  openLibrary: { label: 'openLibrary', isEnabled: () => hasLibrary, run: openLibraryPage },
  openOptions: { label: 'openOptions', isEnabled: always, run: openOptionsPage },
  addVia: {
    label: ({ referrer }) => (referrer === '' ? t('viaAdd') : t('viaOffer', getHost(referrer))),
    isEnabled: always,
    run: ({ store, referrer }) =>
      referrer !== '' && store.dispatch({ do: 'edit', fields: { via: { name: getHost(referrer), url: referrer } } }),
  },
  nextKind: {
    label: 'shortcutKind',
    shortcuts: [{ keys: 'k', outsideFields: true }],
    // In the library, the key goes to the post above.
    isEnabled: ({ view }) => view !== 'library',
    run: (editor) => runAction(kindActions.chooseKind, editor, getNextKind(editor)),
  },
  showOtherSources: {
    label: 'otherSources',
    shortcuts: [{ keys: 'd', outsideFields: true, label: 'shortcutOtherSources' }],
    isEnabled: (editor) => listDisputedFacts(editor).length > 0,
    run(editor) {
      const names = listDisputedFacts(editor);
      const at = editor.openFact === null ? -1 : names.indexOf(editor.openFact);
      editor.showFact(names[at + 1] ?? null);
    },
  },
  openPalette: {
    label: 'paletteTitle',
    shortcuts: [{ keys: 'Control+k', label: 'shortcutPalette' }],
    isEnabled: ({ dialog }) => dialog === null,
    run: ({ showDialog }) => showDialog('palette'),
  },
  showShortcuts: {
    label: 'shortcutSheetTitle',
    shortcuts: [{ keys: '?', outsideFields: true, label: 'shortcutSheetOpen' }],
    isEnabled: ({ dialog }) => dialog === null,
    run: ({ showDialog }) => showDialog('shortcuts'),
  },
  reportProblem: { label: 'reportTitle', isEnabled: always, run: ({ showDialog }) => showDialog('report') },
});

const SAVE_LABELS = { unsaved: 'save', changed: 'saveUpdate', saved: 'savedShort' } as const;

/** The three faces of the post. In a wide window, a face opens beside the post. */
export const faceActions = defineActions<void>()({
  showPost: { label: 'facePost', shortcuts: [{ keys: 'Alt+1' }], isEnabled: always, run: showFace('post') },
  showFile: { label: 'faceFile', shortcuts: [{ keys: 'Alt+2' }], isEnabled: always, run: showFace('file') },
  showRendered: {
    label: 'faceRendered',
    shortcuts: [{ keys: 'Alt+3' }],
    isEnabled: always,
    run: showFace('rendered'),
  },
});

/** Returns a function, and is hoisted, because the table above calls it. */
function showFace(face: Face) {
  return ({ setFace }: EditorState) => setFace(face);
}

/** The kinds of post that a draft can become. */
export const kindActions = defineActions<PostKind>()({
  chooseKind: {
    label: (_, kind) => t(KIND_LABELS[kind]),
    isEnabled: always,
    run: setKind,
  },
});

/** Lists the facts about which the page contradicts itself. */
const listDisputedFacts = (editor: EditorState) =>
  listSourceFacts(editor)
    .filter(({ others }) => others > 0)
    .map(({ name }) => name);

const KIND_LABELS = { link: 'kindLink', quote: 'kindQuote', note: 'kindNote' } as const;

function getNextKind({ draft }: EditorState): PostKind {
  const { kind = 'link' } = draft.post;
  return POST_KINDS[(POST_KINDS.indexOf(kind) + 1) % POST_KINDS.length] ?? 'link';
}

/** Actions on one destination, shown in the menu beside the primary button. */
export const destinationActions = defineActions<SendAction>()({
  sendTo: {
    label: (_, { menuLabel }) => menuLabel,
    isEnabled: always,
    run(editor, action) {
      editor.setPrimaryId(action.id);
      void saveSettings({ destination: action.id });
      return action.send(editor);
    },
  },
});

const countPoints = ({ draft }: EditorState) => draft.post.points.length;
const isInLabel = ({ field }: PointTarget) => field?.name === 'label';
const isInText = ({ field }: PointTarget) => field?.name === 'text';
const isAtStartOfText = ({ field }: PointTarget) =>
  field?.name === 'text' && field.selectionStart === 0 && field.selectionEnd === 0;
const isEmptyFirst = ({ index, field }: PointTarget) => index === 0 && field?.name === 'text' && field.value === '';

const isRow = ({ isRow = false }: PointTarget) => isRow;

function movePoint({ draft, store }: EditorState, target: PointTarget, to: number): void {
  store.dispatch({ do: 'movePoint', from: target.index, to });
  target.announce(t('pointMoved', to + 1, draft.post.points.length));
  focusAgain(target, to);
}

/** Focuses a point in the way in which the target had the focus. */
function focusAgain(target: PointTarget, index: number): void {
  if (target.isRow) target.focusRow(index);
  else target.focusPoint(index);
}

/** Actions on one key point, used by its buttons, the menu of its drag handle, and the shortcuts in its text fields. */
export const pointActions = defineActions<PointTarget>()({
  movePointUp: {
    label: 'pointUp',
    shortcuts: [{ keys: 'Alt+ArrowUp' }],
    isEnabled: (_, { index }) => index > 0,
    run: (editor, target) => movePoint(editor, target, target.index - 1),
  },
  movePointDown: {
    label: 'pointDown',
    shortcuts: [{ keys: 'Alt+ArrowDown' }],
    isEnabled: (editor, { index }) => index < countPoints(editor) - 1,
    run: (editor, target) => movePoint(editor, target, target.index + 1),
  },
  enterPointText: {
    label: 'pointEnterText',
    shortcuts: [{ keys: 'Enter', when: isInLabel }],
    isEnabled: always,
    run: (_, { index, focusPoint }) => focusPoint(index, 0),
  },
  splitPoint: {
    label: 'pointSplit',
    shortcuts: [{ keys: 'Enter', when: isInText }],
    isEnabled: (_, target) => isInText(target),
    run({ store }, { index, field, focusPoint }) {
      store.dispatch({ do: 'splitPoint', index, at: field?.selectionStart ?? 0 });
      focusPoint(index + 1, 0);
    },
  },
  mergePoint: {
    label: 'pointMerge',
    shortcuts: [{ keys: 'Backspace', when: isAtStartOfText, label: 'shortcutPointMerge' }],
    isEnabled: (_, { index }) => index > 0,
    run({ draft, store }, { index, focusPoint, announce }) {
      const [above, below] = [draft.post.points[index - 1]?.text ?? '', draft.post.points[index]?.text ?? ''];
      store.dispatch({ do: 'mergePoint', index });
      announce(t('pointJoined', index));
      focusPoint(index - 1, above.length + (above && below ? 1 : 0));
    },
  },
  removePoint: {
    label: (_, { index }) => t('pointRemove', index + 1),
    shortcuts: [
      { keys: 'Backspace', when: isEmptyFirst, label: 'shortcutPointRemove' },
      { keys: 'Backspace', when: isRow, label: 'shortcutPointRemoveRow' },
      { keys: 'Delete', when: isRow, label: 'shortcutPointRemoveRow' },
    ],
    isEnabled: (editor, target) => !isEmptyFirst(target) || countPoints(editor) > 1,
    run(editor, target) {
      const last = countPoints(editor) - 1;
      editor.store.dispatch({ do: 'removePoint', index: target.index });
      focusAgain(target, Math.min(target.index, last - 1));
    },
    undoLabel: 'pointRemoved',
  },
  showPointSentence: {
    label: 'sentenceShow',
    shortcuts: [{ keys: 's', when: isRow, label: 'shortcutSentence' }],
    isEnabled: (editor, { index }) => editor.draft.post.points[index]?.quote !== '',
    run: (editor, { index }) => showSentence(editor, splitQuote(editor.draft.post.points[index]?.quote ?? '')[0] ?? ''),
  },
  addPoint: {
    label: 'pointAdd',
    isEnabled: always,
    run(editor, { focusPoint }) {
      editor.store.dispatch({ do: 'addPoint' });
      focusPoint(countPoints(editor));
    },
  },
});

/** Actions on a quoted sentence of the article. */
export const sentenceActions = defineActions<string>()({
  showSentence: { label: 'sentenceShow', isEnabled: always, run: showSentence },
});

/** Actions in a form field for which the page offers alternative values. */
export const candidateActions = defineActions<CandidateTarget>()({
  nextCandidate: {
    label: 'candidateNext',
    shortcuts: [{ keys: 'Alt+ArrowDown' }],
    isEnabled: (_, { next }) => next !== null,
    run: (_, { next, before }) => {
      before?.();
      next?.choose();
    },
  },
});

/** Goes back to the saved post; without one, to the post as it was made from the page. */
function discardDraft({ store, created, savedVersion: { version } }: EditorState): void {
  const draft = store.current();
  if (version && version.saved.id === draft.saved) {
    const { id, post, profile } = version.saved;
    store.replace({ ...draft, post, profile });
    store.markSaved(id);
  } else store.replace({ ...created.draft, saved: draft.saved });
}

async function copyUnreadableDraft({ unreadableDraft, pageDraft, showMessage }: EditorState): Promise<void> {
  const text = JSON.stringify((unreadableDraft as { post?: unknown } | null)?.post ?? unreadableDraft, null, 2);
  try {
    await navigator.clipboard.writeText(text);
    await deleteUnreadableDraft(pageDraft.key);
    showMessage({ text: t('copiedOldDraft') });
  } catch (error) {
    console.error(error);
    showMessage({ text: t('output_clipboard_failed'), bad: true });
  }
}

async function showSentence({ tab, showMessage }: EditorState, quote: string): Promise<void> {
  // `showOnPage` rejects if the tab has left the page, because that ends the permission. The same message is shown then.
  const isShown = tab?.id !== undefined && (await showOnPage(tab.id, quote).catch(() => false));
  if (!isShown) showMessage({ text: t('sentenceNotFound'), bad: true });
}
