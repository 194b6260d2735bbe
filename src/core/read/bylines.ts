import { either } from '../alphabets.ts';
import type { Candidate } from '../types.ts';
import { isAside } from './aside.ts';
import { type Evidence, noteAll } from './evidence.ts';
import type { Line } from './lines.ts';
import { isByline, isName, nameKey, namesIn, PERSON } from './names.ts';
import type { Part } from './part.ts';
import { LONG_LINE } from './shown-dates.ts';
import type { Survey } from './survey.ts';
import { attr, lineOf } from './tree.ts';

const AUTHOR_PAGE = /\/(?:authors?|autor(?:en|es)?|auteurs?)\/[^/?#]+\/?$/i;

/** Several links to authors' pages by the title; each has the fullest name that the page links to that address. */
export function fromAuthorLinks(lines: Line[], survey: Survey, evidence: Evidence): void {
  const addresses = new Set<string>();
  for (const { element } of lines) {
    if (element.closest('aside, nav')) continue;
    for (const link of [element, ...element.querySelectorAll('a[href]')]) {
      const address = attr(link, 'href');
      if (AUTHOR_PAGE.test(address) && lineOf(link, 120)) addresses.add(address);
    }
  }
  if (addresses.size < 2 || addresses.size > 12) return;
  const names = new Map<string, string>();
  for (const anchor of survey.anchors) {
    const address = anchor.href;
    const text = addresses.has(address) ? lineOf(anchor.element, 120) : '';
    if (isName(text) && text.length > (names.get(address)?.length ?? 0)) names.set(address, text);
  }
  if (names.size > 1) noteAll(evidence.authors, [...names.values()], 'visible', 'bylines by the title');
}

/** Who signs on a line beside the title. */
export function fromByline({ text, element }: Line, evidence: Evidence): void {
  if (text.length > LONG_LINE) return;
  if (isByline(text) && !isAside(element)) noteAll(evidence.authors, namesIn(text), 'visible', 'line by the title');
  else
    for (const words of signedWithin(text)) noteAll(evidence.authors, namesIn(words), 'visible', 'words by the title');
}

const SIGNED = either(
  /(?:^|[\s|·•,–-])(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or)\s+((?=\p{Lu}[\p{L}.'’-]+?\s?\p{Lu}[\p{L}.'’-])(?:\p{Lu}[\p{L}.'’-]+\s){0,3}\p{Lu}[\p{L}.'’-]+\s?(?:(?:and|und|et|y|e)\s(?=\p{Lu}[\p{L}.'’-]+?\s?\p{Lu}[\p{L}.'’-])(?:\p{Lu}[\p{L}.'’-]+\s){0,3}\p{Lu}[\p{L}.'’-]+\s?)?)(?=$|[|·•,–-]|\s+(?:on|am|le|el|in)\s)/u,
);

/** The words of a date line that may be a name: "12 May 2020 | Jane Doe", "12 May 2020 by Jane Doe". */
function* signedWithin(text: string): Generator<string> {
  if (!/\d/.test(text) || text.length >= 120) return;
  const beside = text.split(/\s[|–—·•-]\s/).filter((part) => !/\d/.test(part));
  const [only] = beside;
  if (/\d{4}|\d\.\d/.test(text) && beside.length === 1 && text.length < 80 && PERSON(only ?? '').test(only ?? ''))
    yield only ?? '';
  const last = /\d.{0,120}\s(?:by|von|par|por)\s+(\S+)$/u.exec(text)?.[1];
  if (last && text.length < 80) yield last;
  const by = SIGNED(text).exec(text)?.[1];
  if (by) yield by;
}

const AUTHOR_NAMES =
  /(^|[\s_-])(byline|by-line|author|authors|autor|auteur|writer|verfasser|p-author|vcard|creator|written-by|posted-by|contributor)(s|in|e)?($|[\s_-])|author-?name|article-?author|post-?author|entry-?author|authorname/i;
const NOT_AUTHOR =
  /(bio|avatar|image|img|photo|desc|social|follow|box|about|role|title|job|email|link-list|count|date|time|position|excerpt|meta-sep|icon)/i;
/** Elements whose names say that they hold a byline. */
export function fromBylineElements(survey: Survey, near: (noted: Part) => boolean, evidence: Evidence): void {
  const people: Candidate<string[]>[] = [];
  for (const noted of survey.named) {
    const { element, data } = noted;
    const names = `${data} ${attr(element, 'rel')}`;
    if (!AUTHOR_NAMES.test(names) || isAside(element)) continue;
    if (NOT_AUTHOR.test(data) && !/author-?name|byline/i.test(names)) continue;
    const value = namesOfPeople(element);
    if (value.length)
      people.push({ value, from: 'visible', where: near(noted) ? 'byline by the title' : 'byline in the page' });
  }
  // Several authors often have an element each.
  const close = people.filter(({ where }) => where === 'byline by the title');
  const all = [...new Set(close.flatMap(({ value }) => value))].filter((name) => PERSON(name).test(name));
  const together = all.filter((name) => !all.some((other) => other !== name && name.includes(other)));
  if (together.length > 1 && together.length < 12)
    noteAll(evidence.authors, together, 'visible', 'bylines by the title');
  evidence.authors.push(...people);
}

/** The people that a byline element names: by its links to authors, its name parts, or its short text. */
function namesOfPeople(element: Element): string[] {
  const parts = [
    ...element.querySelectorAll(
      '[rel~="author"], [itemprop~="name"], .fn, .author-name, .author__name, a[href*="/author"], a[href*="/autor"]',
    ),
  ];
  const byAddress = new Map<string, string>();
  for (const part of parts) {
    const text = lineOf(part, 120);
    const key = attr(part, 'href') || nameKey(text);
    if (isName(text) && text.length > (byAddress.get(key)?.length ?? 0)) byAddress.set(key, text);
  }
  const names = [...new Set([...byAddress.values()].flatMap(namesIn))];
  if (names.length) return names;
  const text = (element.textContent ?? '').length < 400 ? lineOf(element, 300) : '';
  return text && text.length < 120 ? namesIn(text) : [];
}
