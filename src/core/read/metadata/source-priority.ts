import type { Fact, FactCandidate, SourcedFact } from '../../article.ts';
import type { SourceId } from '../../source.ts';
import { MAX_URL_LENGTH } from '../../url.ts';

/**
 * The sources of each fact, most trusted first. Sources in a list of their own are equally trusted: among their
 * candidates, document order decides. `FactCandidates` accepts no other source.
 */
export const SOURCE_PRIORITY = {
  canonical: ['link', 'meta', 'url'],
  title: [
    'visible-h1-in-head',
    'json-ld-headline',
    'visible-h2-in-head',
    ['meta-short', 'json-ld-short', 'visible-short'],
    'meta',
    'visible-h1',
    'json-ld',
    'microdata',
    'meta-title',
    'visible-h2',
    'rdfa',
  ],
  authors: [
    'json-ld-author',
    'json-ld-creator',
    'meta',
    'microdata',
    'visible-bylines-near-title',
    'visible-byline-near-title',
    'visible-line-near-title',
    'visible-byline',
    ['visible-words-near-title', 'visible-title-words'],
    ['json-ld-contributor', 'json-ld-organisation'],
    'body-signature',
  ],
  published: [
    'json-ld-published',
    'meta-property',
    'meta-pub',
    'meta-issued',
    'meta-creat',
    'meta-citation',
    'meta-itemprop',
    'microdata',
    'rdfa',
    'visible-time-near-title',
    'visible-date-near-title',
    'visible-line-near-title',
    ['meta', 'meta-script'],
    'json-ld',
    'url',
    'visible-pubdate',
    ['visible-time', 'visible-byline-date', 'visible-date', 'visible', 'visible-opening', 'visible-first-message'],
  ],
  modified: ['json-ld-modified', 'meta-modified', ['microdata-modified', 'rdfa-modified', 'visible-modified']],
  site: [
    'meta-site-name',
    'json-ld-part-of',
    'json-ld-website',
    'json-ld-publisher',
    ['meta', 'meta-title'],
    'visible-home-heading',
  ],
  feed: ['link', 'visible-feed-link'],
  language: ['meta-language', 'json-ld'],
  image: ['meta', 'json-ld', 'link'],
  description: ['meta', 'json-ld'],
  tags: ['meta-article-tag', 'json-ld', 'visible-tag-link', 'meta'],
} as const satisfies Record<Fact, readonly (SourceId | readonly SourceId[])[]>;

/** The facts of an article, in the order of its members. */
export const FACTS = Object.keys(SOURCE_PRIORITY) as Fact[];

type Unpacked<T> = T extends readonly (infer Item)[] ? Item : T;

/** A source that a fact may have. */
export type FactSource<F extends Fact> = Unpacked<(typeof SOURCE_PRIORITY)[F][number]>;

/**
 * Maximum length of a fact, in characters, or in items for a list. A longer value is dropped, because every later stage
 * would carry the value along. Honest pages stay far below these limits.
 */
const MAX_LENGTH: Record<Fact, number> = {
  title: 5_000,
  authors: 400,
  published: 100,
  modified: 100,
  site: 1_000,
  feed: MAX_URL_LENGTH,
  canonical: MAX_URL_LENGTH,
  language: 100,
  image: MAX_URL_LENGTH,
  description: 20_000,
  tags: 200,
};

const getLength = (value: unknown): number => (typeof value === 'string' || Array.isArray(value) ? value.length : 0);

/** Returns the position of a candidate's source in the order of trust: 0 for the most trusted source. */
function getRank(fact: Fact, { source }: FactCandidate<unknown>): number {
  const sources: readonly (SourceId | readonly SourceId[])[] = SOURCE_PRIORITY[fact];
  return sources.findIndex((entry) => entry === source || (Array.isArray(entry) && entry.includes(source)));
}

/** Returns a negative number when the source of `one` is trusted more than that of `other`; 0 for equal trust. */
export const compareTrust = (fact: Fact, one: FactCandidate<unknown>, other: FactCandidate<unknown>): number =>
  getRank(fact, one) - getRank(fact, other);

/** Sorts candidates by trust, best first, and drops candidates that are too long. */
export function sortByPriority<T>(fact: Fact, candidates: FactCandidate<T>[]): FactCandidate<T>[] {
  const withinLimit = candidates.filter(({ value }) => getLength(value) <= MAX_LENGTH[fact]);
  if (withinLimit.length < 2) return withinLimit;
  return withinLimit
    .map((candidate, index) => ({ candidate, rank: getRank(fact, candidate), index }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ candidate }) => candidate);
}

/** Chooses the most trusted candidate, with the others as alternatives. Null without candidates. */
export function chooseFact<T>(fact: Fact, candidates: FactCandidate<T>[]): SourcedFact<T> | null {
  const [best, ...others] = sortByPriority(fact, candidates);
  return best ? withAlternatives(best, others) : null;
}

/** Returns `best` with the other candidates as alternatives: each value once, at most 20 values. */
export function withAlternatives<T>(best: FactCandidate<T>, candidates: FactCandidate<T>[]): SourcedFact<T> {
  const keys = new Set([JSON.stringify(best.value)]);
  const alternatives = candidates.filter(({ value }) => {
    const key = JSON.stringify(value);
    return !keys.has(key) && keys.add(key);
  });
  return { ...best, alternatives: alternatives.slice(0, 20) };
}
