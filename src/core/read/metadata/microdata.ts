import { parsePageDate } from '../dates/parse-page-date.ts';
import { ARTICLE_TYPE, isInAside, keepFirstByline } from '../page/page-regions.ts';
import { attr, getLineText, getTag } from '../page/tree.ts';
import { addCandidate, type CandidatesFor, type CollectorContext } from './candidates.ts';
import { parseNames } from './names.ts';

/** Comments and answers by other people on the same page. */
const REPLY_SELECTOR = '[itemprop~="comment"], [itemtype$="/Comment"], [itemtype$="/Answer"]';

/**
 * True when the nearest `itemscope` is an article. The property then belongs to the article, even inside an element
 * that is named like a sidebar.
 */
const isArticleProperty = (element: Element): boolean =>
  ARTICLE_TYPE.test(attr(element.parentElement?.closest('[itemscope]') ?? element, 'itemtype'));

/** Collects the facts that `itemprop` and `property` attributes state about the article. */
export function collectMicrodata(
  candidates: CandidatesFor<'title' | 'authors' | 'published' | 'modified'>,
  { scan, hints }: CollectorContext,
): void {
  const authors: { element: Element; names: string[] }[] = [];
  for (const { element } of scan.itemprops) {
    const property = `${attr(element, 'itemprop')} ${attr(element, 'property')}`.toLowerCase();
    const source = element.hasAttribute('itemprop') ? 'microdata' : 'rdfa';
    const detail = `[${source === 'microdata' ? 'itemprop' : 'property'}="${property.trim()}"]`;
    if ((isInAside(element) && !isArticleProperty(element)) || element.closest(REPLY_SELECTOR)) continue;
    const content =
      attr(element, 'content') ||
      attr(element, 'datetime') ||
      (getTag(element) === 'abbr' ? attr(element, 'title') : '');
    const readContent = () => content || getLineText(element, 300);
    if (/\bdate(published|created)|\bdc:(date|issued|created)|schema:datepublished/.test(property))
      addCandidate(candidates.published, parsePageDate(readContent(), hints), source, detail);
    else if (/\bdatemodified/.test(property))
      addCandidate(candidates.modified, parsePageDate(readContent(), hints), `${source}-modified`, detail);
    else if (/\bheadline\b/.test(property)) addCandidate(candidates.title, readContent().slice(0, 300), source, detail);
    else if (/(^|[\s:])author\b|\bcreator\b/.test(property)) {
      const name = element.querySelector('[itemprop~="name"]') ?? element;
      const authorText = attr(name, 'content') || getLineText(name, 300);
      if (authorText.length < 150 && !/^https?:/.test(authorText))
        authors.push({ element, names: parseNames(authorText) });
    }
  }
  // Cards of related articles state their authors in the same way.
  const names = keepFirstByline(authors).flatMap((author) => author.names);
  addCandidate(candidates.authors, [...new Set(names)].slice(0, 400), 'microdata');
}
