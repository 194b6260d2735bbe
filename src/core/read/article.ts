import type { Article, Found, Page } from '../types.ts';
import { cleanUrl, hostOf, pageAddress } from '../url.ts';
import { decideAuthors } from './authors.ts';
import { bodyOf } from './body.ts';
import { decideCanonical } from './canonical.ts';
import { dateInUrl } from './dates.ts';
import { noEvidence, note } from './evidence.ts';
import { fromFeeds } from './feed.ts';
import { articleOf, parseGraph, typesOf } from './json-ld.ts';
import { kindOf } from './kind.ts';
import { fromLinkedData } from './linked-data.ts';
import { fromMeta } from './meta.ts';
import { decidePublished } from './published.ts';
import { dropStale } from './stale.ts';
import { noSurvey, survey } from './survey.ts';
import { fromTagLinks } from './tags.ts';
import { fromTitles, headingOf } from './title.ts';
import { attr, squash } from './tree.ts';
import { byTrust, decide } from './trust.ts';
import { fromDepths, fromVisible } from './visible.ts';

/** What a step gives, or `otherwise` when the page makes it fail: no page may stop the reading of the rest. */
function attempt<T>(step: () => T, otherwise: T): T {
  try {
    return step();
  } catch {
    return otherwise;
  }
}

/**
 * Page → Article: every fact with where it was found, and the body as Markdown. The page is never changed, and `read`
 * never throws: a page that can't be read has kind `empty`. `explain`: list what was left out of the body.
 */
export function read(page: Page, options: { explain?: boolean } = {}): Article {
  const seen = attempt(() => survey(page), noSurvey(page));
  const evidence = noEvidence();
  // A page may put anything there.
  const language = attempt(
    () => /^[a-z]{2,3}(?:[-_]\w+(?:-\w+)*)?$/i.exec(squash(attr(page.document.documentElement, 'lang')))?.[0] ?? '',
    '',
  );
  const hints = { language, readAt: page.readAt };
  const titles = () => [squash(seen.headTitle), ...evidence.title.map(({ value }) => value)];
  note(evidence.language, language, 'meta', 'html[lang]');
  attempt(() => fromMeta(seen, evidence, hints), undefined);
  const graph = attempt(() => parseGraph(seen.jsonLd), { things: [], byId: new Map() });
  const thing = attempt(() => articleOf(graph, page.url, titles()), null);
  attempt(() => fromLinkedData(graph, thing, evidence, hints, seen.base), undefined);
  attempt(() => dropStale(evidence, seen), false);
  const url = pageAddress(page.url);
  note(evidence.canonical, cleanUrl(url), 'url', 'address');
  const canonical = decideCanonical(evidence.canonical, url) ?? nothing(url);
  const heading = attempt(() => headingOf(seen, titles()), null);
  attempt(() => fromTitles(seen, heading, evidence), undefined);
  attempt(() => fromVisible(seen, heading, evidence, hints), undefined);
  attempt(() => fromFeeds(seen, evidence, canonical.value), undefined);
  attempt(() => fromTagLinks(seen, evidence), undefined);
  note(evidence.published, dateInUrl(page.url, hints), 'url', 'address');
  if (!evidence.published.length) attempt(() => fromDepths(seen, evidence, hints), undefined);
  const title = decide('title', evidence.title) ?? nothing('');
  const modified = decide('modified', evidence.modified);
  const published = decidePublished(byTrust('published', evidence.published), modified);
  const authors = attempt(
    () =>
      decideAuthors(byTrust('authors', evidence.authors), {
        text: seen.text,
        quietText: seen.quietText,
        siteNames: evidence.site.map(({ value }) => value),
        publishers: evidence.site.filter(({ where }) => where.endsWith('.publisher')).map(({ value }) => value),
        url: page.url,
        graph,
      }),
    null,
  );
  const body = attempt(
    () =>
      bodyOf(
        seen,
        title.value,
        {
          titles: [title.value, ...title.alternatives.map(({ value }) => value)],
          authors: authors?.value ?? [],
          host: hostOf(page.url),
        },
        heading,
      ),
    { markdown: '', hidden: null, removals: [] },
  );
  const signs = {
    survey: seen,
    graph,
    types: thing ? typesOf(thing) : [],
    title: title.value,
    markdown: body.markdown,
    hasAuthor: authors !== null,
    hasDate: published !== null,
  };
  return {
    kind: attempt(() => kindOf(signs), 'empty'),
    url,
    readAt: page.readAt,
    canonical,
    title,
    authors,
    published,
    modified,
    site: decide('site', evidence.site),
    feed: decide('feed', evidence.feed),
    language: decide('language', evidence.language),
    image: decide('image', evidence.image),
    description: decide('description', evidence.description),
    tags: decide('tags', evidence.tags),
    markdown: body.markdown,
    ...(body.hidden ? { hidden: body.hidden } : {}),
    ...(options.explain ? { removals: body.removals } : {}),
  };
}

const nothing = (value: string): Found<string> => ({ value, from: 'url', where: 'address', alternatives: [] });
