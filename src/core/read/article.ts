import type { Article, Candidate, Found, Page } from '../types.ts';
import { absolute, cleanUrl } from '../url.ts';
import { bodyOf } from './body.ts';
import { type Survey, survey } from './survey.ts';
import { attr, lineOf, squash } from './tree.ts';

/** Candidates, best first → the fact with its alternatives; null for none. */
function found<T>(candidates: Candidate<T>[]): Found<T> | null {
  const [best, ...alternatives] = candidates;
  return best ? { ...best, alternatives } : null;
}

function meta(survey: Survey, ...names: string[]): Candidate<string>[] {
  return names.flatMap((name) =>
    (survey.metas.get(name) ?? []).map(({ content, where }) => ({
      value: squash(content),
      from: 'meta' as const,
      where,
    })),
  );
}

/**
 * Page → Article: every fact with where it was found, and the body as Markdown. The page is never changed and `read`
 * never throws: a page that can't be read has kind `empty`. `explain`: list what was left out of the body.
 */
export function read(page: Page, options: { explain?: boolean } = {}): Article {
  const s = survey(page);
  const h1 = s.h1
    .map((e) => ({ value: lineOf(e), from: 'visible' as const, where: 'h1' }))
    .filter(({ value }) => value);
  const title = found<string>([
    ...h1,
    ...meta(s, 'og:title', 'twitter:title'),
    { value: squash(s.headTitle), from: 'meta', where: 'title' },
  ]) ?? { value: '', from: 'url', where: '', alternatives: [] };
  const canonical = s.links
    .filter((l) => /\bcanonical\b/i.test(attr(l, 'rel')))
    .flatMap((l): Candidate<string>[] => {
      const u = absolute(attr(l, 'href'), s.base);
      return u ? [{ value: u, from: 'link', where: 'link[rel="canonical"]' }] : [];
    });
  const feed = s.links
    .filter((l) => /alternate/i.test(attr(l, 'rel')) && /rss|atom/i.test(attr(l, 'type')))
    .flatMap((l): Candidate<string>[] => {
      const u = absolute(attr(l, 'href'), s.base);
      return u ? [{ value: u, from: 'link', where: 'link[rel="alternate"]' }] : [];
    });
  const body = bodyOf(s, title.value);
  const lang = squash(attr(page.document.documentElement, 'lang'));
  return {
    kind: body.markdown ? 'article' : 'none',
    url: page.url,
    readAt: page.readAt,
    canonical: found<string>([...canonical, { value: cleanUrl(page.url), from: 'url', where: 'url' }]) as Found<string>,
    title,
    authors: found(meta(s, 'author').map((c) => ({ ...c, value: [c.value] }))),
    published: found(meta(s, 'article:published_time')),
    modified: found(meta(s, 'article:modified_time')),
    site: found(meta(s, 'og:site_name')),
    feed: found(feed),
    language: lang ? { value: lang, from: 'meta', where: 'html[lang]', alternatives: [] } : null,
    image: found(meta(s, 'og:image')),
    description: found(meta(s, 'description', 'og:description')),
    tags: null,
    markdown: body.markdown,
    ...(options.explain ? { removals: body.removals } : {}),
  };
}
