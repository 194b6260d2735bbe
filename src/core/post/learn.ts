import { generatorOf } from './learn/generator.ts';
import { profileOf } from './learn/infer.ts';
import { isStray, likelyPath } from './learn/place.ts';
import { evidence, type KeyEvidence, type Proof, prove } from './learn/prove.ts';
import { type Example, type Source, sourceOf } from './learn/source.ts';
import { mostCommon } from './learn/tally.ts';
import { placeOf } from './post-path.ts';
import type { Profile } from './profile.ts';

export type { KeyEvidence, Proof } from './learn/prove.ts';
export type { Example } from './learn/source.ts';

export interface Learned {
  profile: Profile;
  keys: KeyEvidence[];
  path: { seen: number; agree: number };
  proofs: Proof[];
  /** Examples whose front matter can't be read, with the reason. */
  skipped: { path: string; reason: string }[];
}

/**
 * Infers a blog's format from posts of it. Nothing is special-cased: styles are those that write the examples' lines again,
 * derivations those of a table that hold in the examples. Of many examples the 60 newest count. An example without a path,
 * or under a name that says nothing, is a post that was pasted. Throws an Error when no example can be read.
 */
export function learn(examples: Example[], id = 'learned', name = 'My blog'): Learned {
  const skipped: Learned['skipped'] = [];
  const all = examples.flatMap((example) => {
    try {
      return [sourceOf(example)];
    } catch (error) {
      skipped.push({ path: example.path, reason: error instanceof Error ? error.message : String(error) });
      return [];
    }
  });
  if (all.length === 0) throw new Error(skipped[0]?.reason ?? 'No post was given.');
  const language = mostCommon(all.map((source) => source.language)) ?? 'none';
  const sources = newest(all.filter((source) => source.language === language));
  const pasted = new Set(sources.filter((source) => source.path === '' || isStray(source)));
  const dayed = generatorOf(sources) === 'jekyll';
  for (const source of pasted) source.path = likelyPath(source, dayed);
  const profile = profileOf(sources, id, name);
  const proofs = sources.map((source) => prove(source, profile));
  const placed = proofs.filter((_, at) => !pasted.has(sources[at] as Source));
  return {
    profile,
    keys: evidence(sources, profile),
    path: { seen: placed.length, agree: placed.filter((proof) => proof.path === proof.printed.path).length },
    proofs: proofs.map((proof, at) => (pasted.has(sources[at] as Source) ? { ...proof, path: '' } : proof)),
    skipped,
  };
}

/** A blog's format changes over the years: its newest posts tell what the next one will look like, and decide ties. */
const ENOUGH = 60;

function newest(sources: Source[]): Source[] {
  const dayOf = (source: Source) => placeOf(source.path).day || (/\d{4}-\d\d-\d\d/.exec(source.inner)?.[0] ?? '');
  const dated = sources.map((source) => ({ source, day: dayOf(source) }));
  return dated
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
    .slice(0, ENOUGH)
    .map(({ source }) => source);
}
