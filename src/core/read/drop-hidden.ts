import { wordCount } from '../text.ts';
import type { HiddenText } from '../types.ts';
import type { Layout } from './hidden-by-markup.ts';
import { each, type Part } from './part.ts';
import { squash } from './tree.ts';

/** Above this share of an article's words they are kept: a paywall or a script hides the article itself. */
const MOST_HIDDEN = 0.2;
/** Above this share the article that was found is not the one that is shown, if another one is. */
const NEARLY_ALL = 0.9;
/** Fewer characters that are seen are no article. */
const LEAST_SEEN = 500;
const MOST_TEXT = 20_000;

/**
 * Takes out of an article the texts that nobody can see; says what they are, null for none. `choose`: finds the article
 * anew when all of it is hidden, and the rest of the page is not.
 */
export function dropHidden(page: Part, first: Set<Part>, layout: Layout, choose: () => Set<Part>): Shown {
  const texts = textsOf(first);
  const hidden = hiddenOf(texts, layout);
  const text = wordsOf(hidden);
  const words = wordCount(text);
  if (!words) return { keep: first, hidden: null };
  const share = words / wordCount(wordsOf(texts));
  const said = { words, text: text.slice(0, MOST_TEXT), kept: share > MOST_HIDDEN };
  if (share > NEARLY_ALL) {
    const all: Part[] = [];
    each(page, (part) => part.letters && all.push(part));
    for (const part of hiddenOf(all, layout)) part.hide();
    const other = without(choose(), (part) => part.hidden);
    if (textsOf(other).reduce((sum, { letters }) => sum + letters, 0) >= LEAST_SEEN)
      return { keep: other, hidden: { ...said, kept: false } };
  }
  const gone = new Set(said.kept ? [] : hidden);
  return { keep: without(first, (part) => gone.has(part)), hidden: said };
}

interface Shown {
  keep: Set<Part>;
  hidden: HiddenText | null;
}

const textsOf = (parts: Set<Part>): Part[] => [...parts].filter(({ letters }) => letters > 0);

const without = (parts: Set<Part>, isGone: (part: Part) => boolean): Set<Part> =>
  new Set([...parts].filter((part) => !isGone(part)));

function hiddenOf(texts: Part[], layout: Layout): Part[] {
  const hidden = layout.hiddenAmong(texts.map(({ node }) => node as Text));
  return texts.filter(({ node }) => hidden.has(node as Text));
}

const wordsOf = (texts: Part[]): string => squash(texts.map(({ data }) => data).join(' '));
