import Readability from '@mozilla/readability/Readability.js';
import { isPictureButton } from './images.ts';
import type { Survey } from './survey.ts';
import { attr, INLINE, isElement, isHidden, isText, namesOf, tagOf, walk, words } from './tree.ts';

const PRUNED = words(
  'script style noscript template head link meta svg object canvas datalist dialog nav button select textarea input option',
);

/** Readability sees at most so many elements and characters of a page, and so deep: beyond them it takes minutes. */
const MAX_COPIED = 15_000;
export const MAX_LETTERS = 1_500_000;
/** It reads a text again for every element round it: characters times depth. */
const MAX_READ = 20_000_000;
const MAX_DEPTH = 300;

/** A pruned copy of the page's body in a document of its own, and the page's node for each of its texts and pictures. */
function copyOf(survey: Survey, veiled: boolean): { document: Document; origin: Map<Node, Node> } {
  const { document: live } = survey.page;
  const document = live.implementation.createHTMLDocument('');
  const origin = new Map<Node, Node>();
  let room = MAX_COPIED;
  let letters = MAX_LETTERS;
  let reads = MAX_READ;
  const copy = (from: Node, to: Node, depth: number) => {
    for (let at = from.firstChild; at && room > 0 && letters > 0 && reads > 0; at = at.nextSibling) {
      if (isText(at)) {
        if (isBetweenBlocks(at)) continue;
        const text = document.createTextNode(at.data.slice(0, Math.ceil(reads / (depth + 1))));
        letters -= text.data.length;
        reads -= text.data.length * (depth + 1);
        origin.set(text, at);
        to.appendChild(text);
      } else if (isElement(at)) {
        const tag = tagOf(at);
        if ((PRUNED.has(tag) && !isPictureButton(at)) || (!veiled && isHidden(at)) || isNotice(at)) continue;
        room--;
        if (depth > MAX_DEPTH) {
          // Deeper wrappers say nothing more, and Readability calls itself for each.
          if (depth < 2 * MAX_DEPTH) copy(at, to, depth + 1);
          continue;
        }
        // Readability drops every button.
        const element = document.createElement(tag === 'button' ? 'span' : tag);
        // To Readability a formula with a context menu is a menu.
        for (const name of tag === 'mjx-container' ? [] : COPIED) {
          const value = at.getAttribute(name);
          if (value) element.setAttribute(name, value);
        }
        // Addresses would only be resolved; of links it matters whether they stay on the page.
        if (tag === 'a' && attr(at, 'href').startsWith('#')) element.setAttribute('href', attr(at, 'href'));
        if (tag === 'img') element.setAttribute('src', 'x.jpg');
        else if (PLAYERS.has(tag)) element.setAttribute('src', attr(at, 'src'));
        if (tag === 'img' || PLAYERS.has(tag)) origin.set(element, at);
        to.appendChild(element);
        copy(at, element, depth + 1);
      }
    }
  };
  if (live.body) copy(live.body, document.body, 0);
  // Readability writes the whole page out for a second look of its own, which is not wanted here.
  Object.defineProperty(document.body, 'innerHTML', { value: '', writable: true });
  return { document, origin };
}

/** Notices lie over the page; with its filters off Readability takes them for short articles. */
const NOTICE = /cookie-?(law|banner|notice|consent|bar|info|message|popup)|gdpr|browser-?(banner|update|warning)/i;
const isNotice = (element: Element): boolean =>
  NOTICE.test(namesOf(element)) &&
  (element.textContent ?? '').length < 3000 &&
  !element.querySelector('h1, article, main');

const COPIED = ['class', 'id', 'role', 'rel', 'itemprop'];
const PLAYERS = words('iframe video audio embed');

/** White space that no reader sees. */
const isBetweenBlocks = (text: Text): boolean =>
  !/\S/.test(text.data) &&
  isBlock(text.previousSibling ?? text.parentNode) &&
  isBlock(text.nextSibling ?? text.parentNode);

const isBlock = (node: Node | null): boolean => isElement(node) && !INLINE.has(tagOf(node));

/** Below this many characters Readability's first look is not trusted, and it looks again with its filters off. */
const ENOUGH = 500;
/** Readability's filters: unlikely candidates, class weights, conditional cleaning; off one after the other. */
const FILTERS = [0x7, 0x6, 0x0];

/** What of Readability's inside is used here, of the one version that is pinned; the build leaves the rest out. */
interface Inside {
  _flags: number;
  _articleTitle: string;
  _prepDocument(): void;
  _grabArticle(): Element | null;
}

/** Readability's choice alone, without its metadata, its second looks and the cleaning of what is only looked at. */
class Reader extends Readability<Node> {
  constructor(document: Document, filters: number) {
    super(document, { charThreshold: 1 });
    this.inside._flags = filters;
  }

  private get inside(): Inside {
    return this as unknown as Inside;
  }

  contentOf(title: string): Element | null {
    this.inside._articleTitle = title;
    this.inside._prepDocument();
    return this.inside._grabArticle();
  }

  _cleanStyles(): void {}
  _fixLazyImages(): void {}
}

/** The page's texts and pictures that Readability keeps of a copy. `veiled`: of what is hidden, too. */
export function readable(survey: Survey, title: string, veiled: boolean): Set<Node> {
  let best = new Set<Node>();
  let most = -1;
  for (const filters of FILTERS) {
    const { document, origin } = copyOf(survey, veiled);
    const content = new Reader(document, filters).contentOf(title);
    const kept = new Set<Node>();
    let length = 0;
    if (content) {
      walk(content, (node) => {
        const source = origin.get(node);
        if (source) kept.add(source);
        if (source && isText(node)) length += node.data.trim().length;
        return true;
      });
    }
    if (length > most) [best, most] = [kept, length];
    if (length >= ENOUGH) break;
  }
  return best;
}
