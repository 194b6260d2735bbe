import type { MarkdownBlock } from '../../markdown/tree.ts';
import type { PageNode } from '../page/page-node.ts';
import type { PageScan } from '../page/scan-page.ts';
import {
  attr,
  cleanText,
  getClassName,
  getTag,
  INLINE_TAGS,
  isElement,
  isTextNode,
  UNSEEN_TAGS,
} from '../page/tree.ts';

/** The footnotes of an article. */
export interface Footnotes {
  /** Maps each footnote mark in the text, such as a raised number, to the label of its footnote. */
  marks: Map<Node, string>;
  /**
   * Nodes that are not printed where they stand in the page: the footnotes, their headings, and links back to the text.
   */
  omitted: Set<Node>;
  list: { label: string; mark: string; root: Element }[];
}

const NOTE_MARK = /^[[(]?\s*(\d{1,3}|[*†‡§¶]{1,3}|[a-z]|[ivxl]{1,5})\s*[\])]?$/i;
/** Matches words that occur in the `id` of a footnote. */
const NOTE_ADDRESS = /foot|note|fn|ftn|cite|bib|ref/i;
const BACK_LINK_TEXT = /^([^\p{L}\p{N}]*|\W?\d{0,3}\W{0,2}|[a-z]|(back|return|jump|zurück|retour)\b.*)$/iu;
const NOTES_HEADING =
  /^(foot ?notes?|end ?notes?|side ?notes?|notes?|references?|citations?|fu(ß|ss)noten|anmerkungen|quellen|notes de bas de page|références|notas|referencias|note|voetnoten|примечания|脚注|注釈?|参考文献)\W*$/i;
const SIDENOTE_NAMES = /(^|[\s_-])(side|margin)-?note(s?)($|[\s_])/i;
const MAX_NOTES = 500;

/** A possible footnote: the element with its text (`root`) and the marks that refer to it. */
interface NoteCandidate {
  mark: string;
  root: Element;
  markElements: Element[];
}

/**
 * Finds the footnotes of the kept text: footnotes that a mark links to, or else footnotes with raised numbers, and side
 * notes.
 */
export function findFootnotes({ anchors, noteElements }: PageScan, body: Element, keptElements: Set<Node>): Footnotes {
  const notes: Footnotes = { marks: new Map(), omitted: new Set(), list: [] };
  const notesByRoot = new Map<Element, NoteCandidate>();
  const add = (element: Element, mark: string, root: Element) => {
    const note = notesByRoot.get(root);
    if (note) note.markElements.push(element);
    else if (notesByRoot.size < MAX_NOTES) notesByRoot.set(root, { mark, root, markElements: [element] });
  };
  for (const anchor of anchors) {
    const mark = getNoteMark(anchor);
    if (!mark || !keptElements.has(anchor.node)) continue;
    const root = findNoteTarget(anchor, anchors);
    if (root) add(anchor.element, mark, root);
  }
  if (!notesByRoot.size)
    for (const { element, mark, root } of findNumberedNotes(body, keptElements)) add(element, mark, root);
  for (const { element } of noteElements)
    if (SIDENOTE_NAMES.test(getClassName(element)) && keptElements.has(element)) add(element, '', element);
  const notesInNotes = [...notesByRoot.values()].filter(({ root, markElements }) =>
    markElements.some((element) => element !== root && isInsideNote(element, notesByRoot)),
  );
  for (const { root } of notesInNotes) notesByRoot.delete(root);
  const labels = [...notesByRoot.values()].map(({ mark }) => mark);
  const hasOwnLabels = labels.every((label, index) => /^\d+$/.test(label) && labels.indexOf(label) === index);
  for (const { mark, root, markElements } of notesByRoot.values()) {
    const label = hasOwnLabels ? mark : String(notes.list.length + 1);
    for (const element of markElements) notes.marks.set(element, label);
    for (const inner of root.querySelectorAll('a, sup, label')) if (isBackLink(inner, mark)) notes.omitted.add(inner);
    notes.list.push({ label, mark, root });
    if (markElements.includes(root)) {
      const previous = root.previousElementSibling;
      if (previous && NOTE_MARK.test(cleanText(previous.textContent ?? ''))) notes.omitted.add(previous);
      const toggleLabel = previous?.previousElementSibling;
      if (previous && getTag(previous) === 'input' && toggleLabel && getTag(toggleLabel) === 'label')
        notes.omitted.add(toggleLabel);
      continue;
    }
    notes.omitted.add(root);
    const heading = findHeadingBefore(root, notes.omitted);
    if (heading && NOTES_HEADING.test(cleanText(heading.textContent ?? ''))) notes.omitted.add(heading);
  }
  return notes;
}

const isInsideNote = (element: Element, notesByRoot: Map<Element, NoteCandidate>): boolean => {
  for (let ancestor = element.parentElement; ancestor; ancestor = ancestor.parentElement)
    if (notesByRoot.has(ancestor)) return true;
  return false;
};

/** Returns the footnote mark that a link shows, such as "1" or "*"; '' for a link without a mark. */
function getNoteMark({ element, href }: PageNode): string {
  if (!href.includes('#')) return '';
  const text = element.textContent ?? '';
  return text.length < 40 ? (NOTE_MARK.exec(cleanText(text))?.[1] ?? '') : '';
}

/** Returns the footnote that a link leads to, further down the page; null when the target is no footnote. */
function findNoteTarget({ element: anchor, href, data }: PageNode, anchors: PageNode[]): Element | null {
  const id = decodeFragment(href.split('#')[1] ?? '');
  if (!id) return null;
  const isNote =
    NOTE_ADDRESS.test(id) ||
    anchor.closest('sup') !== null ||
    /^\s*\[/.test(anchor.textContent ?? '') ||
    NOTE_ADDRESS.test(data);
  if (!isNote) return null;
  const target =
    anchor.ownerDocument.getElementById(id) ?? anchors.find(({ element }) => attr(element, 'name') === id)?.element;
  if (!target || !isLaterInDocument(target, anchor)) return null;
  let root: Element = target;
  while (root.parentElement && (INLINE_TAGS.has(getTag(root)) || holdsOnlyMark(root))) root = root.parentElement;
  if (/^(td|th|dt)$/.test(getTag(root)) && root.parentElement) root = root.parentElement;
  return /^(li|p|div|dd|tr|aside|section|td)$/.test(getTag(root)) &&
    (root.textContent ?? '').length < 5000 &&
    !root.contains(anchor) &&
    !root.querySelector('h1, h2, h3, h4, figure, table')
    ? root
    : null;
}

/** True when `later` follows `earlier` in the document. `compareDocumentPosition` can't tell this in linkedom. */
function isLaterInDocument(later: Element, earlier: Element): boolean {
  const path = new Map<Node, Node>();
  for (let ancestor: Node = earlier; ancestor.parentNode; ancestor = ancestor.parentNode)
    path.set(ancestor.parentNode, ancestor);
  for (let current: Node = later; current.parentNode; current = current.parentNode) {
    const branch = path.get(current.parentNode);
    if (!branch) continue;
    for (let sibling = branch.nextSibling; sibling; sibling = sibling.nextSibling) if (sibling === current) return true;
    return false;
  }
  return false;
}

/** True for an element that is empty or holds only a footnote mark. */
const holdsOnlyMark = (element: Element): boolean => {
  const text = cleanText(element.textContent ?? '').replace(/[.:]$/, '');
  return text === '' || NOTE_MARK.test(text);
};

const decodeFragment = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    // With broken percent-encoding, browsers look for an `id` that equals the text as it is written.
    return text;
  }
};

/**
 * Finds the footnotes of raised numbers (`sup`) that are no links: a block further down that begins with the same
 * number, or an item in a list of footnotes. Returns an empty list when one number has no footnote.
 */
function findNumberedNotes(
  body: Element,
  keptElements: Set<Node>,
): { element: Element; mark: string; root: Element }[] {
  const marks: { element: Element; mark: string; root: Element }[] = [];
  const blocks = new Map<string, Element>();
  const sups = Array.from(body.getElementsByTagName('sup')).filter((sup) =>
    /^\[?\d{1,2}\]?$/.test(cleanText(sup.textContent ?? '')),
  );
  if (!sups.length) return marks;
  const items = body.querySelectorAll(
    '[class*="footnote"] > ol > li, [id*="footnote"] > ol > li, aside > ol[start] > li',
  );
  for (const sup of sups.reverse()) {
    const mark = cleanText(sup.textContent ?? '').replace(/\D/g, '');
    let block: Element = sup;
    while (INLINE_TAGS.has(getTag(block)) && block.parentElement) block = block.parentElement;
    const text = cleanText(block.textContent ?? '');
    if (text.startsWith(mark) && text.length > mark.length + 3) blocks.set(mark, block);
    else if (keptElements.has(sup)) {
      const root = blocks.get(mark) ?? items[Number(mark) - 1];
      if (!root || root.contains(sup)) return [];
      marks.push({ element: sup, mark, root });
    }
  }
  return marks.reverse();
}

/** True for an element of a footnote that is not printed: the link back to the text, or the footnote's own number. */
function isBackLink(inner: Element, mark: string): boolean {
  const text = cleanText(inner.textContent ?? '');
  if (getTag(inner) === 'a') return attr(inner, 'href').includes('#') ? BACK_LINK_TEXT.test(text) : text === '';
  return mark ? text.replace(/[^\p{L}\p{N}*†‡§¶]/gu, '') === mark : NOTE_MARK.test(text);
}

/**
 * Returns the heading directly before the footnote `root`; null when there is none. Only omitted nodes, rules and white
 * space may stand between the heading and `root`.
 */
function findHeadingBefore(root: Element, omitted: Set<Node>): Element | null {
  let current: Node = root;
  for (let steps = 0; steps < 40; steps++) {
    const previous: Node | null = current.previousSibling;
    if (!previous) {
      if (!current.parentNode || getTag(current.parentNode) === 'body') return null;
      current = current.parentNode;
      continue;
    }
    current = previous;
    if (omitted.has(current) || (isTextNode(current) && !current.data.trim()) || current.nodeType === 8) continue;
    if (!isElement(current) || UNSEEN_TAGS.has(getTag(current)) || getTag(current) === 'hr') continue;
    return /^h[1-6]$/.test(getTag(current)) ? current : null;
  }
  return null;
}

/** Removes the mark that a note's text begins with. Changes `blocks` and returns them. */
export function removeNoteMark(blocks: MarkdownBlock[], mark: string): MarkdownBlock[] {
  const [first] = blocks;
  const text = first && 'children' in first ? first.children[0] : undefined;
  const escapedMark = mark.replace(/\W/g, '\\$&');
  if (text?.type === 'text')
    text.value = text.value.replace(
      new RegExp(`^[\\s^↑]*(\\[${escapedMark}\\]|${escapedMark}([.:)]|(?<=\\W)))?[\\s:.]*`),
      '',
    );
  return blocks;
}
