import type { HiddenText, VisibilityOracle } from '../../article.ts';
import { forEachContent, NON_CONTENT_TAGS, type PageNode, toDomNodes, withAncestors } from '../page/page-node.ts';
import { cleanText, toWordSet } from '../page/tree.ts';
import { isBoilerplate } from './boilerplate-patterns.ts';

/**
 * Share of hidden words, from 0 to 1. Above this share the hidden words stay in the article, because a paywall or a
 * script hides the article itself.
 */
const MAX_HIDDEN_SHARE = 0.2;
/**
 * Share of hidden words, from 0 to 1. Above this share the extracted article is hidden as a whole, so the extraction
 * runs again for a visible article.
 */
const MOSTLY_HIDDEN_SHARE = 0.9;
/** Characters. A shorter visible article does not replace the hidden one. */
const MIN_VISIBLE_LENGTH = 500;
const MAX_HIDDEN_TEXT = 20_000;

interface VisibleContent {
  keep: Set<PageNode>;
  /** DOM texts that are not printed. */
  hiddenNodes: Set<Node>;
  hidden: HiddenText | null;
}

/**
 * Removes from the article the texts that nobody can see, and reports these texts. `choose` repeats the extraction
 * after all hidden texts are marked, for a page that shows a different article.
 */
export function dropHidden(
  page: PageNode,
  choice: Set<PageNode>,
  layout: VisibilityOracle,
  choose: () => Set<PageNode>,
): VisibleContent {
  const texts = listTextNodes(choice);
  const hidden = listHiddenTexts(texts, layout);
  const hiddenText = toHiddenText(hidden.map(({ data }) => data));
  const report = toHiddenText(
    listHiddenTexts(listSkippedTexts(choice), layout).map(({ data }) => data),
    hiddenText,
  );
  if (!hiddenText || !report) return { keep: choice, hiddenNodes: toDomNodes(hidden), hidden: report };
  const share = hiddenText.words / countShownWords(joinTexts(texts.map(({ data }) => data)));
  if (share > MOSTLY_HIDDEN_SHARE) {
    const allTexts: PageNode[] = [];
    forEachContent(page, (node) => node.textLength && allTexts.push(node));
    for (const text of listHiddenTexts(allTexts, layout)) text.hide();
    const otherArticle = withoutMatching(choose(), (node) => node.hidden);
    if (listTextNodes(otherArticle).reduce((sum, { textLength }) => sum + textLength, 0) >= MIN_VISIBLE_LENGTH)
      return { keep: otherArticle, hiddenNodes: toDomNodes(hidden), hidden: report };
  }
  if (share > MAX_HIDDEN_SHARE) return { keep: choice, hiddenNodes: new Set(), hidden: { ...report, kept: true } };
  const removed = new Set(hidden);
  return {
    keep: withoutMatching(choice, (node) => removed.has(node)),
    hiddenNodes: toDomNodes(hidden),
    hidden: report,
  };
}

/** Returns the report `earlier` with further hidden texts added. Texts without words do not change the report. */
export function toHiddenText(texts: string[], earlier: HiddenText | null = null): HiddenText | null {
  const words = countShownWords(joinTexts(texts));
  if (!words) return earlier;
  const text = joinTexts(earlier ? [earlier.text, ...texts] : texts);
  return { words: words + (earlier?.words ?? 0), text: text.slice(0, MAX_HIDDEN_TEXT), kept: false };
}

/** Elements that are printed as a whole. */
const ATOMIC_ELEMENTS = toWordSet('pre math');

/**
 * Lists the kept texts, and all other texts of the same code block or formula, because these are printed as a whole.
 */
function listTextNodes(nodes: Set<PageNode>): PageNode[] {
  const texts = new Set<PageNode>();
  const atomicElements = new Set<PageNode>();
  for (const node of nodes) {
    if (!node.textLength) continue;
    texts.add(node);
    const atomicElement = node.closest(ATOMIC_ELEMENTS);
    if (atomicElement) atomicElements.add(atomicElement);
  }
  for (const atomicElement of atomicElements)
    forEachContent(atomicElement, (node) => node.textLength && texts.add(node));
  return [...texts];
}

/**
 * Lists texts between the first and the last kept text that the extraction skipped, because their markup hides them.
 */
function listSkippedTexts(keep: Set<PageNode>): PageNode[] {
  const texts: PageNode[] = [];
  const keptElements = withAncestors(keep);
  let [firstOrder, lastOrder] = [Number.POSITIVE_INFINITY, 0];
  for (const { order, textLength } of keep)
    if (textLength) [firstOrder, lastOrder] = [Math.min(firstOrder, order), Math.max(lastOrder, order)];
  for (const element of keptElements)
    for (let child = element.firstChild; child; child = child.nextSibling) {
      const { tag, order, data } = child;
      if (
        child.isText ||
        order < firstOrder ||
        order > lastOrder ||
        keptElements.has(child) ||
        NON_CONTENT_TAGS.has(tag) ||
        isBoilerplate(data)
      )
        continue;
      if (child.hidden) forEachContent(child, (text) => text.textLength && texts.push(text));
    }
  return texts;
}

const withoutMatching = (nodes: Set<PageNode>, isRemoved: (node: PageNode) => boolean): Set<PageNode> =>
  new Set([...nodes].filter((node) => !isRemoved(node)));

function listHiddenTexts(texts: PageNode[], layout: VisibilityOracle): PageNode[] {
  const hidden = layout.hiddenAmong(texts.map(({ node }) => node as Text));
  return texts.filter(({ node }) => hidden.has(node as Text));
}

/**
 * Matches one word: a single Thai, kana or Han letter, or a run of other letters. The exact word count of
 * `core/text/words.ts` would add 0.9 kB to the injected script.
 */
const WORD = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|[\w\u00c0-\u0dff\u0f00-\u1fff\uac00-\ud7af]+/g;
const countShownWords = (text: string): number => text.match(WORD)?.length ?? 0;

const joinTexts = (texts: string[]): string => cleanText(texts.join(' '));
