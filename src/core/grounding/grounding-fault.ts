/**
 * What a key point says that its article does not bear out. `opposite`: a word that means the opposite of the article's;
 * `support`: a statement that the article does not make.
 */
export interface GroundingFault {
  kind: 'number' | 'date' | 'name' | 'quotation' | 'url' | 'negation' | 'opposite' | 'support';
  /**
   * `missing`: the fact is nowhere in the article. `elsewhere`: the article has the fact, but not near the quote. `changed`:
   * the fact replaces another fact.
   */
  why: 'missing' | 'elsewhere' | 'changed';
  /** Offsets in the point's text. A fault of the kind `support` may cover the whole text. */
  start: number;
  end: number;
  /** What the article has in the place of the fact, verbatim, when that is known. */
  article?: string;
}
