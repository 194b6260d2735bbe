import { t } from '../../extension/i18n.ts';
import { toMonday } from './weeks.ts';

/** Lists the usual periods that end today, as choices of the date filter. `today`: such as `2026-02-27`. */
export function listDateSpans(today: string): { id: string; label: string; from: string; to: undefined }[] {
  return [
    { id: 'week', label: t('spanWeek'), from: toMonday(today), to: undefined },
    { id: 'month', label: t('spanMonth'), from: `${today.slice(0, 7)}-01`, to: undefined },
    { id: 'year', label: t('spanYear'), from: `${today.slice(0, 4)}-01-01`, to: undefined },
  ];
}
