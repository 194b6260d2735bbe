import type { QuoteStyle } from '../profile.ts';
import { isPlainSafe } from '../yaml-writer.ts';
import type { ExampleEntry } from './example-entry.ts';
import { findCurrent } from './majority.ts';

const TAGGED_MARK = /^(?:(![^\s]*)[ \t]+)?(["'])/;

/** Returns the quotation mark at the start of each quoted value or list item. */
const findQuoteMarks = ({ value, lines, text }: ExampleEntry): string[] =>
  Array.isArray(value)
    ? Array.from(lines.join(' ').matchAll(/[[,-]\s*(["'])/g), ([, mark = '']) => mark)
    : [TAGGED_MARK.exec(text ?? lines[0]?.replace(/^[^:=]+[:=]\s*/, '') ?? '')?.[2] ?? []].flat();

const isQuoted = (entry: ExampleEntry): boolean => findQuoteMarks(entry).length > 0;

/** Returns the tag that most quoted values have in front. */
const findTag = (quoted: ExampleEntry[]): string | undefined =>
  findCurrent(quoted.map(({ text = '' }) => TAGGED_MARK.exec(text)?.[1] ?? '')) || undefined;

/**
 * Lists quoting styles that may fit a key's entries, most likely first; the caller takes the first that fits. The unquoted
 * style (`plain`) is listed if an entry is unquoted. A narrower rule (`quoteFor`, `plainIf`) needs two needlessly quoted entries
 * or one with an apostrophe, and two unquoted ones, since a single entry may be a slip.
 */
export function listQuoteStyles(entries: ExampleEntry[], all: ExampleEntry[]): QuoteStyle[] {
  const mark = findCurrent(entries.flatMap(findQuoteMarks)) ?? findCurrent(all.flatMap(findQuoteMarks)) ?? '"';
  const or = mark === '"' ? ('double' as const) : ('single' as const);
  const tag = findTag(entries.filter(isQuoted));
  const quotedStyles: QuoteStyle[] = [
    { style: or, swap: or === 'single' },
    { style: or, swap: or === 'double' },
    { style: or === 'double' ? 'single' : 'double', swap: true },
  ];
  const addTag = (styles: QuoteStyle[]) => (tag === undefined ? styles : styles.map((style) => ({ ...style, tag })));
  const quoted = entries.filter((entry) => isQuoted(entry) && !hasMixedQuotes(entry));
  const needless = quoted.filter((entry) => typeof entry.value === 'string' && isPlainSafe(entry.value, false));
  // A single text that needs its quotation marks does not show how the others are written.
  const isUnclear = quoted.length === 1 && needless.length === 0 && typeof quoted[0]?.value === 'string';
  if (entries.length > 0 && quoted.length === entries.length && !isUnclear) return addTag(quotedStyles);
  const plainStyles: QuoteStyle[] = [
    { style: 'plain', or, swap: true },
    { style: 'plain', or, swap: false },
  ];
  const plain = entries.filter((entry) => !quoted.includes(entry));
  const isMixed = (needless.length >= 2 || needless.some(hasInnerMark)) && plain.length >= 2;
  const quoteFor = isMixed ? findQuotedCharacters(needless, plain) : '';
  if (quoteFor !== '') plainStyles.push({ style: 'plain', or, quoteFor, swap: true });
  else if (isMixed || entries.some(hasMixedQuotes))
    plainStyles.push(
      { style: 'plain', or, plainIf: 'words', swap: true },
      { style: 'plain', or, plainIf: 'word', swap: true },
    );
  return addTag([...plainStyles, ...quotedStyles]);
}

/** Whether a text contains a quotation mark or apostrophe, which many authors quote although no parser requires it. */
const hasInnerMark = ({ value }: ExampleEntry): boolean => /['"]/.test(String(value));

/**
 * Returns the punctuation and spaces that occur in needlessly quoted texts and in no unquoted one; '' if it does not explain why each
 * of them is quoted.
 */
function findQuotedCharacters(needless: ExampleEntry[], plain: ExampleEntry[]): string {
  const texts = needless.map(({ value }) => String(value));
  const plainText = plain.map(({ value }) => String(value)).join('');
  const found = [...new Set(texts.join('').match(/[^\p{L}\p{N}\p{M}]/gu) ?? [])].filter(
    (character) => !plainText.includes(character),
  );
  return texts.every((text) => found.some((character) => text.includes(character))) ? found.join('') : '';
}

/** Whether a list has both quoted and unquoted items although no item needs quotes. Such a list shows a rule, not a slip. */
function hasMixedQuotes(entry: ExampleEntry): boolean {
  const { value } = entry;
  if (!Array.isArray(value)) return false;
  const quoted = findQuoteMarks(entry).length;
  return (
    quoted > 0 && quoted < value.length && value.every((item) => typeof item !== 'string' || isPlainSafe(item, true))
  );
}
