import type { Json } from '../../json.ts';
import type { Post } from '../../post.ts';
import { evaluateKey, formatEntryLines, toKeyPath } from '../front-matter.ts';
import { postFromFile } from '../post-from-file.ts';
import { postFromFrontMatter } from '../post-from-front-matter.ts';
import { parsePostPath } from '../post-path.ts';
import { buildLiquidScope, printPost } from '../print-post.ts';
import type { FrontMatterKey, Profile } from '../profile.ts';
import { toKeyId } from './infer-key-order.ts';
import type { ParsedExample } from './parse-example.ts';

/** What was inferred of one key, and how far the examples bear it out. */
export interface KeyFit {
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
export interface RoundTrip {
  /** '' for a text that came without a file. */
  path: string;
  text: string;
  printed: { path: string; text: string };
  identical: boolean;
}

/** The example as a post, with its excerpt and body, printed again. */
export function verifyRoundTrip(source: ParsedExample, profile: Profile): RoundTrip {
  const { path, text } = source;
  const post = toExamplePost(source, profile);
  const printed = printPost(post, { ...profile, hazards: [] });
  return { path, text, printed, identical: printed.path === path && printed.text === text };
}

function toExamplePost(source: ParsedExample, profile: Profile): Post {
  const post = postFromFile(source, source.path, profile);
  // Facts are to come out in the format that was learned, not in their own spelling.
  for (const key of profile.keys) if (key.from !== undefined && post.own) delete post.own[toKeyPath(key)];
  return post;
}

/** How far the examples bear out each key of the profile. */
export function measureKeyFit(sources: ParsedExample[], profile: Profile): KeyFit[] {
  const posts = sources.map((source) => {
    const post = postFromFrontMatter(source.values, parsePostPath(source.path), profile);
    const entries = new Map(source.entries.map((entry) => [toKeyId(entry), entry]));
    return { entries, scope: buildLiquidScope(post, profile), own: post.own ?? {} };
  });
  return profile.keys.map((key) => {
    const name = toKeyPath(key);
    const found: KeyFit = { name, kind: getKeyKind(key), rule: formatKeyRule(key), seen: 0, agree: 0, identical: 0 };
    for (const { entries, scope, own } of posts) {
      const entry = entries.get(toKeyId(key));
      if (!entry) continue;
      found.seen++;
      const value = evaluateKey(key, scope, profile);
      if (found.kind !== 'asked' && !(name in own) && isSameJson(value, entry.value, key)) found.agree++;
      if (value !== undefined && formatEntryLines(key, value, profile).join('\n') === entry.lines.join('\n'))
        found.identical++;
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
