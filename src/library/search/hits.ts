import { parseMarkdown } from '../../core/markdown/parse.ts';
import { listTextLines } from '../../core/markdown/plain-text.ts';
import { collapseSpaces } from '../../core/text/collapse-spaces.ts';
import { foldAccents } from '../../core/text/fold-accents.ts';
import { findWords } from '../../core/text/words.ts';
import { tokenizeForSearch } from './tokens.ts';

/** The words to highlight in the texts of search results. */
export interface Hits {
  /** Indexed words that the typed words matched: `SearchResults.words`. */
  words: Set<string>;
  /** The typed words in lower case without accents. Every word in the text that begins with one of them is highlighted. */
  typed: string[];
}

export const createHits = (text: string, words: string[]): Hits => ({
  words: new Set(words),
  typed: tokenizeForSearch(text),
});

/** A piece of a text. `hit`: whether to highlight the piece. */
export interface HitPiece {
  text: string;
  hit: boolean;
}

/** Shortest typed word that is highlighted as a word's beginning; equal to the search's own limit in variants.ts. */
const MIN_PREFIX_LENGTH = 2;

function isHit(word: string, { words, typed }: Hits): boolean {
  const key = foldAccents(word).normalize('NFKC').toLowerCase();
  return words.has(key) || typed.some((start) => start.length >= MIN_PREFIX_LENGTH && key.startsWith(start));
}

/** Splits a text into highlighted and plain pieces. Joined in order, the pieces are the text again. */
export function splitByHits(text: string, hits: Hits, language = ''): HitPiece[] {
  const pieces: HitPiece[] = [];
  let from = 0;
  for (const { text: word, start, end } of hits.typed.length > 0 ? findWords(text, { language }) : []) {
    if (!isHit(word, hits)) continue;
    if (start > from) pieces.push({ text: text.slice(from, start), hit: false });
    pieces.push({ text: word, hit: true });
    from = end;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), hit: false });
  return pieces;
}

/** Length of a snippet in characters, and how many of these stand before the first highlighted word. */
const SNIPPET_LENGTH = 180;
const SNIPPET_LEAD = 50;

/** Returns the passage of a Markdown text around its first highlighted word; '' when no word is highlighted. */
export function extractSnippet(markdown: string, hits: Hits, language = ''): string {
  const lines = listTextLines(parseMarkdown(markdown).children);
  const text = collapseSpaces(lines.map((line) => line.text).join(' '));
  const words = findWords(text, { language });
  const hit = words.find((word) => isHit(word.text, hits))?.start;
  if (hit === undefined) return '';
  const from = words.find(({ start }) => start >= hit - SNIPPET_LEAD)?.start ?? hit;
  const to = words.findLast(({ end }) => end <= from + SNIPPET_LENGTH)?.end ?? text.length;
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}
