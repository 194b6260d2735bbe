import { type MessageKey, t } from '../../browser/i18n.ts';
import type { State, Trouble } from '../../outputs/index.ts';
import type { Place } from '../../publish.ts';

/** Each output has texts of its own: `output_ID_name`, `_help`, `_done`, `_failed`. */
export const say = (id: string, part: 'name' | 'help' | 'done' | 'failed', ...details: string[]): string =>
  t(`output_${id}_${part}` as MessageKey, ...details);

/** What a place is called: as the person named it, else by its kind. */
export const nameOf = ({ destination, output }: Pick<Place, 'destination' | 'output'>): string =>
  destination.name || say(output.id, 'name');

const STATES: Record<State['is'], MessageKey | null> = {
  ready: null,
  'needs-settings': 'stateNeedsSettings',
  'needs-sign-in': 'stateNeedsSignIn',
  'needs-permission': 'stateNeedsPermission',
  'needs-capability': 'stateNeedsPermission',
  'needs-folder': 'stateNeedsFolder',
  'needs-agreement': 'stateNeedsAgreement',
};

/** What a place needs before it can be sent to; '' when it is ready. */
export function needOf({ is }: State): string {
  const key = STATES[is];
  return key ? t(key) : '';
}

/** What happened, what it means and what to do. */
export const troubleOf = (why: Trouble, detail: string): string => t(`trouble_${why}`, detail).trim();
