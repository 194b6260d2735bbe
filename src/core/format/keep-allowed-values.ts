import { toKeyPath } from './front-matter.ts';
import type { Profile } from './profile.ts';

/**
 * Returns those of a new post's tags or categories that the blog's configuration allows, in the blog's spelling; all of them
 * when it names no list.
 */
export function keepAllowedValues(values: string[], noun: 'tags' | 'categories', profile: Profile): string[] {
  const { keys, rules } = profile;
  const key = rules && keys.find(({ from = '' }) => from === noun || from.startsWith(`${noun} `));
  const allowed = key && rules.find((rule) => rule.key === toKeyPath(key))?.values;
  if (!allowed) return values;
  const spellings = new Map(allowed.map((value) => [String(value).toLowerCase(), String(value)]));
  return values.flatMap((value) => spellings.get(value.toLowerCase()) ?? []);
}
