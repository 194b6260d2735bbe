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
    .replace(/^-+|(?<!-)-+$/g, '');
}

/** The signs of ASCII in the order of `Intl.Collator`, after a place for the end of a text. */
const ORDER = '\n _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$0123456789aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ';
let collator: Intl.Collator | undefined;

/**
 * Tags in the alphabet's order, as `Intl.Collator` has them, which is asked only where it must be: the first thing of `Intl`
 * that a window makes takes it 20 ms, and the popup is a new window at each click.
 */
export function byAlphabet(one: string, other: string): number {
  if (!/^[ -~]*$/.test(one + other)) {
    collator ??= new Intl.Collator('en');
    return collator.compare(one, other);
  }
  const [left, right] = [one.toLowerCase(), other.toLowerCase()];
  // Case counts only where all else is the same.
  return left === right ? compare(one, other) : compare(left, right);
}

function compare(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return ORDER.indexOf(one.charAt(at)) - ORDER.indexOf(other.charAt(at));
}

/** Tags in the blog's form and order; of tags that differ in case only, the first. */
export function ruledTags(tags: string[], profile: Profile): string[] {
  const form = FORMS[profile.tags.form];
  const seen = new Map<string, string>();
  for (const tag of tags) {
    const ruled = form(oneLine(tag));
    if (ruled !== '' && !seen.has(ruled.toLowerCase())) seen.set(ruled.toLowerCase(), ruled);
  }
  const unique = [...seen.values()];
  return profile.tags.sort === 'alphabet' ? unique.sort(byAlphabet) : unique;
}
