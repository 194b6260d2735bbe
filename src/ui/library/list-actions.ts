import type { MessageKey } from '../../extension/i18n.ts';
import type { KeyBindings } from './use-key-bindings.ts';

/** What the actions on the list can do. Each function returns false when there is nothing to do. */
export interface ListContext {
  /** Opens the post that is `by` rows below the open one. `extending`: selects both posts, too. */
  move: (by: number, extending?: boolean) => unknown;
  edit: () => unknown;
  openOriginal: () => unknown;
  toggle: () => unknown;
  remove: () => unknown;
  focusSearch: () => unknown;
  selectAll: () => unknown;
  /** Clears the selection; without one, closes the open post. */
  leave: () => unknown;
  showKeys: () => unknown;
}

interface ListAction {
  label: MessageKey;
  /** A short word for the line of keys below the list; absent for an action that the line does not name. */
  hint?: MessageKey;
  /** Key combinations, the first one shown first. Those of one sign can be turned off in the options. */
  keys: string[];
  run: (list: ListContext) => unknown;
}

/** The actions on the list that have keys. The line of keys, the shortcut sheet and the key handler are made from them. */
export const listActions: ListAction[] = [
  { label: 'keyNext', keys: ['j', 'ArrowDown'], run: (list) => list.move(1) },
  { label: 'keyPrevious', hint: 'hintMove', keys: ['k', 'ArrowUp'], run: (list) => list.move(-1) },
  { label: 'keyEdit', hint: 'hintEdit', keys: ['Enter', 'e'], run: (list) => list.edit() },
  { label: 'openOriginal', hint: 'hintOriginal', keys: ['o'], run: (list) => list.openOriginal() },
  { label: 'keySelect', hint: 'hintSelect', keys: ['x', ' '], run: (list) => list.toggle() },
  { label: 'keySelectNext', keys: ['Shift+ArrowDown'], run: (list) => list.move(1, true) },
  { label: 'keySelectPrevious', keys: ['Shift+ArrowUp'], run: (list) => list.move(-1, true) },
  { label: 'keySelectAll', keys: ['Control+a'], run: (list) => list.selectAll() },
  { label: 'delete', keys: ['#', 'Delete'], run: (list) => list.remove() },
  { label: 'librarySearch', keys: ['/'], run: (list) => list.focusSearch() },
  { label: 'keyLeave', keys: ['Escape'], run: (list) => list.leave() },
  { label: 'shortcutSheetTitle', hint: 'hintAll', keys: ['?'], run: (list) => list.showKeys() },
];

/** Whether speech input or a slip of the hand may press a key by mistake. The space bar works on the focused row only. */
const isSingleKey = (keys: string): boolean => keys.length === 1 && keys !== ' ';

/** Keys that other controls need, too. They act on the list only while the list, or nothing, has the focus. */
const LIST_KEYS = ['ArrowDown', 'ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowUp', 'Enter', ' ', 'Control+a'];

const isListFocused = (): boolean => {
  const focused = document.activeElement;
  return focused === document.body || focused?.closest('.posts-column') != null;
};

const isButton = (): boolean => document.activeElement?.matches('button, a, summary') ?? false;

/** Binds the keys of the actions. `singleKeys`: whether keys of one sign count. */
export function bindListKeys(list: ListContext, singleKeys: boolean): KeyBindings {
  const bindings: KeyBindings = {};
  for (const { keys, run } of listActions)
    for (const combination of keys) {
      if (isSingleKey(combination) && !singleKeys) continue;
      // Enter and the space bar press the button that has the focus.
      const isFree = () =>
        !LIST_KEYS.includes(combination) || (isListFocused() && !(isPress(combination) && isButton()));
      bindings[combination] = () => (isFree() ? run(list) : false);
    }
  return bindings;
}

const isPress = (combination: string): boolean => combination === 'Enter' || combination === ' ';

/** Returns an action's keys without those that are turned off. */
export const listShownKeys = ({ keys }: Pick<ListAction, 'keys'>, singleKeys: boolean): string[] =>
  keys.filter((combination) => singleKeys || !isSingleKey(combination));
