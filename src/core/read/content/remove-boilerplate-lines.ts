import type { Removal } from '../../article.ts';
import { getHost } from '../../url.ts';
import { toNameKey } from '../metadata/names.ts';
import { toTitleKey } from '../metadata/title.ts';
import { type PageNode, withAncestors } from '../page/page-node.ts';
import { attr, cleanText, INLINE_TAGS, toWordSet } from '../page/tree.ts';
import { BOILERPLATE_LINES, isInvitation, MAX_BOILERPLATE_LINE } from './boilerplate-patterns.ts';
import { isAboutAuthor, isContactLine, isDateLine } from './byline-lines.ts';

/** Facts that are stored beside the article's body, so the body need not repeat them. */
export interface KnownFacts {
  titles: string[];
  authors: string[];
  /** Host of the site without `www.`. */
  host: string;
}

/** Neighbouring kept texts of one block element. Readers see them as one line or paragraph. */
interface KeptLine {
  block: PageNode;
  nodes: PageNode[];
  /** Beginning of the line's text. It is enough to recognise boilerplate, which is short or has typical first words. */
  text: string;
  /** Length of the whole text, in characters. */
  length: number;
  links: number;
  /** Addresses of the line's links, separated by spaces. */
  targets: string;
}

/** Only this many characters of a line are checked. */
const MAX_LINE_SAMPLE = 1000;

/** Lists the kept texts block by block in document order. */
function listKeptLines(root: PageNode, keep: Set<PageNode>): KeptLine[] {
  const lines: KeptLine[] = [];
  const keptElements = withAncestors(keep);
  let current: KeptLine | undefined;
  const visit = (element: PageNode, block: PageNode, link: PageNode | null) => {
    for (let child = element.firstChild; child; child = child.nextSibling) {
      const { tag, data, textLength } = child;
      if (child.isText) {
        if (!textLength || !keep.has(child)) continue;
        if (current?.block !== block) {
          current = { block, nodes: [], text: '', length: 0, links: 0, targets: '' };
          lines.push(current);
        }
        current.nodes.push(child);
        if (current.text.length < MAX_LINE_SAMPLE) current.text += data.slice(0, MAX_LINE_SAMPLE);
        current.length += textLength;
        if (link) {
          current.links += textLength;
          if (current.targets.length < MAX_LINE_SAMPLE) current.targets += ` ${attr(link.element, 'href')}`;
        }
      } else {
        // An `svg` icon ends a line, because icons separate buttons.
        const isInline = INLINE_TAGS.has(tag) && tag !== 'svg';
        if (!isInline) current = undefined;
        if (isInline || keptElements.has(child))
          visit(child, isInline ? block : child, tag === 'a' && child.element.hasAttribute('href') ? child : link);
        if (!isInline) current = undefined;
      }
    }
  };
  visit(root, root, null);
  for (const line of lines) {
    const isWhole = line.text.length < MAX_LINE_SAMPLE;
    line.text = cleanText(line.text);
    if (isWhole) line.length = line.text.length;
  }
  return lines;
}

/** Returns the text and the link targets of a line as one key. Lines with equal keys are a repeated promotion. */
const toLineKey = ({ text, targets }: KeptLine): string => text + targets;

const VERBATIM_TAGS = toWordSet('pre code table');
const ITEM_TAGS = toWordSet('li');

/** Drops lines that read as boilerplate, and lines that repeat the article's title, author or date. */
export function removeBoilerplateLines(
  root: PageNode,
  keep: Set<PageNode>,
  facts: KnownFacts,
  removals: Removal[],
): void {
  const lines = listKeptLines(root, keep).filter(({ text }) => text);
  const titles = new Set(facts.titles.map(toTitleKey).filter(Boolean));
  const authors = facts.authors.map(toNameKey);
  const drop = (line: KeptLine, reason: string) => {
    for (const node of line.nodes) keep.delete(node);
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
    const { text, length, block } = line;
    const position = lengthBefore / total;
    lengthBefore += length;
    const previousReason = lastReason;
    lastReason = '';
    if (block.closest(VERBATIM_TAGS)) continue;
    const count = length > 40 ? (counts.get(toLineKey(line)) ?? 0) : 0;
    if (count > 2 && count * length < total * 0.25) {
      drop(line, 'repeated');
      continue;
    }
    if (
      previousReason === 'author' &&
      text.length < 70 &&
      !/[.!?:]$/.test(text) &&
      (position > 0.7 || proseCount < 1)
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
    if (tail === 'related pages' && line.links > length * (position > 0.7 && block.closest(ITEM_TAGS) ? 0.25 : 0.7)) {
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
  let lastMediaOrder = 0;
  for (const node of keep) if (!node.isText) lastMediaOrder = Math.max(lastMediaOrder, node.order);
  for (const line of lines.reverse()) {
    const [firstNode] = line.nodes;
    if (!firstNode || !keep.has(firstNode)) continue;
    if (line.length > MAX_BOILERPLATE_LINE || !/[:：]$/.test(line.text) || firstNode.order < lastMediaOrder) break;
    drop(line, 'announcement');
  }
}

/** Matches a copyright notice at the end of an article. */
const COPYRIGHT_LINE =
  /^\W*(©|\(c\) ?\d|copyright\W{0,4}(\d{4}|by\b|©|\(c\)))|\b(subject to copyright|prawa zastrzeżone|all rights reserved)\b/i;

/**
 * True for a line with links to the article's category or to sections of the site. The caller checks that the line
 * stands above the article.
 */
const isNavigationAbove = ({ text, targets }: KeptLine): boolean =>
  /\/(tags?|topics?|categor(y|ies)|sections?)\//i.test(targets) || /\S\s*[|·•]\s*\S/.test(text);

/**
 * True for a paragraph that consists of one link as long as a title. Such a paragraph leads to another page, unless the
 * article is a list of links.
 */
const isLinkAlone = ({ block, length, links }: KeptLine): boolean =>
  block.tag === 'p' && length > 40 && links > length * 0.95 && !block.closest(ITEM_TAGS);

/** True when all links of a line lead to the article's own site. */
const linksOnlyToSite = ({ targets }: KeptLine, host: string): boolean =>
  targets
    .trim()
    .split(' ')
    .every((target) => !/^https?:/i.test(target) || isSameSite(getHost(target), host));
const isSameSite = (one: string, other: string): boolean =>
  one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
