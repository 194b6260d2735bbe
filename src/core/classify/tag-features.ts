/** Computes the features of each tag candidate: numbers with readable names, which the tagger's trees take as input. */
import { asciiVariant } from '../text/unicode.ts';
import { toDigest } from './article-signals.ts';
import { WordPlace } from './article-words.ts';
import { isEmphasised, type Mention } from './mentions.ts';
import { measureCoOccurrence, type RankingContext } from './ranking-context.ts';
import type { TagCandidate } from './tag-candidates.ts';
import { getOuterWordKeys, type KnownTag } from './taxonomy-index.ts';

/** A tag candidate, and the facts that its features are computed from. */
interface TagFacts {
  candidate: TagCandidate;
  context: RankingContext;
  mention: Mention | undefined;
  /** Number of times that the article names the tag, and the places where it does, as bits of `WordPlace`. */
  count: number;
  places: number;
  emphasised: boolean;
  /** The tag in the blog's taxonomy; undefined for a new tag. */
  known: KnownTag | undefined;
  text: string;
  /** Whether the tag consists of plain lower-case words, which spares it the tests of its form. */
  plain: boolean;
  /** Share of the blog's posts that have the tag. */
  base: number;
  /** Share of the posts naming the tag that also have the tag. */
  share: number;
  coOccurrence: { lift: number; share: number };
  /** Digest of a new tag's key; '' for a tag of the blog. */
  digest: string;
  firstWord: string;
  lastWord: string;
}

/** Log-odds of a share, clamped to 0.002 … 0.98. */
const toLogOdds = (share: number): number => Math.log(Math.max(share, 0.002) / (1 - Math.min(share, 0.98)));
const toFlag = (yes: boolean): number => (yes ? 1 : 0);
const isIn = ({ places }: TagFacts, place: number): number => toFlag((places & place) !== 0);
/** Log-odds of the candidate's strongest cue of a kind: `t`, `p`, `f`, or '' for a phrase of the text. */
const bestCue = ({ candidate }: TagFacts, kind: string): number =>
  toLogOdds(candidate.cues.find(({ cue }) => (cue[1] === ':' ? cue[0] : '') === kind)?.share ?? 0);

/** Match text with capitals or signs inside, and text without lower-case letters. */
const INNER_CAPITALS = asciiVariant(/\p{Lu}.*\p{Lu}|\p{Ll}\p{Lu}|[.#+]/u);
const NOTHING_LOWERCASE = asciiVariant(/^[^\p{Ll}]{2,}$/u);

/** Computes each feature of a tag candidate, by name. */
const FEATURES: Record<string, (facts: TagFacts) => number> = {
  'new tag': ({ known }) => toFlag(!known),
  'posts of the blog': ({ context }) => Math.log(1 + context.posts),
  // Where the page and the article name the tag.
  'page tag': ({ candidate }) => toFlag(candidate.pageTag !== undefined),
  'in title': (facts) => isIn(facts, WordPlace.title),
  'in heading': (facts) => isIn(facts, WordPlace.heading),
  'in lead': (facts) => isIn(facts, WordPlace.lead),
  'in marked text': (facts) => isIn(facts, WordPlace.marked),
  'in code': (facts) => isIn(facts, WordPlace.code),
  mentions: ({ count }) => Math.log(1 + count),
  'mentions a thousand words': ({ count, context }) => Math.log(1 + (1000 * count) / (200 + context.signals.length)),
  'mentions by those of the most frequent': ({ count, context }) => count / context.maxCount,
  'share of marked mentions': ({ mention, count }) => (mention ? (mention.marked + 0.5) / (count + 1) : 0),
  'place of first mention': ({ mention, context }) => (mention ? mention.first / (context.signals.length + 1) : 0),
  'share of capitals': ({ mention }) => (mention ? (mention.capital + 0.25) / (mention.open + 0.5) : 0),
  // Form of the tag.
  words: ({ text }) => text.split(' ').length,
  'capitals inside': ({ plain, text }) => toFlag(!plain && INNER_CAPITALS(text).test(text)),
  'nothing in lower case': ({ plain, text }) => toFlag(!plain && NOTHING_LOWERCASE(text).test(text)),
  digits: ({ plain, text }) => toFlag(!plain && /\d/.test(text)),
  length: ({ text }) => Math.min(text.length, 40) / 10,
  'share inside longer phrases': ({ mention }) => (mention ? mention.longer / mention.count : 0),
  // The blog's use of the tag.
  posts: ({ known }) => Math.log(1 + (known?.used ?? 0)),
  'share of posts': ({ base }) => toLogOdds(base),
  'share of posts that name it': ({ share }) => toLogOdds(share),
  'share of posts that name it so': ({ mention, known, emphasised, share }) =>
    toLogOdds(mention && known ? estimateMentionShare(known, emphasised, share) : 0),
  emphasised: ({ emphasised }) => toFlag(emphasised),
  'best cue': ({ candidate }) => toLogOdds(candidate.cues[0]?.share ?? 0),
  'second cue': ({ candidate }) => toLogOdds(candidate.cues[1]?.share ?? 0),
  'third cue': ({ candidate }) => toLogOdds(candidate.cues[2]?.share ?? 0),
  'best cue of title': (facts) => bestCue(facts, 't'),
  'best cue of page tags': (facts) => bestCue(facts, 'p'),
  'best cue of feed': (facts) => bestCue(facts, 'f'),
  'best cue of text': (facts) => bestCue(facts, ''),
  'sum of cues': ({ candidate, base }) =>
    candidate.cues.reduce((sum, cue) => sum + Math.log(Math.max(cue.share, 0.01) / base), 0),
  cues: ({ candidate }) => candidate.cues.length,
  'page tags': ({ context }) => context.signals.pageTags.size,
  'tags with its first word': ({ context, firstWord }) => Math.log(1 + (context.index.firstWords.get(firstWord) ?? 0)),
  'tags with its last word': ({ context, lastWord }) => Math.log(1 + (context.index.lastWords.get(lastWord) ?? 0)),
  'lift by other tags': ({ coOccurrence }) => coOccurrence.lift,
  'share beside other tags': ({ coOccurrence }) => coOccurrence.share,
  'used once': ({ context, digest }) => toFlag(context.index.singleUseTags.has(digest)),
  rejected: ({ context, digest }) => toFlag(context.index.rejectedTags.has(digest)),
};

export const TAG_FEATURES: readonly string[] = Object.keys(FEATURES);

function buildTagFacts(candidate: TagCandidate, context: RankingContext): TagFacts {
  const { mention, pageTag, key, tag } = candidate;
  const known = context.index.list[tag];
  const text = pageTag ?? mention?.text ?? known?.name ?? '';
  const base = ((known?.used ?? 0) + 0.5) / (context.posts + 10);
  const ends = mention?.ends;
  const [firstWord, lastWord] = ends ? [key.slice(0, ends[0]), key.slice(-ends[1])] : getOuterWordKeys(text);
  return {
    candidate,
    context,
    mention,
    count: mention?.count ?? 0,
    places: mention?.places ?? 0,
    emphasised: mention !== undefined && isEmphasised(mention),
    known,
    text,
    plain: /^[a-z]+(?: [a-z]+)*$/.test(text),
    base,
    share: ((known?.both ?? 0) + 8 * Math.max(base, 0.05)) / ((known?.named ?? 0) + 8),
    coOccurrence: measureCoOccurrence(tag, base, context.coOccurrence),
    digest: known ? '' : toDigest(key),
    firstWord,
    lastWord,
  };
}

/** Computes the features of tag candidates: one row per candidate, with the columns `TAG_FEATURES`. */
export function computeTagFeatures(candidates: readonly TagCandidate[], context: RankingContext): Float32Array {
  const computations = Object.values(FEATURES);
  const rows = new Float32Array(candidates.length * computations.length);
  let cell = 0;
  for (const candidate of candidates) {
    const facts = buildTagFacts(candidate, context);
    for (const compute of computations) rows[cell++] = compute(facts);
  }
  return rows;
}

/**
 * Estimates the share of the posts naming the tag as this article does (emphasised or not) that also have the tag. With few
 * such posts, the estimate stays near `share`, the value for all posts naming the tag.
 */
function estimateMentionShare(
  { named, both, emphasised, emphasisedBoth }: KnownTag,
  isEmphasisedHere: boolean,
  share: number,
): number {
  if (isEmphasisedHere) return (emphasisedBoth + 4 * share) / (emphasised + 4);
  return (Math.max(0, both - emphasisedBoth) + 2 * share) / (Math.max(0, named - emphasised) + 4);
}
