import { foldAccents } from '../slug.ts';
import type { Profile, TagRule } from './profile.ts';
import { toOneLine } from './scalars.ts';

const TAG_FORMS: Record<TagRule['form'], (tag: string) => string> = {
  keep: (tag) => tag,
  lower: (tag) => tag.toLowerCase(),
  kebab: (tag) => joinTagWords(tag, /[^\p{L}\p{N}\p{M}]+/gu),
  nest: (tag) => joinTagWords(tag, /[^\p{L}\p{N}\p{M}_/]+/gu).replace(/^(\d+)$/, 'y$1'),
};

/** Spells the symbols that distinguish names, so that `C#` and `C++` do not both become `c`. */
function joinTagWords(tag: string, separators: RegExp): string {
  return foldAccents(tag)
    .toLowerCase()
    .replace(/(?<=\p{L})#/gu, 'sharp')
    .replace(/(?<=\p{L})\+\+/gu, 'pp')
    .replace(/^\.(?=\p{L})/u, 'dot')
    .replace(separators, '-')
    .replace(/^-+|(?<!-)-+$/g, '');
}

/** The ASCII characters in the order of `Intl.Collator`; the first place stands for the end of a text. */
const ASCII_ORDER =
  '\n _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$0123456789aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ';
let collator: Intl.Collator | undefined;

/**
 * Alphabetical order of tags, equal to `Intl.Collator`'s. ASCII tags are compared by hand, since a window's first `Intl` object
 * costs 20 ms and the popup is a new window at each click.
 */
export function compareTags(one: string, other: string): number {
  if (!/^[ -~]*$/.test(one + other)) {
    collator ??= new Intl.Collator('en');
    return collator.compare(one, other);
  }
  const [left, right] = [one.toLowerCase(), other.toLowerCase()];
  // Case decides only between tags that are otherwise equal.
  return left === right ? compareAscii(one, other) : compareAscii(left, right);
}

function compareAscii(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return ASCII_ORDER.indexOf(one.charAt(at)) - ASCII_ORDER.indexOf(other.charAt(at));
}

/** Tags in the blog's form and order; of tags that differ only in case, the first one stays. */
export function applyTagRule(tags: string[], profile: Profile): string[] {
  const form = TAG_FORMS[profile.tags.form];
  const byLowerCase = new Map<string, string>();
  for (const tag of tags) {
    const formatted = form(toOneLine(tag));
    if (formatted !== '' && !byLowerCase.has(formatted.toLowerCase()))
      byLowerCase.set(formatted.toLowerCase(), formatted);
  }
  const unique = [...byLowerCase.values()];
  return profile.tags.sort === 'alphabet' ? unique.sort(compareTags) : unique;
}
