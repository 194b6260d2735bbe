/** Where the article contains a quote, and how exactly. */
export interface QuoteMatch {
  /**
   * How the article's text matches the quote. `exact`: letter for letter. `normalised`: case, accents, punctuation and white
   * space differ. `fuzzy`: some words differ. `found`: there was no quote, and the check found the sentence itself.
   */
  how: 'exact' | 'normalised' | 'fuzzy' | 'found';
  /** Share of the quote's words that the article contains in the same order; below 1 only for `fuzzy` and `found`. */
  likeness: number;
  /** Indexes in `GroundingSource.sentences` of the first and the last sentence that the quote touches. */
  first: number;
  last: number;
}
