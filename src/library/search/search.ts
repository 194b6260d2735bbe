import type { PostSummary } from '../post-summary.ts';
import { forEachPosting, type Segment } from './segment.ts';
import { tokenizeForSearch } from './tokens.ts';
import { buildDictionary, type Dictionary, listMisspellings, listVariants } from './variants.ts';

export interface SearchFilters {
  site?: string;
  tag?: string;
  category?: string;
  /** The post was saved on or after the day `from`, such as `2026-02-27`, and on or before the day `to`. */
  from?: string;
  to?: string;
  /** Id of an output that has published the post; '' selects posts that were never published. */
  output?: string;
  /** Whether any output has published the post. */
  status?: PostStatus;
}

/** `draft`: no output has published the post yet. */
export type PostStatus = 'draft' | 'published';

export type SearchSort = 'best' | 'newest' | 'oldest' | 'published' | 'title';

export interface SearchQuery {
  text: string;
  filters: SearchFilters;
  sort: SearchSort;
  /** At most this many ids are returned. */
  limit: number;
}

export interface NameCount {
  name: string;
  count: number;
}

export interface LibraryStats {
  /** Number of posts in each week, oldest first. A week is named by its Monday, such as `2026-02-23`. */
  weeks: NameCount[];
  tags: NameCount[];
  sites: NameCount[];
  categories: NameCount[];
  outputs: NameCount[];
  unpublished: number;
}

export interface SearchResults {
  total: number;
  /** Ids of the matching posts, in the order that the query requests; best matches first by default. */
  ids: string[];
  /** Indexed words that the typed words matched, for highlighting. In the form that `tokenizeForSearch` returns. */
  words: string[];
}

/** An index segment in memory, with the data for searching it. */
export interface LoadedSegment {
  segment: Segment;
  dictionary: Dictionary;
  /** For each post of the segment, its index in `cards`; -1 when the post was deleted or has changed since. */
  places: Int32Array;
}

/** Prepares a segment for searching. `positions`: post id → index in `cards`. `dictionary`: reused if already built. */
export function loadSegment(
  segment: Segment,
  cards: PostSummary[],
  positions: Map<string, number>,
  dictionary = buildDictionary(segment.words),
): LoadedSegment {
  const places = Int32Array.from(segment.ids, (id, at) => {
    const place = positions.get(id) ?? -1;
    return cards[place]?.revision === segment.revisions[at] ? place : -1;
  });
  return { segment, dictionary, places };
}

/** At most this many matched words are returned for highlighting; more would only slow the highlighting down. */
const MAX_HIT_WORDS = 200;

/** The results of a query, and the summaries of all matching posts for `computeStats`. */
export interface SearchOutcome {
  results: SearchResults;
  found: PostSummary[];
}

/**
 * Finds posts that match every typed word exactly, as a prefix or, if the index has neither, as a misspelling. The score of
 * a post adds weight × rarity (tf-idf) for each typed word, by the variant that matches best. `cards`: sorted by
 * `sortNewestFirst`.
 */
export function searchPosts(query: SearchQuery, cards: PostSummary[], segments: LoadedSegment[]): SearchOutcome {
  const typed = [...new Set(tokenizeForSearch(query.text))];
  const words = new Set<string>();
  const scores = typed.length > 0 ? computeScores(typed, cards.length, segments, words) : null;
  const found: number[] = [];
  for (let place = 0; place < cards.length; place += 1) {
    const card = cards[place];
    if (card && (!scores || (scores[place] ?? 0) > 0) && matchesFilters(card, query.filters)) found.push(place);
  }
  const order = comparators[query.sort === 'best' && !scores ? 'newest' : query.sort];
  // `cards` is sorted newest first and `sort` is stable, so posts with equal scores stay newest first.
  if (order)
    found.sort((a, b) => order(cards[a] as PostSummary, cards[b] as PostSummary, scores?.[a] ?? 0, scores?.[b] ?? 0));
  else if (query.sort === 'oldest') found.reverse();
  return {
    results: {
      total: found.length,
      ids: found.slice(0, query.limit).map((place) => cards[place]?.id ?? ''),
      words: [...words].slice(0, MAX_HIT_WORDS),
    },
    found: found.map((place) => cards[place] as PostSummary),
  };
}

/** Computes the score of each post; 0 for a post that does not match every typed word. */
function computeScores(typed: string[], size: number, segments: LoadedSegment[], words: Set<string>): Float32Array {
  const total = new Float32Array(size);
  const had = new Uint8Array(size);
  const all = segments.reduce((sum, { segment }) => sum + segment.ids.length, 0);
  for (const [at, token] of typed.entries()) {
    const best = new Float32Array(size);
    const exact = segments.map(({ dictionary }) => listVariants(token, dictionary));
    const misspelt = exact.every((found) => found.length === 0);
    for (const [which, { segment, dictionary, places }] of segments.entries()) {
      const variants = misspelt ? listMisspellings(token, dictionary) : (exact[which] ?? []);
      for (const { word, weight: worth } of variants) {
        const held = ((segment.starts[word + 1] ?? 0) - (segment.starts[word] ?? 0)) / 2;
        const rarity = Math.log(1 + all / (1 + held));
        if (words.size < MAX_HIT_WORDS) words.add(dictionary.words[word] ?? '');
        forEachPosting(segment, word, (post, weight) => {
          const place = places[post] ?? -1;
          if (place < 0 || had[place] !== at) return;
          const score = worth * rarity * weight;
          if (score > (best[place] ?? 0)) best[place] = score;
        });
      }
    }
    for (let place = 0; place < size; place += 1) {
      if (!best[place]) continue;
      had[place] = at + 1;
      total[place] = (total[place] ?? 0) + (best[place] ?? 0);
    }
  }
  for (let place = 0; place < size; place += 1) if (had[place] !== typed.length) total[place] = 0;
  return total;
}

type SummaryComparator = (a: PostSummary, b: PostSummary, scoreA: number, scoreB: number) => number;

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Compares two posts for each sort order. null: the order of `cards` (newest first) or its reverse needs no comparison. */
const comparators: Record<SearchSort, SummaryComparator | null> = {
  best: (_a, _b, scoreA, scoreB) => scoreB - scoreA,
  newest: null,
  oldest: null,
  published: (a, b) => compareText(b.day, a.day),
  title: (a, b) => compareText(a.title.toLowerCase(), b.title.toLowerCase()),
};

/** Sorts in place by the time of saving, then by id; neither changes when a post is written again. */
export const sortNewestFirst = (cards: PostSummary[]): PostSummary[] =>
  cards.sort((a, b) => compareText(b.savedAt, a.savedAt) || compareText(b.id, a.id));

/** Whether a post passes all filters. */
export function matchesFilters(
  card: PostSummary,
  { site, tag, category, from, to, output, status }: SearchFilters,
): boolean {
  const saved = card.savedAt.slice(0, 10);
  return (
    (status === undefined || (card.outputs.length === 0) === (status === 'draft')) &&
    (site === undefined || card.site === site) &&
    (tag === undefined || card.tags.includes(tag)) &&
    (category === undefined || card.categories.includes(category)) &&
    (from === undefined || saved >= from) &&
    (to === undefined || saved <= to) &&
    (output === undefined || (output === '' ? card.outputs.length === 0 : card.outputs.includes(output)))
  );
}

/** Returns the Monday of the week that contains a day; '' when `day` is not a date. */
function getMonday(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return '';
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

/** At most this many tags, sites or categories are offered as filters; a library may have thousands of tags. */
const MAX_FILTER_NAMES = 200;

/** Counts posts by week, tag, site, category and output. */
export function computeStats(cards: PostSummary[]): LibraryStats {
  const days = new Map<string, number>();
  const tags = new Map<string, number>();
  const sites = new Map<string, number>();
  const categories = new Map<string, number>();
  const outputs = new Map<string, number>();
  let unpublished = 0;
  const add = (counts: Map<string, number>, name: string, by = 1) => counts.set(name, (counts.get(name) ?? 0) + by);
  for (const card of cards) {
    add(days, card.savedAt.slice(0, 10));
    if (card.site) add(sites, card.site);
    for (const tag of card.tags) add(tags, tag);
    for (const category of card.categories) add(categories, category);
    for (const output of card.outputs) add(outputs, output);
    if (card.outputs.length === 0) unpublished += 1;
  }
  const weeks = new Map<string, number>();
  for (const [day, count] of days) add(weeks, getMonday(day), count);
  const most = (counts: Map<string, number>): NameCount[] =>
    Array.from(counts, ([name, count]) => ({ name, count }))
      .sort((a, b) => b.count - a.count || compareText(a.name, b.name))
      .slice(0, MAX_FILTER_NAMES);
  return {
    weeks: Array.from(weeks, ([name, count]) => ({ name, count })).sort((a, b) => compareText(a.name, b.name)),
    tags: most(tags),
    sites: most(sites),
    categories: most(categories),
    outputs: most(outputs),
    unpublished,
  };
}
