import { type RefusalCode, RefusedFileError } from '../../core/format/refused-file.ts';
import { messageOf } from '../../core/message-of.ts';
import { type MessageKey, t } from '../../extension/i18n.ts';

const REFUSAL_LABELS: Record<RefusalCode, MessageKey> = {
  path: 'refusedPath',
  length: 'refusedLength',
  effort: 'refusedEffort',
};

/** Describes why a post could not be printed: a limit that was exceeded, or a template error and its position. */
export function printFailure(error: unknown): string {
  if (error instanceof RefusedFileError) return t(REFUSAL_LABELS[error.code], error.detail.slice(0, 120));
  return messageOf(error);
}
