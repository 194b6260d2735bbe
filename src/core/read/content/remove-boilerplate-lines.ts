import type { Removal } from '../../article.ts';
import type { MarkdownBlock, MarkdownInline, MarkdownNode } from '../../markdown/tree.ts';
import { getHost } from '../../url.ts';
import { toNameKey } from '../metadata/names.ts';
import { toTitleKey } from '../metadata/title.ts';
import { hasImage, toLineText } from '../to-markdown/flatten-blocks.ts';
import { isAboutAuthor, isContactLine, isDateLine } from './byline-lines.ts';
import { BOILERPLATE_LINES, isInvitation, MAX_BOILERPLATE_LINE } from './line-patterns.ts';

/** Facts that are stored beside the article's body, so the body need not repeat them. */
export interface KnownFacts {
  titles: string[];
  authors: string[];
  /** Host of the site without `www.`. */
  host: string;
}

/** A line of a paragraph or a heading, a cell of a table, or a code block. */
interface Line {
  /** The first inline node; null for code and tables, which are never dropped. */
  first: MarkdownInline | null;
  /** Beginning of the line's text. It is enough to recognise boilerplate, which is short or has typical first words. */
  text: string;
  /** Length of the whole text, in characters. */
  length: number;
  /** Length of the text in links, in characters. */
  links: number;
  /** Addresses of the line's links, separated by spaces. */
  targets: string;
  isHeading: boolean;
  isInItem: boolean;
  /** Whether the line is code or a table, or contains pictures. */
  hasMedia: boolean;
}

/** Only this many characters of a line are checked. */
const MAX_LINE_SAMPLE = 1000;

/** Lists the lines of blocks in document order. Footnotes are no lines. */
function listLines(blocks: MarkdownBlock[]): Line[] {
  const lines: Line[] = [];
  const add = (nodes: MarkdownInline[], place: { isHeading?: boolean; isInItem: boolean; isVerbatim?: boolean }) => {
    const text = toLineText(nodes);
    const links = listLinks(nodes);
    lines.push({
      first: place.isVerbatim ? null : (nodes[0] ?? null),
      text: text.slice(0, MAX_LINE_SAMPLE),
      length: text.length,
      links: links.reduce((sum, { children }) => sum + toLineText(children).length, 0),
      targets: links.map(({ url }) => url).join(' '),
      isHeading: place.isHeading ?? false,
      isInItem: place.isInItem,
      hasMedia: place.isVerbatim === true || hasImage(nodes),
    });
  };
  const visit = (block: MarkdownBlock, isInItem: boolean) => {
    if (block.type === 'paragraph' || block.type === 'heading')
      for (const line of splitLines(block.children)) add(line, { isInItem, isHeading: block.type === 'heading' });
    else if (block.type === 'code') add([{ type: 'text', value: block.value }], { isInItem, isVerbatim: true });
    else if (block.type === 'table')
      for (const row of block.children)
        for (const cell of row.children) add(cell.children, { isInItem, isVerbatim: true });
    else if (block.type === 'list')
      for (const item of block.children) for (const child of item.children) visit(child, true);
    else if (block.type === 'blockquote') for (const child of block.children) visit(child, isInItem);
  };
  for (const block of blocks) visit(block, false);
  return lines;
}

/** Splits inline nodes at line breaks and pictures, which are lines of their own. */
function splitLines(nodes: MarkdownInline[]): MarkdownInline[][] {
  const lines: MarkdownInline[][] = [[]];
  for (const node of nodes)
    if (isSeparator(node)) lines.push([node], []);
    else lines.at(-1)?.push(node);
  return lines.filter((line) => line.length > 0);
}
const isSeparator = (node: MarkdownInline): boolean => node.type === 'break' || hasImage([node]);

type MarkdownLink = MarkdownNode<'link'>;
const listLinks = (nodes: MarkdownInline[]): MarkdownLink[] =>
  nodes.flatMap((node) => (node.type === 'link' ? [node] : 'children' in node ? listLinks(node.children) : []));

/** Returns the text and the link targets of a line as one key. Lines with equal keys are a repeated promotion. */
const toLineKey = ({ text, targets }: Line): string => text + targets;

/** Returns the blocks without the text of dropped lines. Pictures stay. */
function withoutLines(blocks: MarkdownBlock[], dropped: Set<MarkdownInline>): MarkdownBlock[] {
  const isDropped = ([first]: MarkdownInline[]) => first !== undefined && dropped.has(first);
  const keep = (block: MarkdownBlock): MarkdownBlock[] => {
    if (block.type === 'paragraph' || block.type === 'heading') {
      const lines = splitLines(block.children);
      if (!lines.some((line) => isDropped(line))) return [block];
      const kept = trimLineBreaks(lines.filter((line) => !isDropped(line)).flat());
      return kept.length ? [{ ...block, children: kept }] : [];
    }
    if (block.type === 'blockquote') return withChildren(block, block.children.flatMap(keep));
    if (block.type === 'list')
      return withChildren(
        block,
        block.children.flatMap((item) => withChildren(item, item.children.flatMap(keep))),
      );
    return [block];
  };
  return blocks.flatMap(keep);
}

/** Returns the node with other children; nothing when all of its children are gone. */
const withChildren = <T extends { children: unknown[] }>(node: T, children: T['children']): T[] =>
  children.length ? [{ ...node, children }] : node.children.length ? [] : [node];

const trimLineBreaks = (nodes: MarkdownInline[]): MarkdownInline[] => {
  const isText = ({ type }: MarkdownInline) => type !== 'break';
  return nodes.slice(Math.max(0, nodes.findIndex(isText)), nodes.findLastIndex(isText) + 1);
};

/**
 * Drops lines that read as boilerplate, and lines that repeat the article's title, author or date. Returns the other
 * blocks, and what was dropped.
 */
export function removeBoilerplateLines(
  blocks: MarkdownBlock[],
  facts: KnownFacts,
): { blocks: MarkdownBlock[]; removals: Removal[] } {
  const allLines = listLines(blocks);
  const lines = allLines.filter(({ text }) => text);
  const removals: Removal[] = [];
  /** First nodes of the lines that are dropped. */
  const dropped = new Set<MarkdownInline>();
  const titles = new Set(facts.titles.map(toTitleKey).filter(Boolean));
  const authors = facts.authors.map(toNameKey);
  const drop = (line: Line, reason: string) => {
    if (line.first) dropped.add(line.first);
    removals.push({ reason, text: line.text.slice(0, 120) });
  };
  const total = lines.reduce((sum, { length }) => sum + length, 0);
  let lengthBefore = 0;
  let proseCount = 0;
  /** Reason for dropping the previous line; '' when the previous line was kept. */
  let lastReason = '';
  /**
   * What follows the article at the current line, such as 'related pages' or 'about the author'; '' inside the article.
   */
  let tail = '';
  const isListing = lines.filter(isLinkAlone).reduce((sum, { length }) => sum + length, 0) > total * 0.15;
  const counts = new Map<string, number>();
  for (const line of lines) {
    if (line.length <= 40) continue;
    const key = toLineKey(line);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const line of lines) {
    const { text, length } = line;
    const position = lengthBefore / total;
    lengthBefore += length;
    const previousReason = lastReason;
    lastReason = '';
    if (!line.first) continue;
    const count = length > 40 ? (counts.get(toLineKey(line)) ?? 0) : 0;
    if (count > 2 && count * length < total * 0.25) {
      drop(line, 'repeated');
      continue;
    }
    if (
      previousReason === 'author' &&
      text.length < 70 &&
      !/[.!?:]$/.test(text) &&
      (position > 0.7 || proseCount < 1) &&
      // The only line of a short post is its text.
      (proseCount > 0 || lengthBefore < total)
    ) {
      drop(line, 'role of the author');
      continue;
    }
    if (position > 0.6 && length <= MAX_LINE_SAMPLE && isAboutAuthor(text, authors)) tail = 'about the author';
    if (position > 0.7 && length < 400 && isContactLine(text, authors)) tail = 'about the author';
    if (tail === 'about the author' && total - lengthBefore < Math.max(1200, total * 0.2)) {
      drop(line, tail);
      continue;
    }
    if (tail === 'related pages' && line.links > length * (position > 0.7 && line.isInItem ? 0.25 : 0.7)) {
      drop(line, tail);
      continue;
    }
    if (tail === 'related pages' && text.length > 60) tail = '';
    if (proseCount < 1 && line.links > length * 0.6 && length < 60 && isNavigationAbove(line)) {
      drop(line, 'navigation');
      continue;
    }
    if (
      line === lines.at(-1) &&
      length < MAX_BOILERPLATE_LINE &&
      line.links &&
      /(^|[\s←])(previous|next)\s*:/i.test(text)
    ) {
      drop(line, 'navigation');
      continue;
    }
    if (
      proseCount &&
      length < 200 &&
      line.links > length * 0.6 &&
      (isInvitation(text) || (!isListing && isLinkAlone(line))) &&
      linksOnlyToSite(line, facts.host)
    ) {
      drop(line, 'related pages');
      continue;
    }
    if (position > 0.5 && total - lengthBefore < 400 && length <= MAX_LINE_SAMPLE && COPYRIGHT_LINE.test(text)) {
      drop(line, 'copyright');
      continue;
    }
    if (text.length <= MAX_BOILERPLATE_LINE) {
      const rule = BOILERPLATE_LINES.find(
        ([pattern, reason]) =>
          pattern.test(text) &&
          !(reason === 'related pages' && /[^.][.!]$/.test(text) && line.links < text.length * 0.8),
      );
      if (rule) {
        drop(line, rule[1]);
        if (rule[1] === 'related pages') tail = rule[1];
        if (rule[1] === 'label' && position > 0.6 && /author|autor|written/i.test(text)) tail = 'about the author';
        continue;
      }
    }
    if (length > MAX_LINE_SAMPLE) {
      if (line.links < length * 0.5) proseCount++;
      continue;
    }
    if (proseCount < 2 && text.length < 400 && titles.has(toTitleKey(text))) {
      drop(line, 'title');
      continue;
    }
    const key =
      text.length > 200
        ? ''
        : toNameKey(text).replace(/^(by|von|par|por|di|door|av|af|text|autor|author|written by)[: ]+/, '');
    if (authors.includes(key)) {
      drop(line, 'author');
      lastReason = 'author';
      continue;
    }
    if (text.length < 100 && position < 0.2 && proseCount < 2 && isDateLine(text, authors)) {
      drop(line, 'date or author');
      continue;
    }
    if (
      position > 0.6 &&
      authors.some(
        (author) =>
          author.includes(' ') &&
          toNameKey(text).startsWith(author) &&
          /^.{2,60}?\s(is|was|has|writes|works|lives|covers|ist|war|arbeitet|schreibt|est|es|är|er)\b/i.test(text),
      )
    ) {
      drop(line, 'about the author');
      continue;
    }
    if (text.length > 80 && line.links < text.length * 0.5) proseCount++;
  }
  // Drops last lines that end with a colon: the content that they announce was left out.
  for (const line of allLines.reverse()) {
    if (line.first && dropped.has(line.first)) continue;
    if (line.hasMedia || line.length > MAX_BOILERPLATE_LINE || !/[:：]$/.test(line.text)) break;
    drop(line, 'announcement');
  }
  return { blocks: withoutLines(blocks, dropped), removals };
}

/** Matches a copyright notice at the end of an article. */
const COPYRIGHT_LINE =
  /^\W*(©|\(c\) ?\d|copyright\W{0,4}(\d{4}|by\b|©|\(c\)))|\b(subject to copyright|prawa zastrzeżone|all rights reserved)\b/i;

/**
 * True for a line with links to the article's category or to sections of the site. The caller checks that the line
 * stands above the article.
 */
const isNavigationAbove = ({ text, targets }: Line): boolean =>
  /\/(tags?|topics?|categor(y|ies)|sections?)\//i.test(targets) || /\S\s*[|·•]\s*\S/.test(text);

/**
 * True for a paragraph that consists of one link as long as a title. Such a paragraph leads to another page, unless the
 * article is a list of links.
 */
const isLinkAlone = ({ isHeading, isInItem, length, links }: Line): boolean =>
  !isHeading && !isInItem && length > 40 && links > length * 0.95;

/** True when all links of a line lead to the article's own site. */
const linksOnlyToSite = ({ targets }: Line, host: string): boolean =>
  targets.split(' ').every((target) => !/^https?:/i.test(target) || isSameSite(getHost(target), host));
const isSameSite = (one: string, other: string): boolean =>
  one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
