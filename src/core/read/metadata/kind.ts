import type { NoArticleReason, PageKind } from '../../article.ts';
import type { MarkdownBlock } from '../../markdown/tree.ts';
import { getPath } from '../../url.ts';
import type { PageScan } from '../page/scan-page.ts';
import { toLineText } from '../to-markdown/flatten-blocks.ts';
import { type JsonLdGraph, listTypes } from './json-ld.ts';

/** What `detectPageKind` needs to know about a page. */
interface PageSigns {
  scan: PageScan;
  graph: JsonLdGraph;
  /** Types of the JSON-LD node that describes the article. */
  types: string[];
  title: string;
  /** The body of the article. */
  blocks: MarkdownBlock[];
  /** Length of the text and addresses of `blocks`, in characters. */
  length: number;
  hasAuthor: boolean;
  hasDate: boolean;
}

const GENERATORS: [RegExp, PageKind][] = [
  [/discourse|phpbb|vbulletin|xenforo|mybb|invision|flarum|nodebb|vanilla|smf/i, 'forum'],
  [
    /docusaurus|sphinx|mkdocs|vitepress|vuepress|gitbook|mdbook|antora|docsify|hugo-book|starlight|javadoc|doxygen|nextra|mintlify/i,
    'documentation',
  ],
  [/mastodon|pleroma|misskey|pixelfed/i, 'social'],
  [/substack|beehiiv|buttondown|mailchimp|revue/i, 'newsletter'],
];
const FORUM_BODY =
  /(^|\s)(phpbb|vbulletin|xenforo|discourse|question-page|forum-topic|single-topic|bbpress|topic-page)(\s|$)/i;

/** Rules that recognise a kind of page, in order: the first rule that returns true decides the kind. */
const KIND_RULES: [PageKind, (signs: PageSigns) => boolean][] = [
  ['empty', ({ length, scan }) => length < 20 && scan.text.trim().length < 40],
  [
    'preprint',
    ({ scan }) =>
      hasMeta(scan, 'citation_arxiv_id') ||
      (hasMeta(scan, 'citation_title') &&
        (hasMeta(scan, 'citation_abstract') || hasMeta(scan, 'citation_author')) &&
        hasMeta(scan, 'citation_pdf_url')),
  ],
  [
    'forum',
    ({ graph, scan, types }) =>
      /DiscussionForumPosting|Question/.test(types.join(' ')) ||
      graph.nodes.some((node) => listTypes(node).includes('QAPage')) ||
      FORUM_BODY.test(scan.page.document.body?.getAttribute('class') ?? ''),
  ],
  ['social', ({ types }) => types.includes('SocialMediaPosting')],
  [
    'video',
    ({ scan, types, length }) =>
      /^video/.test(getMeta(scan, 'og:type')) || (types.includes('VideoObject') && length < 3000),
  ],
  [
    'changelog',
    ({ scan, title, blocks }) =>
      /(^|[/_-])(changelogs?|release-?notes?|whats-?new|releases?)([/_.-]|$)/i.test(getPath(scan.page.url)) ||
      /\b(change ?log|release notes?|what[’']s new in \S+ v?\d)/i.test(title) ||
      blocks.filter((block) => block.type === 'heading' && isVersion(toLineText(block.children))).length > 4,
  ],
  [
    'documentation',
    ({ types, scan }) =>
      types.some((type) => type === 'APIReference') ||
      /(^|\/)(docs?|documentation|api|reference|manual|handbook)(\/|$)/i.test(getPath(scan.page.url)),
  ],
  ['none', (signs) => findNoArticleReason(signs) !== null],
];

/** True for a heading with the number of a version. A number before words is that of a section. */
const isVersion = (text: string): boolean => /\bv?\d+\.\d+(\.\d+)?\b/.test(text) && !/^\d[\d.]* +\p{L}{2}/u.test(text);

const getMeta = (scan: PageScan, key: string): string => scan.metas.get(key)?.[0]?.content ?? '';
const hasMeta = (scan: PageScan, key: string): boolean => scan.metas.has(key);

/** Share of the read text that a page with an article has outside comments, navigation and footer at least. */
const MIN_OWN_TEXT = 0.2;

/** Tells why a page with text has no article, such as a home page, a product page or a search page; null for an article. */
export function findNoArticleReason({ scan, length, types, hasAuthor, hasDate }: PageSigns): NoArticleReason | null {
  const path = getPath(scan.page.url).replace(/\/(index\.\w+)?$/, '');
  const isMarkedArticle =
    /article/i.test(getMeta(scan, 'og:type')) || types.some((type) => /(Article|Posting|Report)$/.test(type));
  if (length < 20) return 'short';
  // What was read are comments or a footer: the page has hardly any text besides these.
  if (scan.text.length < length * MIN_OWN_TEXT) return 'comments';
  if (isMarkedArticle) return null;
  if (/product/i.test(getMeta(scan, 'og:type'))) return 'product';
  if (/(^|\/)(search|suche|login|signin|sign-in|register|cart|checkout|account)(\/|$|\.)/i.test(path)) return 'form';
  if (hasAuthor || hasDate) return null;
  if (path === '') return 'front-page';
  return length < 250 ? 'short' : null;
}

/** Detects the kind of a page; `article` when no rule applies. */
export function detectPageKind(signs: PageSigns): PageKind {
  const generator = getMeta(signs.scan, 'generator');
  for (const [kind, applies] of KIND_RULES) if (applies(signs)) return kind;
  return GENERATORS.find(([pattern]) => pattern.test(generator))?.[1] ?? 'article';
}
