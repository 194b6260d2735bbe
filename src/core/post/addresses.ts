import { outsideCode } from './hazards.ts';

/** An escaped character, a bracket, or what every renderer reads to the same end: a link's target, an automatic link. */
const PARTS = /\\.|\[|\](?:\(https?:\/\/[^\s()<>"\\`{}]*\))?|<(?:https?|mailto):[^\s<>"\\`{}]*>/gi;
const OPENS = /((?:https?|ftp))(:)(?=\/\/)|(www)(\.)/gi;

/**
 * An address that holds an escape or a quotation mark is no link: GitHub's Markdown reads a bare address up to the next
 * space and takes the backslashes in it for its own, so that what they escape is markup again. A numbered character in
 * its beginning says so to every renderer and shows as it is.
 */
export function unlinkEscapes(markdown: string): string {
  return outsideCode(markdown, (text) =>
    text.replace(/^.*$/gm, (line) => (/[\\"&]/.test(line) ? unlinkedLine(line) : line)),
  );
}

function unlinkedLine(line: string): string {
  const certain = certainParts(line);
  let next = 0;
  return line.replace(/\S+/g, (word, at: number) => {
    const end = at + word.length;
    const escapes = /[\\"]|&#?\w+;/.test(word);
    let out = '';
    let from = at;
    for (let part = certain[next]; part && part.from < end; part = certain[++next]) {
      out += unlinked(line.slice(from, part.from)) + line.slice(part.from, part.to);
      from = part.to;
    }
    return escapes ? out + unlinked(line.slice(from, end)) : word;
  });
}

/** Where a line holds targets of links, and automatic links; a bracket that nothing opened makes no link. */
function certainParts(line: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let open = 0;
  for (const { 0: part, index } of line.matchAll(PARTS)) {
    if (part === '[') open++;
    const closes = part.startsWith(']') && open > 0;
    if (closes) open--;
    if (part.startsWith('<') || (closes && part.length > 1)) found.push({ from: index, to: index + part.length });
  }
  return found;
}

const unlinked = (text: string): string =>
  text.replace(OPENS, (_, scheme?: string, colon?: string, www?: string) =>
    colon === undefined ? `${www}&#46;` : `${scheme}&#58;`,
  );

/**
 * Whether a link may lead there: a browser can read it, it runs nothing, and its host is in a host's own signs. Any other
 * (`http://%22`) comes out of Hexo decoded, and a quotation mark ends the attribute.
 */
export const isTarget = (address: string): boolean =>
  !/^(?:javascript|data|vbscript|blob|feed|file|filesystem|jar|view-source):/i.test(address) &&
  URL.canParse(address) &&
  /^[\w.:[\]-]*$/.test(new URL(address).hostname);

/** The address if it is one of the web; else '': no other kind has a place in a post. */
export const webOnly = (address: string): string => (/^https?:/i.test(address) && isTarget(address) ? address : '');

/** The same, or an address of the blog's own (`/a.png`), which has no scheme. */
export const ownOrWeb = (address: string): string => (/^[^/?#]*:/.test(address) ? webOnly(address) : address);

/** Characters; no reader of addresses takes longer ones. */
const LONGEST = 4_000;

/** Signs that renderers and browsers read each in their own way: escapes, quotes, controls. */
const UNCERTAIN = String.raw`<>"\\\x60\0-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff`;
/** With a scheme in plain letters; brackets in pairs. */
const ABSOLUTE = new RegExp(
  String.raw`^\s*<?([a-z][a-z\d+.-]*:[^\s()${UNCERTAIN}]*(?:\([^\s()${UNCERTAIN}]*\)[^\s()${UNCERTAIN}]*)*)[\s)>]`,
  'i',
);
/** Without a scheme, which nothing before the first separator could hide. */
const relative = (ends: string) => new RegExp(String.raw`^\s*(?!\s)<?[^\s:&()/?#'${UNCERTAIN}]*[ ()>/?#"'${ends}]`);
const RELATIVE = relative('');
const RELATIVE_OR_END = relative(String.raw`\n`);

function opens(text: string, at: number, other: RegExp): boolean {
  const rest = text.slice(at, at + LONGEST);
  const whole = rest.length < LONGEST ? `${rest} ` : rest;
  const absolute = ABSOLUTE.exec(whole)?.[1];
  return absolute === undefined ? other.test(whole) : isTarget(absolute);
}

/** Whether a link's target that begins there leads nowhere but to what every renderer reads in it. */
export const opensTarget = (text: string, at: number): boolean => opens(text, at, RELATIVE);

/** The same of a definition, which a line ends; within a link's brackets kramdown and browsers read over it. */
export const opensDefinition = (text: string, at: number): boolean => opens(text, at, RELATIVE_OR_END);
