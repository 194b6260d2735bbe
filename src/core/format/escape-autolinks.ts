import { replaceOutsideCode } from './template-hazards.ts';

/** An escaped character, a bracket, or what every renderer reads to the same end: a link's target, an automatic link. */
const MARKDOWN_PARTS = /\\.|\[|\](?:\(https?:\/\/[^\s()<>"\\`{}]*\))?|<(?:https?|mailto):[^\s<>"\\`{}]*>/gi;
const AUTOLINK_START = /((?:https?|ftp))(:)(?=\/\/)|(www)(\.)/gi;

/**
 * An address that holds an escape or a quotation mark is no link: GitHub's Markdown reads a bare address up to the next
 * space and takes the backslashes in it for its own, so that what they escape is markup again. A numbered character in
 * its beginning says so to every renderer and shows as it is.
 */
export function escapeAutolinks(markdown: string): string {
  return replaceOutsideCode(markdown, (text) =>
    text.replace(/^.*$/gm, (line) => (/[\\"&]/.test(line) ? escapeAutolinksInLine(line) : line)),
  );
}

function escapeAutolinksInLine(line: string): string {
  const certain = listLiteralSpans(line);
  let next = 0;
  return line.replace(/\S+/g, (word, at: number) => {
    const end = at + word.length;
    const escapes = /[\\"]|&#?\w+;/.test(word);
    let out = '';
    let from = at;
    for (let part = certain[next]; part && part.from < end; part = certain[++next]) {
      out += escapeAutolinkStart(line.slice(from, part.from)) + line.slice(part.from, part.to);
      from = part.to;
    }
    return escapes ? out + escapeAutolinkStart(line.slice(from, end)) : word;
  });
}

/** Where a line holds targets of links, and automatic links; a bracket that nothing opened makes no link. */
function listLiteralSpans(line: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let open = 0;
  for (const { 0: part, index } of line.matchAll(MARKDOWN_PARTS)) {
    if (part === '[') open++;
    const closes = part.startsWith(']') && open > 0;
    if (closes) open--;
    if (part.startsWith('<') || (closes && part.length > 1)) found.push({ from: index, to: index + part.length });
  }
  return found;
}

const escapeAutolinkStart = (text: string): string =>
  text.replace(AUTOLINK_START, (_, scheme?: string, colon?: string, www?: string) =>
    colon === undefined ? `${www}&#46;` : `${scheme}&#58;`,
  );

/**
 * Whether a link may lead there: a browser can read it, it runs nothing, and its host is in a host's own signs. Any other
 * (`http://%22`) comes out of Hexo decoded, and a quotation mark ends the attribute.
 */
export const isSafeTarget = (address: string): boolean =>
  !/^(?:javascript|data|vbscript|blob|feed|file|filesystem|jar|view-source):/i.test(address) &&
  URL.canParse(address) &&
  /^[\w.:[\]-]*$/.test(new URL(address).hostname);

/** The address if it is one of the web; else '': no other kind has a place in a post. */
export const keepWebAddress = (address: string): string =>
  /^https?:/i.test(address) && isSafeTarget(address) ? address : '';

/** The same, or an address of the blog's own (`/a.png`), which has no scheme. */
export const keepRelativeOrWebAddress = (address: string): string =>
  /^[^/?#]*:/.test(address) ? keepWebAddress(address) : address;

/** Characters; no reader of addresses takes longer ones. */
const MAX_TARGET_LENGTH = 4_000;

/** Signs that renderers and browsers read each in their own way: escapes, quotes, controls. */
const UNSAFE_CHARACTERS = String.raw`<>"\\\x60\0-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff`;
/** With a scheme in plain letters; brackets in pairs. */
const ABSOLUTE_TARGET = new RegExp(
  String.raw`^\s*<?([a-z][a-z\d+.-]*:[^\s()${UNSAFE_CHARACTERS}]*(?:\([^\s()${UNSAFE_CHARACTERS}]*\)[^\s()${UNSAFE_CHARACTERS}]*)*)[\s)>]`,
  'i',
);
/** Without a scheme, which nothing before the first separator could hide. */
const buildRelativePattern = (ends: string) =>
  new RegExp(String.raw`^\s*(?!\s)<?[^\s:&()/?#'${UNSAFE_CHARACTERS}]*[ ()>/?#"'${ends}]`);
const RELATIVE_TARGET = buildRelativePattern('');
const RELATIVE_TARGET_OR_END = buildRelativePattern(String.raw`\n`);

function startsTarget(text: string, at: number, other: RegExp): boolean {
  const rest = text.slice(at, at + MAX_TARGET_LENGTH);
  const whole = rest.length < MAX_TARGET_LENGTH ? `${rest} ` : rest;
  const absolute = ABSOLUTE_TARGET.exec(whole)?.[1];
  return absolute === undefined ? other.test(whole) : isSafeTarget(absolute);
}

/** Whether a link's target that begins there leads nowhere but to what every renderer reads in it. */
export const startsLinkTarget = (text: string, at: number): boolean => startsTarget(text, at, RELATIVE_TARGET);

/** The same of a definition, which a line ends; within a link's brackets kramdown and browsers read over it. */
export const startsLinkDefinition = (text: string, at: number): boolean =>
  startsTarget(text, at, RELATIVE_TARGET_OR_END);
