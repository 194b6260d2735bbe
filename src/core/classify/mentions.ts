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
  /** Number of occurrences beside a hyphen: `Wi` in `Wi-Fi`. */
  torn: number;
  /** Keys of the names that have one more word: `Maren Larsen` for `Larsen`. */
  names: string[];
  /** Lengths of the keys of the phrase's first and last word. */
  ends: [number, number];
}

const HYPHEN = /[-‐‑–]/;

/** Whether the phrase is in the title, a heading or the lead, or occurs three times. */
export const isEmphasised = (mention: Mention): boolean =>
  mention.count >= 3 || (mention.places & (WordPlace.title | WordPlace.heading | WordPlace.lead)) !== 0;

/**
 * Returns the name that a word is a part of (`Maren Larsen` for `Larsen` and `Maren`); undefined for none. A name counts that
 * alone ends with the word and is where the word occurs first, since later a surname stands alone. Unless `strict`, a
 * repeated name counts that has half of the word's occurrences, and a name that has the only one.
 */
export function findWholeName(part: Mention, mentions: Map<string, Mention>, strict = false): Mention | undefined {
  const names = part.names.flatMap((name) => mentions.get(name) ?? []).sort((a, b) => b.count - a.count);
  const [name] = names;
  if (!name) return undefined;
  const isFirst = part.first >= name.first && part.first < name.first + name.words;
  const isSurname = names.length === 1 && isFirst && name.key.endsWith(part.key);
  if (strict) return isSurname || (isFirst && name.count === part.count) ? name : undefined;
  const isWhole = isSurname || (name.count * 2 >= part.count && (name.count > 1 || part.count === 1));
  return isWhole ? (name.words < 3 && findWholeName(name, mentions)) || name : undefined;
}

/** Maximum of words in a phrase that is already a tag of the blog. */
const MAX_PHRASE_WORDS = 5;
/** Maximum of words in a phrase that is not yet a tag of the blog. */
const MAX_NEW_PHRASE_WORDS = 4;
/** Words inside names, in lower case: `Bank of America`, `Alcaldía de Medellín`. */
const NAME_PARTICLES = new Set('of de del la las los do da dos das du des di della van der den von'.split(' '));
/** Maximum of words in a new phrase of a script without spaces, where a clause looks like a name. */
const MAX_UNSPACED_PHRASE_WORDS = 2;

/** Languages that give every noun a capital, so that a phrase in capitals may be no name. */
const CAPITAL_NOUNS = /^(?:de|lb)(?:-|$)/;

/**
 * Finds all phrases of up to four words that could be a tag, and all phrases with a key that `isKnown` accepts. A phrase's
 * key joins the keys of its words without spaces, so that `open source` and `Open-Source` have the same key. `language`:
 * BCP 47 tag of the article; '' when unknown.
 */
export function findMentions(
  words: ArticleWord[],
  isKnown: (key: string) => boolean,
  language = '',
): Map<string, Mention> {
  const hasCapitalNouns = CAPITAL_NOUNS.test(language);
  const mentions = new Map<string, Mention>();
  for (let i = 0; i < words.length; i++) {
    let key = '';
    let places = 31;
    let isCapitalised = true;
    let hasInnerStopword = false;
    let hasParticle = false;
    const start = words[i];
    if (!start) break;
    const isInSentence = !start.starts && (start.places & (WordPlace.title | WordPlace.heading)) === 0;
    for (let n = 1; n <= MAX_PHRASE_WORDS; n++) {
      const word = words[i + n - 1];
      if (!word || (n > 1 && word.opens)) break;
      key += word.key;
      places &= word.places;
      const isParticle = n > 1 && !hasCapitalNouns && NAME_PARTICLES.has(word.text);
      isCapitalised &&= word.capital || isParticle;
      hasParticle ||= isParticle;
      if (n > 2) {
        const inner = words[i + n - 2];
        hasInnerStopword ||= inner?.stop === true && !inner.text.endsWith('.') && !NAME_PARTICLES.has(inner.text);
      }
      const longest =
        word.glue === '' && hasUnspacedScripts(word.text) ? MAX_UNSPACED_PHRASE_WORDS : MAX_NEW_PHRASE_WORDS;
      // A phrase with a particle is a name, seen by its capitals. A German noun phrase ends with a capital.
      const isPhrase = hasParticle ? isCapitalised && isInSentence : n === 1 || !hasCapitalNouns || word.capital;
      const isCandidate = !start.stop && !word.stop && !hasInnerStopword && isPhrase && n <= longest;
      if (!isCandidate && !isKnown(key)) continue;
      recordMention(mentions, words, i, n, key, places, isCapitalised);
    }
  }
  for (const { key, text, ends, words: n, count, capital, open } of mentions.values()) {
    if (n === 1) continue;
    const parts = [key.slice(0, -ends[1]), key.slice(ends[0])];
    if (/[/&]/.test(text) || (hasCapitalNouns && count === 1)) continue;
    // The parts of a name with an initial are its first and its last word.
    if (/ \p{Lu}\. /u.test(text)) parts.push(key.slice(0, ends[0]), key.slice(-ends[1]));
    for (const part of parts) {
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
  const opens = start?.starts === true || ((start?.places ?? 0) & (WordPlace.title | WordPlace.heading)) !== 0;
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
      torn: 0,
      names: [],
      ends,
    };
    mentions.set(key, mention);
  }
  mention.count++;
  mention.places |= places;
  if (HYPHEN.test(start?.glue ?? '') || HYPHEN.test(words[at + n]?.glue ?? '')) mention.torn++;
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
