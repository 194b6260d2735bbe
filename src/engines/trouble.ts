/** Why a model gave no answer, in the order of what a person can do about it; each has a plain text, `model_…`. */
export type ModelTrouble =
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
export const MAY_PASS: ReadonlySet<ModelTrouble> = new Set<ModelTrouble>(['offline', 'slow', 'limited', 'serverError']);

export class ModelFailed extends Error {
  constructor(
    readonly why: ModelTrouble,
    /** The service's own words, without anything secret; '' when it said nothing. */
    readonly detail = '',
    /** Seconds that it asks to wait, where it says so. */
    readonly wait?: number,
    /** What had come before it broke off. */
    readonly heard = '',
  ) {
    super(`${why} ${detail}`.trim());
  }
}
