import { toAbsoluteUrl } from '../../url.ts';
import { parsePageDate } from '../dates/parse-page-date.ts';
import { addCandidate, type CandidatesFor, type CollectorContext } from './candidates.ts';
import { type JsonLdGraph, type JsonLdNode, listTypes, resolveNode, toJsonLdText } from './json-ld.ts';
import { parseNames } from './names.ts';

type LinkedFact =
  | 'title'
  | 'authors'
  | 'published'
  | 'modified'
  | 'description'
  | 'image'
  | 'language'
  | 'tags'
  | 'site';

/** Collects the facts that JSON-LD states about the article and its site. */
export function collectLinkedData(candidates: CandidatesFor<LinkedFact>, context: CollectorContext): void {
  const { graph } = context;
  const article = context.getArticleNode();
  if (article) collectArticleNode(candidates, article, context);
  for (const node of graph.nodes) {
    const types = listTypes(node);
    if (types.includes('WebSite')) addCandidate(candidates.site, toJsonLdText(node.name), 'json-ld-website');
    if (!article && types.some((type) => /^(Web|Item|Profile|QA|FAQ|About)?Page$/.test(type)))
      collectPageNode(candidates, node, context);
  }
}

function collectArticleNode(
  candidates: CandidatesFor<LinkedFact>,
  article: JsonLdNode,
  { graph, hints, scan: { base } }: CollectorContext,
): void {
  const type = listTypes(article)[0] ?? 'Thing';
  const readText = (key: string) => toJsonLdText(article[key]);
  const readDate = (key: string) => parsePageDate(readText(key), hints);
  const readName = (key: string) => toJsonLdText(resolveNode(graph, getFirst(article[key]))?.name);
  addCandidate(candidates.title, readText('headline'), 'json-ld-headline', type);
  addCandidate(candidates.title, readText('name'), 'json-ld', type);
  for (const key of ['author', 'creator', 'contributor'] as const) {
    const { people, organisations } = readAuthors(graph, article[key]);
    addCandidate(candidates.authors, people, `json-ld-${key}`, type);
    if (!people.length) addCandidate(candidates.authors, organisations, 'json-ld-organisation', type);
  }
  addCandidate(candidates.published, readDate('datePublished'), 'json-ld-published', type);
  addCandidate(candidates.published, readDate('dateCreated'), 'json-ld', type);
  addCandidate(candidates.published, readDate('uploadDate'), 'json-ld', type);
  addCandidate(candidates.modified, readDate('dateModified'), 'json-ld-modified', type);
  addCandidate(candidates.description, readText('description') || readText('abstract'), 'json-ld', type);
  addCandidate(candidates.image, readImage(article.image ?? article.thumbnailUrl, base), 'json-ld', type);
  addCandidate(candidates.language, readLanguage(article.inLanguage), 'json-ld', type);
  addCandidate(candidates.tags, readKeywords(article.keywords), 'json-ld', type);
  addCandidate(candidates.site, readName('isPartOf'), 'json-ld-part-of', type);
  addCandidate(candidates.site, readName('publisher'), 'json-ld-publisher', type);
}

/** Collects the facts of a node that describes the page; needed only on a page without an article's node. */
function collectPageNode(
  candidates: CandidatesFor<'authors' | 'published' | 'modified'>,
  node: JsonLdNode,
  { graph, hints }: CollectorContext,
): void {
  const readDate = (value: unknown) => parsePageDate(toJsonLdText(value), hints);
  addCandidate(candidates.published, readDate(node.datePublished), 'json-ld-published', 'WebPage');
  addCandidate(candidates.modified, readDate(node.dateModified), 'json-ld-modified', 'WebPage');
  addCandidate(candidates.authors, readAuthors(graph, node.author).people, 'json-ld-author', 'WebPage');
}

const getFirst = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

/**
 * Reads the people and organisations that a JSON-LD value names. The value is a string, a node, a reference to a node,
 * or a list of these.
 */
function readAuthors(graph: JsonLdGraph, value: unknown): { people: string[]; organisations: string[] } {
  const people: string[] = [];
  const organisations: string[] = [];
  for (const item of [value].flat().slice(0, 400)) {
    const node = resolveNode(graph, item);
    const names =
      typeof item === 'string'
        ? /^https?:/.test(item)
          ? []
          : parseNames(item)
        : [node?.name].flat().flatMap((name) => parseNames(toJsonLdText(name)));
    const isOrganisation = node !== null && listTypes(node).some((type) => /Organization|Corporation|Brand/.test(type));
    (isOrganisation ? organisations : people).push(...names);
  }
  return { people: [...new Set(people)], organisations: [...new Set(organisations)] };
}

function readImage(value: unknown, base: string): string | null {
  const item = getFirst(value);
  if (typeof item === 'string') return toAbsoluteUrl(item, base);
  const node = (item ?? {}) as JsonLdNode;
  return toAbsoluteUrl(toJsonLdText(node.url) || toJsonLdText(node.contentUrl), base);
}

const readLanguage = (value: unknown): string => {
  const item = getFirst(value);
  const text = toJsonLdText(item) || toJsonLdText((item as JsonLdNode | undefined)?.alternateName);
  return /^[a-z]{2,3}(?:[-_]\w+(?:-\w+)*)?$/i.test(text) ? text : '';
};

const readKeywords = (value: unknown): string[] =>
  [
    ...new Set(
      [value]
        .flat()
        .flatMap((item) =>
          typeof item === 'string' ? item.split(/[,;]/) : [toJsonLdText((item as JsonLdNode | null)?.name)],
        )
        .map((tag) => tag.trim())
        .filter((tag) => tag && tag.length < 60),
    ),
  ].slice(0, 50);
