import { toAbsoluteUrl } from '../url.ts';
import { addCandidate, addListCandidate, type FactCandidates } from './candidates.ts';
import { type DateHints, parsePageDate } from './dates.ts';
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
    const kind = listTypes(article)[0] ?? 'Thing';
    const at = (key: string) => `${kind}.${key}`;
    addCandidate(candidates.title, toJsonLdText(article.headline), 'json-ld', at('headline'));
    addCandidate(candidates.title, toJsonLdText(article.name), 'json-ld', at('name'));
    for (const key of ['author', 'creator', 'contributor'] as const) {
      const { people, organisations } = readAuthors(graph, article[key]);
      addListCandidate(candidates.authors, people, 'json-ld', at(key));
      if (!people.length) addListCandidate(candidates.authors, organisations, 'json-ld', `${at(key)}[Organization]`);
    }
    for (const key of ['datePublished', 'dateCreated', 'uploadDate'] as const)
      addCandidate(candidates.published, parsePageDate(toJsonLdText(article[key]), hints), 'json-ld', at(key));
    addCandidate(
      candidates.modified,
      parsePageDate(toJsonLdText(article.dateModified), hints),
      'json-ld',
      at('dateModified'),
    );
    addCandidate(
      candidates.description,
      toJsonLdText(article.description) || toJsonLdText(article.abstract),
      'json-ld',
      at('description'),
    );
    addCandidate(candidates.image, readImage(article.image ?? article.thumbnailUrl, base), 'json-ld', at('image'));
    addCandidate(candidates.language, readLanguage(article.inLanguage), 'json-ld', at('inLanguage'));
    addListCandidate(candidates.tags, readKeywords(article.keywords), 'json-ld', at('keywords'));
    addCandidate(
      candidates.site,
      toJsonLdText(resolveNode(graph, getFirst(article.isPartOf))?.name),
      'json-ld',
      at('isPartOf'),
    );
    addCandidate(
      candidates.site,
      toJsonLdText(resolveNode(graph, getFirst(article.publisher))?.name),
      'json-ld',
      at('publisher'),
    );
  }
  for (const thing of graph.things) {
    const types = listTypes(thing);
    if (types.includes('WebSite')) addCandidate(candidates.site, toJsonLdText(thing.name), 'json-ld', 'WebSite.name');
    if (!article && types.some((type) => /^(Web|Item|Profile|QA|FAQ|About)?Page$/.test(type))) {
      addCandidate(
        candidates.published,
        parsePageDate(toJsonLdText(thing.datePublished), hints),
        'json-ld',
        'WebPage.datePublished',
      );
      addCandidate(
        candidates.modified,
        parsePageDate(toJsonLdText(thing.dateModified), hints),
        'json-ld',
        'WebPage.dateModified',
      );
      const { people } = readAuthors(graph, thing.author);
      addListCandidate(candidates.authors, people, 'json-ld', 'WebPage.author');
    }
  }
}

const getFirst = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

/** People and organisations that a value names: a string, a node, a reference, or a list of these. */
function readAuthors(graph: JsonLdGraph, value: unknown): { people: string[]; organisations: string[] } {
  const people: string[] = [];
  const organisations: string[] = [];
  for (const one of [value].flat().slice(0, 400)) {
    const thing = resolveNode(graph, one);
    const names =
      typeof one === 'string'
        ? /^https?:/.test(one)
          ? []
          : parseNames(one)
        : [thing?.name].flat().flatMap((name) => parseNames(toJsonLdText(name)));
    const isOrganisation =
      thing !== null && listTypes(thing).some((type) => /Organization|Corporation|Brand/.test(type));
    (isOrganisation ? organisations : people).push(...names);
  }
  return { people: [...new Set(people)], organisations: [...new Set(organisations)] };
}

function readImage(value: unknown, base: string): string | null {
  const one = getFirst(value);
  if (typeof one === 'string') return toAbsoluteUrl(one, base);
  const thing = (one ?? {}) as JsonLdNode;
  return toAbsoluteUrl(toJsonLdText(thing.url) || toJsonLdText(thing.contentUrl), base);
}

const readLanguage = (value: unknown): string => {
  const one = getFirst(value);
  const text = toJsonLdText(one) || toJsonLdText((one as JsonLdNode | undefined)?.alternateName);
  return /^[a-z]{2,3}(?:[-_]\w+(?:-\w+)*)?$/i.test(text) ? text : '';
};

const readKeywords = (value: unknown): string[] =>
  [
    ...new Set(
      [value]
        .flat()
        .flatMap((one) =>
          typeof one === 'string' ? one.split(/[,;]/) : [toJsonLdText((one as JsonLdNode | null)?.name)],
        )
        .map((tag) => tag.trim())
        .filter((tag) => tag && tag.length < 60),
    ),
  ].slice(0, 50);
