import type { Page, PageArticle, ReadStage, StageFailure } from '../article.ts';
import { messageOf } from '../message-of.ts';
import { sanitizePageUrl } from '../url.ts';
import { extractBody } from './content/extract-body.ts';
import { decideAuthors } from './metadata/authors.ts';
import { toAddressFact } from './metadata/canonical.ts';
import { collectFacts } from './metadata/collect-facts.ts';
import { findImpliedType } from './metadata/implied-type.ts';
import { listTypes } from './metadata/json-ld.ts';
import { detectPageKind, findNoArticleReason } from './metadata/kind.ts';
import { chooseFact, sortByPriority } from './metadata/source-priority.ts';
import { createPageScan, scanPage } from './page/scan-page.ts';
import { attr, cleanText } from './page/tree.ts';
import { measureBlocks } from './to-markdown/flatten-blocks.ts';

/** A page with a list of other articles may show hundreds of dates. */
const MAX_DATES = 60;

/** Characters. The message of a failure is cut to this length, because the message may quote the page. */
const MAX_MESSAGE = 300;

/**
 * Reads an article: every fact with its source, and the body as a Markdown tree. `cleanPageArticle` and `completeArticle` do
 * the rest, outside the page, so that their word lists need not be injected into every page. The page is never changed, and `readPage` never
 * throws: a stage that fails is recorded, the other stages still run, and a page that can't be read has kind `empty`.
 * `explain` lists what was removed from the body.
 */
export function readPage(page: Page, options: { explain?: boolean } = {}): PageArticle {
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
  // The `lang` attribute may contain any text, so only a valid language tag is used.
  const language = runStage(
    'language',
    () => /^[a-z]{2,3}(?:[-_]\w+(?:-\w+)*)?$/i.exec(cleanText(attr(page.document.documentElement, 'lang')))?.[0] ?? '',
    '',
  );
  const { candidates, context } = collectFacts(scan, { language, readAt: page.readAt }, runStage);
  const { graph } = context;
  const articleNode = context.getArticleNode();
  const types = articleNode ? listTypes(articleNode) : [findImpliedType(scan)];
  const title = chooseFact('title', candidates.title) ?? toAddressFact('');
  const modified = chooseFact('modified', candidates.modified);
  const dates = sortByPriority('published', candidates.published).slice(0, MAX_DATES);
  const authors = runStage(
    'authors',
    () =>
      decideAuthors(sortByPriority('authors', candidates.authors), {
        text: scan.text,
        quietText: scan.quietText,
        sites: candidates.site,
        url: page.url,
        graph,
        articleType: types[0] ?? '',
      }),
    null,
  );
  const body = runStage('body', () => extractBody(scan, title.value, authors?.value ?? [], context.getHeading()), {
    blocks: [],
    hidden: null,
    removals: [],
  });
  const signs = {
    scan,
    graph,
    types,
    title: title.value,
    blocks: body.blocks,
    length: measureBlocks(body.blocks),
    hasAuthor: authors !== null,
    hasDate: dates.length > 0 || modified !== null,
  };
  const kind = runStage('kind', () => detectPageKind(signs), 'empty');
  const noArticle = kind === 'none' ? findNoArticleReason(signs) : null;
  return {
    kind,
    ...(noArticle ? { noArticle } : {}),
    url: sanitizePageUrl(page.url),
    readAt: page.readAt,
    canonical: context.getCanonical(),
    title,
    authors,
    dates,
    modified,
    site: chooseFact('site', candidates.site),
    feed: chooseFact('feed', candidates.feed),
    language: chooseFact('language', candidates.language),
    image: chooseFact('image', candidates.image),
    description: chooseFact('description', candidates.description),
    tags: chooseFact('tags', candidates.tags),
    blocks: body.blocks,
    ...(body.hidden ? { hidden: body.hidden } : {}),
    ...(options.explain ? { removals: body.removals } : {}),
    ...(failures.length ? { failures } : {}),
  };
}
