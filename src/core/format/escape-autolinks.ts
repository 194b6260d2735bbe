import { replaceOutsideCode } from './template-hazards.ts';

/**
 * Matches an escaped character, a bracket, a link target, or an address in angle brackets. All Markdown renderers agree
 * where each of these ends.
 */
const MARKDOWN_PARTS = /\\.|\[|\](?:\(https?:\/\/[^\s()<>"\\`{}]*\))?|<(?:https?|mailto):[^\s<>"\\`{}]*>/gi;
const AUTOLINK_START = /((?:https?|ftp))(:)(?=\/\/)|(www)(\.)/gi;

/**
 * Keeps renderers from turning a bare address that contains a backslash or a quotation mark into a link. GitHub's Markdown
 * extends the link to the next space and removes the backslashes, which makes escaped markup active. A character reference
 * in the scheme (`https&#58;`) prevents the link.
 */
export function escapeAutolinks(markdown: string): string {
  return replaceOutsideCode(markdown, (text) =>
    text.replace(/^.*$/gm, (line) => (/[\\"&]/.test(line) ? escapeAutolinksInLine(line) : line)),
  );
}

function escapeAutolinksInLine(line: string): string {
  const literalSpans = listLiteralSpans(line);
  let next = 0;
  return line.replace(/\S+/g, (word, at: number) => {
    const end = at + word.length;
    const escapes = /[\\"]|&#?\w+;/.test(word);
    let out = '';
    let from = at;
    for (let part = literalSpans[next]; part && part.from < end; part = literalSpans[++next]) {
      out += escapeAutolinkStart(line.slice(from, part.from)) + line.slice(part.from, part.to);
      from = part.to;
    }
    return escapes ? out + escapeAutolinkStart(line.slice(from, end)) : word;
  });
}

/**
 * Returns the offsets of link targets and of addresses in angle brackets. A closing bracket counts only after an opening
 * one.
 */
function listLiteralSpans(line: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let openBrackets = 0;
  for (const { 0: part, index } of line.matchAll(MARKDOWN_PARTS)) {
    if (part === '[') openBrackets++;
    const closes = part.startsWith(']') && openBrackets > 0;
    if (closes) openBrackets--;
    if (part.startsWith('<') || (closes && part.length > 1)) found.push({ from: index, to: index + part.length });
  }
  return found;
}

const escapeAutolinkStart = (text: string): string =>
  text.replace(AUTOLINK_START, (_, scheme?: string, colon?: string, www?: string) =>
    colon === undefined ? `${www}&#46;` : `${scheme}&#58;`,
  );

/**
 * Whether a link may lead to the address: it parses, its scheme runs no code, and its host has only host characters. Hexo
 * decodes `%22` in a host to a quotation mark, which then ends the HTML attribute.
 */
export const isSafeTarget = (address: string): boolean =>
  !/^(?:javascript|data|vbscript|blob|feed|file|filesystem|jar|view-source):/i.test(address) &&
  URL.canParse(address) &&
  /^[\w.:[\]-]*$/.test(new URL(address).hostname);

/** Returns the address if it begins with http(s) and is safe to link to, else ''. */
export const keepWebAddress = (address: string): string =>
  /^https?:/i.test(address) && isSafeTarget(address) ? address : '';

/** Returns the address if it is a safe web address or is relative to the blog (`/a.png`), else ''. */
export const keepRelativeOrWebAddress = (address: string): string =>
  /^[^/?#]*:/.test(address) ? keepWebAddress(address) : address;

/** At most this many characters of a link target are examined; no parser of addresses accepts a longer target. */
const MAX_TARGET_LENGTH = 4_000;

/** Characters (for a RegExp class) that renderers and browsers interpret differently: escapes, quotes, controls. */
const UNSAFE_CHARACTERS = String.raw`<>"\\\x60\0-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff`;
/** Matches a link target that has an ASCII scheme (`https:`) and balanced parentheses. */
const ABSOLUTE_TARGET = new RegExp(
  String.raw`^\s*<?([a-z][a-z\d+.-]*:[^\s()${UNSAFE_CHARACTERS}]*(?:\([^\s()${UNSAFE_CHARACTERS}]*\)[^\s()${UNSAFE_CHARACTERS}]*)*)[\s)>]`,
  'i',
);
/**
 * Builds the pattern of a link target without a scheme: no character before the first separator is, or can hide, a colon.
 */
const buildRelativePattern = (moreEnds: string) =>
  new RegExp(String.raw`^\s*(?!\s)<?[^\s:&()/?#'${UNSAFE_CHARACTERS}]*[ ()>/?#"'${moreEnds}]`);
const RELATIVE_TARGET = buildRelativePattern('');
const RELATIVE_TARGET_OR_END = buildRelativePattern(String.raw`\n`);

function startsTarget(text: string, at: number, relative: RegExp): boolean {
  const rest = text.slice(at, at + MAX_TARGET_LENGTH);
  const whole = rest.length < MAX_TARGET_LENGTH ? `${rest} ` : rest;
  const absolute = ABSOLUTE_TARGET.exec(whole)?.[1];
  return absolute === undefined ? relative.test(whole) : isSafeTarget(absolute);
}

/** Whether the link target that starts at `at` is safe and means the same to every renderer. */
export const startsLinkTarget = (text: string, at: number): boolean => startsTarget(text, at, RELATIVE_TARGET);

/**
 * Whether the target of a link definition (`[name]: target`) that starts at `at` is safe and means the same to every
 * renderer. A definition ends with its line; kramdown and browsers continue an inline link past a line break.
 */
export const startsLinkDefinition = (text: string, at: number): boolean =>
  startsTarget(text, at, RELATIVE_TARGET_OR_END);
