import type { FactCandidate } from '../../article.ts';
import type { SourceId } from '../../source.ts';
import { decodeEntities } from '../../text/entities.ts';
import { parseNamedAddress, toAbsoluteUrl } from '../../url.ts';
import { parsePageDate } from '../dates/parse-page-date.ts';
import type { ScannedMeta } from '../page/scan-page.ts';
import { attr, cleanText } from '../page/tree.ts';
import { addCandidate, type CandidatesFor, type CollectorContext } from './candidates.ts';
import { parseNames } from './names.ts';
import type { FactSource } from './source-priority.ts';

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

type MetaFact = keyof typeof META_NAMES | 'canonical';

/** Parts of the names of publication dates, best first. Each has a source of its own. */
const DATE_PARTS = ['pub', 'issued', 'creat', 'citation'] as const;

function getDateSource({ attribute, names }: ScannedMeta): FactSource<'published'> {
  if (attribute === 'property') return 'meta-property';
  const part = DATE_PARTS.find((one) => names.toLowerCase().includes(one));
  return part ? `meta-${part}` : attribute === 'itemprop' ? 'meta-itemprop' : 'meta';
}

const toSelector = ({ attribute, names }: Pick<ScannedMeta, 'attribute' | 'names'>): string =>
  `meta[${attribute}="${names}"]`;

const getSiteSource = ({ names }: ScannedMeta): FactSource<'site'> =>
  names.toLowerCase().includes('og:site_name') ? 'meta-site-name' : 'meta';

/** Collects the facts of the page's `meta` and `link` elements. */
export function collectMeta(candidates: CandidatesFor<MetaFact>, context: CollectorContext): void {
  const { scan, hints } = context;
  const collect = <S extends SourceId>(
    list: FactCandidate<string, S>[],
    names: Iterable<string>,
    getSource: (meta: ScannedMeta) => S,
    read: (text: string, meta: ScannedMeta) => string | null = (text) => text,
  ) => {
    for (const key of names)
      for (const meta of scan.metas.get(key) ?? [])
        addCandidate(list, read(cleanText(decodeEntities(meta.content)), meta), getSource(meta), toSelector(meta));
  };
  const getGeneralSource = () => 'meta' as const;
  const readDate = (text: string) => parsePageDate(text, hints);
  collect(candidates.title, META_NAMES.title, getGeneralSource);
  collect(candidates.site, META_NAMES.site, getSiteSource, (text) => text.replace(/^@/, ''));
  collect(candidates.description, META_NAMES.description, getGeneralSource);
  collect(candidates.image, META_NAMES.image, getGeneralSource, (text) => toAbsoluteUrl(text, scan.base));
  collect(candidates.published, META_NAMES.published, getDateSource, readDate);
  collect(candidates.modified, META_NAMES.modified, () => 'meta-modified', readDate);
  // Sites use other names for several things, such as the first edition of a page that is published again each year.
  collect(
    candidates.published,
    [...scan.metas.keys()].filter(isPublicationName),
    ({ attribute }) => (attribute === 'property' ? 'meta-property' : 'meta'),
    (_, { content }) => readDate(content),
  );
  collectMetaAuthors(candidates, context);
  collectMetaTags(candidates, context);
  collectCardLabels(candidates, context);
  collect(candidates.canonical, ['og:url', 'twitter:url'], getGeneralSource, (_, { content }) =>
    parseNamedAddress(content, scan.base),
  );
  for (const link of scan.links) {
    const [rel, href] = [attr(link, 'rel'), attr(link, 'href')];
    if (/(^|\s)canonical(\s|$)/i.test(rel))
      addCandidate(candidates.canonical, parseNamedAddress(href, scan.base), 'link');
    if (/(^|\s)image_src(\s|$)/i.test(rel)) addCandidate(candidates.image, toAbsoluteUrl(href, scan.base), 'link');
  }
}

/** Collects authors, whether one `meta` element lists all names or each name has an element of its own. */
function collectMetaAuthors({ authors }: CandidatesFor<'authors'>, { scan }: CollectorContext): void {
  for (const key of META_NAMES.authors) {
    const [first, ...others] = scan.metas.get(key) ?? [];
    if (!first) continue;
    const names = [first, ...others].flatMap(({ content }) =>
      /^(https?:)?\/\//i.test(content) ? [] : parseNames(decodeEntities(orderCitationName(key, content))),
    );
    addCandidate(authors, [...new Set(names)], 'meta', toSelector(first));
  }
}

/** Turns "Family, Given", as scholarly pages write names, into "Given Family". */
const orderCitationName = (key: string, content: string): string =>
  key === 'citation_author' || key.startsWith('dc')
    ? content.replace(/^([^,;]+),\s*([^\s,;][^,;]*)$/, '$2 $1')
    : content;

function collectMetaTags({ tags }: CandidatesFor<'tags'>, { scan }: CollectorContext): void {
  for (const key of META_NAMES.tags) {
    const [first, ...others] = scan.metas.get(key) ?? [];
    if (!first) continue;
    const value = [first, ...others]
      .flatMap(({ content }) => decodeEntities(content).split(/[,;،、，]/))
      .map(cleanText)
      .filter((tag) => tag && tag.length < 60);
    const source = first.names.toLowerCase().includes('article:tag') ? 'meta-article-tag' : 'meta';
    addCandidate(tags, [...new Set(value)].slice(0, 50), source, toSelector(first));
  }
}

function collectCardLabels(
  { authors, published }: CandidatesFor<'authors' | 'published'>,
  { scan, hints }: CollectorContext,
): void {
  for (let index = 1; index < 5; index++) {
    const label = scan.metas.get(`twitter:label${index}`)?.[0]?.content ?? '';
    const data = scan.metas.get(`twitter:data${index}`)?.[0]?.content ?? '';
    const fact = CARD_LABELS.find(([pattern]) => pattern.test(label))?.[1];
    const detail = toSelector({ attribute: 'name', names: `twitter:data${index}` });
    if (fact === 'authors') addCandidate(authors, parseNames(data), 'meta', detail);
    if (fact === 'published') addCandidate(published, parsePageDate(data, hints), 'meta', detail);
  }
}
