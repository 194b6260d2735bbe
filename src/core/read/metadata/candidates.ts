import type { FactCandidate, Origin } from '../../article.ts';

/**
 * All values that the page gives for each fact, such as the title, in document order. `source-priority.ts` ranks these
 * candidates.
 */
export interface FactCandidates {
  title: FactCandidate<string>[];
  authors: FactCandidate<string[]>[];
  published: FactCandidate<string>[];
  modified: FactCandidate<string>[];
  site: FactCandidate<string>[];
  feed: FactCandidate<string>[];
  canonical: FactCandidate<string>[];
  language: FactCandidate<string>[];
  image: FactCandidate<string>[];
  description: FactCandidate<string>[];
  tags: FactCandidate<string[]>[];
}

export const createFactCandidates = (): FactCandidates => ({
  title: [],
  authors: [],
  published: [],
  modified: [],
  site: [],
  feed: [],
  canonical: [],
  language: [],
  image: [],
  description: [],
  tags: [],
});

/** Adds a candidate with a text as its value, unless the text is empty. */
export function addCandidate(
  list: FactCandidate<string>[],
  value: string | null | undefined,
  from: Origin,
  source: string,
): void {
  if (value) list.push({ value, from, source });
}

/** Adds a candidate with a list as its value, unless the list is empty. */
export function addListCandidate(list: FactCandidate<string[]>[], value: string[], from: Origin, source: string): void {
  if (value.length) list.push({ value, from, source });
}
