import type { FactCandidate, SourcedFact } from '../../article.ts';
import { MAX_URL_LENGTH } from '../../url.ts';
import type { FactCandidates } from './candidates.ts';

/**
 * Patterns of sources for each fact, most trusted first. A pattern has the form `origin source`, and `*` matches
 * anything. A candidate that matches no pattern comes last; among candidates of the same pattern, document order
 * decides.
 */
const SOURCE_PRIORITY: Record<keyof FactCandidates, string[]> = {
  canonical: ['link *', 'meta *', 'url *'],
  title: [
    'visible h1 that the head names',
    'json-ld *.headline',
    'visible h2 that the head names',
    "* less the site's name",
    'meta meta*',
    'visible h1',
    'json-ld *',
    'microdata *',
    'meta title',
    'visible *',
  ],
  authors: [
    'json-ld *.author',
    'json-ld *.creator',
    'meta *',
    'microdata *',
    'visible bylines by the title',
    'visible byline by the title',
    'visible line by the title',
    'visible byline *',
    'visible *',
    'json-ld *',
  ],
  published: [
    'json-ld *.datePublished',
    'meta meta[property*',
    'meta meta*pub*',
    'meta meta*issued*',
    'meta meta*creat*',
    'meta meta*citation*',
    'meta meta[itemprop*',
    'microdata *',
    'rdfa *',
    'visible time by the title',
    'visible date by the title',
    'visible line by the title',
    'meta *',
    'json-ld *',
    'url *',
    'visible time[pubdate]',
    'visible *',
  ],
  modified: ['json-ld *', 'meta *', '*'],
  site: ['meta *og:site_name*', 'json-ld *.isPartOf', 'json-ld WebSite.name', 'json-ld *', 'meta *'],
  feed: ['link *', 'visible *'],
  language: ['meta html*', 'meta *', 'json-ld *'],
  image: ['meta *', 'json-ld *', 'link *'],
  description: ['meta *', 'json-ld *'],
  tags: ['meta *article:tag*', 'json-ld *', 'visible *', 'meta *'],
};

/**
 * True when `text` matches a pattern. `pieces` are the parts of the pattern between its stars, which must occur in
 * `text` in this order.
 */
function matchesPattern(pieces: string[], text: string): boolean {
  const last = pieces.length - 1;
  let position = 0;
  for (let index = 0; index < last; index++) {
    const piece = pieces[index] ?? '';
    const start = index ? text.indexOf(piece, position) : text.startsWith(piece) ? 0 : -1;
    if (start < 0) return false;
    position = start + piece.length;
  }
  const end = pieces[last] ?? '';
  return last ? text.endsWith(end) && position + end.length <= text.length : text === end;
}

/**
 * Maximum length of a fact, in characters, or in items for a list. A longer value is dropped, because every later stage
 * would carry the value along. Honest pages stay far below these limits.
 */
const MAX_LENGTH: Record<keyof FactCandidates, number> = {
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

/** Sorts candidates by trust, best first, and drops candidates that are too long. */
export function sortByPriority<T>(fact: keyof FactCandidates, candidates: FactCandidate<T>[]): FactCandidate<T>[] {
  const withinLimit = candidates.filter(({ value }) => getLength(value) <= MAX_LENGTH[fact]);
  if (withinLimit.length < 2) return withinLimit;
  const patterns = SOURCE_PRIORITY[fact].map((pattern) => pattern.split('*'));
  const rank = ({ from, source }: FactCandidate<T>) => {
    const originAndSource = `${from} ${source}`;
    const index = patterns.findIndex((pattern) => matchesPattern(pattern, originAndSource));
    return index < 0 ? patterns.length : index;
  };
  return withinLimit
    .map((candidate, index) => ({ candidate, rank: rank(candidate), index }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ candidate }) => candidate);
}

/** Chooses the most trusted candidate, with the others as alternatives. Null without candidates. */
export function chooseFact<T>(fact: keyof FactCandidates, candidates: FactCandidate<T>[]): SourcedFact<T> | null {
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
