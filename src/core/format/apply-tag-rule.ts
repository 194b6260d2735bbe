import { foldAccents } from '../text/fold-accents.ts';
import type { Profile, TagRule } from './profile.ts';
import { toOneLine } from './scalars.ts';

const TAG_FORMS: Record<TagRule['form'], (tag: string) => string> = {
  keep: (tag) => tag,
  lower: (tag) => tag.toLowerCase(),
  kebab: (tag) => joinTagWords(tag, /[^\p{L}\p{N}\p{M}]+/gu),
  nest: (tag) => joinTagWords(tag, /[^\p{L}\p{N}\p{M}_/]+/gu).replace(/^(\d+)$/, 'y$1'),
};

/** Joins the words of a tag with hyphens. Spells out `#` and `++`, so that `C#` and `C++` do not both become `c`. */
function joinTagWords(tag: string, separators: RegExp): string {
  return foldAccents(tag)
    .toLowerCase()
    .replace(/(?<=\p{L})#/gu, 'sharp')
    .replace(/(?<=\p{L})\+\+/gu, 'pp')
    .replace(/^\.(?=\p{L})/u, 'dot')
    .replace(separators, '-')
    .replace(/^-+|(?<!-)-+$/g, '');
}

/** The ASCII characters in the order in which `Intl.Collator` sorts them. Index 0 stands for the end of a text. */
const ASCII_ORDER =
  '\n _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$0123456789aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ';
let collator: Intl.Collator | undefined;

/**
 * Compares two tags alphabetically, with the same result as `Intl.Collator`. ASCII tags are compared without a collator: the
 * first `Intl` object in a window takes 20 ms, and each click opens the popup in a new window.
 */
export function compareTags(one: string, other: string): number {
  if (!/^[ -~]*$/.test(one + other)) {
    collator ??= new Intl.Collator('en');
    return collator.compare(one, other);
  }
  const [left, right] = [one.toLowerCase(), other.toLowerCase()];
  // Upper and lower case decide the order only between tags that are otherwise equal.
  return left === right ? compareAscii(one, other) : compareAscii(left, right);
}

function compareAscii(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return ASCII_ORDER.indexOf(one.charAt(at)) - ASCII_ORDER.indexOf(other.charAt(at));
}

/** Returns the tags in the form and the order that the blog uses. Of tags that differ only in case, keeps the first. */
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
