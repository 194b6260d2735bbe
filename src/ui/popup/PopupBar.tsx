import type { ComponentChildren } from 'preact';
import { t } from '../../extension/i18n.ts';
import { hasLibrary } from '../../extension/private-window.ts';
import { formatShortcut } from '../components/format-shortcut.ts';
import { Icon } from '../components/Icon.tsx';
import { Menu, type MenuItem } from '../components/Menu.tsx';
import { type Action, getActionLabel, runAction } from './action.ts';
import { editorActions } from './actions.ts';
import { useEditor } from './editor-context.ts';
import { openLibraryPage } from './extension-pages.ts';
import { ownsWindow } from './open-draft.ts';

interface Props {
  children: ComponentChildren;
  end?: ComponentChildren;
  moreItems?: MenuItem[] | undefined;
}

/**
 * The bar above: `children` at its beginning, then the library and the menu of all that is needed less often. `end` replaces
 * the library's button, for a page that has something else to show there; `moreItems` come first in the menu.
 */
export function PopupBar({ children, end, moreItems = [] }: Props) {
  const editor = useEditor();
  const isInPage = !ownsWindow(editor.view);
  const { undo, redo, openSidePanel, openLibrary, openOptions, startOver, openPalette, showShortcuts, reportProblem } =
    editorActions;
  const groups: Action[][] = [
    [undo, redo, startOver],
    [openSidePanel, ...(isInPage ? [] : [openLibrary, openOptions])],
    [openPalette, showShortcuts, reportProblem],
  ];
  const items = groups.flatMap((actions) =>
    actions
      // Undo keeps its place while there is nothing to undo; what can never work here is left out.
      .filter((action) => ![openSidePanel, openLibrary].includes(action) || action.isEnabled(editor, undefined))
      .map((action, at): MenuItem => {
        const keys = action.shortcuts?.[0]?.keys;
        return {
          label: getActionLabel(action, editor, undefined),
          ...(keys ? { keys: formatShortcut(keys) } : {}),
          startsGroup: at === 0,
          disabled: !action.isEnabled(editor, undefined),
          run: () => runAction(action, editor, undefined),
        };
      }),
  );
  return (
    <BarFrame start={children}>
      {end ?? (!isInPage && hasLibrary && <LibraryButton />)}
      <Menu class="button plain" label={t('moreActions')} items={[...moreItems, ...items]}>
        {t('moreActions')} <Icon name="down" />
      </Menu>
    </BarFrame>
  );
}

/** The frame of the bar, which is also that of a page without an article. */
export function BarFrame({ start, children }: { start: ComponentChildren; children: ComponentChildren }) {
  return (
    <header class="bar">
      {start}
      <nav class="bar-end" aria-label="Precis">
        {children}
      </nav>
    </header>
  );
}

export function LibraryButton() {
  return (
    <button type="button" class="button plain to-library" onClick={openLibraryPage}>
      {t('openLibrary')}
    </button>
  );
}
