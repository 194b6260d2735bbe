import { type Mention, readMentions } from './mentions.ts';
import type { Reason, TaggingInput } from './model.ts';
import { tagKey } from './tag-form.ts';
import { Place, readWords } from './words.ts';

/** What is known of an article before any blog's data comes in. */
export interface Reading {
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
const LOUD = 2;
/** Occurrences that a phrase is credited with for standing in a place. */
const BONUS: [bit: number, count: number][] = [
  [Place.title, 2],
  [Place.heading, 1],
  [Place.lead, 1],
];

/** A page that lists its whole tag cloud says nothing about this article. */
const MOST_PAGE_TAGS = 40;

export function readArticle(input: TaggingInput, known: (key: string) => boolean): Reading {
  const words = readWords(input.title, input.markdown);
  const mentions = readMentions(words, known);
  const pageTags = new Map<string, string>();
  for (const tag of input.pageTags.slice(0, MOST_PAGE_TAGS)) {
    const key = tagKey(tag);
    if (key && !pageTags.has(key)) pageTags.set(key, tag);
  }
  const cues = new Map<string, number>();
  for (const mention of mentions.values()) {
    if (mention.words > CUE_WORDS) continue;
    const bonus = BONUS.reduce((sum, [bit, count]) => sum + (mention.places & bit ? count : 0), 0);
    cues.set(mention.key, 1 + Math.log(mention.count + bonus));
    if (mention.places & Place.title) cues.set(`t:${mention.key}`, LOUD);
  }
  for (const key of pageTags.keys()) cues.set(`p:${key}`, LOUD);
  const feed = tagKey(input.feedName);
  if (feed) cues.set(`f:${hash(feed)}`, LOUD);
  return { mentions, pageTags, length: words.length, cues };
}

/** A cue as a reason, in the article's own words. */
export function reasonOf(cue: string, reading: Reading, feedName: string): Reason {
  const key = cue.slice(2);
  if (cue.startsWith('p:')) return { by: 'page-tag-word', word: reading.pageTags.get(key) ?? key };
  if (cue.startsWith('t:')) return { by: 'title-word', word: reading.mentions.get(key)?.text ?? key };
  if (cue.startsWith('f:')) return { by: 'feed', name: feedName };
  return { by: 'word', word: reading.mentions.get(cue)?.text ?? cue };
}

/** Each word once: what stands in the title and in the text is of the title. The first ones, at most `most`. */
export function distinct(reasons: Reason[], most: number): Reason[] {
  const wordOf = (reason: Reason) => ('word' in reason ? reason.word.toLowerCase() : JSON.stringify(reason));
  return reasons
    .filter((reason, at) => reasons.findIndex((other) => wordOf(other) === wordOf(reason)) === at)
    .slice(0, most);
}

/** 32-bit FNV-1a over UTF-16 units. */
function sumOf(text: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return sum >>> 0;
}

const hash = (text: string): string => sumOf(text).toString(36);

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const PLACES = [18, 12, 6, 0];

/** A key in 24 bits, as four characters: among some thousands, one strange key in three thousand is taken for one of them. */
export function digestOf(key: string): string {
  const sum = sumOf(key) >>> 8;
  return PLACES.map((bit) => SIGNS[(sum >>> bit) & 63]).join('');
}

/** Digests in one text. */
export const writeDigests = (digests: Iterable<string>): string => [...new Set(digests)].sort().join('');

export const readDigests = (text = ''): Set<string> => new Set(text.match(/.{4}/g));
