const segmenters = new Map<string, Intl.Segmenter>();

/** Returns the segmenter of a language; that of English for a language tag that is not valid. */
export function getSegmenter(language: string, granularity: 'word' | 'sentence'): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  let found = segmenters.get(key);
  if (!found) {
    try {
      found = new Intl.Segmenter(language || 'en', { granularity });
    } catch {
      // The declared language is not valid: a page may declare any text as its language.
      found = new Intl.Segmenter('en', { granularity });
    }
    segmenters.set(key, found);
  }
  return found;
}
