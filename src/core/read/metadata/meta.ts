import { decodeEntities } from '../../text/entities.ts';
import { parseNamedAddress, toAbsoluteUrl } from '../../url.ts';
import type { DateHints } from '../dates/date-parts.ts';
import { parsePageDate } from '../dates/parse-page-date.ts';
import type { PageScan } from '../page/scan-page.ts';
import { attr, cleanText } from '../page/tree.ts';
import { addCandidate, addListCandidate, type FactCandidates } from './candidates.ts';
import { parseNames } from './names.ts';

/** Names of `meta` elements for each fact, best first. */
const META_NAMES = {
  title: [
    'og:title',
    'twitter:title',
    'parsely-title',
    'sailthru.title',
    'dc.title',
    'dcterms.title',
    'citation_title',
    'title',
    'headline',
    'mediator_title',
  ],
  authors: [
    'author',
    'article:author',
    'article:author_name',
    'parsely-author',
    'sailthru.author',
    'dc.creator',
    'dcterms.creator',
    'dc.creator.personalname',
    'citation_author',
    'byl',
    'authors',
    'article.author',
    'og:author',
    'book:author',
    'cxenseparse:author',
    'rbauthors',
    'mediator_author',
    'creator',
    'twitter:creator:name',
    'og:article:author',
    'shareaholic:article_author_name',
    'cre',
    'author-name',
  ],
  published: [
    'article:published_time',
    'article:published',
    'og:article:published_time',
    'og:published_time',
    'datepublished',
    'date.published',
    'publishdate',
    'publish_date',
    'publish-date',
    'publication_date',
    'pubdate',
    'pub_date',
    'published_date',
    'published-date',
    'publicationdate',
    'publicationdatetime',
    'published_at',
    'published',
    'published_time',
    'publishedtime',
    'datecreated',
    'article:created_time',
    'parsely-pub-date',
    'sailthru.date',
    'dc.date.issued',
    'dcterms.issued',
    'dcterms.date',
    'dc.date',
    'dc.date.created',
    'dcterms.created',
    'dc.created',
    'citation_publication_date',
    'citation_date',
    'citation_online_date',
    'displaydate',
    'article.published',
    'article.created',
    'article_date_original',
    'originalpublicationdate',
    'cxenseparse:recs:publishtime',
    'og:pubdate',
    'og:release_date',
    'video:release_date',
    'cxenseparse:publishtime',
    'created',
    'date',
    'ptime',
    'analyticsattributes.articledate',
    'rnews:datepublished',
    'shareaholic:article_published_time',
    'mediator_published_time',
    'uploaddate',
    'article.date',
    'date_published',
    'post_date',
  ],
  modified: [
    'article:modified_time',
    'og:updated_time',
    'datemodified',
    'article:modified',
    'dcterms.modified',
    'dc.date.modified',
    'last-modified',
    'lastmod',
    'revised',
    'date.updated',
    'modified',
    'modified_time',
    'updated',
    'utime',
    'dateupdate',
    'og:article:modified_time',
  ],
  site: [
    'og:site_name',
    'application-name',
    'apple-mobile-web-app-title',
    'al:android:app_name',
    'cre',
    'dc.publisher',
    'dcterms.publisher',
    'citation_journal_title',
    'publisher',
  ],
  image: [
    'og:image',
    'og:image:secure_url',
    'og:image:url',
    'twitter:image',
    'twitter:image:src',
    'parsely-image-url',
    'sailthru.image.full',
    'thumbnail',
    'image',
  ],
  description: [
    'og:description',
    'description',
    'twitter:description',
    'dc.description',
    'dcterms.description',
    'sailthru.description',
    'abstract',
    'citation_abstract',
  ],
  tags: [
    'article:tag',
    'keywords',
    'news_keywords',
    'parsely-tags',
    'sailthru.tags',
    'og:article:tag',
    'dc.subject',
    'citation_keywords',
  ],
} as const;

/**
 * Label texts of Twitter cards (`twitter:label1`), each with the fact that the matching value (`twitter:data1`) gives.
 */
const CARD_LABELS: [RegExp, 'authors' | 'published'][] = [
  [/^(written by|author|by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|autor)/i, 'authors'],
  [/^(published|posted|date)/i, 'published'],
];

/** True for a non-standard `meta` name of a publication date: `prism.publicationDate`, `awa-publishedDate`. */
const isPublicationName = (key: string): boolean =>
  /pub(?:li(?:sh(?:ed)?|cation))?(?:date|time|on$|at$)|date(?:first)?publi(?:shed|cation)|first_?published$/.test(
    key.replace(/[-.:]/g, ''),
  ) &&
  !/modif|updat|publisher|last/.test(key) &&
  !(META_NAMES.published as readonly string[]).includes(key);

/** Collects the facts of the page's `meta` and `link` elements. */
export function collectMeta(scan: PageScan, candidates: FactCandidates, hints: DateHints): void {
  const forEachMeta = (fact: keyof typeof META_NAMES, use: (content: string, source: string) => void) => {
    for (const key of META_NAMES[fact])
      for (const { content, source } of scan.metas.get(key) ?? []) use(cleanText(decodeEntities(content)), source);
  };
  forEachMeta('title', (text, source) => addCandidate(candidates.title, text, 'meta', source));
  forEachMeta('site', (text, source) => addCandidate(candidates.site, text.replace(/^@/, ''), 'meta', source));
  forEachMeta('description', (text, source) => addCandidate(candidates.description, text, 'meta', source));
  forEachMeta('image', (text, source) =>
    addCandidate(candidates.image, toAbsoluteUrl(text, scan.base), 'meta', source),
  );
  forEachMeta('published', (text, source) =>
    addCandidate(candidates.published, parsePageDate(text, hints), 'meta', source),
  );
  forEachMeta('modified', (text, source) =>
    addCandidate(candidates.modified, parsePageDate(text, hints), 'meta', source),
  );
  for (const [key, entries] of scan.metas) {
    if (!isPublicationName(key)) continue;
    for (const { content, source } of entries)
      addCandidate(candidates.published, parsePageDate(content, hints), 'meta', source);
  }
  collectMetaAuthors(scan, candidates);
  collectMetaTags(scan, candidates);
  collectCardLabels(scan, candidates, hints);
  for (const key of ['og:url', 'twitter:url'])
    for (const { content, source } of scan.metas.get(key) ?? [])
      addCandidate(candidates.canonical, parseNamedAddress(content, scan.base), 'meta', source);
  for (const link of scan.links) {
    if (/(^|\s)canonical(\s|$)/i.test(attr(link, 'rel')))
      addCandidate(
        candidates.canonical,
        parseNamedAddress(attr(link, 'href'), scan.base),
        'link',
        'link[rel="canonical"]',
      );
    if (/(^|\s)image_src(\s|$)/i.test(attr(link, 'rel')))
      addCandidate(candidates.image, toAbsoluteUrl(attr(link, 'href'), scan.base), 'link', 'link[rel="image_src"]');
  }
}

/** Collects authors, whether one `meta` element lists all names or each name has an element of its own. */
function collectMetaAuthors(scan: PageScan, candidates: FactCandidates): void {
  for (const key of META_NAMES.authors) {
    const entries = scan.metas.get(key);
    if (!entries) continue;
    const names = entries.flatMap(({ content }) =>
      /^(https?:)?\/\//i.test(content) ? [] : parseNames(decodeEntities(orderCitationName(key, content))),
    );
    addListCandidate(candidates.authors, [...new Set(names)], 'meta', entries[0]?.source ?? key);
  }
}

/** Turns "Family, Given", as scholarly pages write names, into "Given Family". */
const orderCitationName = (key: string, content: string): string =>
  key === 'citation_author' || key.startsWith('dc')
    ? content.replace(/^([^,;]+),\s*([^\s,;][^,;]*)$/, '$2 $1')
    : content;

function collectMetaTags(scan: PageScan, candidates: FactCandidates): void {
  for (const key of META_NAMES.tags) {
    const entries = scan.metas.get(key);
    if (!entries) continue;
    const tags = entries
      .flatMap(({ content }) => decodeEntities(content).split(/[,;،、，]/))
      .map(cleanText)
      .filter((tag) => tag && tag.length < 60);
    addListCandidate(candidates.tags, [...new Set(tags)].slice(0, 50), 'meta', entries[0]?.source ?? key);
  }
}

function collectCardLabels(scan: PageScan, candidates: FactCandidates, hints: DateHints): void {
  for (let index = 1; index < 5; index++) {
    const label = scan.metas.get(`twitter:label${index}`)?.[0]?.content ?? '';
    const data = scan.metas.get(`twitter:data${index}`)?.[0]?.content ?? '';
    const fact = CARD_LABELS.find(([pattern]) => pattern.test(label))?.[1];
    const source = `meta[name="twitter:data${index}"]`;
    if (fact === 'authors') addListCandidate(candidates.authors, parseNames(data), 'meta', source);
    if (fact === 'published') addCandidate(candidates.published, parsePageDate(data, hints), 'meta', source);
  }
}
