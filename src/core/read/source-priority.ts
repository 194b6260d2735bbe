import type { FactCandidate, SourcedFact } from '../article.ts';
import { MAX_URL_LENGTH } from '../url.ts';
import type { FactCandidates } from './candidates.ts';

/**
 * The order of trust: for each fact, the places where it is found, best first, as `origin place`. A `*` stands for
 * anything. A candidate that matches no line comes last; among those of one line the first in the page wins.
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

/** Whether the pieces between the stars of a line stand in a text one after the other. */
function matchesPattern(pieces: string[], text: string): boolean {
  const last = pieces.length - 1;
  let at = 0;
  for (let index = 0; index < last; index++) {
    const piece = pieces[index] ?? '';
    const found = index ? text.indexOf(piece, at) : text.startsWith(piece) ? 0 : -1;
    if (found < 0) return false;
    at = found + piece.length;
  }
  const end = pieces[last] ?? '';
  return last ? text.endsWith(end) && at + end.length <= text.length : text === end;
}

/**
 * How long a fact may be, in characters, or in items where it is a list: what is longer is none, and every later step would
 * carry it along. The numbers are a choice, far beyond what honest pages have.
 */
const LONGEST: Record<keyof FactCandidates, number> = {
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

const lengthOf = (value: unknown): number => (typeof value === 'string' || Array.isArray(value) ? value.length : 0);

/** Candidates, best first. */
export function sortByPriority<T>(fact: keyof FactCandidates, given: FactCandidate<T>[]): FactCandidate<T>[] {
  const candidates = given.filter(({ value }) => lengthOf(value) <= LONGEST[fact]);
  if (candidates.length < 2) return candidates;
  const lines = SOURCE_PRIORITY[fact].map((line) => line.split('*'));
  const rank = ({ from, source }: FactCandidate<T>) => {
    const place = `${from} ${source}`;
    const at = lines.findIndex((line) => matchesPattern(line, place));
    return at < 0 ? lines.length : at;
  };
  return candidates
    .map((candidate, index) => ({ candidate, rank: rank(candidate), index }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ candidate }) => candidate);
}

/** Candidates by the order of trust → the fact with its alternatives; null for none. */
export function chooseFact<T>(fact: keyof FactCandidates, candidates: FactCandidate<T>[]): SourcedFact<T> | null {
  const [best, ...others] = sortByPriority(fact, candidates);
  if (!best) return null;
  if (!others.length) return { ...best, alternatives: [] };
  const seen = new Set([JSON.stringify(best.value)]);
  const alternatives = others.filter(({ value }) => {
    const key = JSON.stringify(value);
    return !seen.has(key) && seen.add(key);
  });
  return { ...best, alternatives: alternatives.slice(0, 20) };
}
