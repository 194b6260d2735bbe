import { type MessageKey, t } from '../../browser/i18n.ts';
import { type RefusalCode, RefusedFile } from '../../core/post/refused-file.ts';

const WORDS: Record<RefusalCode, MessageKey> = {
  path: 'refusedPath',
  length: 'refusedLength',
  effort: 'refusedEffort',
};

/** Why a post could not be printed: what a format may not do, or the mistake in its template, which names the place. */
export function printFailure(error: unknown): string {
  if (error instanceof RefusedFile) return t(WORDS[error.code], error.detail.slice(0, 120));
  return error instanceof Error ? error.message : String(error);
}
