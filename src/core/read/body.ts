import type { HiddenText, Removal } from '../types.ts';
import { ARTICLES } from './aside.ts';
import { blocksOf } from './blocks.ts';
import { choose } from './choose.ts';
import { dropHidden, hiddenText } from './drop-hidden.ts';
import type { Known } from './drop-lines.ts';
import { type Layout, markupLayout } from './hidden-by-markup.ts';
import { printMarkdown } from './markdown.ts';
import { type Notes, notesOf, withoutMark } from './notes.ts';
import { around, type Part } from './part.ts';
import { MAX_LETTERS, readable } from './readable.ts';
import { leadBetween, proseOf, secondOpinion, smallArticle, stockOf } from './second-opinion.ts';
import type { Survey } from './survey.ts';
import { classOf, INLINE, isText, tagOf, UNSEEN, walk } from './tree.ts';

export interface Body {
  markdown: string;
  /** What of it nobody can see on the page. */
  hidden: HiddenText | null;
  removals: Removal[];
}

/** A page of more elements is read without it. */
const MAX_WEIGHED = 40_000;
/** A page with less text to see, in characters, shows nothing. */
const NOTHING = 100;

/** The page's texts and pictures that look like its article; of a page beyond all measure without Readability. */
function firstChoice(body: Part, title: string, heading: Part | null, veiled = false): Set<Part> {
  const page = stockOf(body, veiled);
  // A page that shows nothing yet: its own script would lift the veil.
  if (!veiled && page.all.text < NOTHING) return firstChoice(body, title, heading, true);
  if (page.all.text > MAX_LETTERS || page.size > MAX_WEIGHED) return secondOpinion(page, new Set()) ?? proseOf(body);
  const chosen = readable(body, title, veiled);
  return smallArticle(page, chosen, heading) ?? secondOpinion(page, chosen) ?? chosen;
}

/** A rule or a line break, in whatever marks it stands. */
const isBreak = (element: Element): boolean => {
  const tag = tagOf(element);
  return (
    tag === 'br' ||
    tag === 'hr' ||
    (INLINE.has(tag) && element.querySelector('br') !== null && !/\S/.test(element.textContent ?? ''))
  );
};

/** Some pages load article after article below the first: each is made like that and has a heading of its own. */
function dropOthers(chosen: Set<Part>, heading: Part): void {
  const own = heading.within(ARTICLES);
  if (!own) return;
  const [names, top] = [classOf(own.element), heading.tag];
  const known = new Map<Part, boolean>([[own, false]]);
  for (const part of chosen) {
    const at = part.within(ARTICLES);
    if (!at) continue;
    let other = known.get(at);
    if (other === undefined) {
      const { element } = at;
      other =
        classOf(element) === names &&
        element.querySelector(top) !== null &&
        !own.element.contains(element) &&
        !element.contains(own.element);
      known.set(at, other);
    }
    if (other) chosen.delete(part);
  }
}

/** Drops the footnotes that nobody can see, and adds their texts to `gone` and to what is said of it. */
function dropHiddenNotes(notes: Notes, layout: Layout, gone: Set<Node>, before: HiddenText | null): HiddenText | null {
  const texts: Text[] = [];
  for (const { root } of notes.list)
    walk(root, (node) => {
      if (isText(node) && node.data.trim()) texts.push(node);
      return !UNSEEN.has(tagOf(node));
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
  return hiddenText(
    fresh.map(({ data }) => data),
    before,
  );
}

const nodesOf = (parts: Set<Part>): Set<Node> => new Set(Array.from(parts, ({ node }) => node));

/** The article's body as Markdown, printed from the page itself; the page is only looked at. */
export function bodyOf(survey: Survey, title: string, known: Known, heading: Part | null): Body {
  const { body: page } = survey;
  if (!page) return { markdown: '', hidden: null, removals: [] };
  const body = page.element;
  let removals: Removal[] = [];
  const chosen = (): Set<Part> => {
    const first = firstChoice(page, title, heading);
    if (heading) dropOthers(first, heading);
    if (heading) for (const part of leadBetween(heading, first)) first.add(part);
    const choice = choose(page, first, known);
    removals = choice.removals;
    return choice.keep;
  };
  const { layout = markupLayout() } = survey.page;
  const shown = dropHidden(page, chosen(), layout, chosen);
  const { keep: kept, gone } = shown;
  const [keep, entered] = [nodesOf(kept), nodesOf(around(kept))];
  const notes = notesOf(survey, body, entered);
  const hidden = shown.hidden?.kept ? shown.hidden : dropHiddenNotes(notes, layout, gone, shown.hidden);
  const isHidden = (node: Node) => gone.has(node);
  const blocks = blocksOf([body], {
    base: survey.base,
    enter: (element) => !notes.gone.has(element) && (entered.has(element) || isBreak(element)),
    keep: (node) => keep.has(node),
    isHidden,
    noteOf: (element) => notes.marks.get(element),
  });
  // Rules at the edges parted the article from what isn't kept.
  const from = blocks.findIndex(({ type }) => type !== 'rule');
  const to = blocks.findLastIndex(({ type }) => type !== 'rule');
  const article = blocks.slice(Math.max(0, from), to + 1);
  for (const { label, mark, root } of notes.list) {
    const children = blocksOf([...root.childNodes], {
      base: survey.base,
      enter: (element) => !notes.gone.has(element),
      keep: (node) => !gone.has(node),
      isHidden,
    });
    article.push({ type: 'note', label, children: withoutMark(children, mark) });
  }
  return { markdown: printMarkdown(article), hidden, removals };
}
