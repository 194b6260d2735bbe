import { decodeEntities } from '../entities.ts';
import { getPath } from '../url.ts';
import { cleanText } from './tree.ts';

/** A node of the page's JSON-LD: any object with a type. */
export type JsonLdNode = Record<string, unknown>;

/** The page's JSON-LD nodes, with references resolvable by `@id`. */
export interface JsonLdGraph {
  /** Every object with a type in document order; nested objects follow their parents. */
  things: JsonLdNode[];
  byId: Map<string, JsonLdNode>;
}

const MAX_NODES = 5_000;

/** Parses the texts of `application/ld+json` scripts. Invalid JSON is repaired where that is safe. */
export function parseGraph(scripts: string[]): JsonLdGraph {
  const graph: JsonLdGraph = { things: [], byId: new Map() };
  for (const script of scripts) {
    const queue: unknown[] = [parseJson(script)];
    // Breadth first: the page's own article comes before what the article mentions.
    for (let at = 0; at < queue.length && graph.things.length < MAX_NODES; at++) {
      const value = queue[at];
      if (Array.isArray(value)) queue.push(...value.slice(0, MAX_NODES));
      else if (value && typeof value === 'object') {
        const thing = value as JsonLdNode;
        const id = thing['@id'];
        if (thing['@type']) {
          graph.things.push(thing);
          if (typeof id === 'string' && !graph.byId.has(id)) graph.byId.set(id, thing);
        }
        for (const child of Object.values(thing)) if (child && typeof child === 'object') queue.push(child);
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
  for (const mend of [keepAsIs, repairControls, repairCommas]) {
    try {
      return JSON.parse(mend(trimmed));
    } catch {
      // Invalid JSON: the next repair may work.
    }
  }
  return salvageStrings(trimmed);
}

const keepAsIs = (text: string) => text;
/** Raw line breaks and tabs inside strings are the commonest fault. */
const repairControls = (text: string) => text.replace(/[\u0000-\u001f]+/g, ' ');
const repairCommas = (text: string) =>
  repairControls(text)
    .replace(/,\s*([}\]])/g, '$1')
    .replace(/\}\s*\{/g, '},{')
    .replace(/\\(?!["\\/bfnrtu])/g, '\\\\');

/** Reads the few plain strings that describe the article from JSON that can't be repaired. */
function salvageStrings(text: string): unknown {
  const type = /"@type"\s*:\s*"(\w*(?:Article|Posting))"/.exec(text)?.[1];
  if (!type) return null;
  const thing: JsonLdNode = { '@type': type };
  for (const key of ['headline', 'datePublished', 'dateModified']) {
    const value = new RegExp(`"${key}"\\s*:\\s*"([^"\\\\\\n]{3,300})"`).exec(text)?.[1];
    if (value) thing[key] = value;
  }
  return thing;
}

export const listTypes = (thing: JsonLdNode): string[] =>
  [thing['@type']].flat().filter((type): type is string => typeof type === 'string');

const ARTICLE_NODE_TYPE =
  /(Article|Posting|Report|Question|VideoObject|PodcastEpisode|Recipe|Review|HowTo|Episode|CreativeWork|Blog)$/;
const STRONG_ARTICLE_TYPE = /(Article|Posting|Report)$/;

/**
 * Finds the node that describes this page's article: first by the page's address, then by a headline that the page
 * shows. Null for a list of other articles.
 */
export function findArticleNode(graph: JsonLdGraph, url: string, titles: string[]): JsonLdNode | null {
  const things = graph.things.filter((thing) => listTypes(thing).some((type) => ARTICLE_NODE_TYPE.test(type)));
  const scored = things.map((thing, index) => {
    const headline = toJsonLdText(thing.headline) || toJsonLdText(thing.name);
    const addresses = [thing.url, thing.mainEntityOfPage, thing['@id']].map(getNodeId).filter(Boolean);
    let score = listTypes(thing).some((type) => STRONG_ARTICLE_TYPE.test(type)) ? 2 : 0;
    if (addresses.some((address) => isSamePath(address, url))) score += 4;
    else if (addresses.some((address) => /^https?:/.test(address))) score -= 1;
    if (headline && titles.some((title) => title && (title.includes(headline) || headline.includes(title)))) score += 4;
    if (thing.datePublished) score += 1;
    return { thing, score, index };
  });
  scored.sort((a, b) => b.score - a.score || a.index - b.index);
  const best = scored[0];
  if (!best || best.score < 1) return null;
  if (best.score < 4 && scored.filter(({ score }) => score === best.score).length > 2) return null;
  return best.thing;
}

const isSamePath = (a: string, b: string): boolean => {
  const clean = (url: string) =>
    getPath(url)
      .replace(/(?<!\/)\/+$/, '')
      .toLowerCase();
  return clean(a) === clean(b) && clean(a) !== '';
};

const getNodeId = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return getNodeId(value[0]);
  const thing = value as JsonLdNode | null | undefined;
  return toJsonLdText(thing?.['@id']) || toJsonLdText(thing?.url);
};

/** Plain text of a value: a string, a number, a language-tagged value, or the first item of a list. */
export function toJsonLdText(value: unknown): string {
  if (typeof value === 'string') return cleanText(decodeEntities(value));
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return toJsonLdText(value[0]);
  if (value && typeof value === 'object') return toJsonLdText((value as JsonLdNode)['@value']);
  return '';
}

/** Resolves a value to its node, directly or by its `@id`. */
export function resolveNode(graph: JsonLdGraph, value: unknown): JsonLdNode | null {
  if (!value || typeof value !== 'object' || Array.isArray(value)) return null;
  const thing = value as JsonLdNode;
  if (thing.name) return thing;
  const id = thing['@id'];
  return (typeof id === 'string' && graph.byId.get(id)) || thing;
}
