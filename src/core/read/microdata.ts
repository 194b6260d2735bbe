import { ARTICLE, isAside } from './aside.ts';
import { type DateHints, parseDate } from './dates.ts';
import { type Evidence, note, noteAll } from './evidence.ts';
import { namesIn } from './names.ts';
import type { Survey } from './survey.ts';
import { attr, lineOf, tagOf } from './tree.ts';

/** Others who speak on the same page. */
const REPLY = '[itemprop~="comment"], [itemtype$="/Comment"], [itemtype$="/Answer"]';

/** A property of the article itself, whatever the parts between them are called. */
const isOfArticle = (element: Element): boolean =>
  ARTICLE.test(attr(element.closest('[itemscope]') ?? element, 'itemtype'));

/** Facts that `itemprop` and `property` attributes state of the article. */
export function fromMicrodata(survey: Survey, evidence: Evidence, hints: DateHints): void {
  const authors: string[] = [];
  for (const { element } of survey.itemprops) {
    const property = `${attr(element, 'itemprop')} ${attr(element, 'property')}`.toLowerCase();
    const from = element.hasAttribute('itemprop') ? 'microdata' : 'rdfa';
    const where = `[${from === 'microdata' ? 'itemprop' : 'property'}="${property.trim()}"]`;
    if ((isAside(element) && !isOfArticle(element)) || element.closest(REPLY)) continue;
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
