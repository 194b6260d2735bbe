import { decodeEntities } from '../../text/entities.ts';
import { getPath } from '../../url.ts';
import { cleanText } from '../page/tree.ts';

/** A JSON-LD node (structured data in a script of the page): any object with a type. */
export type JsonLdNode = Record<string, unknown>;

/** All JSON-LD nodes of a page. `byId` finds the node that a reference with this `@id` means. */
export interface JsonLdGraph {
  /** Every object with a type in document order; nested objects follow their parents. */
  nodes: JsonLdNode[];
  byId: Map<string, JsonLdNode>;
}

const MAX_NODES = 5_000;

/** Parses the texts of `application/ld+json` scripts. Invalid JSON is repaired where that is safe. */
export function parseGraph(scripts: string[]): JsonLdGraph {
  const graph: JsonLdGraph = { nodes: [], byId: new Map() };
  for (const script of scripts) {
    const queue: unknown[] = [parseJson(script)];
    // Breadth first, so that the page's own article comes before other articles that it mentions.
    for (let index = 0; index < queue.length && graph.nodes.length < MAX_NODES; index++) {
      const value = queue[index];
      if (Array.isArray(value)) queue.push(...value.slice(0, MAX_NODES));
      else if (value && typeof value === 'object') {
        const node = value as JsonLdNode;
        const id = node['@id'];
        if (node['@type']) {
          graph.nodes.push(node);
          if (typeof id === 'string' && !graph.byId.has(id)) graph.byId.set(id, node);
        }
        for (const child of Object.values(node)) if (child && typeof child === 'object') queue.push(child);
      }
    }
  }
  return graph;
}

function parseJson(text: string): unknown {
  const trimmed = text
    .trim()
    .replace(/^(<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, '')
    .replace(/(\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/|\]\]>|-->)\s*;?$/, '')
    .trim()
    .replace(/;$/, '');
  for (const repair of [keepAsIs, repairControls, repairCommas]) {
    try {
      return JSON.parse(repair(trimmed));
    } catch {
      // Invalid JSON: the next repair may work.
    }
  }
  return salvageStrings(trimmed);
}

const keepAsIs = (text: string) => text;
/**
 * Replaces control characters with spaces. Raw line breaks and tabs inside strings are the most common error in
 * JSON-LD.
 */
const repairControls = (text: string) => text.replace(/[\u0000-\u001f]+/g, ' ');
const repairCommas = (text: string) =>
  repairControls(text)
    .replace(/,\s*([}\]])/g, '$1')
    .replace(/\}\s*\{/g, '},{')
    .replace(/\\(?!["\\/bfnrtu])/g, '\\\\');

/**
 * Reads the headline and the dates of an article from JSON that can't be repaired. Null when no type of article is
 * named.
 */
function salvageStrings(text: string): unknown {
  const type = /"@type"\s*:\s*"(\w*(?:Article|Posting))"/.exec(text)?.[1];
  if (!type) return null;
  const node: JsonLdNode = { '@type': type };
  for (const key of ['headline', 'datePublished', 'dateModified']) {
    const value = new RegExp(`"${key}"\\s*:\\s*"([^"\\\\\\n]{3,300})"`).exec(text)?.[1];
    if (value) node[key] = value;
  }
  return node;
}

export const listTypes = (node: JsonLdNode): string[] =>
  [node['@type']].flat().filter((type): type is string => typeof type === 'string');

const ARTICLE_NODE_TYPE =
  /(Article|Posting|Report|Question|VideoObject|PodcastEpisode|Recipe|Review|HowTo|Episode|CreativeWork|Blog)$/;
const STRONG_ARTICLE_TYPE = /(Article|Posting|Report)$/;

/**
 * Returns the JSON-LD node that describes this page's article: a node with the page's address or with a title of the
 * page. Null when no node fits, or when several nodes fit equally, as in a list of other articles.
 */
export function findArticleNode(graph: JsonLdGraph, url: string, titles: string[]): JsonLdNode | null {
  const nodes = graph.nodes.filter((node) => listTypes(node).some((type) => ARTICLE_NODE_TYPE.test(type)));
  const ranked = nodes.map((node, index) => {
    const headline = toJsonLdText(node.headline) || toJsonLdText(node.name);
    const addresses = [node.url, node.mainEntityOfPage, node['@id']].map(getNodeId).filter(Boolean);
    let score = listTypes(node).some((type) => STRONG_ARTICLE_TYPE.test(type)) ? 2 : 0;
    if (addresses.some((address) => isSamePath(address, url))) score += 4;
    else if (addresses.some((address) => /^https?:/.test(address))) score -= 1;
    if (headline && titles.some((title) => title && (title.includes(headline) || headline.includes(title)))) score += 4;
    if (node.datePublished) score += 1;
    return { node, score, index };
  });
  ranked.sort((a, b) => b.score - a.score || a.index - b.index);
  const best = ranked[0];
  if (!best || best.score < 1) return null;
  if (best.score < 4 && ranked.filter(({ score }) => score === best.score).length > 2) return null;
  return best.node;
}

const isSamePath = (a: string, b: string): boolean => {
  const normalize = (url: string) =>
    getPath(url)
      .replace(/(?<!\/)\/+$/, '')
      .toLowerCase();
  return normalize(a) === normalize(b) && normalize(a) !== '';
};

const getNodeId = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return getNodeId(value[0]);
  const node = value as JsonLdNode | null | undefined;
  return toJsonLdText(node?.['@id']) || toJsonLdText(node?.url);
};

/**
 * Returns a JSON-LD value as plain text. The value is a string, a number, a language-tagged value (`@value`), or a list
 * whose first item is used.
 */
export function toJsonLdText(value: unknown): string {
  if (typeof value === 'string') return cleanText(decodeEntities(value));
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return toJsonLdText(value[0]);
  if (value && typeof value === 'object') return toJsonLdText((value as JsonLdNode)['@value']);
  return '';
}

/**
 * Returns the node that a value contains, or the node that a value refers to by its `@id`; null when the value is no
 * object.
 */
export function resolveNode(graph: JsonLdGraph, value: unknown): JsonLdNode | null {
  if (!value || typeof value !== 'object' || Array.isArray(value)) return null;
  const node = value as JsonLdNode;
  if (node.name) return node;
  const id = node['@id'];
  return (typeof id === 'string' && graph.byId.get(id)) || node;
}
