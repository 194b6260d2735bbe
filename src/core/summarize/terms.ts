/** The words of a text's sentences as numbers: each distinct word is looked at once, so overlaps are cheap. */
import { splitWords } from '../text.ts';
import { getStopWords } from './stopwords.ts';

/** Inflections fold together crudely in any language: a plural `s` goes and long words keep their first letters. */
export function stemWord(word: string): string {
  const bare = word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  return bare.length > 7 ? bare.slice(0, 7) : bare;
}

const isContentWord = (word: string, stop: ReadonlySet<string>): boolean =>
  !stop.has(word) && (word.length > 1 || !/[a-z\d]/.test(word));

export interface TermIndex {
  /** Distinct words, in order of first appearance. */
  vocabulary: string[];
  /** Per sentence: its words in order, as indices into `vocabulary`. */
  words: Int32Array[];
  /** Per sentence: its distinct content terms (stems without function words). */
  of: Int32Array[];
  /** Per term: in how many sentences it stands. */
  frequency: number[];
  /** The terms of another text (title, heading) that this text knows. */
  known(text: string): Set<number>;
  /** How many distinct content terms a text has, known or not. */
  count(text: string): number;
}

/** Words and terms of the sentences `texts`, in one pass. */
export function indexTerms(texts: readonly string[], language: string): TermIndex {
  const stop = getStopWords(language);
  const wordIds = new Map<string, number>();
  const stems = new Map<string, number>();
  const vocabulary: string[] = [];
  /** Per word: its term, -1 for a function word. */
  const termOf: number[] = [];
  const frequency: number[] = [];
  /** Per term: the last sentence that it was met in. */
  const metIn: number[] = [];
  const inOrder: Int32Array[] = [];
  const of = texts.map((text, sentence) => {
    const list = splitWords(text, language);
    const ids = new Int32Array(list.length);
    const own: number[] = [];
    for (let k = 0; k < list.length; k++) {
      const word = list[k] as string;
      let id = wordIds.get(word);
      if (id === undefined) {
        id = vocabulary.length;
        wordIds.set(word, id);
        vocabulary.push(word);
        let term = -1;
        if (isContentWord(word, stop)) {
          const base = stemWord(word);
          term = stems.get(base) ?? stems.size;
          if (term === stems.size) {
            stems.set(base, term);
            frequency.push(0);
            metIn.push(-1);
          }
        }
        termOf.push(term);
      }
      ids[k] = id;
      const term = termOf[id] ?? -1;
      if (term >= 0 && metIn[term] !== sentence) {
        metIn[term] = sentence;
        own.push(term);
        frequency[term] = (frequency[term] ?? 0) + 1;
      }
    }
    inOrder.push(ids);
    return new Int32Array(own);
  });
  const content = (text: string) =>
    splitWords(text, language)
      .filter((word) => isContentWord(word, stop))
      .map(stemWord);
  return {
    vocabulary,
    words: inOrder,
    of,
    frequency,
    known: (text) => new Set(content(text).flatMap((base) => stems.get(base) ?? [])),
    count: (text) => new Set(content(text)).size,
  };
}
