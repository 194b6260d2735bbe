import { replaceOutsideCode } from './template-hazards.ts';

/** An escaped character, a bracket, a link target, or an autolink in angle brackets: all renderers agree on the end of each. */
const MARKDOWN_PARTS = /\\.|\[|\](?:\(https?:\/\/[^\s()<>"\\`{}]*\))?|<(?:https?|mailto):[^\s<>"\\`{}]*>/gi;
const AUTOLINK_START = /((?:https?|ftp))(:)(?=\/\/)|(www)(\.)/gi;

/**
 * Keeps a bare address with an escape or a quotation mark from becoming a link. GitHub's Markdown extends such a link to the next
 * space and consumes its backslashes, so that the escaped markup becomes active. A character reference in the scheme prevents the link.
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

/** Offsets of link targets and of autolinks in a line; a closing bracket without an opening one makes no link. */
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
 * Whether a link may lead to the address: it parses, its scheme runs no code, and its host has only host characters. Hexo decodes
 * a host such as `%22`, and the quotation mark then ends the attribute.
 */
export const isSafeTarget = (address: string): boolean =>
  !/^(?:javascript|data|vbscript|blob|feed|file|filesystem|jar|view-source):/i.test(address) &&
  URL.canParse(address) &&
  /^[\w.:[\]-]*$/.test(new URL(address).hostname);

/** The address if it is on the web, else ''. */
export const keepWebAddress = (address: string): string =>
  /^https?:/i.test(address) && isSafeTarget(address) ? address : '';

/** The address if it is on the web or relative to the blog (`/a.png`), else ''. */
export const keepRelativeOrWebAddress = (address: string): string =>
  /^[^/?#]*:/.test(address) ? keepWebAddress(address) : address;

/** Characters of an address that are examined; parsers of addresses accept no more. */
const MAX_TARGET_LENGTH = 4_000;

/** Characters that renderers and browsers interpret differently: escapes, quotes, controls. */
const UNSAFE_CHARACTERS = String.raw`<>"\\\x60\0-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff`;
/** A target with an ASCII scheme and balanced parentheses. */
const ABSOLUTE_TARGET = new RegExp(
  String.raw`^\s*<?([a-z][a-z\d+.-]*:[^\s()${UNSAFE_CHARACTERS}]*(?:\([^\s()${UNSAFE_CHARACTERS}]*\)[^\s()${UNSAFE_CHARACTERS}]*)*)[\s)>]`,
  'i',
);
/** A target without a scheme: no character before the first separator can hide one. */
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

/** The same for a definition, which ends with its line. In a link, kramdown and browsers continue past a line break. */
export const startsLinkDefinition = (text: string, at: number): boolean =>
  startsTarget(text, at, RELATIVE_TARGET_OR_END);
