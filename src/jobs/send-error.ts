/** Why something was not sent, in the order of what a person can do about it; each has a plain text, `sendError_…`. */
export type ErrorCode =
  | 'offline'
  | 'redirected'
  | 'limited'
  | 'serverError'
  | 'signIn'
  | 'forbidden'
  | 'notFound'
  | 'branchMissing'
  | 'emptyRepository'
  | 'movedOn'
  | 'refused'
  | 'tooLarge'
  | 'exists'
  | 'changedThere'
  | 'otherPlace'
  | 'unsure'
  | 'needsLeave'
  | 'badSettings'
  | 'oneAtATime'
  | 'addressChanged'
  | 'answerTooLarge'
  | 'badAnswer';

/** These go by themselves: the same parcel is sent again later. All others wait for the person. */
export const TRANSIENT_ERRORS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'offline',
  'limited',
  'serverError',
  'movedOn',
]);

export class SendError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** The place's own words, without anything secret; '' when it said nothing. */
    readonly detail = '',
    /** Seconds that the place asks to wait, where it says so. */
    readonly retryAfterS?: number,
  ) {
    super(`${code} ${detail}`.trim());
  }
}

/** What is at a path already. `version`: what the place knows this state of the file by; `text`: null when it is no text. */
export interface ExistingFile {
  path: string;
  version: string;
  text: string | null;
}

/** Something else is there already: the person decides whether to replace it, to take another name, or to leave it. */
export class ConflictError extends SendError {
  constructor(readonly existing: ExistingFile[]) {
    super('exists', existing.map(({ path }) => path).join(', '));
  }
}
