import type { Post } from '../../types.ts';
import { entryLines, nameOf, valueIn } from '../front-matter.ts';
import { placeOf } from '../post-path.ts';
import { print, scopeOf } from '../print.ts';
import type { Json, Key, Profile } from '../profile.ts';
import { recall } from '../recall.ts';
import { recallFile } from '../recall-file.ts';
import { idOf } from './order.ts';
import type { Source } from './source.ts';

/** What was inferred of one key, and how far the examples bear it out. */
export interface KeyEvidence {
  /** `key`, or `table.key`. */
  name: string;
  /** `noun`: carries a fact of the post; `constant`; `derived` by a rule; `asked`: the person must say. */
  kind: 'noun' | 'constant' | 'derived' | 'asked';
  /** Liquid, or the constant as JSON; '' when asked. */
  rule: string;
  /** Examples that have the key; of these, those whose value the rule gives, and those whose lines it writes again. */
  seen: number;
  agree: number;
  identical: number;
}

/** An example printed again by the learned profile. */
export interface Proof {
  /** '' for a text that came without a file. */
  path: string;
  text: string;
  printed: { path: string; text: string };
  identical: boolean;
}

/** The example as a post, with its excerpt and body, printed again. */
export function prove(source: Source, profile: Profile): Proof {
  const { path, text } = source;
  const post = whole(source, profile);
  const printed = print(post, { ...profile, hazards: [] });
  return { path, text, printed, identical: printed.path === path && printed.text === text };
}

function whole(source: Source, profile: Profile): Post {
  const post = recallFile(source, source.path, profile);
  // Facts are to come out in the format that was learned, not in their own spelling.
  for (const key of profile.keys) if (key.from !== undefined && post.own) delete post.own[nameOf(key)];
  return post;
}

/** How far the examples bear out each key of the profile. */
export function evidence(sources: Source[], profile: Profile): KeyEvidence[] {
  const posts = sources.map((source) => {
    const post = recall(source.values, placeOf(source.path), profile);
    const entries = new Map(source.entries.map((entry) => [idOf(entry), entry]));
    return { entries, scope: scopeOf(post, profile), told: post.own ?? {} };
  });
  return profile.keys.map((key) => {
    const name = nameOf(key);
    const found: KeyEvidence = { name, kind: kindOf(key), rule: ruleOf(key), seen: 0, agree: 0, identical: 0 };
    for (const { entries, scope, told } of posts) {
      const entry = entries.get(idOf(key));
      if (!entry) continue;
      found.seen++;
      const value = valueIn(key, scope, profile);
      if (found.kind !== 'asked' && !(name in told) && sameJson(value, entry.value, key)) found.agree++;
      if (value !== undefined && entryLines(key, value, profile).join('\n') === entry.lines.join('\n'))
        found.identical++;
    }
    return found;
  });
}

function sameJson(a: Json | undefined, b: Json, key: Key): boolean {
  return key.list?.form === 'joined' ? String(a) === String(b) : JSON.stringify(a) === JSON.stringify(b);
}

const kindOf = (key: Key): KeyEvidence['kind'] =>
  key.constant !== undefined
    ? 'constant'
    : key.from === undefined
      ? 'asked'
      : key.copy || key.from.includes('|') || key.from.includes('{{')
        ? 'derived'
        : 'noun';

const ruleOf = (key: Key): string => key.from ?? (key.constant === undefined ? '' : JSON.stringify(key.constant));
