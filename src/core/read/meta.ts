import { decodeEntities } from '../entities.ts';
import { absolute, namedAddress } from '../url.ts';
import { type DateHints, parseDate } from './dates.ts';
import { type Evidence, note, noteAll } from './evidence.ts';
import { namesIn } from './names.ts';
import type { Survey } from './survey.ts';
import { attr, squash } from './tree.ts';

/** Names of `meta` elements by the fact that they give, best first. */
const KEYS = {
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

/** Label of a Twitter card's label and data pair → the fact that it gives. */
const LABELS: [RegExp, 'authors' | 'published'][] = [
  [/^(written by|author|by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|autor)/i, 'authors'],
  [/^(published|posted|date)/i, 'published'],
];

/** A name of a site's own that tells of a date of publication: `prism.publicationDate`, `awa-publishedDate`. */
const isPublication = (key: string): boolean =>
  /pub(?:li(?:sh(?:ed)?|cation))?(?:date|time|on$|at$)|date(?:first)?publi(?:shed|cation)|first_?published$/.test(
    key.replace(/[-.:]/g, ''),
  ) &&
  !/modif|updat|publisher|last/.test(key) &&
  !(KEYS.published as readonly string[]).includes(key);

/** Facts that the page's head states: meta elements, links, the language of its root. */
export function fromMeta(survey: Survey, evidence: Evidence, hints: DateHints): void {
  const each = (fact: keyof typeof KEYS, use: (content: string, where: string) => void) => {
    for (const key of KEYS[fact])
      for (const { content, where } of survey.metas.get(key) ?? []) use(squash(decodeEntities(content)), where);
  };
  each('title', (text, where) => note(evidence.title, text, 'meta', where));
  each('site', (text, where) => note(evidence.site, text.replace(/^@/, ''), 'meta', where));
  each('description', (text, where) => note(evidence.description, text, 'meta', where));
  each('image', (text, where) => note(evidence.image, absolute(text, survey.base), 'meta', where));
  each('published', (text, where) => note(evidence.published, parseDate(text, hints), 'meta', where));
  each('modified', (text, where) => note(evidence.modified, parseDate(text, hints), 'meta', where));
  for (const [key, found] of survey.metas) {
    if (!isPublication(key)) continue;
    for (const { content, where } of found) note(evidence.published, parseDate(content, hints), 'meta', where);
  }
  authors(survey, evidence);
  tags(survey, evidence);
  labels(survey, evidence, hints);
  for (const [key, use] of [
    ['og:url', 'meta'],
    ['twitter:url', 'meta'],
  ] as const) {
    for (const { content, where } of survey.metas.get(key) ?? [])
      note(evidence.canonical, namedAddress(content, survey.base), use, where);
  }
  for (const link of survey.links) {
    if (/(^|\s)canonical(\s|$)/i.test(attr(link, 'rel')))
      note(evidence.canonical, namedAddress(attr(link, 'href'), survey.base), 'link', 'link[rel="canonical"]');
    if (/(^|\s)image_src(\s|$)/i.test(attr(link, 'rel')))
      note(evidence.image, absolute(attr(link, 'href'), survey.base), 'link', 'link[rel="image_src"]');
  }
}

/** One name may be in one element, or each in its own; both are seen for the same key. */
function authors(survey: Survey, evidence: Evidence): void {
  for (const key of KEYS.authors) {
    const found = survey.metas.get(key);
    if (!found) continue;
    const names = found.flatMap(({ content }) =>
      /^(https?:)?\/\//i.test(content) ? [] : namesIn(decodeEntities(citation(key, content))),
    );
    noteAll(evidence.authors, [...new Set(names)], 'meta', found[0]?.where ?? key);
  }
}

/** Scholarly pages write "Family, Given". */
const citation = (key: string, content: string): string =>
  key === 'citation_author' || key.startsWith('dc')
    ? content.replace(/^([^,;]+),\s*([^\s,;][^,;]*)$/, '$2 $1')
    : content;

function tags(survey: Survey, evidence: Evidence): void {
  for (const key of KEYS.tags) {
    const found = survey.metas.get(key);
    if (!found) continue;
    const list = found
      .flatMap(({ content }) => decodeEntities(content).split(/[,;،、，]/))
      .map(squash)
      .filter((tag) => tag && tag.length < 60);
    noteAll(evidence.tags, [...new Set(list)].slice(0, 50), 'meta', found[0]?.where ?? key);
  }
}

function labels(survey: Survey, evidence: Evidence, hints: DateHints): void {
  for (let at = 1; at < 5; at++) {
    const label = survey.metas.get(`twitter:label${at}`)?.[0]?.content ?? '';
    const data = survey.metas.get(`twitter:data${at}`)?.[0]?.content ?? '';
    const fact = LABELS.find(([pattern]) => pattern.test(label))?.[1];
    const where = `meta[name="twitter:data${at}"]`;
    if (fact === 'authors') noteAll(evidence.authors, namesIn(data), 'meta', where);
    if (fact === 'published') note(evidence.published, parseDate(data, hints), 'meta', where);
  }
}
