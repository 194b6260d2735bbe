import type { PageArticle } from '../core/article.ts';
import type { RecognizedPage } from '../core/read/recognize-page.ts';

/** Why a page can't be read. Each code has messages for the user: `refusal_CODE_…`. */
export type CaptureErrorCode =
  | 'browserPage'
  | 'storePage'
  | 'pdf'
  | 'notHtml'
  | 'localFile'
  | 'notPermitted'
  | 'framed'
  | 'slow'
  /** The tab was closed while it was read. */
  | 'closed'
  /** The tab navigated to another page, or reloaded, while it was read. */
  | 'moved'
  | 'empty'
  | RecognizedPage
  | 'signIn'
  | 'noTab';

export class CaptureError extends Error {
  constructor(
    readonly code: CaptureErrorCode,
    /**
     * What was read from a page without an article, or with a login; the user can still make a post of it. null for nothing.
     */
    readonly article: PageArticle | null = null,
    /** More about the failure, such as the browser's message, for the console and bug reports. */
    readonly detail = '',
  ) {
    super(`${code} ${detail}`);
  }
}

/** Finds the code for a failed injection. Browsers give the reason only as an English message, so the message is matched. */
export function toCaptureError(message: string, address: string): CaptureError {
  if (/gallery|webstore/i.test(message)) return new CaptureError('storePage', null, message);
  if (/chrome:\/\/|about:|edge:\/\/|chrome-extension:\/\/|devtools/i.test(message))
    return new CaptureError('browserPage', null, message);
  if (/file/i.test(message) && /^file:/.test(address)) return new CaptureError('localFile', null, message);
  if (/was removed|destroyed|navigat|no document with id/i.test(message))
    return new CaptureError('moved', null, message);
  if (/\.pdf($|[?#])/i.test(address)) return new CaptureError('pdf', null, message);
  return new CaptureError('notPermitted', null, message);
}
