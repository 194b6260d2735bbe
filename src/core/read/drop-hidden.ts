import type { HiddenText } from '../types.ts';
import type { Layout } from './hidden-by-markup.ts';
import { neverPart } from './leaks.ts';
import { around, BLOCKED, each, type Part } from './part.ts';
import { squash, words } from './tree.ts';

/** Above this share of an article's words they are kept: a paywall or a script hides the article itself. */
const MOST_HIDDEN = 0.2;
/** Above this share the article that was found is not the one that is shown, if another one is. */
const NEARLY_ALL = 0.9;
/** Fewer characters that are seen are no article. */
const LEAST_SEEN = 500;
const MOST_TEXT = 20_000;

interface Shown {
  keep: Set<Part>;
  /** The texts that are not to be printed. */
  gone: Set<Node>;
  hidden: HiddenText | null;
}

/**
 * Takes out of an article the texts that nobody can see, and says what they are. `choose`: finds the article anew when all
 * of it is hidden, and the rest of the page is not.
 */
export function dropHidden(page: Part, first: Set<Part>, layout: Layout, choose: () => Set<Part>): Shown {
  const texts = textsOf(first);
  const hidden = hiddenOf(texts, layout);
  const found = hiddenText(hidden.map(({ data }) => data));
  const said = hiddenText(
    hiddenOf(passedBy(first), layout).map(({ data }) => data),
    found,
  );
  if (!found || !said) return { keep: first, gone: nodesOf(hidden), hidden: said };
  const share = found.words / wordCount(lineOf(texts.map(({ data }) => data)));
  if (share > NEARLY_ALL) {
    const all: Part[] = [];
    each(page, (part) => part.letters && all.push(part));
    for (const part of hiddenOf(all, layout)) part.hide();
    const other = without(choose(), (part) => part.hidden);
    if (textsOf(other).reduce((sum, { letters }) => sum + letters, 0) >= LEAST_SEEN)
      return { keep: other, gone: nodesOf(hidden), hidden: said };
  }
  if (share > MOST_HIDDEN) return { keep: first, gone: new Set(), hidden: { ...said, kept: true } };
  const gone = new Set(hidden);
  return { keep: without(first, (part) => gone.has(part)), gone: nodesOf(hidden), hidden: said };
}

/** Says what hidden texts hold, after what was said before; null for no word. */
export function hiddenText(texts: string[], before: HiddenText | null = null): HiddenText | null {
  const words = wordCount(lineOf(texts));
  if (!words) return before;
  const text = lineOf(before ? [before.text, ...texts] : texts);
  return { words: words + (before?.words ?? 0), text: text.slice(0, MOST_TEXT), kept: false };
}

/** Code and formulas are printed as a whole. */
const WHOLE = words('pre math');

/** The texts that are kept, or printed with one that is. */
function textsOf(parts: Set<Part>): Part[] {
  const texts = new Set<Part>();
  const wholes = new Set<Part>();
  for (const part of parts) {
    if (!part.letters) continue;
    texts.add(part);
    const whole = part.within(WHOLE);
    if (whole) wholes.add(whole);
  }
  for (const whole of wholes) each(whole, (part) => part.letters && texts.add(part));
  return [...texts];
}

/** The texts between those that are kept which the search for the article passed by, since their markup says that they are hidden. */
function passedBy(keep: Set<Part>): Part[] {
  const texts: Part[] = [];
  const entered = around(keep);
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  for (const { order, letters } of keep) if (letters) [from, to] = [Math.min(from, order), Math.max(to, order)];
  for (const element of entered)
    for (let at = element.first; at; at = at.next) {
      const { tag, order, data } = at;
      if (at.isText || order < from || order > to || entered.has(at) || BLOCKED.has(tag) || neverPart(data)) continue;
      if (at.hidden) each(at, (part) => part.letters && texts.push(part));
    }
  return texts;
}

const without = (parts: Set<Part>, isGone: (part: Part) => boolean): Set<Part> =>
  new Set([...parts].filter((part) => !isGone(part)));

const nodesOf = (parts: Part[]): Set<Node> => new Set(parts.map(({ node }) => node));

function hiddenOf(texts: Part[], layout: Layout): Part[] {
  const hidden = layout.hiddenAmong(texts.map(({ node }) => node as Text));
  return texts.filter(({ node }) => hidden.has(node as Text));
}

/** A Thai, kana or Han letter, or a run of other letters: what `core/text.ts` needs for a finer count is 2.6 kB of the injected script. */
const WORD = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|[\w\u00c0-\u0dff\u0f00-\u1fff\uac00-\ud7af]+/g;
const wordCount = (text: string): number => text.match(WORD)?.length ?? 0;

const lineOf = (texts: string[]): string => squash(texts.join(' '));
