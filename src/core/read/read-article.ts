import type { Article, Page, SourcedFact } from '../article.ts';
import { cleanUrl, getHost, pageAddress } from '../url.ts';
import { decideAuthors } from './authors.ts';
import { extractBody } from './body.ts';
import { addCandidate, createFactCandidates } from './candidates.ts';
import { decideCanonical } from './canonical.ts';
import { parseUrlDate } from './dates.ts';
import { collectFeeds } from './feed.ts';
import { findArticleNode, listTypes, parseGraph } from './json-ld.ts';
import { detectPageKind } from './kind.ts';
import { collectLinkedData } from './linked-data.ts';
import { collectMeta } from './meta.ts';
import { decidePublished } from './published.ts';
import { createPageScan, scanPage } from './scan-page.ts';
import { chooseFact, sortByPriority } from './source-priority.ts';
import { removeStaleHead } from './stale-head.ts';
import { collectTagLinks } from './tags.ts';
import { collectTitles, findTitleHeading } from './title.ts';
import { attr, cleanText } from './tree.ts';
import { collectFallbackDates, collectVisible } from './visible.ts';

/** What a step gives, or `otherwise` when the page makes it fail: no page may stop the reading of the rest. */
function tryStep<T>(step: () => T, fallback: T): T {
  try {
    return step();
  } catch {
    return fallback;
  }
}

/**
 * Page → Article: every fact with where it was found, and the body as Markdown. The page is never changed, and `readArticle`
 * never throws: a page that can't be read has kind `empty`. `explain`: list what was left out of the body.
 */
export function readArticle(page: Page, options: { explain?: boolean } = {}): Article {
  const scan = tryStep(() => scanPage(page), createPageScan(page));
  const candidates = createFactCandidates();
  // A page may put anything there.
  const language = tryStep(
    () => /^[a-z]{2,3}(?:[-_]\w+(?:-\w+)*)?$/i.exec(cleanText(attr(page.document.documentElement, 'lang')))?.[0] ?? '',
    '',
  );
  const hints = { language, readAt: page.readAt };
  const titles = () => [cleanText(scan.headTitle), ...candidates.title.map(({ value }) => value)];
  addCandidate(candidates.language, language, 'meta', 'html[lang]');
  tryStep(() => collectMeta(scan, candidates, hints), undefined);
  const graph = tryStep(() => parseGraph(scan.jsonLd), { nodes: [], byId: new Map() });
  const articleNode = tryStep(() => findArticleNode(graph, page.url, titles()), null);
  tryStep(() => collectLinkedData(graph, articleNode, candidates, hints, scan.base), undefined);
  tryStep(() => removeStaleHead(candidates, scan), false);
  const url = pageAddress(page.url);
  addCandidate(candidates.canonical, cleanUrl(url), 'url', 'address');
  const canonical = decideCanonical(candidates.canonical, url) ?? toAddressFact(url);
  const heading = tryStep(() => findTitleHeading(scan, titles()), null);
  tryStep(() => collectTitles(scan, heading, candidates), undefined);
  tryStep(() => collectVisible(scan, heading, candidates, hints), undefined);
  tryStep(() => collectFeeds(scan, candidates, canonical.value), undefined);
  tryStep(() => collectTagLinks(scan, candidates), undefined);
  addCandidate(candidates.published, parseUrlDate(page.url, hints), 'url', 'address');
  if (!candidates.published.length) tryStep(() => collectFallbackDates(scan, candidates, hints), undefined);
  const title = chooseFact('title', candidates.title) ?? toAddressFact('');
  const modified = chooseFact('modified', candidates.modified);
  const published = decidePublished(sortByPriority('published', candidates.published), modified);
  const authors = tryStep(
    () =>
      decideAuthors(sortByPriority('authors', candidates.authors), {
        text: scan.text,
        quietText: scan.quietText,
        siteNames: candidates.site.map(({ value }) => value),
        publishers: candidates.site.filter(({ source }) => source.endsWith('.publisher')).map(({ value }) => value),
        url: page.url,
        graph,
      }),
    null,
  );
  const body = tryStep(
    () =>
      extractBody(
        scan,
        title.value,
        {
          titles: [title.value, ...title.alternatives.map(({ value }) => value)],
          authors: authors?.value ?? [],
          host: getHost(page.url),
        },
        heading,
      ),
    { markdown: '', hidden: null, removals: [] },
  );
  const signs = {
    scan,
    graph,
    types: articleNode ? listTypes(articleNode) : [],
    title: title.value,
    markdown: body.markdown,
    hasAuthor: authors !== null,
    hasDate: published !== null,
  };
  return {
    kind: tryStep(() => detectPageKind(signs), 'empty'),
    url,
    readAt: page.readAt,
    canonical,
    title,
    authors,
    published,
    modified,
    site: chooseFact('site', candidates.site),
    feed: chooseFact('feed', candidates.feed),
    language: chooseFact('language', candidates.language),
    image: chooseFact('image', candidates.image),
    description: chooseFact('description', candidates.description),
    tags: chooseFact('tags', candidates.tags),
    markdown: body.markdown,
    ...(body.hidden ? { hidden: body.hidden } : {}),
    ...(options.explain ? { removals: body.removals } : {}),
  };
}

const toAddressFact = (value: string): SourcedFact<string> => ({
  value,
  from: 'url',
  source: 'address',
  alternatives: [],
});
