import type { HiddenText, Removal, VisibilityOracle } from '../../article.ts';
import type { MarkdownBlock } from '../../markdown/tree.ts';
import { type PageNode, toDomNodes, withAncestors } from '../page/page-node.ts';
import { ARTICLE_TAGS } from '../page/page-regions.ts';
import type { PageScan } from '../page/scan-page.ts';
import { cleanText, getClassName, getTag, INLINE_TAGS, isTextNode, UNSEEN_TAGS, walkTree } from '../page/tree.ts';
import { toMarkdownBlocks } from '../to-markdown/blocks.ts';
import { type Footnotes, findFootnotes, removeNoteMark } from '../to-markdown/footnotes.ts';
import { MAX_COPIED_TEXT } from './copy-page.ts';
import { dropHidden, toHiddenText } from './drop-hidden.ts';
import {
  collectProse,
  extractFallback,
  extractSmallArticle,
  findLeadBetween,
  findOtherParts,
  measurePage,
} from './fallback-extraction.ts';
import { runReadability } from './readability.ts';
import { removeBoilerplateBlocks } from './remove-boilerplate-blocks.ts';

interface ExtractedBody {
  /** The body, in which boilerplate lines are left. */
  blocks: MarkdownBlock[];
  /** Text of the article that nobody can see on the page; null when there is no such text. */
  hidden: HiddenText | null;
  removals: Removal[];
}

/** A page with more elements is read by the fallback extraction alone, without Readability. */
const MAX_MEASURED_ELEMENTS = 40_000;
/**
 * Characters. When a page shows less text, its script has probably not revealed the article yet, so hidden text is
 * read, too.
 */
const MIN_VISIBLE_TEXT = 100;

/**
 * Chooses the texts and pictures of the article with Readability, then corrects the choice with the fallback
 * extraction. On a very large page, only the fallback extraction runs.
 */
function extractContent(
  page: Document,
  body: PageNode,
  title: string,
  heading: PageNode | null,
  includeHidden = false,
): Set<PageNode> {
  const stats = measurePage(body, includeHidden);
  // Too little text is visible, because the page's own script has not revealed the article yet. So hidden text is
  // included.
  if (!includeHidden && stats.all.text < MIN_VISIBLE_TEXT) return extractContent(page, body, title, heading, true);
  if (stats.all.text > MAX_COPIED_TEXT || stats.size > MAX_MEASURED_ELEMENTS)
    return extractFallback(stats, new Set()) ?? collectProse(body);
  const choice = runReadability(page, body, title, includeHidden);
  if (!choice.size) return collectProse(body);
  for (const node of findOtherParts(stats, choice)) choice.add(node);
  return extractSmallArticle(stats, choice, heading) ?? extractFallback(stats, choice) ?? choice;
}

/** True for a horizontal rule, a line break, or an inline element that holds only line breaks. */
const isBreak = (element: Element): boolean => {
  const tag = getTag(element);
  return (
    tag === 'br' ||
    tag === 'hr' ||
    (INLINE_TAGS.has(tag) && element.querySelector('br') !== null && !/\S/.test(element.textContent ?? ''))
  );
};

/**
 * Removes further articles that some pages load below the first article. Such an article has a heading of its own, and it
 * has the class of the first article or its heading is an `h1`, too. Returns what was removed.
 */
function removeOtherArticles(nodes: Set<PageNode>, heading: PageNode): Removal[] {
  const ownArticle = heading.closest(ARTICLE_TAGS);
  if (!ownArticle) return [];
  const [className, headingTag] = [getClassName(ownArticle.element), heading.tag];
  const answers = new Map<PageNode, boolean>([[ownArticle, false]]);
  for (const node of nodes) {
    const article = node.closest(ARTICLE_TAGS);
    if (!article) continue;
    let isOther = answers.get(article);
    if (isOther === undefined) {
      const { element } = article;
      isOther =
        (headingTag === 'h1' || getClassName(element) === className) &&
        element.querySelector(headingTag) !== null &&
        !ownArticle.element.contains(element) &&
        !element.contains(ownArticle.element);
      answers.set(article, isOther);
    }
    if (isOther) nodes.delete(node);
  }
  return [...answers]
    .filter(([, isOther]) => isOther)
    .map(([{ element }]) => ({ reason: 'other article', text: cleanText(element.textContent ?? '').slice(0, 120) }));
}

/**
 * Removes the footnotes that nobody can see. Their texts are added to `hiddenNodes` and to the report of hidden text,
 * which is returned.
 */
function dropHiddenNotes(
  notes: Footnotes,
  layout: VisibilityOracle,
  hiddenNodes: Set<Node>,
  earlier: HiddenText | null,
): HiddenText | null {
  const texts: Text[] = [];
  for (const { root } of notes.list)
    walkTree(root, (node) => {
      if (isTextNode(node) && node.data.trim()) texts.push(node);
      return !UNSEEN_TAGS.has(getTag(node));
    });
  const hidden = texts.length ? layout.hiddenAmong(texts) : new Set<Text>();
  if (!hidden.size) return earlier;
  const newlyHidden = [...hidden].filter((text) => !hiddenNodes.has(text));
  for (const text of hidden) hiddenNodes.add(text);
  notes.list = notes.list.filter(({ label, root }) => {
    const isVisible = texts.some((text) => !hiddenNodes.has(text) && root.contains(text));
    if (!isVisible) for (const [mark, noteLabel] of notes.marks) if (noteLabel === label) notes.marks.delete(mark);
    return isVisible;
  });
  return toHiddenText(
    newlyHidden.map(({ data }) => data),
    earlier,
  );
}

/** Extracts the article's body as a Markdown tree, directly from the page's own nodes. The page is never changed. */
export function extractBody(scan: PageScan, title: string, authors: string[], heading: PageNode | null): ExtractedBody {
  const { body } = scan;
  if (!body) return { blocks: [], hidden: null, removals: [] };
  const bodyElement = body.element;
  let removals: Removal[] = [];
  const chooseContent = (): Set<PageNode> => {
    const firstChoice = extractContent(scan.page.document, body, title, heading);
    const otherArticles = heading ? removeOtherArticles(firstChoice, heading) : [];
    if (heading) for (const node of findLeadBetween(heading, firstChoice)) firstChoice.add(node);
    const choice = removeBoilerplateBlocks(body, firstChoice, authors);
    removals = [...otherArticles, ...choice.removals];
    return choice.keep;
  };
  const { layout } = scan.page;
  const visible = dropHidden(body, chooseContent(), layout, chooseContent);
  const { keep: keptNodes, hiddenNodes } = visible;
  const [keep, keptElements] = [toDomNodes(keptNodes), toDomNodes(withAncestors(keptNodes))];
  const footnotes = findFootnotes(scan, bodyElement, keptElements);
  const hidden = visible.hidden?.kept
    ? visible.hidden
    : dropHiddenNotes(footnotes, layout, hiddenNodes, visible.hidden);
  const isHidden = (node: Node) => hiddenNodes.has(node);
  const blocks = toMarkdownBlocks([bodyElement], {
    base: scan.base,
    enter: (element) => !footnotes.omitted.has(element) && (keptElements.has(element) || isBreak(element)),
    keep: (node) => keep.has(node),
    isHidden,
    getFootnoteLabel: (element) => footnotes.marks.get(element),
  });
  for (const { label, mark, root } of footnotes.list) {
    const children = toMarkdownBlocks([...root.childNodes], {
      base: scan.base,
      enter: (element) => !footnotes.omitted.has(element),
      keep: (node) => !hiddenNodes.has(node),
      isHidden,
    });
    blocks.push({
      type: 'footnoteDefinition',
      identifier: label.toLowerCase(),
      label,
      children: removeNoteMark(children, mark),
    });
  }
  return { blocks, hidden, removals };
}
