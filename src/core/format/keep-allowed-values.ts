import type { Suggestion, Tagging } from '../classify/taxonomy.ts';
import { toKeyPath } from './front-matter.ts';
import type { Profile } from './profile.ts';

/**
 * Returns those of a new post's tags or categories that the blog's configuration allows, in the blog's spelling; all of them
 * when it names no list.
 */
export function keepAllowedValues(values: string[], noun: 'tags' | 'categories', profile: Profile): string[] {
  const allowed = listAllowedValues(noun, profile);
  if (!allowed) return values;
  const spellings = new Map(allowed.map((value) => [value.toLowerCase(), value]));
  return values.flatMap((value) => spellings.get(value.toLowerCase()) ?? []);
}

/** Returns suggestions without the tags and categories that the blog's configuration forbids. */
export function keepAllowedSuggestions({ tags, categories }: Tagging, profile: Profile): Tagging {
  const keep = (suggestions: Suggestion[], noun: 'tags' | 'categories') =>
    suggestions.flatMap((suggestion) =>
      keepAllowedValues([suggestion.value], noun, profile).map((value) => ({ ...suggestion, value })),
    );
  return { tags: keep(tags, 'tags'), categories: keep(categories, 'categories') };
}

/** Returns the only tags or categories that the blog's configuration allows; null when it names no list. */
export function listAllowedValues(noun: 'tags' | 'categories', { keys, rules }: Profile): string[] | null {
  const key = rules && keys.find(({ from = '' }) => from === noun || from.startsWith(`${noun} `));
  return (key && rules.find((rule) => rule.key === toKeyPath(key))?.values?.map(String)) ?? null;
}
