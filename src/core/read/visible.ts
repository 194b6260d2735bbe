import type { Candidate } from '../types.ts';
import { type DateHints, parseDate } from './dates.ts';
import { type Evidence, note, noteAll } from './evidence.ts';
import { isName, nameKey, namesIn } from './names.ts';
import type { Noted, Survey } from './survey.ts';
import { attr, INLINE, isElement, isText, lineOf, namesOf, squash, tagOf, UNSEEN } from './tree.ts';

/** How far from the title, in elements, a byline or a date still belongs to it. */
const BEFORE = 40;
const AFTER = 90;
/** Parts of a page that speak of other pages or other people. */
const ASIDE =
  /(^|[\s_-])(comments?|commentlist|kommentare?|respond|related|recommend\w*|recirc\w*|similar|sidebar|side-bar|widgets?|footer|teasers?|more-(?:posts|stories|articles|from)|popular|trending|latest|recent|most-?read|newsletter|carousel|slider|prev(?:ious)?|next|pagination|post-navigation|nav(?:igation)?|menu|cards?|promo|outbrain|taboola|read-?next|read-?more|upnext|also-like|aside|bio|tweet|twitter-tweet|share|sharing)($|[\s_-])/i;
/** Parts that belong to the article whatever is around them. */
const OWN =
  /(^|\s)(entry-(header|meta|footer)|post-(header|meta|footer)[\w-]*|article-(header|meta|info)|hentry|byline|widget blog|[\w-]+__(meta|metadata|byline|author|authors))(\s|$)/i;
const MODIFIED =
  /updat|modif|aktualisi|geändert|bearbeitet|mis à jour|actualiza|aggiorna|atualiza|bijgewerkt|gewijzigd|oppdatert|uppdaterad|opdateret|edited|revised|zmieniono|обновлен|更新|修改|수정/i;

export function isAside(element: Element): boolean {
  let at: Element | null = element;
  for (let up = 0; at && up < 14; up++, at = at.parentElement) {
    const tag = tagOf(at);
    if (tag === 'body' || tag === 'article' || tag === 'main') return false;
    if (tag === 'aside' || tag === 'nav' || (tag === 'footer' && up > 3)) return true;
    const names = namesOf(at);
    if (OWN.test(names)) return false;
    if (ASIDE.test(names)) return true;
  }
  return false;
}

/** In another article of the page than the one that `heading` heads. */
function isForeign(element: Element, heading: Noted | null): boolean {
  const own = heading?.element.closest('article');
  const other = own ? element.closest('article') : null;
  return own != null && other !== null && other !== own && !other.contains(own) && !own.contains(other);
}

/** A stretch of text that a reader sees as one line. */
interface Line {
  text: string;
  element: Element;
}

/** The lines after `from` in document order, up to the first long paragraph. */
function linesAfter(from: Element, limit: number): Line[] {
  const lines: Line[] = [];
  let block: Element | null = null;
  let text = '';
  const end = () => {
    const line = squash(text);
    if (line && block) lines.push({ text: line, element: block });
    text = '';
  };
  let node: Node | null = from;
  let seen = 0;
  const skip = (at: Node): Node | null => {
    let up: Node | null = at;
    while (up && !up.nextSibling) up = up.parentNode;
    return up?.nextSibling ?? null;
  };
  node = skip(from);
  while (node && seen++ < 600 && lines.length < limit) {
    if (isText(node)) {
      const of = blockOf(node);
      if (of !== block) {
        end();
        block = of;
      }
      text += node.data;
    } else if (isElement(node)) {
      if (UNSEEN.has(tagOf(node))) {
        node = skip(node);
        continue;
      }
      if (tagOf(node) === 'br') end();
    }
    if (lines.length && (lines.at(-1)?.text.length ?? 0) > 220) break;
    node = node.firstChild ?? skip(node);
  }
  end();
  return lines;
}

function blockOf(node: Node): Element | null {
  let at = node.parentElement;
  while (at && INLINE.has(tagOf(at))) at = at.parentElement;
  return at;
}

/** Lines before `to`, nearest first. */
function linesBefore(to: Element, limit: number): Line[] {
  const lines: Line[] = [];
  let at: Element | null = to;
  for (let up = 0; at && up < 4 && lines.length < limit; up++) {
    for (let beside = at.previousSibling; beside && lines.length < limit; beside = beside.previousSibling) {
      if (isElement(beside) && !UNSEEN.has(tagOf(beside))) {
        const text = (beside.textContent ?? '').length < 400 ? lineOf(beside) : '';
        if (text) lines.push({ text, element: beside });
      }
    }
    at = at.parentElement;
  }
  return lines;
}

/** What is shown of author and date around the title, and elements that say by their names or markup what they hold. */
export function fromVisible(survey: Survey, heading: Noted | null, evidence: Evidence, hints: DateHints): void {
  const near = (noted: Noted) =>
    heading !== null &&
    !isForeign(noted.element, heading) &&
    noted.order > heading.order - BEFORE &&
    noted.order < heading.order + AFTER;
  microdata(survey, evidence, hints);
  times(survey, near, evidence, hints);
  named(survey, near, evidence, hints);
  const said = SAID.exec(survey.text)?.[1];
  if (said) note(evidence.published, parseDate(said, hints), 'visible', 'words of the text');
  if (!heading) return;
  const after = linesAfter(heading.element, 14);
  const before = linesBefore(heading.element, 5);
  for (const line of [...after, ...before]) if (!isForeign(line.element, heading)) lineFacts(line, evidence, hints);
  linkedAuthors(after, survey, evidence);
}

const AUTHOR_PAGE = /\/(?:authors?|autor(?:en|es)?|auteurs?)\/[^/?#]+\/?$/i;

/** Several links to authors' pages by the title; each has the fullest name that the page links to that address. */
function linkedAuthors(lines: Line[], survey: Survey, evidence: Evidence): void {
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
    const address = attr(anchor, 'href');
    const text = addresses.has(address) ? lineOf(anchor, 120) : '';
    if (isName(text) && text.length > (names.get(address)?.length ?? 0)) names.set(address, text);
  }
  if (names.size > 1) noteAll(evidence.authors, [...names.values()], 'visible', 'bylines by the title');
}

const PERSON = /^(Dr\. |Prof\. )*\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?( (von|van|de|der))?( \p{Lu}[\p{L}.’'-]+){1,2}$/u;
const BY =
  /^(?:by|von|par|por|di|door|av|af|przez|text|texte|autor(?:in|en)?|author|written by|posted by|published by|words by|автор|текст|文|作者|撰文|記者|记者|글|بقلم|geschrieben von|(?:a )?guest (?:post|article) by|(?:eine? )?(?:artikel|beitrag|gastbeitrag|kolumne|interview) von|लेखक)(?:\s*[:：]\s*|\s+)(?=\p{L})/iu;

/** A date that opens an article's first paragraph, or stands in brackets there. */
const DATELINE = /^(?:\(|\p{L}+ vom )?(\d{1,2}[./ ]{1,2}(?:\d{1,2}|\p{L}{3,12})[./, ]{1,2}\d{4})(?!\d)/u;
/** A date that the text itself calls that of its publication. */
const SAID =
  /(?:veröffentlicht|erschienen|publié|published|posted|publicado|pubblicato|gepubliceerd|opublikowan\w|mise en ligne|erstellt|datum)(?: am| on| le| el| il| op)?\s?:?\s{0,60}(\d{1,2}[. /](?:\d{1,2}|\s?(?:de )?\p{L}{3,12})[. /](?:de )?\d{4}|\p{Lu}\p{Ll}{2,8}\.? \d{1,2}, \d{4})(?!\d)/iu;

function lineFacts({ text, element }: Line, evidence: Evidence, hints: DateHints): void {
  if (text.length > 160) {
    note(evidence.published, parseDate(DATELINE.exec(text)?.[1] ?? '', hints), 'visible', 'opening of the text');
    return;
  }
  if (/\d/.test(text)) {
    const [written, updated] = splitUpdated(text);
    note(evidence.modified, parseDate(updated, hints), 'visible', 'line by the title');
    const date = parseDate(written, hints);
    if (date)
      (MODIFIED.test(written) && !/publi|veröffentlicht|erstellt|posted/i.test(written)
        ? evidence.modified
        : evidence.published
      ).push({ value: date, from: 'visible', where: 'line by the title' });
  }
  if (BY.test(text) && !isAside(element)) {
    noteAll(evidence.authors, namesIn(text), 'visible', 'line by the title');
  } else {
    const by =
      /(?:^|[\s|·•,–-])(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or)\s+((?:\p{Lu}[\p{L}.'’-]+\s?){2,4}(?:(?:and|und|et|y|e)\s(?:\p{Lu}[\p{L}.'’-]+\s?){2,4})?)(?=$|[|·•,–-]|\s+(?:on|am|le|el|in)\s)/u.exec(
        text,
      );
    const beside = text.split(/\s[|–—·•-]\s/).filter((part) => !/\d/.test(part));
    if (/\d{4}|\d\.\d/.test(text) && beside.length === 1 && text.length < 80 && PERSON.test(beside[0] ?? ''))
      noteAll(evidence.authors, namesIn(beside[0] ?? ''), 'visible', 'words by the title');
    const last = /\d.*\s(?:by|von|par|por)\s+(\S+)$/u.exec(text)?.[1];
    if (last && text.length < 80) noteAll(evidence.authors, namesIn(last), 'visible', 'words by the title');
    if (by?.[1] && text.length < 120 && /\d/.test(text))
      noteAll(evidence.authors, namesIn(by[1]), 'visible', 'words by the title');
  }
}

/** "12 May 2020, updated 3 June 2021" → what stands before and after the word. */
function splitUpdated(text: string): [string, string] {
  const at = text.search(MODIFIED);
  return at > 6 ? [text.slice(0, at), text.slice(at)] : [text, ''];
}

/** Others who speak on the same page. */
const REPLY = '[itemprop~="comment"], [itemtype$="/Comment"], [itemtype$="/Answer"]';

function microdata(survey: Survey, evidence: Evidence, hints: DateHints): void {
  const authors: string[] = [];
  for (const { element } of survey.itemprops) {
    const property = `${attr(element, 'itemprop')} ${attr(element, 'property')}`.toLowerCase();
    const from = element.hasAttribute('itemprop') ? 'microdata' : 'rdfa';
    const where = `[${from === 'microdata' ? 'itemprop' : 'property'}="${property.trim()}"]`;
    if (isAside(element) || element.closest(REPLY)) continue;
    const content =
      attr(element, 'content') ||
      attr(element, 'datetime') ||
      (tagOf(element) === 'abbr' ? attr(element, 'title') : '');
    const text = () => content || lineOf(element, 300);
    if (/\bdate(published|created)|\bdc:(date|issued|created)|schema:datepublished/.test(property))
      note(evidence.published, parseDate(text(), hints), from, where);
    else if (/\bdatemodified/.test(property)) note(evidence.modified, parseDate(text(), hints), from, where);
    else if (/\bheadline\b/.test(property)) note(evidence.title, text().slice(0, 300), from, where);
    else if (/(^|[\s:])author\b|\bcreator\b/.test(property)) {
      const name = element.querySelector('[itemprop~="name"]') ?? element;
      const written = attr(name, 'content') || lineOf(name, 300);
      if (written.length < 150 && !/^https?:/.test(written)) authors.push(...namesIn(written));
    }
  }
  noteAll(evidence.authors, [...new Set(authors)].slice(0, 400), 'microdata', '[itemprop="author"]');
}

function times(survey: Survey, near: (noted: Noted) => boolean, evidence: Evidence, hints: DateHints): void {
  for (const noted of survey.times) {
    const { element } = noted;
    const close = near(noted);
    if (!close && isAside(element)) continue;
    const shown = lineOf(element, 200);
    const date = parseDate(attr(element, 'datetime'), hints) ?? parseDate(shown, hints);
    if (!date) continue;
    const names = `${namesOf(element)} ${attr(element, 'itemprop')}`;
    const modified =
      (MODIFIED.test(names) || MODIFIED.test(lineOf(element.parentElement ?? element, 60).slice(0, 60))) &&
      !/publi/i.test(names);
    const candidate: Candidate<string> = {
      value: date,
      from: 'visible',
      where: close ? 'time by the title' : element.hasAttribute('pubdate') ? 'time[pubdate]' : 'time',
    };
    (modified ? evidence.modified : evidence.published).push(candidate);
  }
}

const AUTHOR_NAMES =
  /(^|[\s_-])(byline|by-line|author|authors|autor|auteur|writer|verfasser|p-author|vcard|creator|written-by|posted-by|contributor)(s|in|e)?($|[\s_-])|author-?name|article-?author|post-?author|entry-?author|authorname/i;
const NOT_AUTHOR =
  /(bio|avatar|image|img|photo|desc|social|follow|box|about|role|title|job|email|link-list|count|date|time|position|excerpt|meta-sep|icon)/i;
const DATE_NAMES =
  /(^|[\s_-])(date|published|pubdate|dateline|timestamp|datum|publish-?(date|time|ed)|post-?date|entry-?date|posted-?on|article-?date|meta-?date|date-?published|time|created|submitted|veroeffentlicht|fecha|data)($|[\s_-])|(post|entry|article|publi\w+|news|blog)_?-?(date|time|datum)|(date|time)(line|stamp)/i;

function named(survey: Survey, near: (noted: Noted) => boolean, evidence: Evidence, hints: DateHints): void {
  const people: Candidate<string[]>[] = [];
  for (const noted of survey.named) {
    const { element } = noted;
    const names = `${namesOf(element)} ${attr(element, 'rel')} ${attr(element, 'data-testid')}`;
    const close = near(noted);
    const where = close ? 'by the title' : 'in the page';
    if (DATE_NAMES.test(names) && !/update|modif|event|comment/i.test(names)) {
      const text = (element.textContent ?? '').length < 300 ? lineOf(element, 300) : '';
      if (text && text.length < 120 && /\d/.test(text) && (close || !isAside(element))) {
        const [written] = splitUpdated(text);
        const date = parseDate(attr(element, 'datetime') || attr(element, 'data-date') || written, hints) ?? null;
        if (date)
          (MODIFIED.test(written) && !/publi|veröff/i.test(written) ? evidence.modified : evidence.published).push({
            value: date,
            from: 'visible',
            where: `date ${where}`,
          });
      }
    }
    if ((AUTHOR_NAMES.test(names) || /(^|\s)author(\s|$)/.test(attr(element, 'rel'))) && !isAside(element)) {
      if (NOT_AUTHOR.test(namesOf(element)) && !/author-?name|byline/i.test(names)) continue;
      const value = namesOfPeople(element);
      if (value.length) people.push({ value, from: 'visible', where: `byline ${where}` });
    }
  }
  // Several authors often have an element each.
  const close = people.filter(({ where }) => where === 'byline by the title');
  const all = [...new Set(close.flatMap(({ value }) => value))].filter((name) => PERSON.test(name));
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
