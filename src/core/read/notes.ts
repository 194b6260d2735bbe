import type { MarkdownBlock } from './markdown-tree.ts';
import type { PageNode } from './page-node.ts';
import type { PageScan } from './scan-page.ts';
import { attr, cleanText, getClassName, getTag, INLINE_TAGS, isElement, isTextNode, UNSEEN_TAGS } from './tree.ts';

/** The footnotes of an article. */
export interface Footnotes {
  /** Maps each mark in the text to the label of its note. */
  marks: Map<Node, string>;
  /** Nodes that are not printed in place: the notes, their headings, and links back to the text. */
  omitted: Set<Node>;
  list: { label: string; mark: string; root: Element }[];
}

const NOTE_MARK = /^[[(]?\s*(\d{1,3}|[*†‡§¶]{1,3}|[a-z]|[ivxl]{1,5})\s*[\])]?$/i;
/** Words in the address of a note. */
const NOTE_ADDRESS = /foot|note|fn|ftn|cite|bib|ref/i;
const BACK_LINK_TEXT = /^([^\p{L}\p{N}]*|\W?\d{0,3}\W{0,2}|[a-z]|(back|return|jump|zurück|retour)\b.*)$/iu;
const NOTES_HEADING =
  /^(foot ?notes?|end ?notes?|side ?notes?|notes?|references?|citations?|fu(ß|ss)noten|anmerkungen|quellen|notes de bas de page|références|notas|referencias|note|voetnoten|примечания|脚注|注釈?|参考文献)\W*$/i;
const SIDENOTE_NAMES = /(^|[\s_-])(side|margin)-?note(s?)($|[\s_])/i;
const MAX_NOTES = 500;

/** A note and its marks. */
interface FoundNote {
  mark: string;
  root: Element;
  at: Element[];
}

/**
 * Finds the footnotes of the kept text (`entered` holds its elements): by links, by raised numbers, and at the side.
 */
export function findFootnotes({ anchors, sides }: PageScan, body: Element, entered: Set<Node>): Footnotes {
  const notes: Footnotes = { marks: new Map(), omitted: new Set(), list: [] };
  const found = new Map<Element, FoundNote>();
  const add = (at: Element, mark: string, root: Element) => {
    const known = found.get(root);
    if (known) known.at.push(at);
    else if (found.size < MAX_NOTES) found.set(root, { mark, root, at: [at] });
  };
  for (const anchor of anchors) {
    const mark = getNoteMark(anchor);
    if (!mark || !entered.has(anchor.node)) continue;
    const root = findNoteTarget(anchor, anchors);
    if (root) add(anchor.element, mark, root);
  }
  if (!found.size) for (const { at, mark, root } of findNumberedNotes(body, entered)) add(at, mark, root);
  for (const { element } of sides)
    if (SIDENOTE_NAMES.test(getClassName(element)) && entered.has(element)) add(element, '', element);
  const notesInNotes = [...found.values()].filter(({ root, at }) =>
    at.some((one) => one !== root && isInsideNote(one, found)),
  );
  for (const { root } of notesInNotes) found.delete(root);
  const labels = [...found.values()].map(({ mark }) => mark);
  const own = labels.every((label, at) => /^\d+$/.test(label) && labels.indexOf(label) === at);
  for (const { mark, root, at } of found.values()) {
    const label = own ? mark : String(notes.list.length + 1);
    for (const one of at) notes.marks.set(one, label);
    for (const inner of root.querySelectorAll('a, sup, label')) if (isBackLink(inner, mark)) notes.omitted.add(inner);
    notes.list.push({ label, mark, root });
    if (at.includes(root)) {
      const before = root.previousElementSibling;
      if (before && NOTE_MARK.test(cleanText(before.textContent ?? ''))) notes.omitted.add(before);
      const label = before?.previousElementSibling;
      if (before && getTag(before) === 'input' && label && getTag(label) === 'label') notes.omitted.add(label);
      continue;
    }
    notes.omitted.add(root);
    const heading = findHeadingBefore(root, notes.omitted);
    if (heading && NOTES_HEADING.test(cleanText(heading.textContent ?? ''))) notes.omitted.add(heading);
  }
  return notes;
}

const isInsideNote = (element: Element, found: Map<Element, FoundNote>): boolean => {
  for (let up = element.parentElement; up; up = up.parentElement) if (found.has(up)) return true;
  return false;
};

/** The mark that an anchor shows; '' for an anchor without a mark. */
function getNoteMark({ element, href }: PageNode): string {
  if (!href.includes('#')) return '';
  const text = element.textContent ?? '';
  return text.length < 40 ? (NOTE_MARK.exec(cleanText(text))?.[1] ?? '') : '';
}

/** The note that an anchor links to, further down the page; null when the target is no note. */
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

/** True when `later` follows `earlier` in the document. linkedom's `compareDocumentPosition` can't tell. */
function isLaterInDocument(later: Element, earlier: Element): boolean {
  const ways = new Map<Node, Node>();
  for (let at: Node = earlier; at.parentNode; at = at.parentNode) ways.set(at.parentNode, at);
  for (let at: Node = later; at.parentNode; at = at.parentNode) {
    const way = ways.get(at.parentNode);
    if (!way) continue;
    for (let beside = way.nextSibling; beside; beside = beside.nextSibling) if (beside === at) return true;
    return false;
  }
  return false;
}

/** True for an element that holds a mark alone, or nothing. */
const holdsOnlyMark = (element: Element): boolean => {
  const text = cleanText(element.textContent ?? '').replace(/[.:]$/, '');
  return text === '' || NOTE_MARK.test(text);
};

const decodeFragment = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * Finds notes for raised numbers without links: a block further down that begins with the same number, or an item of a
 * list of footnotes. Empty when one number has no note.
 */
function findNumberedNotes(body: Element, entered: Set<Node>): { at: Element; mark: string; root: Element }[] {
  const marks: { at: Element; mark: string; root: Element }[] = [];
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
    else if (entered.has(sup)) {
      const root = blocks.get(mark) ?? items[Number(mark) - 1];
      if (!root || root.contains(sup)) return [];
      marks.push({ at: sup, mark, root });
    }
  }
  return marks.reverse();
}

/** True for a link back to the text or the note's own number. */
function isBackLink(inner: Element, mark: string): boolean {
  const text = cleanText(inner.textContent ?? '');
  if (getTag(inner) === 'a') return attr(inner, 'href').includes('#') ? BACK_LINK_TEXT.test(text) : text === '';
  return mark ? text.replace(/[^\p{L}\p{N}*†‡§¶]/gu, '') === mark : NOTE_MARK.test(text);
}

/** The heading directly before `root`, with only omitted nodes, rules and white space in between; null for none. */
function findHeadingBefore(root: Element, omitted: Set<Node>): Element | null {
  let at: Node = root;
  for (let steps = 0; steps < 40; steps++) {
    const before: Node | null = at.previousSibling;
    if (!before) {
      if (!at.parentNode || getTag(at.parentNode) === 'body') return null;
      at = at.parentNode;
      continue;
    }
    at = before;
    if (omitted.has(at) || (isTextNode(at) && !at.data.trim()) || at.nodeType === 8) continue;
    if (!isElement(at) || UNSEEN_TAGS.has(getTag(at)) || getTag(at) === 'hr') continue;
    return /^h[1-6]$/.test(getTag(at)) ? at : null;
  }
  return null;
}

/** Removes the mark that a note's text begins with. Changes `blocks` and returns them. */
export function removeNoteMark(blocks: MarkdownBlock[], mark: string): MarkdownBlock[] {
  const [first] = blocks;
  const text = first && 'children' in first ? first.children[0] : undefined;
  const sign = mark.replace(/\W/g, '\\$&');
  if (text?.type === 'text')
    text.value = text.value.replace(new RegExp(`^[\\s^↑]*(\\[${sign}\\]|${sign}([.:)]|(?<=\\W)))?[\\s:.]*`), '');
  return blocks;
}
