import { type MessageKey, t } from '../../extension/i18n.ts';
import type { ErrorCode } from '../../jobs/job-error.ts';
import type { Readiness } from '../../publishing/output.ts';
import type { DestinationStatus } from '../../publishing/send-post.ts';

/** A text of an output; each has `output_ID_name`, `_help`, `_done` and `_failed`. */
export const getOutputText = (id: string, part: 'name' | 'help' | 'done' | 'failed', ...details: string[]): string =>
  t(`output_${id}_${part}` as MessageKey, ...details);

/** The name that the user gave a destination, else the name of its output. */
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

/** What a destination needs before a post can be sent there; '' when it is ready. */
export function describeReadiness({ is }: Readiness): string {
  const key = READINESS_LABELS[is];
  return key ? t(key) : '';
}

/** Match patterns → the hosts' names, in a list. */
export const formatHosts = (hosts: string[]): string =>
  hosts.map((host) => host.replace(/^\w+:\/\/|\/\*$/g, '')).join(', ');

/** An error of a send in the user's language: what happened and what to do. */
export const describeError = (code: ErrorCode, detail: string): string => t(`error_${code}`, detail).trim();

type ModelErrorCode =
  Extract<MessageKey, `error_${ErrorCode}_model`> extends `error_${infer Code}_model` ? Code : never;
/** Errors with texts of their own for models. */
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

/** An error of a model's request in the user's language. */
export const describeModelError = (code: ErrorCode): string =>
  (code in MODEL_ERRORS ? t(`error_${code as ModelErrorCode}_model`) : t(`error_${code}`, '')).trim();
