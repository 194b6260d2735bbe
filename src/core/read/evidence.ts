import type { Candidate, Origin } from '../types.ts';

/** All that the page says of each fact, in no order yet: `article.ts` holds the order of trust. */
export interface Evidence {
  title: Candidate<string>[];
  authors: Candidate<string[]>[];
  published: Candidate<string>[];
  modified: Candidate<string>[];
  site: Candidate<string>[];
  feed: Candidate<string>[];
  canonical: Candidate<string>[];
  language: Candidate<string>[];
  image: Candidate<string>[];
  description: Candidate<string>[];
  tags: Candidate<string[]>[];
}

export const noEvidence = (): Evidence => ({
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

/** Notes a text candidate unless it is empty. */
export function note(list: Candidate<string>[], value: string | null | undefined, from: Origin, where: string): void {
  if (value) list.push({ value, from, where });
}

/** Notes a list candidate unless it is empty. */
export function noteAll(list: Candidate<string[]>[], value: string[], from: Origin, where: string): void {
  if (value.length) list.push({ value, from, where });
}
