import { t } from '../../extension/i18n.ts';
import type { ModelSettings } from '../../storage/model-settings.ts';
import { formatDollars } from '../components/model-labels.ts';
import { TextSetting } from './TextSetting.tsx';

interface Props {
  settings: ModelSettings;
  /** Dollars spent this month. */
  spent: number;
  set: (change: Partial<ModelSettings>) => Promise<void>;
}

const LARGEST_BUDGET = 10_000;

/** The option for what requests to models may cost in a month, and what they have cost so far. */
export function ModelBudget({ settings, spent, set }: Props) {
  return (
    <fieldset class="fields" aria-label={t('modelBudget')}>
      <TextSetting
        label={t('modelBudget')}
        help={`${t('modelBudgetHelp')} ${t('modelSpent', formatDollars(spent))}`}
        value={settings.budget}
        save={(budget) => (isDollars(budget) ? set({ budget }) : t('settingRange', 0, LARGEST_BUDGET))}
      />
    </fieldset>
  );
}

/** Whether a text is an amount in dollars, or empty. */
const isDollars = (text: string): boolean =>
  text === '' || (/^\d+(?:\.\d+)?$/.test(text) && Number(text) <= LARGEST_BUDGET);
