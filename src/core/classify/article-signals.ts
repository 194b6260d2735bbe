import { hashFnv1a } from '../text/hash.ts';
import { readArticleWords, WordPlace } from './article-words.ts';
import { findMentions, type Mention } from './mentions.ts';
import { toTagKey } from './tag-form.ts';
import type { Reason, TaggingInput } from './taxonomy.ts';

/** Facts of an article that suggest tags and categories. They do not depend on a blog. */
export interface ArticleSignals {
  mentions: Map<string, Mention>;
  /** The tags that the page itself has: tag key → spelling, in the page's order. */
  pageTags: Map<string, string>;
  /** Number of words in the article. */
  length: number;
  /**
   * Cues for tags and categories: cue → strength (1 … 7). A cue is the key of a phrase of at most three words, `t:` and the
   * key of a title phrase, `p:` and the key of a page tag, or `f:` and a hash of the feed's name. The name is hashed so that
   * a shared taxonomy does not reveal the feeds that its blog reads.
   */
  cues: Map<string, number>;
}

/** A phrase with more words is not used as a cue. */
const CUE_WORDS = 3;
/** Strength of the cues from the title, a page tag and the feed: about that of a phrase with three occurrences. */
const STRONG_CUE = 2;
/** Number of occurrences that are added to a phrase's count when the phrase is in the title, a heading or the lead. */
const PLACE_BONUS: [bit: number, count: number][] = [
  [WordPlace.title, 2],
  [WordPlace.heading, 1],
  [WordPlace.lead, 1],
];

/** At most this many page tags count. A page that lists its whole tag cloud describes the site, not the article. */
const MAX_PAGE_TAGS = 40;

export function collectArticleSignals(input: TaggingInput, known: (key: string) => boolean): ArticleSignals {
  const pageTags = new Map<string, string>();
  for (const tag of input.pageTags.slice(0, MAX_PAGE_TAGS)) {
    const key = toTagKey(tag);
    if (key && !pageTags.has(key)) pageTags.set(key, tag);
  }
  const words = readArticleWords(input.title, input.markdown);
  const mentions = findMentions(words, (key) => known(key) || pageTags.has(key), input.language);
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

/** Converts a cue to the reason of a suggestion, in the article's own spelling. */
export function toReason(cue: string, signals: ArticleSignals, feedName: string): Reason {
  const key = cue.slice(2);
  if (cue.startsWith('p:')) return { by: 'page-tag-word', word: signals.pageTags.get(key) ?? key };
  if (cue.startsWith('t:')) return { by: 'title-word', word: signals.mentions.get(key)?.text ?? key };
  if (cue.startsWith('f:')) return { by: 'feed', name: feedName };
  return { by: 'word', word: signals.mentions.get(cue)?.text ?? cue };
}

/** Returns the first `limit` reasons with distinct words. Of two reasons with the same word, only the first is returned. */
export function removeRepeatedReasons(reasons: Reason[], limit: number): Reason[] {
  const toReasonKey = (reason: Reason) => ('word' in reason ? reason.word.toLowerCase() : JSON.stringify(reason));
  return reasons
    .filter((reason, at) => reasons.findIndex((other) => toReasonKey(other) === toReasonKey(reason)) === at)
    .slice(0, limit);
}

const hashText = (text: string): string => hashFnv1a(text).toString(36);

const DIGEST_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const DIGIT_SHIFTS = [18, 12, 6, 0];

/**
 * Hashes a key to 24 bits, written as four characters. Against a list of some thousands of digests, one in three thousand
 * unknown keys matches by chance.
 */
export function toDigest(key: string): string {
  const hash = hashFnv1a(key) >>> 8;
  return DIGIT_SHIFTS.map((bit) => DIGEST_DIGITS[(hash >>> bit) & 63]).join('');
}

/** Joins digests into one sorted string without duplicates. */
export const joinDigests = (digests: Iterable<string>): string => [...new Set(digests)].sort().join('');

export const splitDigests = (text = ''): Set<string> => new Set(text.match(/.{4}/g));
