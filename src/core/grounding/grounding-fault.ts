export interface GroundingFault {
  kind: 'number' | 'date' | 'name' | 'quotation' | 'url' | 'negation' | 'support';
  /** `missing`: nowhere in the article; `elsewhere`: in the article, but not near the quote; `changed`: replaces another fact. */
  why: 'missing' | 'elsewhere' | 'changed';
  /** Offset in the point's text. A `support` fault may cover the whole text. */
  start: number;
  end: number;
}
