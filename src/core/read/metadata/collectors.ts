import type { Fact, ReadStage } from '../../article.ts';
import { sanitizePageUrl } from '../../url.ts';
import { parseUrlDate } from '../dates/parse-page-date.ts';
import { addCandidate, type CandidatesFor, type CollectorContext, type EarlierCandidates } from './candidates.ts';
import { collectFallbackDates } from './fallback-dates.ts';
import { collectFeeds } from './feed.ts';
import { collectKindFacts } from './kind-facts.ts';
import { collectLinkedData } from './linked-data.ts';
import { collectMeta } from './meta.ts';
import { collectMicrodata } from './microdata.ts';
import { collectTagLinks } from './tags.ts';
import { collectTitles } from './title.ts';
import { collectVisibleFacts } from './visible-facts.ts';

/** Collects candidates for some facts from one part of the page. */
interface Collector<F extends Fact = Fact> {
  stage: ReadStage;
  facts: readonly F[];
  /** Stages that run before, because the collector reads their candidates, or because its context does. */
  after?: readonly ReadStage[];
  /** Adds candidates to `candidates`. `earlier`: lists the candidates of the stages in `after`. */
  collect(candidates: CandidatesFor<F>, context: CollectorContext, earlier: EarlierCandidates): void;
}

/** Returns the collector. Its types check that it adds candidates only for its own facts. */
const define = <F extends Fact>(collector: Collector<F>): Collector => collector;

/** Stages that read the page's head and its structured data. */
export const HEAD_STAGES: readonly ReadStage[] = ['meta', 'linked-data'];

/** The collectors, in the order in which they run. The order also decides between equally trusted candidates. */
export const COLLECTORS: readonly Collector[] = [
  define({
    stage: 'language',
    facts: ['language'],
    collect: ({ language }, { hints }) => addCandidate(language, hints.language, 'meta-language'),
  }),
  define({
    stage: 'meta',
    facts: ['title', 'authors', 'published', 'modified', 'site', 'canonical', 'image', 'description', 'tags'],
    collect: collectMeta,
  }),
  define({
    stage: 'linked-data',
    facts: ['title', 'authors', 'published', 'modified', 'site', 'language', 'image', 'description', 'tags'],
    after: ['meta'],
    collect: collectLinkedData,
  }),
  define({
    stage: 'address',
    facts: ['canonical', 'published'],
    collect: ({ canonical, published }, { scan: { page }, hints }) => {
      addCandidate(canonical, sanitizePageUrl(page.url), 'url');
      addCandidate(published, parseUrlDate(page.url, hints), 'url');
    },
  }),
  define({
    stage: 'kind-facts',
    facts: ['title', 'authors', 'canonical'],
    after: HEAD_STAGES,
    collect: collectKindFacts,
  }),
  define({ stage: 'titles', facts: ['title', 'authors', 'site'], after: HEAD_STAGES, collect: collectTitles }),
  define({
    stage: 'microdata',
    facts: ['title', 'authors', 'published', 'modified'],
    collect: collectMicrodata,
  }),
  define({
    stage: 'visible-facts',
    facts: ['authors', 'published', 'modified'],
    after: HEAD_STAGES,
    collect: collectVisibleFacts,
  }),
  define({ stage: 'feeds', facts: ['feed'], after: [...HEAD_STAGES, 'address'], collect: collectFeeds }),
  define({ stage: 'tag-links', facts: ['tags'], collect: collectTagLinks }),
  define({
    stage: 'fallback-dates',
    facts: ['published', 'modified'],
    after: [...HEAD_STAGES, 'address', 'microdata', 'visible-facts'],
    collect: collectFallbackDates,
  }),
];
