import type { HiddenText, Removal, VisibilityOracle } from '../article.ts';
import { toMarkdownBlocks } from './blocks.ts';
import { dropHidden, toHiddenText } from './drop-hidden.ts';
import {
  collectProse,
  extractFallback,
  extractSmallArticle,
  findLeadBetween,
  measurePage,
} from './fallback-extraction.ts';
import { createMarkupLayout } from './hidden-by-markup.ts';
import { printMarkdown } from './markdown.ts';
import { type Footnotes, findFootnotes, removeNoteMark } from './notes.ts';
import { type PageNode, withAncestors } from './page-node.ts';
import { ARTICLE_TAGS } from './page-regions.ts';
import { MAX_READABILITY_TEXT, runReadability } from './readability.ts';
import { removeBoilerplateBlocks } from './remove-boilerplate-blocks.ts';
import type { KnownFacts } from './remove-boilerplate-lines.ts';
import type { PageScan } from './scan-page.ts';
import { getClassName, getTag, INLINE_TAGS, isTextNode, UNSEEN_TAGS, walkTree } from './tree.ts';

export interface ExtractedBody {
  markdown: string;
  /** Words of the body that nobody can see on the page; null without any. */
  hidden: HiddenText | null;
  removals: Removal[];
}

/** Pages with more elements are read without Readability. */
const MAX_MEASURED_ELEMENTS = 40_000;
/** A page with less visible text, in characters, shows nothing yet. */
const MIN_VISIBLE_TEXT = 100;

/**
 * Chooses the texts and pictures of the article: by Readability, corrected by the fallback extraction. Very large pages
 * use the fallback alone.
 */
function extractContent(body: PageNode, title: string, heading: PageNode | null, includeHidden = false): Set<PageNode> {
  const page = measurePage(body, includeHidden);
  // The page's own script has not revealed the article yet.
  if (!includeHidden && page.all.text < MIN_VISIBLE_TEXT) return extractContent(body, title, heading, true);
  if (page.all.text > MAX_READABILITY_TEXT || page.size > MAX_MEASURED_ELEMENTS)
    return extractFallback(page, new Set()) ?? collectProse(body);
  const chosen = runReadability(body, title, includeHidden);
  return extractSmallArticle(page, chosen, heading) ?? extractFallback(page, chosen) ?? chosen;
}

/** True for a rule or a line break, also within inline elements. */
const isBreak = (element: Element): boolean => {
  const tag = getTag(element);
  return (
    tag === 'br' ||
    tag === 'hr' ||
    (INLINE_TAGS.has(tag) && element.querySelector('br') !== null && !/\S/.test(element.textContent ?? ''))
  );
};

/**
 * Removes the articles that some pages load below the first. Each has the class of the first article and a heading of
 * its own.
 */
function removeOtherArticles(chosen: Set<PageNode>, heading: PageNode): void {
  const own = heading.closest(ARTICLE_TAGS);
  if (!own) return;
  const [names, top] = [getClassName(own.element), heading.tag];
  const known = new Map<PageNode, boolean>([[own, false]]);
  for (const part of chosen) {
    const at = part.closest(ARTICLE_TAGS);
    if (!at) continue;
    let other = known.get(at);
    if (other === undefined) {
      const { element } = at;
      other =
        getClassName(element) === names &&
        element.querySelector(top) !== null &&
        !own.element.contains(element) &&
        !element.contains(own.element);
      known.set(at, other);
    }
    if (other) chosen.delete(part);
  }
}

/** Removes footnotes that nobody can see and adds their texts to `hiddenNodes` and to the returned `HiddenText`. */
function dropHiddenNotes(
  notes: Footnotes,
  layout: VisibilityOracle,
  gone: Set<Node>,
  before: HiddenText | null,
): HiddenText | null {
  const texts: Text[] = [];
  for (const { root } of notes.list)
    walkTree(root, (node) => {
      if (isTextNode(node) && node.data.trim()) texts.push(node);
      return !UNSEEN_TAGS.has(getTag(node));
    });
  const hidden = texts.length ? layout.hiddenAmong(texts) : new Set<Text>();
  if (!hidden.size) return before;
  const fresh = [...hidden].filter((text) => !gone.has(text));
  for (const text of hidden) gone.add(text);
  notes.list = notes.list.filter(({ label, root }) => {
    const isSeen = texts.some((text) => !gone.has(text) && root.contains(text));
    if (!isSeen) for (const [mark, of] of notes.marks) if (of === label) notes.marks.delete(mark);
    return isSeen;
  });
  return toHiddenText(
    fresh.map(({ data }) => data),
    before,
  );
}

const nodesOf = (parts: Set<PageNode>): Set<Node> => new Set(Array.from(parts, ({ node }) => node));

/** Extracts the article's body as Markdown, directly from the page's own nodes. The page is never changed. */
export function extractBody(scan: PageScan, title: string, known: KnownFacts, heading: PageNode | null): ExtractedBody {
  const { body: page } = scan;
  if (!page) return { markdown: '', hidden: null, removals: [] };
  const body = page.element;
  let removals: Removal[] = [];
  const chosen = (): Set<PageNode> => {
    const first = extractContent(page, title, heading);
    if (heading) removeOtherArticles(first, heading);
    if (heading) for (const part of findLeadBetween(heading, first)) first.add(part);
    const choice = removeBoilerplateBlocks(page, first, known);
    removals = choice.removals;
    return choice.keep;
  };
  const { layout = createMarkupLayout() } = scan.page;
  const shown = dropHidden(page, chosen(), layout, chosen);
  const { keep: kept, gone } = shown;
  const [keep, entered] = [nodesOf(kept), nodesOf(withAncestors(kept))];
  const notes = findFootnotes(scan, body, entered);
  const hidden = shown.hidden?.kept ? shown.hidden : dropHiddenNotes(notes, layout, gone, shown.hidden);
  const isHidden = (node: Node) => gone.has(node);
  const blocks = toMarkdownBlocks([body], {
    base: scan.base,
    enter: (element) => !notes.omitted.has(element) && (entered.has(element) || isBreak(element)),
    keep: (node) => keep.has(node),
    isHidden,
    getFootnoteLabel: (element) => notes.marks.get(element),
  });
  // Rules at the edges separate the article from text that is not kept.
  const from = blocks.findIndex(({ type }) => type !== 'rule');
  const to = blocks.findLastIndex(({ type }) => type !== 'rule');
  const article = blocks.slice(Math.max(0, from), to + 1);
  for (const { label, mark, root } of notes.list) {
    const children = toMarkdownBlocks([...root.childNodes], {
      base: scan.base,
      enter: (element) => !notes.omitted.has(element),
      keep: (node) => !gone.has(node),
      isHidden,
    });
    article.push({ type: 'note', label, children: removeNoteMark(children, mark) });
  }
  return { markdown: printMarkdown(article), hidden, removals };
}
