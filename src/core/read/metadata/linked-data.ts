import { toAbsoluteUrl } from '../../url.ts';
import type { DateHints } from '../dates/date-parts.ts';
import { parsePageDate } from '../dates/parse-page-date.ts';
import { addCandidate, addListCandidate, type FactCandidates } from './candidates.ts';
import { type JsonLdGraph, type JsonLdNode, listTypes, resolveNode, toJsonLdText } from './json-ld.ts';
import { parseNames } from './names.ts';

/** Collects the facts that JSON-LD states about the article and its site. */
export function collectLinkedData(
  graph: JsonLdGraph,
  article: JsonLdNode | null,
  candidates: FactCandidates,
  hints: DateHints,
  base: string,
): void {
  if (article) {
    const articleType = listTypes(article)[0] ?? 'Thing';
    const toSource = (key: string) => `${articleType}.${key}`;
    addCandidate(candidates.title, toJsonLdText(article.headline), 'json-ld', toSource('headline'));
    addCandidate(candidates.title, toJsonLdText(article.name), 'json-ld', toSource('name'));
    for (const key of ['author', 'creator', 'contributor'] as const) {
      const { people, organisations } = readAuthors(graph, article[key]);
      addListCandidate(candidates.authors, people, 'json-ld', toSource(key));
      if (!people.length)
        addListCandidate(candidates.authors, organisations, 'json-ld', `${toSource(key)}[Organization]`);
    }
    for (const key of ['datePublished', 'dateCreated', 'uploadDate'] as const)
      addCandidate(candidates.published, parsePageDate(toJsonLdText(article[key]), hints), 'json-ld', toSource(key));
    addCandidate(
      candidates.modified,
      parsePageDate(toJsonLdText(article.dateModified), hints),
      'json-ld',
      toSource('dateModified'),
    );
    addCandidate(
      candidates.description,
      toJsonLdText(article.description) || toJsonLdText(article.abstract),
      'json-ld',
      toSource('description'),
    );
    addCandidate(
      candidates.image,
      readImage(article.image ?? article.thumbnailUrl, base),
      'json-ld',
      toSource('image'),
    );
    addCandidate(candidates.language, readLanguage(article.inLanguage), 'json-ld', toSource('inLanguage'));
    addListCandidate(candidates.tags, readKeywords(article.keywords), 'json-ld', toSource('keywords'));
    addCandidate(
      candidates.site,
      toJsonLdText(resolveNode(graph, getFirst(article.isPartOf))?.name),
      'json-ld',
      toSource('isPartOf'),
    );
    addCandidate(
      candidates.site,
      toJsonLdText(resolveNode(graph, getFirst(article.publisher))?.name),
      'json-ld',
      toSource('publisher'),
    );
  }
  for (const node of graph.nodes) {
    const types = listTypes(node);
    if (types.includes('WebSite')) addCandidate(candidates.site, toJsonLdText(node.name), 'json-ld', 'WebSite.name');
    if (!article && types.some((type) => /^(Web|Item|Profile|QA|FAQ|About)?Page$/.test(type))) {
      addCandidate(
        candidates.published,
        parsePageDate(toJsonLdText(node.datePublished), hints),
        'json-ld',
        'WebPage.datePublished',
      );
      addCandidate(
        candidates.modified,
        parsePageDate(toJsonLdText(node.dateModified), hints),
        'json-ld',
        'WebPage.dateModified',
      );
      const { people } = readAuthors(graph, node.author);
      addListCandidate(candidates.authors, people, 'json-ld', 'WebPage.author');
    }
  }
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
