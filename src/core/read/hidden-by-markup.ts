import { attr, classOf, INLINE, isElement, isText, namesOf, squash, tagOf, UNSEEN, walk, words } from './tree.ts';

/** Answers what a reader can see of a page. */
export interface Layout {
  /** The texts that nobody can see: neither now, nor by scrolling or opening something on the page. */
  hiddenAmong(texts: Iterable<Text>): Set<Text>;
}

/** Names under which style sheets hide a text from all but screen readers. */
const FOR_SCREEN_READERS =
  /(^|\s)(sr-only|visually-?hidden|screen-?reader-text|screen-reader-only|assistive-text|u-hidden-visually|element-invisible)(\s|$)/i;

/** A style attribute as its declarations, the last of each property. */
const declarations = (style: string): Map<string, string> =>
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

const isNone = (value = ''): boolean => /^[+-]?(?:0+(?:\.0*)?|\.0+)(?:px|em|rem|%|pt|vh|vw)?$/.test(value);
/** A length far outside of any page: -999px, -100vw, -99em. */
const isFarOut = (value = ''): boolean =>
  /^-(\d{4,}|999)(\.\d+)?px$|^-\d{3,}(vw|vh|%)$|^-\d{2,}(\.\d+)?r?em$/.test(value);
/** A style that a script changes as the page is scrolled: it was saved on its way. */
const MOVES = [
  'transition',
  'transition-property',
  'animation',
  'animation-name',
  'will-change',
  'transform',
  'translate',
];
const CLOSED = ['height', 'max-height', 'width', 'max-width'];

/** Does a style attribute say that nothing of an element is shown? */
export function styleHides(style: string): boolean {
  const of = declarations(style);
  const is = (name: string, pattern: RegExp) => pattern.test(of.get(name) ?? '');
  if (is('display', /^none$/) || is('visibility', /^(hidden|collapse)$/) || is('content-visibility', /^hidden$/))
    return true;
  if (isNone(of.get('font-size')) || is('font-size', /^[0-4](\.\d+)?(px|pt)$/)) return true;
  if ((isNone(of.get('opacity')) || is('filter', /opacity\(0(\.0*)?%?\)/)) && !MOVES.some((name) => of.has(name)))
    return true;
  if (is('transform', /scale(3d)?\(\s*0(\.0+)?\s*[,)]|translate\w*\([^)]*-\d{4,}px/) || isNone(of.get('scale')))
    return true;
  if (is('position', /^(absolute|fixed)$/)) {
    if (is('clip', /^rect\(\s*([01](px)?[\s,]+){3}[01](px)?\s*\)$/)) return true;
    if (['left', 'right', 'top', 'bottom', 'inset-inline-start'].some((name) => isFarOut(of.get(name)))) return true;
  }
  if (isFarOut(of.get('text-indent')) || isFarOut(of.get('margin-left')) || isFarOut(of.get('margin-top'))) return true;
  if (is('clip-path', /^inset\(\s*(50|[6-9]\d|100)%\s*\)$|^circle\(0(px|%)?[\s)]/)) return true;
  if (is('overflow', /^(hidden|clip)/) && CLOSED.some((name) => isNone(of.get(name)) || of.get(name) === '1px'))
    return true;
  const colour = of.get('color');
  const ground = of.get('background-color') ?? of.get('background');
  return (colour === 'transparent' && !/text/.test(style)) || (!!colour && !!ground && sameColour(colour, ground));
}

const NAMES: { [name: string]: string } = { white: '#ffffff', black: '#000000' };
const long = (colour: string): string =>
  NAMES[colour] ?? colour.replace(/^#(\w)(\w)(\w)$/, '#$1$1$2$2$3$3').replace(/\s/g, '');
const sameColour = (one: string, other: string): boolean => long(one) === long(other);

/** A shorter text that is kept from screen readers is a sign, or says once more what stands beside it. */
const LEAST_PROSE = 60;
const PROSE = words('p blockquote pre li dd h2 h3 h4 h5 h6');

/**
 * Does an element's own markup keep it out of the search for the article? `layout`: what is shown all the same is let in.
 * The pictures of formulas that MediaWiki keeps from screen readers are let in, too.
 */
export function isLeftOut(element: Element, layout: Layout | null): boolean {
  const hidden = attr(element, 'hidden');
  const hides =
    (element.hasAttribute('hidden') && hidden !== 'until-found') ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attr(element, 'style'));
  if (hides) return !layout || !isShown(element, layout);
  if (attr(element, 'aria-hidden') !== 'true' || /fallback-image|mwe-math/.test(namesOf(element))) return false;
  const tag = tagOf(element);
  if (INLINE.has(tag) || squash(element.textContent ?? '').length < LEAST_PROSE) return true;
  return layout ? !isShown(element, layout) : !PROSE.has(tag);
}

/** Of an element with more texts, so many are asked for. */
const MOST_ASKED = 300;

/** Is most of an element's text seen? */
function isShown(element: Element, layout: Layout): boolean {
  const texts: Text[] = [];
  walk(element, (node) => {
    if (isText(node) && node.data.trim()) texts.push(node);
    return texts.length < MOST_ASKED ? !UNSEEN.has(tagOf(node)) : null;
  });
  return layout.hiddenAmong(texts).size < texts.length / 2;
}

/** Is an element hidden by its own markup? */
const hides = (element: Element): boolean => {
  const hidden = element.getAttribute('hidden');
  if (hidden !== null && hidden !== 'until-found') return true;
  const style = attr(element, 'style');
  return (style !== '' && styleHides(style)) || (FOR_SCREEN_READERS.test(classOf(element)) && !isLabel(element));
};

/** "Photo", "opens in a new tab": what a style sheet may show after all. */
const isLabel = (element: Element): boolean => squash(element.textContent ?? '').length < 40;

/** What the markup alone says: for a page that no browser shows. */
export const markupLayout = (): Layout => {
  const known = new Map<Element, boolean>();
  const isHidden = (element: Element): boolean => {
    const line: Element[] = [];
    let at: Node | null = element;
    for (; isElement(at) && !known.has(at); at = at.parentNode) line.push(at);
    let hidden = isElement(at) ? (known.get(at) ?? false) : false;
    for (const next of line.reverse()) {
      hidden ||= hides(next);
      known.set(next, hidden);
    }
    return hidden;
  };
  return {
    hiddenAmong: (texts) =>
      new Set([...texts].filter(({ parentNode }) => isElement(parentNode) && isHidden(parentNode))),
  };
};
