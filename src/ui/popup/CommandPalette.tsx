import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { POST_KINDS } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { formatShortcut } from '../components/format-shortcut.ts';
import { type Action, getActionLabel, runAction } from './action.ts';
import { destinationActions, editorActions, faceActions, kindActions } from './actions.ts';
import { type EditorState, useEditor } from './editor-context.ts';
import { searchCommands } from './search-commands.ts';
import { listSendActions } from './send-draft.ts';
import './command-palette.css';

interface Command {
  label: string;
  keys: string;
  run: () => void;
}

/** A dialog with all actions of the draft: typing searches them, the arrow keys choose one, Enter runs it. */
export function CommandPalette() {
  const editor = useEditor();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const commands = useMemo(() => listCommands(editor), []);
  const found = searchCommands(commands, query);
  const chosen = Math.min(index, found.length - 1);
  // `showModal` also moves the focus into the dialog; the browser returns the focus when the dialog closes.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useLayoutEffect(
    () => dialog.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }),
    [chosen, query],
  );
  const run = (command: Command | undefined) => {
    if (!command) return;
    // The dialog closes first: that returns the focus, before the action may move it elsewhere.
    dialog.current?.close();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, Home: 0, End: found.length - 1 }[event.key];
    if (event.key === 'Enter' && !event.isComposing) run(found[chosen]);
    else if (to === undefined || found.length === 0) return;
    else setIndex((to + found.length) % found.length);
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} class="palette" aria-label={t('paletteTitle')} onClose={() => editor.showDialog(null)}>
      <input
        type="text"
        role="combobox"
        aria-label={t('paletteTitle')}
        aria-expanded={true}
        aria-controls="palette-list"
        aria-activedescendant={found.length > 0 ? `command-${chosen}` : undefined}
        placeholder={t('paletteSearch')}
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setIndex(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="palette-list" role="listbox" aria-label={t('paletteTitle')}>
        {found.map((command, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the list are those of the field above
          <div
            key={command.label}
            id={`command-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === chosen}
            onPointerMove={() => setIndex(at)}
            onClick={() => run(command)}
          >
            <span>{command.label}</span>
            {command.keys && <kbd>{formatShortcut(command.keys)}</kbd>}
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p class="note" role="status">
          {t('paletteNothing')}
        </p>
      )}
    </dialog>
  );
}

/** Lists the actions that are enabled now, in the order of the tables. The primary action, which names itself, comes first. */
function listCommands(editor: EditorState): Command[] {
  const toCommand = <Target,>(action: Action<Target>, target: Target): Command[] => {
    if (!action.isEnabled(editor, target)) return [];
    return [
      {
        label: getActionLabel(action, editor, target),
        keys: action.shortcuts?.[0]?.keys ?? '',
        run: () => runAction(action, editor, target),
      },
    ];
  };
  // `copy` is one of the ways to send, and the palette does not open itself.
  const { send, copy: _, openPalette: __, ...others } = editorActions;
  const all = [
    ...toCommand(send, undefined),
    ...listSendActions(editor).flatMap((way) => toCommand(destinationActions.sendTo, way)),
    ...Object.values(faceActions).flatMap((action) => toCommand(action, undefined)),
    ...Object.values(others).flatMap((action) => toCommand(action, undefined)),
    ...POST_KINDS.flatMap((kind) => toCommand(kindActions.chooseKind, kind)),
  ];
  return all.filter(({ label }, at) => all.findIndex((other) => other.label === label) === at);
}
