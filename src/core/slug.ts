import type { SlugRule } from './format/profile.ts';
import { foldAccents } from './text/fold-accents.ts';

/** The slug rule of the Tech Hub blog, measured on its posts: keeps case, drops symbols, folds accents. */
export const titleCaseSlug: SlugRule = {
  case: 'keep',
  separator: '-',
  letters: 'fold',
  symbols: 'drop',
  and: 'and',
  max: 200,
  keep: '_',
};

export const lowerCaseSlug: SlugRule = { ...titleCaseSlug, case: 'lower', symbols: 'separate', keep: '', cut: 'word' };

/**
 * Names a file by its title, as in a folder of notes. Drops `#`, `^`, `|` and brackets, which have a meaning in links
 * between notes.
 */
export const titleNameSlug: SlugRule = {
  case: 'keep',
  separator: ' ',
  letters: 'keep',
  symbols: 'separate',
  and: 'drop',
  max: 120,
  cut: 'word',
  keep: "&'’()!,.+=@_–—",
};

/**
 * Matches control characters, bidirectional marks, zero-width characters, lone surrogates, and variation selectors, which
 * choose between a character's text form and its emoji form.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Variation_Selector}]/gu;

/**
 * Converts a title to a slug by a blog's rule: letters, digits and separators. `untitled` when no character remains.
 * `stopWords`: the words that a rule with `stopWords: 'drop'` leaves out, in lower case. They are given, since a popup's first
 * file needs slugs and has no room for the words of all languages.
 */
export function toSlug(title: string, rule: SlugRule, stopWords: ReadonlySet<string> = new Set()): string {
  const keep = (rule.keep ?? '').replace(/[\\\]^-]/g, '\\$&');
  let text = title.replace(/\s+/gu, ' ').replace(INVISIBLE, '').normalize('NFC');
  if (rule.letters !== 'keep') text = foldAccents(text);
  if (rule.letters === 'ascii') text = text.replace(/[^\0-\x7f]+/gu, ' ');
  if (rule.and === 'and') text = text.replace(/ & /g, ' and ').replace(/&/g, 'and');
  // An apostrophe never splits a word, whatever the rule does with symbols: `don't` becomes `dont`.
  if (!keep.includes("'")) text = text.replace(/['’ʼ]/g, '');
  const other = new RegExp(`[^\\p{L}\\p{N}\\p{M}\\s${keep}-]+`, 'gu');
  text = text.replace(other, rule.symbols === 'separate' ? ' ' : '').trim();
  if (rule.stopWords === 'drop') text = dropStopWords(text, stopWords);
  text = text.replace(/\s+/gu, rule.separator);
  if (rule.separator === '_') text = text.replace(/-/g, rule.separator);
  if (rule.case === 'lower') text = text.toLowerCase();
  const runs = new RegExp(`${rule.separator}{2,}`, 'g');
  const ends = new RegExp(`^[.${rule.separator}]+|[.${rule.separator}]+$`, 'g');
  text = shorten(text.replace(runs, rule.separator).replace(ends, ''), rule).replace(ends, '');
  return text === '' ? 'untitled' : text;
}

/** Leaves out the function words of a text. A text that has no other word stays whole. */
function dropStopWords(text: string, stopWords: ReadonlySet<string>): string {
  const words = text.split(/\s+/u);
  return words.filter((word) => !stopWords.has(word.toLowerCase())).join(' ') || text;
}

/** Shortens a slug to the rule's length. A first word that is too long by itself is cut. */
function shorten(slug: string, { max, cut, separator }: SlugRule): string {
  const characters = [...slug];
  if (characters.length <= max) return slug;
  const start = characters.slice(0, max).join('');
  const end = characters[max] === separator ? start.length : start.lastIndexOf(separator);
  return cut === 'word' && end > 0 ? start.slice(0, end) : start;
}

/** Names that Windows reserves for devices, with or without an extension. */
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

const utf8 = new TextEncoder();

/**
 * Returns the longest start of `text` that fits in `bytes` bytes of UTF-8 and splits no grapheme (what a reader sees as one
 * character).
 */
export function truncateToBytes(text: string, bytes: number): string {
  if (text.length <= bytes && utf8.encode(text).length <= bytes) return text;
  // Each UTF-16 unit takes at least one byte, so that the rest can't fit.
  text = text.slice(0, bytes + 1);
  const parts =
    typeof Intl.Segmenter === 'function'
      ? Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text), (part) => part.segment)
      : [...text];
  let prefix = '';
  let used = 0;
  for (const part of parts) {
    used += utf8.encode(part).length;
    if (used > bytes) break;
    prefix += part;
  }
  return prefix;
}

/**
 * Returns a path that any file system accepts: forward slashes, no `.` or `..`, no character that Windows refuses, no
 * control or bidirectional mark, each name at most 255 bytes. A shortened file name keeps its extension.
 */
export function sanitizePath(path: string): string {
  const parts = path.split('/').map(sanitizeFileName);
  return parts.filter((part) => part !== '').join('/');
}

/** Makes a slug that the user typed usable as a file name, without leading dots, which would hide the file. */
export function sanitizeSlug(slug: string, rule: SlugRule): string {
  return (
    sanitizeFileName(slug.replace(/[/\\]/g, '-').replace(/\s+/gu, rule.separator).replace(/^\.+/, '')) || 'untitled'
  );
}

function sanitizeFileName(name: string): string {
  const clean = name
    .replace(/\s+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(/[<>:"\\|?*]/g, '-')
    .trim();
  if (/^\.*$/.test(clean)) return '';
  const extension = /\.[a-z0-9]{1,10}$/i.exec(clean)?.[0] ?? '';
  const stem = clean.slice(0, clean.length - extension.length).replace(WINDOWS_DEVICE, '$1_');
  const shortened = truncateToBytes(stem, 255 - extension.length).replace(/(?<![ .-])[ .-]+$/, '');
  return (shortened === '' && stem !== '' && extension !== '' ? 'untitled' : shortened) + extension;
}
