import { type MessageKey, t } from '../../extension/i18n.ts';
import type { ErrorCode } from '../../jobs/job-error.ts';
import type { Readiness } from '../../publishing/output.ts';
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

/** What happened, what it means and what to do. */
export const describeError = (code: ErrorCode, detail: string): string => t(`error_${code}`, detail).trim();

type ModelErrorCode =
  Extract<MessageKey, `error_${ErrorCode}_model`> extends `error_${infer Code}_model` ? Code : never;
/** Errors that have other words when a model was asked. */
const MODEL_ERRORS: Record<ModelErrorCode, true> = {
  offline: true,
  redirected: true,
  limited: true,
  serverError: true,
  signIn: true,
  forbidden: true,
  notFound: true,
  refused: true,
  tooLarge: true,
  badAnswer: true,
  addressChanged: true,
};

/** The same when a model was asked. */
export const describeModelError = (code: ErrorCode): string =>
  (code in MODEL_ERRORS ? t(`error_${code as ModelErrorCode}_model`) : t(`error_${code}`, '')).trim();
