import type { HiddenText, VisibilityOracle } from '../article.ts';
import { isBoilerplate } from './boilerplate-patterns.ts';
import { forEachContent, NON_CONTENT_TAGS, type PageNode, withAncestors } from './page-node.ts';
import { cleanText, toWordSet } from './tree.ts';

/** Above this share of hidden words the words are kept: a paywall or a script hides the article itself. */
const MAX_HIDDEN_SHARE = 0.2;
/** Above this share the extracted article is a hidden one, and a visible one is looked for. */
const MOSTLY_HIDDEN_SHARE = 0.9;
/** Minimum length of a visible article, in characters. */
const MIN_VISIBLE_LETTERS = 500;
const MAX_HIDDEN_TEXT = 20_000;

interface VisibleContent {
  keep: Set<PageNode>;
  /** DOM texts that are not printed. */
  gone: Set<Node>;
  hidden: HiddenText | null;
}

/**
 * Removes the texts of an article that nobody can see, and reports them. `choose` extracts the article again after all
 * hidden texts are marked, for a page that shows another article.
 */
export function dropHidden(
  page: PageNode,
  first: Set<PageNode>,
  layout: VisibilityOracle,
  choose: () => Set<PageNode>,
): VisibleContent {
  const texts = listTextNodes(first);
  const hidden = listHiddenTexts(texts, layout);
  const found = toHiddenText(hidden.map(({ data }) => data));
  const said = toHiddenText(
    listHiddenTexts(listSkippedTexts(first), layout).map(({ data }) => data),
    found,
  );
  if (!found || !said) return { keep: first, gone: toDomNodes(hidden), hidden: said };
  const share = found.words / countShownWords(joinTexts(texts.map(({ data }) => data)));
  if (share > MOSTLY_HIDDEN_SHARE) {
    const all: PageNode[] = [];
    forEachContent(page, (part) => part.textLength && all.push(part));
    for (const part of listHiddenTexts(all, layout)) part.hide();
    const other = withoutMatching(choose(), (part) => part.hidden);
    if (listTextNodes(other).reduce((sum, { textLength }) => sum + textLength, 0) >= MIN_VISIBLE_LETTERS)
      return { keep: other, gone: toDomNodes(hidden), hidden: said };
  }
  if (share > MAX_HIDDEN_SHARE) return { keep: first, gone: new Set(), hidden: { ...said, kept: true } };
  const gone = new Set(hidden);
  return { keep: withoutMatching(first, (part) => gone.has(part)), gone: toDomNodes(hidden), hidden: said };
}

/** Adds hidden texts to an earlier report. Returns the earlier report when they have no words. */
export function toHiddenText(texts: string[], before: HiddenText | null = null): HiddenText | null {
  const words = countShownWords(joinTexts(texts));
  if (!words) return before;
  const text = joinTexts(before ? [before.text, ...texts] : texts);
  return { words: words + (before?.words ?? 0), text: text.slice(0, MAX_HIDDEN_TEXT), kept: false };
}

/** Elements that are printed as a whole. */
const ATOMIC_ELEMENTS = toWordSet('pre math');

/** The kept texts, and the texts that are printed along with them. */
function listTextNodes(parts: Set<PageNode>): PageNode[] {
  const texts = new Set<PageNode>();
  const wholes = new Set<PageNode>();
  for (const part of parts) {
    if (!part.textLength) continue;
    texts.add(part);
    const whole = part.closest(ATOMIC_ELEMENTS);
    if (whole) wholes.add(whole);
  }
  for (const whole of wholes) forEachContent(whole, (part) => part.textLength && texts.add(part));
  return [...texts];
}

/** The texts between the first and last kept text that the extraction skipped because their markup hides them. */
function listSkippedTexts(keep: Set<PageNode>): PageNode[] {
  const texts: PageNode[] = [];
  const entered = withAncestors(keep);
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  for (const { order, textLength } of keep) if (textLength) [from, to] = [Math.min(from, order), Math.max(to, order)];
  for (const element of entered)
    for (let at = element.firstChild; at; at = at.nextSibling) {
      const { tag, order, data } = at;
      if (
        at.isText ||
        order < from ||
        order > to ||
        entered.has(at) ||
        NON_CONTENT_TAGS.has(tag) ||
        isBoilerplate(data)
      )
        continue;
      if (at.hidden) forEachContent(at, (part) => part.textLength && texts.push(part));
    }
  return texts;
}

const withoutMatching = (parts: Set<PageNode>, isGone: (part: PageNode) => boolean): Set<PageNode> =>
  new Set([...parts].filter((part) => !isGone(part)));

const toDomNodes = (parts: PageNode[]): Set<Node> => new Set(parts.map(({ node }) => node));

function listHiddenTexts(texts: PageNode[], layout: VisibilityOracle): PageNode[] {
  const hidden = layout.hiddenAmong(texts.map(({ node }) => node as Text));
  return texts.filter(({ node }) => hidden.has(node as Text));
}

/**
 * A Thai, kana or Han letter, or a run of other letters. The exact count of `core/text.ts` would add 2.6 kB to the
 * injected script.
 */
const WORD = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|[\w\u00c0-\u0dff\u0f00-\u1fff\uac00-\ud7af]+/g;
const countShownWords = (text: string): number => text.match(WORD)?.length ?? 0;

const joinTexts = (texts: string[]): string => cleanText(texts.join(' '));
