import Readability from '@mozilla/readability/Readability.js';
import { after, Copied } from './copied.ts';
import { isPictureButton } from './images.ts';
import { FACT, NAMED, type Part, RELATED, ROLE } from './part.ts';
import { attr, classOf, INLINE, words } from './tree.ts';

const PRUNED = words(
  'script style noscript template head link meta svg object canvas datalist dialog nav button select textarea input option',
);

/** Readability sees at most so many elements and characters of a page, and so deep: beyond them it takes minutes. */
const MAX_COPIED = 15_000;
export const MAX_LETTERS = 1_500_000;
/** It reads a text again for every element round it: characters times depth. */
const MAX_READ = 20_000_000;
const MAX_DEPTH = 300;

/** A document for Readability, and a pruned copy of the page's body in it. */
interface CopiedDocument {
  documentElement: Copied;
  firstChild: Copied;
  body: Copied;
  createElement(tag: string): Copied;
}

/** By name: the name in capitals. Of an object's keys there is one each, so that two names are compared by their places alone. */
const CAPITALS = new Map<string, string>();

function elementOf(tag: string): Copied {
  let name = CAPITALS.get(tag);
  if (name === undefined) {
    [name = tag] = Object.keys({ [tag.toUpperCase()]: 0 });
    CAPITALS.set(tag, name);
  }
  return new Copied(name, null);
}

function copyOf(page: Part, veiled: boolean): CopiedDocument {
  const [root, body] = [elementOf('html'), elementOf('body')];
  let room = MAX_COPIED;
  let letters = MAX_LETTERS;
  let reads = MAX_READ;
  const copy = (from: Part, to: Copied, depth: number) => {
    let before: Part | null = null;
    for (let at = from.first; at && room > 0 && letters > 0 && reads > 0; before = at, at = at.next) {
      const { tag, data } = at;
      if (at.isText) {
        if ((!at.letters && isBetweenBlocks(at, before)) || at.hidden) continue;
        const text = data.slice(0, Math.ceil(reads / (depth + 1)));
        letters -= text.length;
        reads -= text.length * (depth + 1);
        to.appendChild(new Copied(undefined, text, at));
      } else {
        if ((PRUNED.has(tag) && !isPictureButton(at.element)) || (!veiled && at.hidden) || isNotice(at)) continue;
        room--;
        if (depth > MAX_DEPTH) {
          // Deeper wrappers say nothing more, and Readability calls itself for each.
          if (depth < 2 * MAX_DEPTH) copy(at, to, depth + 1);
          continue;
        }
        // Readability drops every button.
        const element = elementOf(tag === 'button' ? 'span' : tag);
        if (at.says || tag === 'a' || PLAYERS.has(tag)) copyAttributes(at, element);
        if (tag === 'img' || PLAYERS.has(tag)) element.origin = at;
        to.appendChild(element);
        copy(at, element, depth + 1);
      }
    }
  };
  root.appendChild(body);
  copy(page, body, 0);
  return { documentElement: root, firstChild: root, body, createElement: elementOf };
}

function copyAttributes(part: Part, copied: Copied): void {
  const { element, tag, says } = part;
  // To Readability a formula with a context menu is a menu.
  if (tag !== 'mjx-container') {
    if (says & NAMED) {
      copied.className = classOf(element);
      copied.id = element.id;
    }
    if (says & (ROLE | RELATED | FACT)) for (const name of MEANING) copied.setAttribute(name, attr(element, name));
  }
  // Addresses would only be resolved; of links it matters whether they stay on the page.
  if (tag === 'a' && part.href.startsWith('#')) copied.setAttribute('href', part.href);
  // Readability looks for a player it knows in all that is said of it.
  if (PLAYERS.has(tag)) for (const name of ['class', 'id', 'src']) copied.setAttribute(name, attr(element, name));
}

/** Notices lie over the page; with its filters off Readability takes them for short articles. */
const NOTICE = /cookie-?(law|banner|notice|consent|bar|info|message|popup)|gdpr|browser-?(banner|update|warning)/i;
const isNotice = ({ element, data }: Part): boolean =>
  NOTICE.test(data) && (element.textContent ?? '').length < 3000 && !element.querySelector('h1, article, main');

const MEANING = ['role', 'rel', 'itemprop'];
const PLAYERS = words('iframe video audio embed');

/** White space that no reader sees. */
const isBetweenBlocks = ({ up, node, next }: Part, before: Part | null): boolean =>
  isBlock(before ?? up) &&
  isBlock(next ?? up) &&
  // Nor is a comment beside it.
  (!up?.holdsOther || (node.previousSibling === (before?.node ?? null) && node.nextSibling === (next?.node ?? null)));

const isBlock = (part: Part | null): boolean => part !== null && !part.isText && !INLINE.has(part.tag);

/** Below this many characters Readability's first look is not trusted, and it looks again with its filters off. */
const ENOUGH = 500;
/** Readability's filters: unlikely candidates, class weights, conditional cleaning; off one after the other. */
const FILTERS = [0x7, 0x6, 0x0];

/** What of Readability's inside is used here, of the one version that is pinned; the build leaves the rest out. */
interface Inside {
  _flags: number;
  _articleTitle: string;
  REGEXPS: { byline: RegExp };
  DIV_TO_P_ELEMS: Set<string | undefined>;
  _prepDocument(): void;
  _grabArticle(): Copied | null;
}

/**
 * Readability's choice alone, without its metadata, its second looks and the cleaning of what is only looked at. What it
 * asks of every element is asked here so that the answer seldom needs the element's whole text.
 */
class Reader extends Readability<Node> {
  constructor(document: CopiedDocument, filters: number) {
    super(document as unknown as Document, { charThreshold: 1 });
    this.inside._flags = filters;
  }

  private get inside(): Inside {
    return this as unknown as Inside;
  }

  contentOf(title: string): Copied | null {
    this.inside._articleTitle = title;
    this.inside._prepDocument();
    return this.inside._grabArticle();
  }

  _getAllNodesWithTag(node: Copied | CopiedDocument, names: string[]): Copied[] {
    return (node instanceof Copied ? node : node.documentElement).below(names);
  }

  /** What gets another name is no picture or player any more. */
  _setNodeTag(node: Copied, tag: string): Copied {
    node.tagName = tag.toUpperCase();
    node.origin = null;
    return node;
  }

  _getInnerText(node: Copied): string {
    return node.innerText;
  }

  _getLinkDensity(node: Copied): number {
    return node.linked / (node.size || 1);
  }

  /** The commas in it, as far as Readability cares: ten are enough. */
  _getCharCount(node: Copied): number {
    let count = 0;
    for (let at: Copied | null = node; at && count < 10; at = after(at, node))
      if (at.nodeType === 3) count += at.textContent.split(',').length - 1;
    return count;
  }

  _hasChildBlockElement(node: Copied): boolean {
    for (let at = node.firstElementChild; at; at = at.nextElementSibling)
      if (this.inside.DIV_TO_P_ELEMS.has(at.tagName) || this._hasChildBlockElement(at)) return true;
    return false;
  }

  _isValidByline(node: Copied, names: string): boolean {
    if (
      node.getAttribute('rel') !== 'author' &&
      !node.getAttribute('itemprop')?.includes('author') &&
      !this.inside.REGEXPS.byline.test(names)
    )
      return false;
    const { length } = node.textContent.trim();
    return length > 0 && length < 100;
  }

  _isElementWithoutContent(node: Copied): boolean {
    return !hasText(node) && node.children.length === node.below(['br', 'hr']).length;
  }

  _hasSingleTagInsideElement(node: Copied, tag: string): boolean {
    const only = node.firstElementChild;
    if (only?.tagName !== tag || only.nextElementSibling) return false;
    for (let at = node.firstChild; at; at = at.nextSibling) if (at !== only && /\S$/.test(at.textContent)) return false;
    return true;
  }
}

/** Does an element hold a text that is more than white space? */
function hasText(node: Copied): boolean {
  for (let at = node.firstChild; at; at = at.nextSibling)
    if (at.nodeType === 3 ? /\S/.test(at.textContent) : hasText(at)) return true;
  return false;
}

/** The page's texts and pictures that Readability keeps of a copy. `veiled`: of what is hidden, too. */
export function readable(page: Part, title: string, veiled: boolean): Set<Part> {
  let best = new Set<Part>();
  let most = -1;
  for (const filters of FILTERS) {
    const content = new Reader(copyOf(page, veiled), filters).contentOf(title);
    const kept = new Set<Part>();
    let length = 0;
    for (let at = content?.firstChild ?? null; at && content; at = after(at, content)) {
      if (!at.origin) continue;
      kept.add(at.origin);
      length += at.origin.letters;
    }
    if (length > most) [best, most] = [kept, length];
    if (length >= ENOUGH) break;
  }
  return best;
}
