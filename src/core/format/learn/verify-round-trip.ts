import type { Json } from '../../json.ts';
import type { Post } from '../../post.ts';
import { evaluateKey, formatEntryLines, pickKeyStyle, toKeyPath } from '../front-matter.ts';
import { buildLiquidScope } from '../liquid-scope.ts';
import { postFromFile } from '../post-from-file.ts';
import { postFromFrontMatter } from '../post-from-front-matter.ts';
import { parsePostPath } from '../post-path.ts';
import { printPost } from '../print-post.ts';
import type { FrontMatterKey, Profile } from '../profile.ts';
import { toKeyId } from './infer-key-order.ts';
import type { ParsedExample } from './parse-example.ts';

/** The rule inferred for one key, and how many examples it fits. */
export interface KeyFit {
  /** Name of the key: `key`, or `table.key` inside a table. */
  name: string;
  /**
   * Where the key's value comes from. `noun`: a field of the post; `constant`: a fixed value; `derived`: a rule; `asked`:
   * the user must enter the value.
   */
  kind: 'noun' | 'constant' | 'derived' | 'asked';
  /** The rule as Liquid, or the constant as JSON; '' for `asked`. */
  rule: string;
  /**
   * `seen`: examples that have the key. `agree`: examples in which the rule gives the key's value. `identical`: examples in
   * which the printed lines are the same too.
   */
  seen: number;
  agree: number;
  identical: number;
  /** Last day of an earlier habit, if posts up to then have the key written differently. */
  earlierUntil?: string;
}

/** An example, and the file that the learned profile prints from the example. */
export interface RoundTrip {
  /** Path of the example's file; '' for a pasted text. */
  path: string;
  text: string;
  printed: { path: string; text: string };
  identical: boolean;
}

/**
 * Parses the example into a post, prints the post with the learned profile, and compares the printed file with the example.
 */
export function verifyRoundTrip(source: ParsedExample, profile: Profile): RoundTrip {
  const { path, text } = source;
  const post = toExamplePost(source, profile);
  const printed = printPost(post, { ...profile, hazards: [] });
  return { path, text, printed, identical: printed.path === path && printed.text === text };
}

function toExamplePost(source: ParsedExample, profile: Profile): Post {
  const post = postFromFile(source, source.path, profile);
  // Removes the original spelling of values that the profile prints from a field, so that these are printed in the learned
  // format.
  for (const key of profile.keys) if (key.from !== undefined && post.own) delete post.own[toKeyPath(key)];
  return post;
}

/** Measures how well each key of the profile fits the examples. */
export function measureKeyFit(sources: ParsedExample[], profile: Profile): KeyFit[] {
  const posts = sources.map((source) => {
    const post = postFromFrontMatter(source.values, parsePostPath(source.path), profile);
    const entries = new Map(source.entries.map((entry) => [toKeyId(entry), entry]));
    return { entries, scope: buildLiquidScope(post, profile), own: post.own ?? {} };
  });
  return profile.keys.map((key) => {
    const name = toKeyPath(key);
    const found: KeyFit = { name, kind: getKeyKind(key), rule: formatKeyRule(key), seen: 0, agree: 0, identical: 0 };
    if (key.earlier) found.earlierUntil = key.earlier.until;
    for (const { entries, scope, own } of posts) {
      const entry = entries.get(toKeyId(key));
      if (!entry) continue;
      found.seen++;
      const value = evaluateKey(key, scope, profile);
      if (found.kind !== 'asked' && !(name in own) && isSameJson(value, entry.value, key)) found.agree++;
      // A TOML list below headers is no single line, and has no style of its own.
      const isSection = entry.lines[0]?.trimStart().startsWith('[[');
      const printed = value === undefined ? [] : formatEntryLines(pickKeyStyle(key, scope.date), value, profile);
      if (isSection || printed.join('\n') === entry.lines.join('\n')) found.identical++;
    }
    return found;
  });
}

function isSameJson(a: Json | undefined, b: Json, key: FrontMatterKey): boolean {
  return key.list?.form === 'joined' ? String(a) === String(b) : JSON.stringify(a) === JSON.stringify(b);
}

const getKeyKind = (key: FrontMatterKey): KeyFit['kind'] =>
  key.constant !== undefined
    ? 'constant'
    : key.from === undefined
      ? 'asked'
      : key.copy || key.from.includes('|') || key.from.includes('{{')
        ? 'derived'
        : 'noun';

const formatKeyRule = (key: FrontMatterKey): string =>
  key.from ?? (key.constant === undefined ? '' : JSON.stringify(key.constant));
