import { readArticleWords, WordPlace } from './article-words.ts';
import { findMentions, type Mention } from './mentions.ts';
import { toTagKey } from './tag-form.ts';
import type { Reason, TaggingInput } from './taxonomy.ts';

/** What is known of an article before any blog's data comes in. */
export interface ArticleSignals {
  mentions: Map<string, Mention>;
  /** The page's own tags, by key, in the page's order. */
  pageTags: Map<string, string>;
  /** Number of words. */
  length: number;
  /**
   * What can speak for a tag or a category, and how loud (1 … 7): the key of a phrase of at most three words, `t:` and the
   * key of one in the title, `p:` and the key of a page tag, `f:` and a hash of the feed's name (so that a taxonomy
   * that is shared doesn't list whom its blog reads).
   */
  cues: Map<string, number>;
}

const CUE_WORDS = 3;
/** A title word, a page tag and the feed count as much as a phrase that stands about three times. */
const STRONG_CUE = 2;
/** Occurrences that a phrase is credited with for standing in a place. */
const PLACE_BONUS: [bit: number, count: number][] = [
  [WordPlace.title, 2],
  [WordPlace.heading, 1],
  [WordPlace.lead, 1],
];

/** A page that lists its whole tag cloud says nothing about this article. */
const MAX_PAGE_TAGS = 40;

export function collectArticleSignals(input: TaggingInput, known: (key: string) => boolean): ArticleSignals {
  const words = readArticleWords(input.title, input.markdown);
  const mentions = findMentions(words, known);
  const pageTags = new Map<string, string>();
  for (const tag of input.pageTags.slice(0, MAX_PAGE_TAGS)) {
    const key = toTagKey(tag);
    if (key && !pageTags.has(key)) pageTags.set(key, tag);
  }
  const cues = new Map<string, number>();
  for (const mention of mentions.values()) {
    if (mention.words > CUE_WORDS) continue;
    const bonus = PLACE_BONUS.reduce((sum, [bit, count]) => sum + (mention.places & bit ? count : 0), 0);
    cues.set(mention.key, 1 + Math.log(mention.count + bonus));
    if (mention.places & WordPlace.title) cues.set(`t:${mention.key}`, STRONG_CUE);
  }
  for (const key of pageTags.keys()) cues.set(`p:${key}`, STRONG_CUE);
  const feed = toTagKey(input.feedName);
  if (feed) cues.set(`f:${hashText(feed)}`, STRONG_CUE);
  return { mentions, pageTags, length: words.length, cues };
}

/** A cue as a reason, in the article's own words. */
export function toReason(cue: string, reading: ArticleSignals, feedName: string): Reason {
  const key = cue.slice(2);
  if (cue.startsWith('p:')) return { by: 'page-tag-word', word: reading.pageTags.get(key) ?? key };
  if (cue.startsWith('t:')) return { by: 'title-word', word: reading.mentions.get(key)?.text ?? key };
  if (cue.startsWith('f:')) return { by: 'feed', name: feedName };
  return { by: 'word', word: reading.mentions.get(cue)?.text ?? cue };
}

/** Each word once: what stands in the title and in the text is of the title. The first ones, at most `limit`. */
export function removeRepeatedReasons(reasons: Reason[], limit: number): Reason[] {
  const toReasonKey = (reason: Reason) => ('word' in reason ? reason.word.toLowerCase() : JSON.stringify(reason));
  return reasons
    .filter((reason, at) => reasons.findIndex((other) => toReasonKey(other) === toReasonKey(reason)) === at)
    .slice(0, limit);
}

/** 32-bit FNV-1a over UTF-16 units. */
function hashNumber(text: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return sum >>> 0;
}

const hashText = (text: string): string => hashNumber(text).toString(36);

const DIGEST_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const DIGIT_SHIFTS = [18, 12, 6, 0];

/** A key in 24 bits, as four characters: among some thousands, one strange key in three thousand is taken for one of them. */
export function toDigest(key: string): string {
  const sum = hashNumber(key) >>> 8;
  return DIGIT_SHIFTS.map((bit) => DIGEST_DIGITS[(sum >>> bit) & 63]).join('');
}

/** Digests in one text. */
export const joinDigests = (digests: Iterable<string>): string => [...new Set(digests)].sort().join('');

export const splitDigests = (text = ''): Set<string> => new Set(text.match(/.{4}/g));
