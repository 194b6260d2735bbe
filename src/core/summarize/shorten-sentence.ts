/** Shortens a long sentence at its clauses. Words are only left out. */
import { isBalanced } from '../text/is-balanced.ts';
import { countWords } from '../text/words.ts';
import { getCuePattern } from './cue-phrases.ts';

/** A sentence of at most this many words stays as it is. */
const MAX_PLAIN_WORDS = 25;
/** A sentence of more words than this also loses its last clauses. */
const MAX_WHOLE_WORDS = 40;
/** What is left of a sentence has at least this many words. */
const MIN_KEPT_WORDS = 12;

/** Matches what may stand in a clause that is left out: no other clause, quotation or bracket, and no figure. */
const PLAIN_CLAUSE = '[^,;:.!?()\\[\\]"“”„«»\\d–—]{4,90}';
/** Matches an aside between dashes. */
const DASHED_ASIDE = new RegExp(`\\s[–—]\\s${PLAIN_CLAUSE}\\s[–—](?=\\s)|—${PLAIN_CLAUSE}—`, 'gu');
/** Matches where a clause ends: a semicolon, a dash, or a comma. */
const CLAUSE_END = /;\s|\s[–—]\s|—|,\s/gu;

const hasAttribution = (text: string, language: string): boolean =>
  getCuePattern('attribution', language, 'anywhere').test(text.toLowerCase());

/**
 * Returns a sentence of at most 25 words as it is, a longer one without asides between dashes, and one of more than 40 words
 * up to the end of a clause. Figures in asides, and the words that say whose statement it is, are never left out. A relative
 * clause between commas stays: its end cannot be told from a comma inside it ("who ran Porto, Madrid and Milan, has").
 */
export function shortenSentence(sentence: string, language: string): string {
  let text = sentence;
  if (countWords(text, language) <= MAX_PLAIN_WORDS) return text;
  const keep = (shorter: string) => {
    if (countWords(shorter, language) >= MIN_KEPT_WORDS) text = shorter;
  };
  const isSpare = (clause: string) => !hasAttribution(clause, language);
  keep(text.replace(DASHED_ASIDE, (aside) => (isSpare(aside) ? '' : aside)));
  if (countWords(text, language) <= MAX_WHOLE_WORDS) return text;
  const ends = Array.from(text.matchAll(CLAUSE_END), ({ index }) => index);
  for (const end of ends.reverse()) {
    const start = text.slice(0, end);
    const count = countWords(start, language);
    if (count > MAX_WHOLE_WORDS || count < MIN_KEPT_WORDS) continue;
    const rest = text.slice(end);
    if (isBalanced(start) && !hasAttribution(rest, language) && startsClause(rest, language)) return `${start}.`;
  }
  return text;
}

/** Whether the rest of a sentence opens with a semicolon, a dash, or a comma and a word that opens a clause. */
function startsClause(rest: string, language: string): boolean {
  if (!rest.startsWith(',')) return true;
  const lower = rest.slice(1).trimStart().toLowerCase();
  return (
    getCuePattern('relative', language, 'start').test(lower) || getCuePattern('clause', language, 'start').test(lower)
  );
}
