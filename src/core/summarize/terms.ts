/** Replaces the words of a text's sentences by numbers, so that overlaps are fast to compute. */

import { getStopWords } from '../text/stop-words.ts';
import { splitWords } from '../text/words.ts';

/** Returns a crude stem of a word, for any language: without a plural `s`, a long word cut to its first letters. */
function stemWord(word: string): string {
  const singular = word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  return singular.length > 7 ? singular.slice(0, 7) : singular;
}

const isContentWord = (word: string, stopWords: ReadonlySet<string>): boolean =>
  !stopWords.has(word) && (word.length > 1 || !/[a-z\d]/.test(word));

/** Returns the stems of the content words of a text. */
export function stemContentWords(text: string, language: string): Set<string> {
  const stopWords = getStopWords(language);
  return new Set(
    splitWords(text, language)
      .filter((word) => isContentWord(word, stopWords))
      .map(stemWord),
  );
}

export interface TermIndex {
  /** All distinct words of the text, in order of first appearance. */
  vocabulary: string[];
  /** Per sentence: its words in order, as indices into `vocabulary`. */
  words: Int32Array[];
  /** Per sentence: its distinct content terms (stems of words that are no function words), as term indices. */
  contentTerms: Int32Array[];
  /** Per term: number of sentences that have the term. */
  frequency: number[];
  /** Returns those terms of another text, such as a title or heading, that the sentences have, too. */
  known(text: string): Set<number>;
  /** Returns the number of distinct content terms of another text, whether or not the sentences have them. */
  count(text: string): number;
}

/** Indexes the words and terms of sentences in one pass. */
export function indexTerms(texts: readonly string[], language: string): TermIndex {
  const stopWords = getStopWords(language);
  const wordIds = new Map<string, number>();
  const stems = new Map<string, number>();
  const vocabulary: string[] = [];
  /** Per word: the index of its term; -1 for a function word. */
  const termByWord: number[] = [];
  const frequency: number[] = [];
  /** Per term: the last sentence that has the term. */
  const lastSentence: number[] = [];
  const inOrder: Int32Array[] = [];
  const contentTerms = texts.map((text, sentence) => {
    const list = splitWords(text, language);
    const ids = new Int32Array(list.length);
    const ownTerms: number[] = [];
    for (let k = 0; k < list.length; k++) {
      const word = list[k] as string;
      let id = wordIds.get(word);
      if (id === undefined) {
        id = vocabulary.length;
        wordIds.set(word, id);
        vocabulary.push(word);
        let term = -1;
        if (isContentWord(word, stopWords)) {
          const base = stemWord(word);
          term = stems.get(base) ?? stems.size;
          if (term === stems.size) {
            stems.set(base, term);
            frequency.push(0);
            lastSentence.push(-1);
          }
        }
        termByWord.push(term);
      }
      ids[k] = id;
      const term = termByWord[id] ?? -1;
      if (term >= 0 && lastSentence[term] !== sentence) {
        lastSentence[term] = sentence;
        ownTerms.push(term);
        frequency[term] = (frequency[term] ?? 0) + 1;
      }
    }
    inOrder.push(ids);
    return new Int32Array(ownTerms);
  });
  const listContentStems = (text: string) =>
    splitWords(text, language)
      .filter((word) => isContentWord(word, stopWords))
      .map(stemWord);
  return {
    vocabulary,
    words: inOrder,
    contentTerms,
    frequency,
    known: (text) => new Set(listContentStems(text).flatMap((base) => stems.get(base) ?? [])),
    count: (text) => new Set(listContentStems(text)).size,
  };
}
