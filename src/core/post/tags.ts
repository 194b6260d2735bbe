import { fold } from '../slug.ts';
import type { Profile, TagRule } from './profile.ts';
import { oneLine } from './scalars.ts';

const FORMS: Record<TagRule['form'], (tag: string) => string> = {
  keep: (tag) => tag,
  lower: (tag) => tag.toLowerCase(),
  kebab: (tag) => words(tag, /[^\p{L}\p{N}\p{M}]+/gu),
  nest: (tag) => words(tag, /[^\p{L}\p{N}\p{M}_/]+/gu).replace(/^(\d+)$/, 'y$1'),
};

/** Names that symbols alone tell apart keep them in words: `C#` and `C++` must not both become `c`. */
function words(tag: string, between: RegExp): string {
  return fold(tag)
    .toLowerCase()
    .replace(/(?<=\p{L})#/gu, 'sharp')
    .replace(/(?<=\p{L})\+\+/gu, 'pp')
    .replace(/^\.(?=\p{L})/u, 'dot')
    .replace(between, '-')
    .replace(/^-+|-+$/g, '');
}

const alphabet = new Intl.Collator('en');

/** Tags in the blog's form and order; of tags that differ in case only, the first. */
export function ruledTags(tags: string[], profile: Profile): string[] {
  const form = FORMS[profile.tags.form];
  const seen = new Map<string, string>();
  for (const tag of tags) {
    const ruled = form(oneLine(tag));
    if (ruled !== '' && !seen.has(ruled.toLowerCase())) seen.set(ruled.toLowerCase(), ruled);
  }
  const unique = [...seen.values()];
  return profile.tags.sort === 'alphabet' ? unique.sort(alphabet.compare) : unique;
}
