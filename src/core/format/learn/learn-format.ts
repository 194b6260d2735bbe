import { messageOf } from '../../message-of.ts';
import { parsePostPath } from '../post-path.ts';
import type { Profile } from '../profile.ts';
import { detectGenerator } from './detect-generator.ts';
import { guessPath, hasStrayName } from './infer-path.ts';
import { inferPostFacts, type PostFacts } from './infer-post-facts.ts';
import { inferProfile } from './infer-profile.ts';
import { findMostCommon } from './majority.ts';
import { type ParsedExample, type PostExample, parseExample } from './parse-example.ts';
import { type KeyFit, measureKeyFit, type RoundTrip, verifyRoundTrip } from './verify-round-trip.ts';

export type { PostExample } from './parse-example.ts';
export type { KeyFit, RoundTrip } from './verify-round-trip.ts';

export interface LearnFormatResult {
  profile: Profile;
  facts: PostFacts;
  keys: KeyFit[];
  path: { seen: number; agree: number };
  roundTrips: RoundTrip[];
  /** Examples that were left out, with the reason: an unparsable front matter, or another language than most posts have. */
  skipped: { path: string; reason: string }[];
}

/**
 * Infers a blog's format from its posts, without special cases: a style must reproduce the lines of the examples, a derived
 * value the examples' values. Only the 60 newest examples count. An example without a path, or with a file name such as
 * `download (1).md`, is treated as pasted. Throws an Error when no example can be parsed.
 */
export function learnFormat(examples: PostExample[], id = 'learned', name = 'My blog'): LearnFormatResult {
  const skipped: LearnFormatResult['skipped'] = [];
  const all = examples.flatMap((example) => {
    try {
      return [parseExample(example)];
    } catch (error) {
      skipped.push({ path: example.path, reason: messageOf(error) });
      return [];
    }
  });
  if (all.length === 0) throw new Error(skipped[0]?.reason ?? 'No post was given.');
  const language = findMostCommon(all.map((source) => source.language)) ?? 'none';
  for (const source of all)
    if (source.language !== language)
      skipped.push({
        path: source.path,
        reason: `Its front matter is ${source.language}, that of most posts is ${language}.`,
      });
  const sources = pickNewest(all.filter((source) => source.language === language));
  const pasted = new Set(sources.filter((source) => source.path === '' || hasStrayName(source)));
  const needsDay = detectGenerator(sources) === 'jekyll';
  for (const source of pasted) source.path = guessPath(source, needsDay);
  const inferred = inferProfile(sources, id, name);
  const facts = inferPostFacts(sources, inferred);
  const profile: Profile = { ...inferred, dates: facts.dates.is, author: facts.author.is };
  const roundTrips = sources.map((source) => verifyRoundTrip(source, profile));
  const withPath = roundTrips.filter((_, at) => !pasted.has(sources[at] as ParsedExample));
  return {
    profile,
    facts,
    keys: measureKeyFit(sources, profile),
    path: { seen: withPath.length, agree: withPath.filter(({ path, printed }) => path === printed.path).length },
    roundTrips: roundTrips.map((roundTrip, at) =>
      pasted.has(sources[at] as ParsedExample) ? { ...roundTrip, path: '' } : roundTrip,
    ),
    skipped,
  };
}

/**
 * At most this many examples are used, the newest ones. Formats change over the years, so new posts predict the next post
 * best.
 */
const MAX_EXAMPLES = 60;

function pickNewest(sources: ParsedExample[]): ParsedExample[] {
  const getDay = (source: ParsedExample) =>
    parsePostPath(source.path).day || (/\d{4}-\d\d-\d\d/.exec(source.inner)?.[0] ?? '');
  const withDay = sources.map((source) => ({ source, day: getDay(source) }));
  return withDay
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
    .slice(0, MAX_EXAMPLES)
    .map(({ source, day }) => ({ ...source, entries: source.entries.map((entry) => ({ ...entry, day })) }));
}
