import { hasUnspacedScripts } from '../text/unicode.ts';
import { type ArticleWord, WordPlace } from './article-words.ts';

/** A phrase of an article, and where the article has it. */
export interface Mention {
  key: string;
  /** The most frequent spelling in the middle of a sentence. */
  text: string;
  /** Votes by which the spelling in `text` leads the other spellings (majority vote of Boyer and Moore). */
  lead: number;
  /** Number of words in the phrase. */
  words: number;
  count: number;
  /** `WordPlace` bits of all occurrences. */
  places: number;
  /** Number of occurrences in a heading, in emphasis or in code. */
  marked: number;
  /** Number of occurrences inside a sentence of the text, where a capital indicates a name. */
  open: number;
  /** Of the `open` occurrences, the number with a capital on every word. */
  capital: number;
  /** Index in the article's words of the phrase's first word. */
  first: number;
  /** Number of occurrences of the most frequent phrase that has one more word: `Microsoft Build` for `Build`. */
  longer: number;
  /** Keys of the names that have one more word: `Maren Larsen` for `Larsen`. */
  names: string[];
  /** Lengths of the keys of the phrase's first and last word. */
  ends: [number, number];
}

/** Whether the phrase is in the title, a heading or the lead, or occurs three times. */
export const isEmphasised = (mention: Mention): boolean =>
  mention.count >= 3 || (mention.places & (WordPlace.title | WordPlace.heading | WordPlace.lead)) !== 0;

/**
 * Returns the name that a word is a part of (`Maren Larsen` for `Larsen` and `Maren`); undefined for none. A repeated name
 * counts that has half of the word's occurrences, or that alone ends with the word: later a surname stands alone.
 */
export function findWholeName({ count, key, names }: Mention, mentions: Map<string, Mention>): Mention | undefined {
  const repeated = names.flatMap((name) => mentions.get(name) ?? []).filter((name) => name.count > 1);
  const [name] = repeated.sort((a, b) => b.count - a.count);
  const isWhole = name && (name.count * 2 >= count || (names.length === 1 && name.key.endsWith(key)));
  return isWhole ? (findWholeName(name, mentions) ?? name) : undefined;
}

/** Maximum of words in a phrase that is already a tag of the blog. */
const MAX_PHRASE_WORDS = 5;
/** Maximum of words in a phrase that is not yet a tag of the blog. */
const MAX_NEW_PHRASE_WORDS = 4;
/** Maximum of words in a new phrase of a script without spaces, where a clause looks like a name. */
const MAX_UNSPACED_PHRASE_WORDS = 2;

/**
 * Finds all phrases of up to four words that could be a tag, and all phrases with a key that `isKnown` accepts. A phrase's
 * key joins the keys of its words without spaces, so that `open source` and `Open-Source` have the same key.
 */
export function findMentions(words: ArticleWord[], isKnown: (key: string) => boolean): Map<string, Mention> {
  const mentions = new Map<string, Mention>();
  for (let i = 0; i < words.length; i++) {
    let key = '';
    let places = 31;
    let isCapitalised = true;
    let hasInnerStopword = false;
    const start = words[i];
    if (!start) break;
    for (let n = 1; n <= MAX_PHRASE_WORDS; n++) {
      const word = words[i + n - 1];
      if (!word || (n > 1 && word.opens)) break;
      key += word.key;
      places &= word.places;
      isCapitalised &&= word.capital;
      if (n > 1) hasInnerStopword ||= words[i + n - 2]?.stop === true;
      const longest =
        word.glue === '' && hasUnspacedScripts(word.text) ? MAX_UNSPACED_PHRASE_WORDS : MAX_NEW_PHRASE_WORDS;
      const isCandidate = !start.stop && !word.stop && !hasInnerStopword && n <= longest;
      if (!isCandidate && !isKnown(key)) continue;
      recordMention(mentions, words, i, n, key, places, isCapitalised);
    }
  }
  for (const { key, ends, words: n, count, capital, open } of mentions.values()) {
    if (n === 1) continue;
    for (const part of [key.slice(0, -ends[1]), key.slice(ends[0])]) {
      const shorter = mentions.get(part);
      if (shorter) shorter.longer = Math.max(shorter.longer, count);
      if (shorter && capital * 2 > open) shorter.names.push(key);
    }
  }
  return mentions;
}

function recordMention(
  mentions: Map<string, Mention>,
  words: ArticleWord[],
  at: number,
  n: number,
  key: string,
  places: number,
  isCapitalised: boolean,
): void {
  const start = words[at];
  const opens = start?.opens === true || ((start?.places ?? 0) & (WordPlace.title | WordPlace.heading)) !== 0;
  let mention = mentions.get(key);
  if (!mention) {
    const ends: [number, number] = [start?.key.length ?? 0, words[at + n - 1]?.key.length ?? 0];
    mention = {
      key,
      text: '',
      lead: 0,
      words: n,
      count: 0,
      places: 0,
      marked: 0,
      open: 0,
      capital: 0,
      first: at,
      longer: 0,
      names: [],
      ends,
    };
    mentions.set(key, mention);
  }
  mention.count++;
  mention.places |= places;
  if (places & (WordPlace.heading | WordPlace.marked | WordPlace.code)) mention.marked++;
  if (!opens) {
    mention.open++;
    if (isCapitalised) mention.capital++;
  }
  if (mention.text === '' || !opens) voteForSpelling(mention, joinPhrase(words, at, n), opens);
}

/**
 * Counts a vote for a spelling, to find the most frequent one: `AI agents` or `AI agent`. Only spellings in the middle of a
 * sentence add votes (majority vote in one pass, Boyer and Moore 1981).
 */
function voteForSpelling(mention: Mention, text: string, opens: boolean): void {
  if (text === mention.text) mention.lead += opens ? 0 : 1;
  else if (mention.lead > 0) mention.lead--;
  else [mention.text, mention.lead] = [text, opens ? 0 : 1];
}

function joinPhrase(words: ArticleWord[], at: number, n: number): string {
  let text = words[at]?.text ?? '';
  for (let i = at + 1; i < at + n; i++) text += (words[i]?.glue ?? '') + (words[i]?.text ?? '');
  return text;
}
