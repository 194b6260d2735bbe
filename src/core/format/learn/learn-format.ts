import { parsePostPath } from '../post-path.ts';
import type { Profile } from '../profile.ts';
import { detectGenerator } from './detect-generator.ts';
import { guessPath, hasStrayName } from './infer-path.ts';
import { inferProfile } from './infer-profile.ts';
import { findMostCommon } from './majority.ts';
import { type ParsedExample, type PostExample, parseExample } from './parse-example.ts';
import { type KeyFit, measureKeyFit, type RoundTrip, verifyRoundTrip } from './verify-round-trip.ts';

export type { PostExample } from './parse-example.ts';
export type { KeyFit, RoundTrip } from './verify-round-trip.ts';

export interface LearnFormatResult {
  profile: Profile;
  keys: KeyFit[];
  path: { seen: number; agree: number };
  roundTrips: RoundTrip[];
  /** Examples whose front matter can't be read, with the reason. */
  skipped: { path: string; reason: string }[];
}

/**
 * Infers a blog's format from posts of it. Nothing is special-cased: styles are those that write the examples' lines again,
 * derivations those of a table that hold in the examples. Of many examples the 60 newest count. An example without a path,
 * or under a name that says nothing, is a post that was pasted. Throws an Error when no example can be read.
 */
export function learnFormat(examples: PostExample[], id = 'learned', name = 'My blog'): LearnFormatResult {
  const skipped: LearnFormatResult['skipped'] = [];
  const all = examples.flatMap((example) => {
    try {
      return [parseExample(example)];
    } catch (error) {
      skipped.push({ path: example.path, reason: error instanceof Error ? error.message : String(error) });
      return [];
    }
  });
  if (all.length === 0) throw new Error(skipped[0]?.reason ?? 'No post was given.');
  const language = findMostCommon(all.map((source) => source.language)) ?? 'none';
  const sources = pickNewest(all.filter((source) => source.language === language));
  const pasted = new Set(sources.filter((source) => source.path === '' || hasStrayName(source)));
  const dayed = detectGenerator(sources) === 'jekyll';
  for (const source of pasted) source.path = guessPath(source, dayed);
  const profile = inferProfile(sources, id, name);
  const proofs = sources.map((source) => verifyRoundTrip(source, profile));
  const placed = proofs.filter((_, at) => !pasted.has(sources[at] as ParsedExample));
  return {
    profile,
    keys: measureKeyFit(sources, profile),
    path: { seen: placed.length, agree: placed.filter((proof) => proof.path === proof.printed.path).length },
    roundTrips: proofs.map((proof, at) => (pasted.has(sources[at] as ParsedExample) ? { ...proof, path: '' } : proof)),
    skipped,
  };
}

/** A blog's format changes over the years: its newest posts tell what the next one will look like, and decide ties. */
const MAX_EXAMPLES = 60;

function pickNewest(sources: ParsedExample[]): ParsedExample[] {
  const dayOf = (source: ParsedExample) =>
    parsePostPath(source.path).day || (/\d{4}-\d\d-\d\d/.exec(source.inner)?.[0] ?? '');
  const dated = sources.map((source) => ({ source, day: dayOf(source) }));
  return dated
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
    .slice(0, MAX_EXAMPLES)
    .map(({ source }) => source);
}
