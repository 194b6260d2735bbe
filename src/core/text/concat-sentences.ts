/** Joins sentences to one text. Nothing stands between Chinese or Japanese ones: their full stop has its own space. */
export const concatSentences = (sentences: readonly string[]): string =>
  sentences.reduce((text, next) => text + (text === '' || /[。！？．｡」』）]$/.test(text) ? '' : ' ') + next, '');
