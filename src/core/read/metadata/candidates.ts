import type { Fact, FactCandidate, FactValue, SourcedFact } from '../../article.ts';
import { getOrigin } from '../../source.ts';
import type { DateHints } from '../dates/date-parts.ts';
import type { PageNode } from '../page/page-node.ts';
import type { PageScan } from '../page/scan-page.ts';
import type { JsonLdGraph, JsonLdNode } from './json-ld.ts';
import type { FactSource } from './source-priority.ts';

type CandidateList<F extends Fact> = FactCandidate<FactValue<F>, FactSource<F>>[];

/**
 * All values that the page gives for each fact, such as the title, in document order. `source-priority.ts` ranks these
 * candidates.
 */
export type FactCandidates = { [F in Fact]: CandidateList<F> };

/** The lists of candidates for some facts, to which a collector adds its own. */
export type CandidatesFor<F extends Fact> = Pick<FactCandidates, F>;

/** Lists the candidates that other collectors found for a fact. */
export type EarlierCandidates = <F extends Fact>(fact: F) => Readonly<CandidateList<F>>;

/** What a collector may read of a page. The functions read what earlier collectors found. */
export interface CollectorContext {
  scan: PageScan;
  hints: DateHints;
  graph: JsonLdGraph;
  /** Returns the JSON-LD node that describes the article; null without one. */
  getArticleNode(): JsonLdNode | null;
  /** Returns the text of `<title>`; '' when it describes another article. */
  getHeadTitle(): string;
  /** Returns the article's heading; null without one. */
  getHeading(): PageNode | null;
  getCanonical(): SourcedFact<string>;
}

/** Adds a candidate, unless its value is empty. `detail`: the place in the page's code. */
export function addCandidate<T extends string | string[], S extends FactCandidate<T>['source']>(
  list: FactCandidate<T, S>[],
  value: T | null | undefined,
  source: NoInfer<S>,
  detail?: string,
): void {
  if (value?.length) list.push({ value, from: getOrigin(source), source, ...(detail ? { detail } : {}) });
}
