import { beforeEach, describe, expect, it, vi } from 'vitest';
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };
import type { Action } from '../../../src/ui/popup/action.ts';
import type { PointTarget } from '../../../src/ui/popup/actions.ts';
import type { EditorState } from '../../../src/ui/popup/editor-context.ts';

const browser = vi.hoisted(() => ({
  extension: { inIncognitoContext: false },
  i18n: { getMessage: (key: string, values: string[] = []) => [key, ...values].join(' ') },
  storage: {
    local: { get: async () => ({}), set: async () => undefined, onChanged: { addListener: () => undefined } },
  },
}));
vi.mock('webextension-polyfill', () => ({ default: browser }));
vi.stubGlobal('Element', class {});
vi.stubGlobal('location', { protocol: 'chrome-extension:' });

const { getActionLabel, runAction } = await import('../../../src/ui/popup/action.ts');
const { candidateActions, destinationActions, editorActions, faceActions, pointActions, sentenceActions } =
  await import('../../../src/ui/popup/actions.ts');
const { findActionByKey, matchesShortcut, runFieldShortcut } = await import('../../../src/ui/popup/shortcuts.ts');
const { formatShortcut } = await import('../../../src/ui/components/format-shortcut.ts');

const store = {
  canUndo: () => false,
  canRedo: () => false,
  undo: vi.fn(),
  redo: vi.fn(),
  dispatch: vi.fn(),
  replace: vi.fn(),
  current: () => ({ saved: 'id' }),
};
const showMessage = vi.fn();
const textsOfPoints = (...texts: string[]) => ({ post: { points: texts.map((text) => ({ text, quote: text })) } });

/** Creates a fake editor with only the fields that the actions read. */
const editorWith = (fields: object = {}) =>
  ({
    view: 'popup',
    tab: { id: 1, windowId: 2 },
    selection: null,
    unreadableDraft: undefined,
    store,
    draft: textsOfPoints('one', 'two', 'three'),
    created: { draft: { post: 'of the page' }, blog: { profile: {} } },
    file: { path: 'a.md', text: '' },
    destinations: [],
    primaryId: 'clipboard',
    savedVersion: { version: null },
    showMessage,
    dialog: null,
    ...fields,
  }) as unknown as EditorState;

/** A draft of an article for which the page gives these titles; the post has the first. */
function withTitles(...titles: string[]) {
  const [title, ...others] = titles.map((value) => ({ value, from: 'meta', source: 'meta' }));
  const article = { title: { ...title, alternatives: others }, site: null, authors: null, published: null };
  return { article, post: { title: titles[0], feed: { name: '', url: '' }, authors: [], date: '' } };
}

const focusPoint = vi.fn();
const focusRow = vi.fn();
const announce = vi.fn();
const at = (index: number, field?: Partial<PointTarget['field']>): PointTarget => ({
  index,
  focusPoint,
  focusRow,
  announce,
  ...(field && { field: { name: 'text', value: 'text', selectionStart: 1, selectionEnd: 1, ...field } }),
});
const press = (key: string, ...modifiers: ('altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey')[]) =>
  ({
    key,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    isComposing: false,
    target: null,
    preventDefault: vi.fn(),
    ...Object.fromEntries(modifiers.map((name) => [name, true])),
  }) as unknown as KeyboardEvent;

beforeEach(() => vi.clearAllMocks());

describe('an action of the whole draft is enabled', () => {
  const version = { saved: { post: { title: 'A title' } }, elsewhere: '' };
  it.each<[keyof typeof editorActions, object, boolean]>([
    ['send', {}, true],
    ['send', { file: { error: 'no path' } }, false],
    ['save', { file: { error: 'no path' } }, true],
    ['copy', { file: { error: 'no path' } }, true],
    ['undo', {}, false],
    ['undo', { store: { ...store, canUndo: () => true } }, true],
    ['redo', {}, false],
    ['redo', { store: { ...store, canRedo: () => true } }, true],
    ['startOver', {}, true],
    ['copyUnreadableDraft', {}, false],
    ['copyUnreadableDraft', { unreadableDraft: null }, true],
    ['openWholeArticle', {}, false],
    ['openWholeArticle', { selection: { openWhole: null } }, false],
    ['openWholeArticle', { selection: { openWhole: async () => undefined } }, true],
    ['addSelectedPassage', { view: 'popup' }, false],
    ['addSelectedPassage', { view: 'panel' }, true],
    ['rememberSite', {}, true],
    ['updateFromPage', {}, false],
    ['updateFromPage', { savedVersion: { version } }, true],
    ['updateFromPage', { savedVersion: { version: { ...version, elsewhere: 'other.example' } } }, false],
    ['saveAsNew', {}, true],
    ['openSavedVersion', {}, false],
    ['openSavedVersion', { savedVersion: { version } }, true],
    ['chooseFewerPoints', {}, false],
    ['chooseFewerPoints', { findings: [{ code: 'repeats-article', percent: 60 }] }, true],
    ['openSidePanel', {}, true],
    ['openSidePanel', { view: 'panel' }, false],
    ['openSidePanel', { tab: undefined }, false],
    ['openLibrary', {}, true],
    ['openOptions', {}, true],
    ['addVia', {}, true],
    ['nextKind', {}, true],
    ['showOtherSources', { draft: withTitles('A lamp') }, false],
    ['showOtherSources', { draft: withTitles('A lamp', 'Nine lamps') }, true],
    ['openPalette', {}, true],
    ['openPalette', { dialog: 'report' }, false],
    ['showShortcuts', {}, true],
    ['showShortcuts', { dialog: 'report' }, false],
    ['reportProblem', {}, true],
  ])('%s with %j: %s', (id, fields, isEnabled) => {
    expect(editorActions[id].isEnabled(editorWith(fields))).toBe(isEnabled);
  });

  it('covers every action of the table', () => {
    // Every action must have a row in the table of tests above; a new action needs one.
    expect(Object.keys(editorActions).sort()).toEqual(
      [
        'send save copy undo redo startOver copyUnreadableDraft openWholeArticle rememberSite updateFromPage addSelectedPassage',
        'saveAsNew openSavedVersion chooseFewerPoints openPalette openSidePanel openLibrary openOptions addVia nextKind showOtherSources showShortcuts reportProblem',
      ]
        .join(' ')
        .split(' ')
        .sort(),
    );
  });
});

describe('an action of a point is enabled', () => {
  it.each<[keyof typeof pointActions, PointTarget, boolean]>([
    ['movePointUp', at(0), false],
    ['movePointUp', at(1), true],
    ['movePointDown', at(1), true],
    ['movePointDown', at(2), false],
    ['enterPointText', at(0, { name: 'label' }), true],
    ['splitPoint', at(0, { name: 'label' }), false],
    ['splitPoint', at(0, { name: 'text' }), true],
    ['mergePoint', at(0), false],
    ['mergePoint', at(1), true],
    ['removePoint', at(0), true],
    ['removePoint', at(0, { value: '' }), true],
    ['addPoint', at(3), true],
  ])('%s at %j: %s', (id, target, isEnabled) => {
    expect(pointActions[id].isEnabled(editorWith(), target)).toBe(isEnabled);
  });

  it('not to remove by a key what is the only point', () => {
    const editor = editorWith({ draft: textsOfPoints('') });
    expect(pointActions.removePoint.isEnabled(editor, at(0, { value: '' }))).toBe(false);
    expect(pointActions.removePoint.isEnabled(editor, at(0))).toBe(true);
  });
});

describe('an action of a field, a sentence or a destination is enabled', () => {
  it('only for a field with another value to offer', () => {
    const next = { text: 'Other', sources: [], choose: vi.fn() };
    expect(candidateActions.nextCandidate.isEnabled(editorWith(), { next: null })).toBe(false);
    expect(candidateActions.nextCandidate.isEnabled(editorWith(), { next })).toBe(true);
    runAction(candidateActions.nextCandidate, editorWith(), { next });
    expect(next.choose).toHaveBeenCalledOnce();
  });

  it('for each sentence and each destination', () => {
    const labels = { label: 'Copy post', menuLabel: 'Copy the file' };
    const destination = { id: 'clipboard', ...labels, requirement: '', sends: false, send: async () => undefined };
    expect(sentenceActions.showSentence.isEnabled(editorWith(), 'A sentence.')).toBe(true);
    expect(destinationActions.sendTo.isEnabled(editorWith(), destination)).toBe(true);
    expect(getActionLabel(destinationActions.sendTo, editorWith(), destination)).toBe('Copy the file');
  });
});

describe('running an action', () => {
  it('does nothing when it is not enabled', () => {
    runAction(editorActions.undo, editorWith(), undefined);
    expect(store.undo).not.toHaveBeenCalled();
  });

  it('reports an action with an undo label, and the message’s button undoes it', async () => {
    const editor = editorWith();
    runAction(editorActions.startOver, editor, undefined);
    expect(store.replace).toHaveBeenCalledWith({ post: 'of the page', saved: 'id' });
    await Promise.resolve();
    const [message] = showMessage.mock.calls[0] ?? [];
    expect(message.text).toBe('startedOver');
    message.action.run(editor);
    expect(store.undo).toHaveBeenCalledOnce();
  });

  it('moves the focus with the point, and tells a screen reader', () => {
    runAction(pointActions.movePointUp, editorWith(), at(2));
    expect(store.dispatch).toHaveBeenCalledWith({ do: 'movePoint', from: 2, to: 1 });
    expect(focusPoint).toHaveBeenCalledWith(1);
    expect(announce).toHaveBeenCalledWith('pointMoved 2 3');
  });

  it('puts the caret where two points were joined', () => {
    runAction(pointActions.mergePoint, editorWith(), at(1));
    expect(store.dispatch).toHaveBeenCalledWith({ do: 'mergePoint', index: 1 });
    expect(focusPoint).toHaveBeenCalledWith(0, 'one '.length);
  });

  it('splits at the caret, and removes the last point to the one before', () => {
    runAction(pointActions.splitPoint, editorWith(), at(1, { selectionStart: 2 }));
    expect(store.dispatch).toHaveBeenCalledWith({ do: 'splitPoint', index: 1, at: 2 });
    expect(focusPoint).toHaveBeenCalledWith(2, 0);
    runAction(pointActions.removePoint, editorWith(), at(2));
    expect(focusPoint).toHaveBeenLastCalledWith(1);
  });
});

describe('the table of actions', () => {
  const tables = { editorActions, faceActions, pointActions, candidateActions, destinationActions, sentenceActions };
  const rows: [string, Action<never>][] = Object.values(tables).flatMap((table) => Object.entries(table));

  it.each(rows)('%s has texts in the locale, also for the shortcut sheet', (_, action) => {
    const keys = [action.label, action.undoLabel, ...(action.shortcuts ?? []).map(({ label }) => label)];
    for (const key of keys) if (typeof key === 'string') expect(Object.keys(messages)).toContain(key);
    if (typeof action.label === 'function') for (const { label } of action.shortcuts ?? []) expect(label).toBeDefined();
  });

  it('gives no key to two actions in one place', () => {
    const editor = editorWith({ store: { ...store, canUndo: () => true, canRedo: () => true } });
    const everyKey = rows.flatMap(([, { shortcuts = [] }]) => shortcuts.map(({ keys }) => keys));
    const places = [at(1, { name: 'label' }), at(1, { selectionStart: 0, selectionEnd: 0 }), at(0, { value: '' })];
    for (const keys of everyKey) {
      const names = keys.split('+');
      const event = press(
        names.at(-1) ?? '',
        ...(names.includes('Control') ? (['ctrlKey'] as const) : []),
        ...(names.includes('Alt') ? (['altKey'] as const) : []),
        ...(names.includes('Shift') ? (['shiftKey'] as const) : []),
      );
      const countMatches = <Target>(table: Record<string, Action<Target>>, target: Target) =>
        Object.values(table).filter(({ shortcuts = [] }) =>
          shortcuts.some((shortcut) => matchesShortcut(event, shortcut.keys) && (shortcut.when?.(target) ?? true)),
        ).length;
      expect(countMatches({ ...editorActions, ...faceActions }, undefined), keys).toBeLessThanOrEqual(1);
      for (const target of places)
        expect(countMatches(pointActions, target), `${keys} at ${target.index}`).toBeLessThanOrEqual(1);
    }
    expect(findActionByKey(editorActions, press('Z', 'ctrlKey', 'shiftKey'), editor, undefined)).toBe(
      editorActions.redo,
    );
    expect(findActionByKey(editorActions, press('z', 'metaKey'), editor, undefined)).toBe(editorActions.undo);
  });
});

describe('a shortcut', () => {
  it('a shortcut matches its modifiers and no others, whatever the case of the letter', () => {
    expect(matchesShortcut(press('Z', 'ctrlKey'), 'Control+z')).toBe(true);
    expect(matchesShortcut(press('z', 'ctrlKey', 'shiftKey'), 'Control+z')).toBe(false);
    expect(matchesShortcut(press('z', 'ctrlKey', 'altKey'), 'Control+z')).toBe(false);
    expect(matchesShortcut(press('z'), 'Control+z')).toBe(false);
    expect(matchesShortcut(press('ArrowUp', 'altKey'), 'Alt+ArrowUp')).toBe(true);
  });

  it('a shortcut of a named key ignores Shift, and so does the question mark', () => {
    expect(matchesShortcut(press('Enter', 'ctrlKey', 'shiftKey'), 'Control+Enter')).toBe(true);
    expect(matchesShortcut(press('?', 'shiftKey'), '?')).toBe(true);
    expect(matchesShortcut(press('?'), '?')).toBe(true);
  });

  it('a digit is known by its place on the keyboard, where Alt types another character', () => {
    expect(matchesShortcut({ ...press('¡', 'altKey'), code: 'Digit1' }, 'Alt+1')).toBe(true);
    expect(matchesShortcut({ ...press('¡', 'altKey'), code: 'Digit2' }, 'Alt+1')).toBe(false);
    expect(matchesShortcut({ ...press('1'), code: 'Digit1' }, 'Alt+1')).toBe(false);
  });

  it('waits for the end of a composed character', () => {
    expect(matchesShortcut({ ...press('Enter'), isComposing: true }, 'Enter')).toBe(false);
  });

  it('a shortcut that types a character does nothing in a text field', () => {
    const field = Object.assign(Object.create(Element.prototype), { matches: () => true });
    const find = (target: EventTarget | null) =>
      findActionByKey(editorActions, { ...press('?', 'shiftKey'), target }, editorWith(), undefined);
    expect(find(null)).toBe(editorActions.showShortcuts);
    expect(find(field)).toBeUndefined();
  });

  it('stays the field’s own key where its action is not enabled', () => {
    const backspace = press('Backspace');
    runFieldShortcut(pointActions, backspace, editorWith(), at(0, { selectionStart: 0, selectionEnd: 0 }));
    expect(backspace.preventDefault).not.toHaveBeenCalled();
    expect(store.dispatch).not.toHaveBeenCalled();
    const enter = press('Enter');
    runFieldShortcut(pointActions, enter, editorWith(), at(0, { name: 'label' }));
    expect(enter.preventDefault).toHaveBeenCalledOnce();
    expect(focusPoint).toHaveBeenCalledWith(0, 0);
  });

  it('joins at the beginning of the text, and removes an empty first point', () => {
    runFieldShortcut(pointActions, press('Backspace'), editorWith(), at(1, { selectionStart: 0, selectionEnd: 0 }));
    expect(store.dispatch).toHaveBeenLastCalledWith({ do: 'mergePoint', index: 1 });
    const empty = { value: '', selectionStart: 0, selectionEnd: 0 };
    runFieldShortcut(pointActions, press('Backspace'), editorWith(), at(0, empty));
    expect(store.dispatch).toHaveBeenLastCalledWith({ do: 'removePoint', index: 0 });
  });

  it('is written with the names of the keyboard', () => {
    expect(formatShortcut('Control+Shift+z', false)).toBe('keyNameControl+keyNameShift+Z');
    expect(formatShortcut('Alt+ArrowUp', false)).toBe('Alt ↑');
    expect(formatShortcut('Control+Enter', false)).toBe('keyNameControl ↵');
    expect(formatShortcut('?', false)).toBe('?');
    expect(formatShortcut('Control+Shift+z', true)).toBe('⌘⇧Z');
    expect(formatShortcut('Control+Enter', true)).toBe('⌘↵');
  });
});
