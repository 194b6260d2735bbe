/**
 * `near`, `anywhere`: support by the evidence and by the whole article. `opposite*`: the evidence, the article, or the word
 * in the claim's place has an opposite. `prefix`: the article has the word with or without a negating prefix or suffix (2: in
 * the evidence). `left*`, `right*`: the terms beside it. `run`: unsupported terms in a row. `context`: the best share of the
 * rest of the sentence that a sentence with the term supports; `contextGap`: how much more another sentence supports.
 * `best`: share of the sentence that its best sentence supports; `rest*`: unsupported terms besides this one. `slot*`: the
 * evidence has another word in its place. `polarity`: 1 when only the claim denies the term, -1 when only the article does.
 * `denial`: of a denial, whether the evidence denies the same (2), something (1), or nothing (-1).
 */
export const WORD_FEATURES = [
  ...['near', 'anywhere', 'isName', 'isNumber', 'isDenial', 'isHedge', 'isComparison', 'isUnknown'],
  ...['opposite', 'oppositeAnywhere', 'sibling', 'prefix', 'left', 'right', 'leftTogether', 'rightTogether', 'run'],
  ...['context', 'contextGap', 'best', 'restShare', 'restCount', 'terms', 'sentences', 'places'],
  ...['slot', 'slotOpposite', 'slotSibling', 'slotSame', 'slotName', 'slotNumber'],
  ...['polarity', 'denial', 'denied', 'isDenied', 'hedgeNear'],
] as const;
type WordFeature = (typeof WORD_FEATURES)[number];
/** The features of a word that are not 0. */
export type PartialFeatures = Partial<Record<WordFeature, number>>;
