import { type MessageKey, t } from '../../extension/i18n.ts';
import type { ErrorCode } from '../../jobs/job-error.ts';
import type { Readiness } from '../../publishing/output.ts';
import type { DestinationStatus } from '../../publishing/send-post.ts';

/** Returns a text about an output. Each output has the messages `output_ID_name`, `_help`, `_done` and `_failed`. */
export const getOutputText = (id: string, part: 'name' | 'help' | 'done' | 'failed', ...details: string[]): string =>
  t(`output_${id}_${part}` as MessageKey, ...details);

/** Returns the name that the user gave a destination, or the name of its output if there is none. */
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

/** Describes what a destination needs before posts can be sent to it; '' when the destination is ready. */
export function describeReadiness({ is }: Readiness): string {
  const key = READINESS_LABELS[is];
  return key ? t(key) : '';
}

/** Formats host match patterns (`https://host/*`) as a list of host names. */
export const formatHosts = (hosts: string[]): string =>
  hosts.map((host) => host.replace(/^\w+:\/\/|\/\*$/g, '')).join(', ');

/** Describes an error of sending a post in the user's language: what happened and what to do. */
export const describeError = (code: ErrorCode, detail: string): string => t(`error_${code}`, detail).trim();

type ModelErrorCode =
  Extract<MessageKey, `error_${ErrorCode}_model`> extends `error_${infer Code}_model` ? Code : never;
/** Error codes that have a different text (`error_CODE_model`) for requests to a model. */
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

/** Describes an error of a request to a model in the user's language. */
export const describeModelError = (code: ErrorCode): string =>
  (code in MODEL_ERRORS ? t(`error_${code as ModelErrorCode}_model`) : t(`error_${code}`, '')).trim();
