import { type RefusalCode, RefusedFileError } from '../../core/format/refused-file.ts';
import { messageOf } from '../../core/message-of.ts';
import { type MessageKey, t } from '../../extension/i18n.ts';

const WORDS: Record<RefusalCode, MessageKey> = {
  path: 'refusedPath',
  length: 'refusedLength',
  effort: 'refusedEffort',
};

/** Why a post could not be printed: what a format may not do, or the mistake in its template, which names the place. */
export function printFailure(error: unknown): string {
  if (error instanceof RefusedFileError) return t(WORDS[error.code], error.detail.slice(0, 120));
  return messageOf(error);
}
