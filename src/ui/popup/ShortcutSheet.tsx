import { type MessageKey, t } from '../../extension/i18n.ts';
import { formatShortcut } from '../components/format-shortcut.ts';
import { type Action, getActionLabel } from './action.ts';
import { candidateActions, editorActions, faceActions, pointActions } from './actions.ts';
import { type EditorState, useEditor } from './editor-context.ts';
import { ModalDialog } from './ModalDialog.tsx';
import './shortcut-sheet.css';

/** The dialog that lists all keyboard shortcuts, grouped by where a shortcut works. */
export function ShortcutSheet() {
  const editor = useEditor();
  return (
    <ModalDialog title={t('shortcutSheetTitle')} class="shortcut-sheet" onClose={() => editor.showDialog(null)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div class="shortcut-groups" tabIndex={0}>
        <ShortcutGroup
          heading="shortcutGroupEverywhere"
          rows={listShortcuts({ ...editorActions, ...faceActions }, editor)}
        />
        <ShortcutGroup heading="shortcutGroupPoint" rows={listShortcuts(pointActions, editor)} />
        <ShortcutGroup heading="shortcutGroupCandidates" rows={listShortcuts(candidateActions, editor)} />
      </div>
    </ModalDialog>
  );
}

interface ShortcutRow {
  label: string;
  /** Alternative shortcuts of one action, in the syntax of `aria-keyshortcuts`. */
  keys: string[];
}

function ShortcutGroup({ heading, rows }: { heading: MessageKey; rows: ShortcutRow[] }) {
  return (
    <section>
      <h3>{t(heading)}</h3>
      <dl>
        {rows.map(({ label, keys }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {keys.map((combination) => (
                <kbd key={combination} dir="ltr" data-keys={combination}>
                  {formatShortcut(combination)}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function listShortcuts<Target>(actions: Record<string, Action<Target>>, editor: EditorState): ShortcutRow[] {
  return Object.values(actions).flatMap((action) => {
    const rows: ShortcutRow[] = [];
    for (const { keys, label } of action.shortcuts ?? []) {
      // The label of some actions depends on a target, which is missing here. A test requires these shortcuts to have a label.
      const text = label ? t(label) : (rows.at(-1)?.label ?? getActionLabel(action, editor, undefined as Target));
      const row = rows.find((one) => one.label === text);
      if (row) row.keys.push(keys);
      else rows.push({ label: text, keys: [keys] });
    }
    return rows;
  });
}
