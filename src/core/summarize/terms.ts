/** The content words of a text's sentences as numbers, for overlaps in linear time. */
import { words } from '../text.ts';
import { stopWords } from './stopwords.ts';

/** Inflections fold together crudely in any language: a plural `s` goes and long words keep their first letters. */
export function stem(word: string): string {
  const bare = word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  return bare.length > 7 ? bare.slice(0, 7) : bare;
}

export interface Terms {
  /** Per sentence: its distinct terms. */
  of: Int32Array[];
  /** Per term: in how many sentences it stands. */
  frequency: number[];
  /** Terms of another text (title, heading) that this text knows; unknown ones are left out. */
  known(text: string): Set<number>;
  /** How many distinct content terms a text has, known or not. */
  count(text: string): number;
}

/** Content terms of a text: no function words, no single letters. */
export function contentTerms(text: string, language: string): string[] {
  const stop = stopWords(language);
  const out: string[] = [];
  for (const word of words(text, language)) {
    if (stop.has(word) || (word.length < 2 && /[a-z\d]/.test(word))) continue;
    out.push(stem(word));
  }
  return out;
}

/** Terms of the sentences `texts`, in one pass. */
export function termsOf(texts: readonly string[], language: string): Terms {
  const ids = new Map<string, number>();
  const frequency: number[] = [];
  const of = texts.map((text) => {
    const seen = new Set<number>();
    for (const term of contentTerms(text, language)) {
      let id = ids.get(term);
      if (id === undefined) {
        id = ids.size;
        ids.set(term, id);
        frequency.push(0);
      }
      if (!seen.has(id)) {
        seen.add(id);
        frequency[id] = (frequency[id] ?? 0) + 1;
      }
    }
    return Int32Array.from(seen);
  });
  return {
    of,
    frequency,
    known(text) {
      const out = new Set<number>();
      for (const term of contentTerms(text, language)) {
        const id = ids.get(term);
        if (id !== undefined) out.add(id);
      }
      return out;
    },
    count: (text) => new Set(contentTerms(text, language)).size,
  };
}
