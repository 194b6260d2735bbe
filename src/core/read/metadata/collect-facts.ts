import type { Fact, ReadStage, SourcedFact } from '../../article.ts';
import { sanitizePageUrl } from '../../url.ts';
import type { DateHints } from '../dates/date-parts.ts';
import type { PageScan } from '../page/scan-page.ts';
import { cleanText } from '../page/tree.ts';
import type { CollectorContext, FactCandidates } from './candidates.ts';
import { decideCanonical } from './canonical.ts';
import { COLLECTORS, HEAD_STAGES } from './collectors.ts';
import { findArticleNode, parseGraph } from './json-ld.ts';
import { FACTS } from './source-priority.ts';
import { isHeadStale, matchesHeading } from './stale-head.ts';
import { findTitleHeading } from './title.ts';

/** Runs a stage. Returns `fallback` when the stage throws. */
export type StageRunner = <T>(stage: ReadStage, run: () => T, fallback: T) => T;

/** Facts that all pages of a site share. They hold even when the head describes another article. */
const SITE_FACTS: readonly Fact[] = ['language', 'site', 'feed'];

/** Returns a list for each of some facts. */
const mapFacts = (facts: readonly Fact[], list: (fact: Fact) => unknown[]): FactCandidates =>
  Object.fromEntries(facts.map((fact) => [fact, list(fact)])) as unknown as FactCandidates;

/**
 * Runs all collectors. Returns their candidates, without those of a head that describes another article. A collector has
 * lists of its own, and sees only the candidates of the stages that it comes `after`.
 */
export function collectFacts(
  scan: PageScan,
  hints: DateHints,
  runStage: StageRunner,
): { candidates: FactCandidates; context: CollectorContext } {
  const { url } = scan.page;
  const candidatesByStage = {} as Record<ReadStage, FactCandidates>;
  const join = <F extends Fact>(fact: F, stages: readonly ReadStage[], ignoresHead?: boolean) =>
    stages.flatMap((stage) =>
      ignoresHead && HEAD_STAGES.includes(stage) && !SITE_FACTS.includes(fact)
        ? []
        : (candidatesByStage[stage][fact] ?? []),
    ) as FactCandidates[F];
  /** A stage that has not run has no candidates, so the stage that reads them fails: add it to `after` in collectors.ts. */
  const list = <F extends Fact>(fact: F, stages: readonly ReadStage[]) =>
    join(fact, stages, candidatesByStage['linked-data'] && ignoresHead());
  const listTitles = (stages: readonly ReadStage[]) => list('title', stages).map(({ value }) => value);
  /** Returns a function that runs a stage at its first call. */
  const defer = <T>(stage: ReadStage, run: () => T, fallback: T): (() => T) => {
    let result: { value: T } | undefined;
    return () => {
      result ??= { value: runStage(stage, run, fallback) };
      return result.value;
    };
  };
  const ignoresHead = defer('stale-head', () => isHeadStale((fact) => join(fact, HEAD_STAGES), scan), false);
  const headTitle = cleanText(scan.headTitle);
  const getHeadTitle = () => (ignoresHead() && !matchesHeading(headTitle, scan) ? '' : headTitle);
  const graph = runStage('json-ld', () => parseGraph(scan.jsonLd), { nodes: [], byId: new Map() });
  let canonical: SourcedFact<string> | undefined;
  const context: CollectorContext = {
    scan,
    hints,
    graph,
    getArticleNode: defer(
      'article-node',
      () => findArticleNode(graph, url, [headTitle, ...listTitles(['meta'])]),
      null,
    ),
    getHeadTitle,
    getHeading: defer('heading', () => findTitleHeading(scan, [getHeadTitle(), ...listTitles(HEAD_STAGES)]), null),
    getCanonical: () => {
      canonical ??= decideCanonical(list('canonical', [...HEAD_STAGES, 'address', 'kind-facts']), sanitizePageUrl(url));
      return canonical;
    },
  };
  for (const { stage, facts, after = [], collect } of COLLECTORS) {
    const own = mapFacts(facts, () => []);
    runStage(stage, () => collect(own, context, (fact) => list(fact, after)), undefined);
    candidatesByStage[stage] = own;
  }
  const stages = COLLECTORS.map(({ stage }) => stage);
  return { candidates: mapFacts(FACTS, (fact) => list(fact, stages)), context };
}
