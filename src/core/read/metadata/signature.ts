import type { FactCandidate, SourcedFact } from '../../article.ts';
import type { MarkdownBlock, MarkdownInline } from '../../markdown/tree.ts';
import { toLineText } from '../to-markdown/flatten-blocks.ts';
import { HUMAN_NAME, isByline, parseNames, toNameKey, UNSPACED_NAME } from './names.ts';

/** Characters. A longer line is text of the article. */
const MAX_SIGNATURE = 120;
/** Lines at the beginning and at the end of the body that may be a signature. */
const OPENING_LINES = 3;
const CLOSING_LINES = 4;

/**
 * Returns the authors, or those of a signature when the page's code names nobody but the site itself: a line at the
 * beginning or at the end of the body that only names people. It runs outside the page, where its size does not matter.
 */
export function completeAuthors(
  authors: SourcedFact<string[]> | null,
  { blocks, site }: { blocks: MarkdownBlock[]; site: SourcedFact<string> | null },
): SourcedFact<string[]> | null {
  const sites = [site, ...(site?.alternatives ?? [])].flatMap((fact) => (fact ? toNameKey(fact.value) : []));
  if (authors && !authors.value.every((name) => sites.includes(toNameKey(name)))) return authors;
  const value = findSignature(blocks);
  if (!value.length) return authors;
  const alternatives: FactCandidate<string[]>[] = authors ? [authors, ...authors.alternatives] : [];
  return { value, from: 'body', source: 'body-signature', alternatives };
}

function findSignature(blocks: MarkdownBlock[]): string[] {
  const lines = blocks.flatMap((block) =>
    block.type === 'paragraph' || block.type === 'heading' ? splitLines(block.children) : [[]],
  );
  const first = lines.findIndex((line) => toLineText(line).length > MAX_SIGNATURE);
  const opening = lines.slice(0, Math.max(first, 0)).slice(-OPENING_LINES);
  const closing = lines.slice(-CLOSING_LINES).reverse();
  // An open letter ends with the names of many people.
  const isList =
    closing.filter(([node]) => node?.type === 'strong' && readFullNames(toLineText([node])).length).length > 2;
  const signatures = [...closing, ...opening].map((line) => {
    const text = toLineText(line).replace(/^\((.+)\)$/, '$1');
    const byline = text.replace(/^[\s—–-]+/, '');
    if (text.length > MAX_SIGNATURE) return [];
    if (isByline(byline)) return readFullNames(byline);
    const isLast = line === closing[0] && !isList && !/[:：]$/.test(toLineText(closing[1] ?? []));
    const isAtEdge = isLast || opening.includes(line);
    return isAtEdge && isEmphasized(line) && !/[\d.:]/.test(text) ? readFullNames(text) : [];
  });
  return signatures.find((names) => names.length) ?? [];
}

/** Returns the names of a line; empty when one of them is not the full name of a person. */
function readFullNames(text: string): string[] {
  const names = parseNames(text);
  return names.every((name) => HUMAN_NAME(toCapitalized(name)).test(toCapitalized(name)) || UNSPACED_NAME.test(name))
    ? names
    : [];
}

/** Turns names in capital letters into usual writing: "JANE DOE". */
const toCapitalized = (name: string): string =>
  name.replace(/\p{Lu}{2,}/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());

/** Splits inline nodes at line breaks. */
function splitLines(nodes: MarkdownInline[]): MarkdownInline[][] {
  const lines: MarkdownInline[][] = [[]];
  for (const node of nodes)
    if (node.type === 'break') lines.push([]);
    else lines.at(-1)?.push(node);
  return lines;
}

/** True when a whole line is bold or italic. */
const isEmphasized = (line: MarkdownInline[]): boolean =>
  line.some(({ type }) => type === 'strong' || type === 'emphasis') &&
  line.every((node) => node.type === 'strong' || node.type === 'emphasis' || !toLineText([node]));
