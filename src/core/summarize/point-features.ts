/** The features by which sentences are judged as points: those of every sentence, hard facts, and its place among the others. */
import { isTorn } from '../text/is-torn.ts';
import { FACT_BITS, type FactKind } from './fact-cues.ts';
import { FEATURE_NAMES, type FeatureName } from './features.ts';
import type { DocumentSentence } from './sentences.ts';

/** What the features of a sentence are computed from. */
export interface PointFacts {
  sentence: DocumentSentence;
  at: number;
  body: string;
  /** Returns a feature of `features.ts`. */
  base(name: FeatureName): number;
  /** Returns the share of the sentences with a smaller value of the feature, 0 to 1. */
  rank(name: FeatureName): number;
  /** The facts that the sentence states, as bits; below, those that no sentence before states. */
  facts: number;
  firstFacts: number;
  /** Share of the sentence's characters in quotation marks. */
  quotedShare: number;
  /** Share of the sentence's terms that the page's description has; below, share of the description's terms. */
  sharedWithDescription: number;
  ofDescription: number;
  paragraphsBefore: number;
  paragraphsAfter: number;
  /** Number of other sentences with the same words. */
  repeats: number;
  lastSection: boolean;
  /** Share of the text's sentences that say who said something. */
  reports: number;
}

const toBit = (value: unknown): number => (value ? 1 : 0);
const has = ({ facts }: PointFacts, kind: FactKind) => toBit(facts & FACT_BITS[kind]);
const isFirst = ({ firstFacts }: PointFacts, kind: FactKind) => toBit(firstFacts & FACT_BITS[kind]);

/** Computes each feature of a sentence that only points have, by name. */
export const POINT_ONLY_FEATURES = {
  // Length, in steps: it counts in no straight line.
  'under 6 words': ({ sentence }) => toBit(sentence.words < 6),
  'under 10 words': ({ sentence }) => toBit(sentence.words < 10),
  'under 15 words': ({ sentence }) => toBit(sentence.words < 15),
  'over 24 words': ({ sentence }) => toBit(sentence.words > 24),
  'over 32 words': ({ sentence }) => toBit(sentence.words > 32),
  'over 45 words': ({ sentence }) => toBit(sentence.words > 45),
  // Place, in steps.
  'first sentence': ({ at }) => toBit(at === 0),
  'second sentence': ({ at }) => toBit(at === 1),
  'first five': ({ at }) => toBit(at < 5),
  'first tenth': ({ base }) => toBit(base('place in text') < 0.1),
  'first third': ({ base }) => toBit(base('place in text') < 0.34),
  'last tenth': ({ base }) => toBit(base('place in text') > 0.9),
  'first paragraphs': ({ paragraphsBefore }) => toBit(paragraphsBefore < 1),
  'second paragraph': ({ paragraphsBefore }) => toBit(paragraphsBefore === 1),
  'last paragraphs': ({ paragraphsAfter }) => toBit(paragraphsAfter < 2),
  'first of block': ({ sentence }) => toBit(sentence.index === 0),
  'last of block': ({ sentence }) => toBit(sentence.index === sentence.siblings - 1),
  'alone in block': ({ sentence }) => toBit(sentence.siblings === 1),
  'first of section': ({ base }) => toBit(base('sentences before in section') === 0),
  'in last section': ({ lastSection }) => toBit(lastSection),
  'before first heading': ({ sentence, base }) => toBit(sentence.section === 0 && base('sections') > 0),
  // Standing among the sentences of the text.
  'rank of title shared': ({ rank }) => rank('title shared'),
  'best of title shared': ({ rank }) => toBit(rank('title shared') > 0.97),
  'rank of centrality': ({ rank }) => rank('centrality'),
  'rank of centrality sum': ({ rank }) => rank('centrality sum'),
  'rank of words': ({ rank }) => rank('words'),
  'rank of share from headings': ({ rank }) => rank('share from headings'),
  'rank of share from lead': ({ rank }) => rank('share from lead'),
  'title shared early': ({ at, base }) => base('title shared') / (1 + at),
  'title shared in conclusion': ({ base }) =>
    base('title shared') * Math.max(base('closing heading'), toBit(base('place in text') > 0.9)),
  // The page's own description.
  'share from description': ({ sharedWithDescription }) => sharedWithDescription,
  'share of description': ({ ofDescription }) => ofDescription,
  'is the description': ({ sharedWithDescription, ofDescription }) =>
    toBit(Math.min(sharedWithDescription, ofDescription) > 0.6),
  // Form.
  'whole bold': ({ sentence }) => toBit(sentence.strong > 0.9),
  'quoted share': ({ quotedShare }) => quotedShare,
  'whole quotation': ({ quotedShare }) => toBit(quotedShare > 0.85),
  'share of numbers': ({ base, sentence }) => base('numbers') / Math.max(1, sentence.words),
  'no full stop': ({ base, sentence }) => toBit(!base('full stop') && sentence.kind === 'paragraph'),
  'caption-like': ({ sentence, base }) =>
    toBit(sentence.kind === 'paragraph' && sentence.siblings === 1 && !base('full stop') && sentence.words < 20),
  'beside a picture': ({ base, sentence }) =>
    toBit(
      sentence.siblings === 1 &&
        (base('before code or picture') || base('after code or picture')) &&
        sentence.words < 25,
    ),
  'address or handle': ({ body }) => toBit(/https?:|www\.|[\w.]@\w|(?:^|\s)[@#]\w/.test(body)),
  'marks of credit': ({ body }) => toBit(/[©®|/]|\(c\)|\.{3}|…|[›»→]/.test(body)),
  'torn mark': ({ body }) =>
    toBit((body.match(/"/g)?.length ?? 0) % 2 || isTorn(body, '“', '”') || isTorn(body, '(', ')')),
  'starts small': ({ body }) => toBit(/^\p{Ll}/u.test(body)),
  'said elsewhere': ({ repeats }) => toBit(repeats > 0),
  'first person of prose': ({ base }) => base('first person') * (1 - base('first person text')),
  // Hard facts.
  price: (seen) => has(seen, 'price'),
  'first price': (seen) => isFirst(seen, 'price'),
  date: (seen) => has(seen, 'date'),
  'first date': (seen) => isFirst(seen, 'date'),
  version: (seen) => has(seen, 'version'),
  'first version': (seen) => isFirst(seen, 'version'),
  percentage: (seen) => has(seen, 'percentage'),
  'first percentage': (seen) => isFirst(seen, 'percentage'),
  measure: (seen) => has(seen, 'measure'),
  limit: (seen) => has(seen, 'limit'),
  availability: (seen) => has(seen, 'availability'),
  'first availability': (seen) => isFirst(seen, 'availability'),
  verdict: (seen) => has(seen, 'verdict'),
  'verdict at the end': (seen) => has(seen, 'verdict') * toBit(seen.base('place in text') > 0.85),
  caveat: (seen) => has(seen, 'caveat'),
  announcement: (seen) => has(seen, 'announcement'),
  'first announcement': (seen) => isFirst(seen, 'announcement'),
  purpose: (seen) => has(seen, 'purpose'),
  'first purpose': (seen) => isFirst(seen, 'purpose'),
  'purpose and title': (seen) => has(seen, 'purpose') * seen.rank('title shared'),
  'announcement and title': (seen) => has(seen, 'announcement') * seen.rank('title shared'),
  earlier: (seen) => has(seen, 'earlier'),
  'earlier at the start': (seen) => has(seen, 'earlier') * toBit(seen.base('place in text') < 0.1),
  'first sentence of news': ({ at, reports }) => toBit(at === 0) * reports,
  'first five of news': ({ at, reports }) => toBit(at < 5) * reports,
  'first sentence of a structured text': ({ at, base }) => toBit(at === 0 && base('sections') > 0),
  'first sentence of a long text': ({ at, base }) => toBit(at === 0 && base('sentences') > 4),
  'title at the end': ({ rank, base }) => toBit(base('place in text') > 0.85) * rank('title shared'),
  'title in verdict': (seen) => has(seen, 'verdict') * seen.rank('title shared'),
  'reports in text': ({ reports }) => reports,
  'facts and title': (seen) => toBit(seen.facts & 31) * seen.rank('title shared'),
  'words over facts': ({ facts, sentence }) => toBit(facts & 31) * Math.min(30, sentence.words),
  report: (seen) => has(seen, 'report'),
  'first report': (seen) => isFirst(seen, 'report'),
  facts: ({ facts }) => {
    let n = 0;
    for (let x = facts; x; x &= x - 1) n++;
    return n;
  },
} satisfies Record<string, (seen: PointFacts) => number>;

export const POINT_FEATURES: readonly string[] = [...FEATURE_NAMES, ...Object.keys(POINT_ONLY_FEATURES)];
