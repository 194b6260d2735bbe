import type { Article, Page, ReadStage, SourcedFact, StageFailure } from '../article.ts';
import { messageOf } from '../message-of.ts';
import { cleanUrl, getHost, sanitizePageUrl } from '../url.ts';
import { extractBody } from './content/extract-body.ts';
import { parseUrlDate } from './dates/parse-page-date.ts';
import { decideAuthors } from './metadata/authors.ts';
import { addCandidate, createFactCandidates } from './metadata/candidates.ts';
import { decideCanonical } from './metadata/canonical.ts';
import { collectFeeds } from './metadata/feed.ts';
import { findArticleNode, listTypes, parseGraph } from './metadata/json-ld.ts';
import { detectPageKind } from './metadata/kind.ts';
import { collectLinkedData } from './metadata/linked-data.ts';
import { collectMeta } from './metadata/meta.ts';
import { decidePublished } from './metadata/published.ts';
import { chooseFact, sortByPriority } from './metadata/source-priority.ts';
import { removeStaleHead } from './metadata/stale-head.ts';
import { collectTagLinks } from './metadata/tags.ts';
import { collectTitles, findTitleHeading } from './metadata/title.ts';
import { collectFallbackDates, collectVisible } from './metadata/visible.ts';
import { createPageScan, scanPage } from './page/scan-page.ts';
import { attr, cleanText } from './page/tree.ts';

/** Characters. The message of a failure is cut to this length, because the message may quote the page. */
const MAX_MESSAGE = 300;

/**
 * Reads an article: every fact with its source, and the body as Markdown. The page is never changed, and `readArticle` never
 * throws: a stage that fails is recorded, the other stages still run, and a page that can't be read has kind `empty`.
 * `explain` lists what was removed from the body.
 */
export function readArticle(page: Page, options: { explain?: boolean } = {}): Article {
  const failures: StageFailure[] = [];
  const runStage = <T>(stage: ReadStage, run: () => T, fallback: T): T => {
    try {
      return run();
    } catch (error) {
      failures.push({ stage, message: messageOf(error).slice(0, MAX_MESSAGE) });
      return fallback;
    }
  };
  const scan = runStage('scan', () => scanPage(page), createPageScan(page));
  const candidates = createFactCandidates();
  // The `lang` attribute may contain any text, so only a valid language tag is used.
  const language = runStage(
    'language',
    () => /^[a-z]{2,3}(?:[-_]\w+(?:-\w+)*)?$/i.exec(cleanText(attr(page.document.documentElement, 'lang')))?.[0] ?? '',
    '',
  );
  const hints = { language, readAt: page.readAt };
  const titles = () => [cleanText(scan.headTitle), ...candidates.title.map(({ value }) => value)];
  addCandidate(candidates.language, language, 'meta', 'html[lang]');
  runStage('meta', () => collectMeta(scan, candidates, hints), undefined);
  const graph = runStage('json-ld', () => parseGraph(scan.jsonLd), { nodes: [], byId: new Map() });
  const articleNode = runStage('article-node', () => findArticleNode(graph, page.url, titles()), null);
  runStage('linked-data', () => collectLinkedData(graph, articleNode, candidates, hints, scan.base), undefined);
  runStage('stale-head', () => removeStaleHead(candidates, scan), false);
  const url = sanitizePageUrl(page.url);
  addCandidate(candidates.canonical, cleanUrl(url), 'url', 'address');
  const canonical = decideCanonical(candidates.canonical, url) ?? toAddressFact(url);
  const heading = runStage('heading', () => findTitleHeading(scan, titles()), null);
  runStage('titles', () => collectTitles(scan, heading, candidates), undefined);
  runStage('visible-facts', () => collectVisible(scan, heading, candidates, hints), undefined);
  runStage('feeds', () => collectFeeds(scan, candidates, canonical.value), undefined);
  runStage('tag-links', () => collectTagLinks(scan, candidates), undefined);
  addCandidate(candidates.published, parseUrlDate(page.url, hints), 'url', 'address');
  if (!candidates.published.length)
    runStage('fallback-dates', () => collectFallbackDates(scan, candidates, hints), undefined);
  const title = chooseFact('title', candidates.title) ?? toAddressFact('');
  const modified = chooseFact('modified', candidates.modified);
  const published = decidePublished(sortByPriority('published', candidates.published), modified);
  const authors = runStage(
    'authors',
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
  const body = runStage(
    'body',
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
    { markdown: '', blocks: [], hidden: null, removals: [] },
  );
  const signs = {
    scan,
    graph,
    types: articleNode ? listTypes(articleNode) : [],
    title: title.value,
    markdown: body.markdown,
    blocks: body.blocks,
    hasAuthor: authors !== null,
    hasDate: published !== null,
  };
  const kind = runStage('kind', () => detectPageKind(signs), 'empty');
  return {
    kind,
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
    ...(failures.length ? { failures } : {}),
  };
}

const toAddressFact = (value: string): SourcedFact<string> => ({
  value,
  from: 'url',
  source: 'address',
  alternatives: [],
});
