import { type MessageKey, t } from '../../extension/i18n.ts';
import type { ErrorCode, Readiness } from '../../publishing/destinations/index.ts';
import type { DestinationStatus } from '../../publishing/send-post.ts';

/** Each output has texts of its own: `output_ID_name`, `_help`, `_done`, `_failed`. */
export const getOutputText = (id: string, part: 'name' | 'help' | 'done' | 'failed', ...details: string[]): string =>
  t(`output_${id}_${part}` as MessageKey, ...details);

/** What a place is called: as the person named it, else by its kind. */
export const getDestinationName = ({
  destination,
  output,
}: Pick<DestinationStatus, 'destination' | 'output'>): string => destination.name || getOutputText(output.id, 'name');

const READINESS_LABELS: Record<Readiness['is'], MessageKey | null> = {
  ready: null,
  'needs-settings': 'stateNeedsSettings',
  'needs-sign-in': 'stateNeedsSignIn',
  'needs-permission': 'stateNeedsPermission',
  'needs-capability': 'stateNeedsPermission',
  'needs-folder': 'stateNeedsFolder',
  'needs-agreement': 'stateNeedsAgreement',
};

/** What a place needs before it can be sent to; '' when it is ready. */
export function describeReadiness({ is }: Readiness): string {
  const key = READINESS_LABELS[is];
  return key ? t(key) : '';
}

/** Match patterns → the hosts' names, in a list. */
export const formatHosts = (hosts: string[]): string =>
  hosts.map((host) => host.replace(/^\w+:\/\/|\/\*$/g, '')).join(', ');

/** What happened, what it means and what to do. */
export const describeError = (why: ErrorCode, detail: string): string => t(`sendError_${why}`, detail).trim();
