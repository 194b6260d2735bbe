import type { VisibilityOracle } from '../../article.ts';
import {
  attr,
  cleanText,
  getClassAndId,
  getClassName,
  getTag,
  INLINE_TAGS,
  isElement,
  isTextNode,
  toWordSet,
  UNSEEN_TAGS,
  walkTree,
} from './tree.ts';

/** Class names that hide a text from all readers except users of screen readers. */
const FOR_SCREEN_READERS =
  /(^|\s)(sr-only|visually-?hidden|screen-?reader-text|screen-reader-only|assistive-text|u-hidden-visually|element-invisible)(\s|$)/i;

/**
 * Class names that hide an element, as the usual style sheets define them. An element with one more class for wide screens
 * ("md:block", "d-lg-flex") is visible there.
 */
const HIDING_CLASS = /(^|\s)(hidden|(?:[a-z]+-{1,2})*is-hidden|u-hidden|d-none|hide)(\s|$)/;
const SHOWN_ON_WIDE_SCREENS = /(^|\s)(sm|md|lg|xl|2xl|d)[:-]\S*(block|flex|grid|inline|contents|table)/;

/** Parses a style attribute. The last declaration of a property wins. */
const parseDeclarations = (style: string): Map<string, string> =>
  new Map(
    style
      .toLowerCase()
      .split(';')
      .map((part): [string, string] => {
        const colon = part.indexOf(':');
        return [
          part.slice(0, colon).trim(),
          part
            .slice(colon + 1)
            .replace('!important', '')
            .trim(),
        ];
      })
      .filter(([name]) => name),
  );

const isZeroLength = (value = ''): boolean => /^[+-]?(?:0+(?:\.0*)?|\.0+)(?:px|em|rem|%|pt|vh|vw)?$/.test(value);
/** True for a length far outside any page: -999px, -100vw, -99em. */
const isOffScreen = (value = ''): boolean =>
  /^-(\d{4,}|999)(\.\d+)?px$|^-\d{3,}(vw|vh|%)$|^-\d{2,}(\.\d+)?r?em$/.test(value);
/**
 * An element with `opacity: 0` and one of these properties counts as visible: the page was saved before the element had
 * faded in.
 */
const OFFSET_PROPERTIES = [
  'transition',
  'transition-property',
  'animation',
  'animation-name',
  'will-change',
  'transform',
  'translate',
];
const SIZE_PROPERTIES = ['height', 'max-height', 'width', 'max-width'];

/** True when a style attribute hides the whole element. */
export function isHiddenByStyle(style: string): boolean {
  const declarations = parseDeclarations(style);
  const matches = (name: string, pattern: RegExp) => pattern.test(declarations.get(name) ?? '');
  if (
    matches('display', /^none$/) ||
    matches('visibility', /^(hidden|collapse)$/) ||
    matches('content-visibility', /^hidden$/)
  )
    return true;
  if (isZeroLength(declarations.get('font-size')) || matches('font-size', /^[0-4](\.\d+)?(px|pt)$/)) return true;
  if (
    (isZeroLength(declarations.get('opacity')) || matches('filter', /opacity\(0(\.0*)?%?\)/)) &&
    !OFFSET_PROPERTIES.some((name) => declarations.has(name))
  )
    return true;
  if (
    matches('transform', /scale(3d)?\(\s*0(\.0+)?\s*[,)]|translate\w*\([^)]*-\d{4,}px/) ||
    isZeroLength(declarations.get('scale'))
  )
    return true;
  if (matches('position', /^(absolute|fixed)$/)) {
    if (matches('clip', /^rect\(\s*([01](px)?[\s,]+){3}[01](px)?\s*\)$/)) return true;
    if (['left', 'right', 'top', 'bottom', 'inset-inline-start'].some((name) => isOffScreen(declarations.get(name))))
      return true;
  }
  if (
    isOffScreen(declarations.get('text-indent')) ||
    isOffScreen(declarations.get('margin-left')) ||
    isOffScreen(declarations.get('margin-top'))
  )
    return true;
  if (matches('clip-path', /^inset\(\s*(50|[6-9]\d|100)%\s*\)$|^circle\(0(px|%)?[\s)]/)) return true;
  if (
    matches('overflow', /^(hidden|clip)/) &&
    SIZE_PROPERTIES.some((name) => isZeroLength(declarations.get(name)) || declarations.get(name) === '1px')
  )
    return true;
  const colour = declarations.get('color');
  const background = declarations.get('background-color') ?? declarations.get('background');
  return (
    (colour === 'transparent' && !/text/.test(style)) || (!!colour && !!background && isSameColour(colour, background))
  );
}

const NAMED_COLOURS: { [name: string]: string } = { white: '#ffffff', black: '#000000' };
const toLongColour = (colour: string): string =>
  NAMED_COLOURS[colour] ?? colour.replace(/^#(\w)(\w)(\w)$/, '#$1$1$2$2$3$3').replace(/\s/g, '');
const isSameColour = (one: string, other: string): boolean => toLongColour(one) === toLongColour(other);

/** Characters. A shorter `aria-hidden` text is an icon or repeats the text beside it, so it is left out. */
const MIN_PROSE_LENGTH = 60;
const PROSE_ELEMENTS = toWordSet('p blockquote pre li dd h2 h3 h4 h5 h6');

/**
 * True when an element's own attributes exclude the element from the extraction. With a `layout`, an element that the
 * browser shows in spite of these attributes is included. Pictures of formulas are included as well, although MediaWiki
 * hides them from screen readers.
 */
export function isExcluded(element: Element, layout: VisibilityOracle | null): boolean {
  const hidden = attr(element, 'hidden');
  const isHidden =
    (element.hasAttribute('hidden') && hidden !== 'until-found') ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attr(element, 'style'));
  if (isHidden) return !layout || !isRendered(element, layout);
  if (attr(element, 'aria-hidden') !== 'true' || /fallback-image|mwe-math/.test(getClassAndId(element))) return false;
  const tag = getTag(element);
  if (INLINE_TAGS.has(tag) || cleanText(element.textContent ?? '').length < MIN_PROSE_LENGTH) return true;
  return layout ? !isRendered(element, layout) : !PROSE_ELEMENTS.has(tag);
}

/** True for a text inside an element that is excluded by its own attributes. */
export function isInExcluded(text: Text): boolean {
  let ancestor = text.parentElement;
  while (ancestor && !isExcluded(ancestor, null)) ancestor = ancestor.parentElement;
  return ancestor !== null;
}

/** At most this many texts of an element are checked. */
const MAX_LAYOUT_QUERIES = 300;

/** True when most of an element's texts are visible. */
function isRendered(element: Element, layout: VisibilityOracle): boolean {
  const texts: Text[] = [];
  walkTree(element, (node) => {
    if (isTextNode(node) && node.data.trim()) texts.push(node);
    return texts.length < MAX_LAYOUT_QUERIES ? !UNSEEN_TAGS.has(getTag(node)) : null;
  });
  return layout.hiddenAmong(texts).size < texts.length / 2;
}

/** True when an element's own attributes hide it: `hidden`, `style`, or a class name for screen readers. */
const isHiddenByAttributes = (element: Element): boolean => {
  const hidden = element.getAttribute('hidden');
  if (hidden !== null && hidden !== 'until-found') return true;
  const style = attr(element, 'style');
  const className = getClassName(element);
  return (
    (style !== '' && isHiddenByStyle(style)) ||
    (FOR_SCREEN_READERS.test(className) && !isLabel(element)) ||
    (HIDING_CLASS.test(className) && !SHOWN_ON_WIDE_SCREENS.test(className))
  );
};

/**
 * True for a text so short that it may be a label ("Photo", "opens in a new tab"). The style sheet may show a label in
 * spite of a class name for screen readers.
 */
const isLabel = (element: Element): boolean => cleanText(element.textContent ?? '').length < 40;

/** Returns a `VisibilityOracle` that looks at attributes alone, for a page that no browser has rendered. */
export const createMarkupLayout = (): VisibilityOracle => {
  const answers = new Map<Element, boolean>();
  const isHidden = (element: Element): boolean => {
    const chain: Element[] = [];
    let current: Node | null = element;
    for (; isElement(current) && !answers.has(current); current = current.parentNode) chain.push(current);
    let isHiddenSoFar = isElement(current) ? (answers.get(current) ?? false) : false;
    for (const next of chain.reverse()) {
      isHiddenSoFar ||= isHiddenByAttributes(next);
      answers.set(next, isHiddenSoFar);
    }
    return isHiddenSoFar;
  };
  return {
    isRendered: false,
    hiddenAmong: (texts) =>
      new Set([...texts].filter(({ parentNode }) => isElement(parentNode) && isHidden(parentNode))),
  };
};
