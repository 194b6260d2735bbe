import { absolute } from '../url.ts';
import { type DateHints, parseDate } from './dates.ts';
import { type Evidence, note, noteAll } from './evidence.ts';
import { type Graph, resolve, type Thing, textOf, typesOf } from './json-ld.ts';
import { namesIn } from './names.ts';

/** Facts that JSON-LD states of the article and of its site. */
export function fromLinkedData(
  graph: Graph,
  article: Thing | null,
  evidence: Evidence,
  hints: DateHints,
  base: string,
): void {
  if (article) {
    const kind = typesOf(article)[0] ?? 'Thing';
    const at = (key: string) => `${kind}.${key}`;
    note(evidence.title, textOf(article.headline), 'json-ld', at('headline'));
    note(evidence.title, textOf(article.name), 'json-ld', at('name'));
    for (const key of ['author', 'creator', 'contributor'] as const) {
      const { people, organisations } = authorsOf(graph, article[key]);
      noteAll(evidence.authors, people, 'json-ld', at(key));
      if (!people.length) noteAll(evidence.authors, organisations, 'json-ld', `${at(key)}[Organization]`);
    }
    for (const key of ['datePublished', 'dateCreated', 'uploadDate'] as const)
      note(evidence.published, parseDate(textOf(article[key]), hints), 'json-ld', at(key));
    note(evidence.modified, parseDate(textOf(article.dateModified), hints), 'json-ld', at('dateModified'));
    note(evidence.description, textOf(article.description) || textOf(article.abstract), 'json-ld', at('description'));
    note(evidence.image, imageOf(article.image ?? article.thumbnailUrl, base), 'json-ld', at('image'));
    note(evidence.language, languageOf(article.inLanguage), 'json-ld', at('inLanguage'));
    noteAll(evidence.tags, tagsOf(article.keywords), 'json-ld', at('keywords'));
    note(evidence.site, textOf(resolve(graph, first(article.isPartOf))?.name), 'json-ld', at('isPartOf'));
    note(evidence.site, textOf(resolve(graph, first(article.publisher))?.name), 'json-ld', at('publisher'));
  }
  for (const thing of graph.things) {
    const types = typesOf(thing);
    if (types.includes('WebSite')) note(evidence.site, textOf(thing.name), 'json-ld', 'WebSite.name');
    if (!article && types.some((type) => /^(Web|Item|Profile|QA|FAQ|About)?Page$/.test(type))) {
      note(evidence.published, parseDate(textOf(thing.datePublished), hints), 'json-ld', 'WebPage.datePublished');
      note(evidence.modified, parseDate(textOf(thing.dateModified), hints), 'json-ld', 'WebPage.dateModified');
      const { people } = authorsOf(graph, thing.author);
      noteAll(evidence.authors, people, 'json-ld', 'WebPage.author');
    }
  }
}

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

/** People and organisations named by a value: a string, a thing, a reference, or a list of them. */
function authorsOf(graph: Graph, value: unknown): { people: string[]; organisations: string[] } {
  const people: string[] = [];
  const organisations: string[] = [];
  for (const one of [value].flat().slice(0, 400)) {
    const thing = resolve(graph, one);
    const names =
      typeof one === 'string'
        ? /^https?:/.test(one)
          ? []
          : namesIn(one)
        : [thing?.name].flat().flatMap((name) => namesIn(textOf(name)));
    const isOrganisation = thing !== null && typesOf(thing).some((type) => /Organization|Corporation|Brand/.test(type));
    (isOrganisation ? organisations : people).push(...names);
  }
  return { people: [...new Set(people)], organisations: [...new Set(organisations)] };
}

function imageOf(value: unknown, base: string): string | null {
  const one = first(value);
  if (typeof one === 'string') return absolute(one, base);
  const thing = (one ?? {}) as Thing;
  return absolute(textOf(thing.url) || textOf(thing.contentUrl), base);
}

const languageOf = (value: unknown): string => {
  const one = first(value);
  const text = textOf(one) || textOf((one as Thing | undefined)?.alternateName);
  return /^[a-z]{2,3}(?:[-_]\w+(?:-\w+)*)?$/i.test(text) ? text : '';
};

const tagsOf = (value: unknown): string[] =>
  [
    ...new Set(
      [value]
        .flat()
        .flatMap((one) => (typeof one === 'string' ? one.split(/[,;]/) : [textOf((one as Thing | null)?.name)]))
        .map((tag) => tag.trim())
        .filter((tag) => tag && tag.length < 60),
    ),
  ].slice(0, 50);
