import { foldAccents } from '../slug.ts';
import type { Profile, TagRule } from './profile.ts';
import { toOneLine } from './scalars.ts';

const TAG_FORMS: Record<TagRule['form'], (tag: string) => string> = {
  keep: (tag) => tag,
  lower: (tag) => tag.toLowerCase(),
  kebab: (tag) => joinTagWords(tag, /[^\p{L}\p{N}\p{M}]+/gu),
  nest: (tag) => joinTagWords(tag, /[^\p{L}\p{N}\p{M}_/]+/gu).replace(/^(\d+)$/, 'y$1'),
};

/** Names that symbols alone tell apart keep them in words: `C#` and `C++` must not both become `c`. */
function joinTagWords(tag: string, between: RegExp): string {
  return foldAccents(tag)
    .toLowerCase()
    .replace(/(?<=\p{L})#/gu, 'sharp')
    .replace(/(?<=\p{L})\+\+/gu, 'pp')
    .replace(/^\.(?=\p{L})/u, 'dot')
    .replace(between, '-')
    .replace(/^-+|(?<!-)-+$/g, '');
}

/** The signs of ASCII in the order of `Intl.Collator`, after a place for the end of a text. */
const ASCII_ORDER =
  '\n _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$0123456789aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ';
let collator: Intl.Collator | undefined;

/**
 * Tags in the alphabet's order, as `Intl.Collator` has them, which is asked only where it must be: the first thing of `Intl`
 * that a window makes takes it 20 ms, and the popup is a new window at each click.
 */
export function compareTags(one: string, other: string): number {
  if (!/^[ -~]*$/.test(one + other)) {
    collator ??= new Intl.Collator('en');
    return collator.compare(one, other);
  }
  const [left, right] = [one.toLowerCase(), other.toLowerCase()];
  // Case counts only where all else is the same.
  return left === right ? compareAscii(one, other) : compareAscii(left, right);
}

function compareAscii(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return ASCII_ORDER.indexOf(one.charAt(at)) - ASCII_ORDER.indexOf(other.charAt(at));
}

/** Tags in the blog's form and order; of tags that differ in case only, the first. */
export function applyTagRule(tags: string[], profile: Profile): string[] {
  const form = TAG_FORMS[profile.tags.form];
  const seen = new Map<string, string>();
  for (const tag of tags) {
    const ruled = form(toOneLine(tag));
    if (ruled !== '' && !seen.has(ruled.toLowerCase())) seen.set(ruled.toLowerCase(), ruled);
  }
  const unique = [...seen.values()];
  return profile.tags.sort === 'alphabet' ? unique.sort(compareTags) : unique;
}
