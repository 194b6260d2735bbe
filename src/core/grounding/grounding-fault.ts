export interface GroundingFault {
  kind: 'number' | 'date' | 'name' | 'quotation' | 'url' | 'negation' | 'support';
  /**
   * `missing`: the fact is nowhere in the article. `elsewhere`: the article has the fact, but not near the quote. `changed`:
   * the fact replaces another fact.
   */
  why: 'missing' | 'elsewhere' | 'changed';
  /** Offsets in the point's text. A fault of the kind `support` may cover the whole text. */
  start: number;
  end: number;
}
