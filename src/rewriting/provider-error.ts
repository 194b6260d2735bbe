/** Why a model gave no answer, in the order of what a person can do about it; each has a plain text, `providerError_…`. */
export type ProviderErrorCode =
  | 'offline'
  | 'redirected'
  | 'slow'
  | 'limited'
  | 'serverError'
  | 'signIn'
  | 'forbidden'
  | 'notFound'
  | 'refused'
  | 'tooLong'
  | 'badAnswer'
  | 'answerTooLarge'
  | 'addressChanged'
  | 'neverSent'
  | 'gone';

/** These may go by themselves: the same is asked again later. */
export const TRANSIENT_PROVIDER_ERRORS: ReadonlySet<ProviderErrorCode> = new Set<ProviderErrorCode>([
  'offline',
  'slow',
  'limited',
  'serverError',
]);

export class ProviderError extends Error {
  constructor(
    readonly code: ProviderErrorCode,
    /** The service's own words, without anything secret; '' when it said nothing. */
    readonly detail = '',
    /** Seconds that it asks to wait, where it says so. */
    readonly retryAfterS?: number,
    /** What had come before it broke off. */
    readonly partialText = '',
  ) {
    super(`${code} ${detail}`.trim());
  }
}
