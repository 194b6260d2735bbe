import { t } from '../../extension/i18n.ts';
import { formatShortcut } from '../components/format-shortcut.ts';
import { listActions, listShownKeys } from './list-actions.ts';

interface Props {
  singleKeys: boolean;
  showKeys: () => void;
}

/** A line below the list that names its most useful keys, and a button for the list of all. */
export function ListFoot({ singleKeys, showKeys }: Props) {
  return (
    <footer class="list-foot">
      {listActions.map((action, index) => {
        if (!action.hint) return null;
        // "Move" stands for both directions.
        const pair = action.hint === 'hintMove' ? [listActions[index - 1] ?? action, action] : [action];
        const keys = pair.flatMap((one) => listShownKeys(one, singleKeys).slice(0, 1));
        const signs = keys.map((combination) => <kbd key={combination}>{formatShortcut(combination)}</kbd>);
        if (action.hint === 'hintAll')
          return (
            <button key={action.hint} type="button" class="button plain" onClick={showKeys}>
              {signs}
              {t(action.hint)}
            </button>
          );
        return (
          keys.length > 0 && (
            <span key={action.hint}>
              {signs}
              {t(action.hint)}
            </span>
          )
        );
      })}
    </footer>
  );
}
