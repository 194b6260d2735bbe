import { either, lettersAlone } from '../alphabets.ts';
import type { Candidate } from '../types.ts';
import { absolute, hostOf, pathOf } from '../url.ts';
import { type Evidence, note, noteAll } from './evidence.ts';
import type { Part } from './part.ts';
import type { Survey } from './survey.ts';
import { attr, lineOf, squash, tagOf } from './tree.ts';

/** Titles compared: letters and figures alone. */
export const titleKey = (text: string): string => lettersAlone(text.toLowerCase().normalize('NFKC'));

const SIGNED = either(
  /\sby\s((?=\p{Lu}[\p{L}.'’-]+?\s?\p{Lu}[\p{L}.'’-])(?:\p{Lu}[\p{L}.'’-]+\s){0,3}\p{Lu}[\p{L}.'’-]+\s?)$/u,
);
const SEPARATOR = /\s{1,9}[|–—·•»«›‹/\\:~-]+\s+|\s{0,9}[|｜»]\s*|:\s+/;

/** The heading that the head's titles name: the article's own among the page's headings. */
export function headingOf(survey: Survey, titles: string[]): Part | null {
  const keys = titles.map(titleKey).filter(Boolean);
  let best: Part | null = null;
  let score = 0;
  for (const noted of survey.headings.slice(0, 60)) {
    const text = lineOf(noted.element, 400);
    const key = titleKey(text);
    if (key.length < 2 || isHomeLink(noted.element, survey)) continue;
    const top = tagOf(noted.element) === 'h1';
    let now = 0;
    for (const title of keys) {
      if (title === key) now = Math.max(now, 10);
      else if (title.startsWith(key) || title.endsWith(key))
        now = Math.max(now, key.length > title.length * 0.3 ? 8 : 3);
      else if (key.startsWith(title) || key.includes(title)) now = Math.max(now, 6);
      else if (title.includes(key) && key.length > 12) now = Math.max(now, 5);
    }
    if (top) now += 1.5;
    if (now > score) [best, score] = [noted, now];
  }
  return best;
}

/** A heading that is but a link to the site's front page says the site's name. */
function isHomeLink(heading: Element, survey: Survey): boolean {
  const link = heading.querySelector('a[href]');
  if (!link || lineOf(link, 400) !== lineOf(heading, 400)) return false;
  const { url } = survey.page;
  const at = absolute(attr(link, 'href'), survey.base) ?? '';
  return /^\/(\w\w(-\w\w)?\/)?$/.test(pathOf(at)) && hostOf(at) === hostOf(url) && pathOf(url) !== pathOf(at);
}

/** Title candidates from the heading and from the head's title, less the site's name where the page shows it to be that. */
export function fromTitles(survey: Survey, heading: Part | null, evidence: Evidence): void {
  const head = squash(survey.headTitle);
  if (heading) {
    const text = lineOf(heading.element, 400);
    const key = titleKey(text);
    const named = [head, ...evidence.title.map(({ value }) => value)].map(titleKey);
    const agrees = named.some((title) => title.startsWith(key) || title.endsWith(key) || key.startsWith(title));
    note(
      evidence.title,
      text,
      'visible',
      agrees ? `${tagOf(heading.element)} that the head names` : tagOf(heading.element),
    );
  }
  note(evidence.title, head, 'meta', 'title');
  const by = SIGNED(head).exec(head)?.[1]?.trim();
  if (by && evidence.site.some(({ value }) => titleKey(value) === titleKey(by)))
    noteAll(evidence.authors, [by], 'visible', 'words of the title');
  if (!evidence.site.length) {
    const home = survey.headings.find(({ element }) => isHomeLink(element, survey));
    if (home) note(evidence.site, lineOf(home.element, 100), 'visible', 'heading that links home');
  }
  if (!evidence.site.length) note(evidence.site, siteOf(head, survey), 'meta', 'title');
  const known = new Set(evidence.site.map(({ value }) => titleKey(value)));
  for (const candidate of [...evidence.title]) {
    const short = withoutSite(candidate, known);
    if (short) evidence.title.push({ ...candidate, value: short, where: `${candidate.where}, less the site's name` });
  }
}

/** The end of the head's title, where it names the site: its feed or its host is called the same. */
function siteOf(head: string, survey: Survey): string | null {
  const last = head.split(/\s{1,9}[|–—·•»«-]+\s+|\s{0,9}[|｜]\s*/).at(-1) ?? '';
  const key = titleKey(last);
  if (key.length < 3 || last === head) return null;
  const feeds = survey.links
    .filter((link) => /alternate/i.test(attr(link, 'rel')) && /rss|atom|feed/i.test(attr(link, 'type')))
    .map((link) => titleKey(attr(link, 'title')));
  const host = hostOf(survey.page.url).split('.').map(titleKey);
  return feeds.includes(key) || host.slice(0, -1).includes(key) ? last : null;
}

function withoutSite({ value }: Candidate<string>, sites: Set<string>): string | null {
  const parts = value.split(SEPARATOR);
  if (parts.length < 2) return null;
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (sites.has(titleKey(last)))
    return value.slice(0, value.lastIndexOf(last)).replace(/(?<![\s|｜–—·•»«›‹/\\:~-])[\s|｜–—·•»«›‹/\\:~-]+$/, '');
  if (sites.has(titleKey(first))) return value.slice(first.length).replace(/^[\s|｜–—·•»«›‹/\\:~-]+/, '');
  return null;
}
