import { t } from '../../extension/i18n.ts';
import { formatShortcut } from '../components/format-shortcut.ts';
import { ModalDialog } from '../popup/ModalDialog.tsx';
import '../popup/shortcut-sheet.css';
import { listActions, listShownKeys } from './list-actions.ts';

/** The dialog that lists the keys of the library's list. */
export function LibraryKeySheet({ singleKeys, onClose }: { singleKeys: boolean; onClose: () => void }) {
  return (
    <ModalDialog title={t('shortcutSheetTitle')} class="shortcut-sheet" onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div class="shortcut-groups" tabIndex={0}>
        <section>
          <h3>{t('libraryTitle')}</h3>
          <dl>
            {listActions.map((action) => (
              <div key={action.label}>
                <dt>{t(action.label)}</dt>
                <dd>
                  {listShownKeys(action, singleKeys).map((combination) => (
                    <kbd key={combination}>{combination === ' ' ? t('keyNameSpace') : formatShortcut(combination)}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </ModalDialog>
  );
}
