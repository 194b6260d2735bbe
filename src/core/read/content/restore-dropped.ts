import {
  containsCode,
  forEachContent,
  getRegionNames,
  type KeptStats,
  MEDIA_TAGS,
  NON_CONTENT_TAGS,
  type PageNode,
  SUBHEADING_TAG,
} from '../page/page-node.ts';
import { getClassAndId, getClassName, toWordSet } from '../page/tree.ts';
import { isBoilerplate, maybeBoilerplate } from './boilerplate-patterns.ts';

const CONTENT_TAGS = toWordSet(
  'p pre ul ol dl blockquote table figure h2 h3 h4 h5 h6 div section aside details math picture img video iframe',
);

/** Minimum length of an article's section, in characters. */
const MIN_SECTION_LENGTH = 200;
/** Returns the tag and the class of an element as one string, which is equal for all sections of an article. */
const getElementShape = ({ element, tag, data }: PageNode): string => `${tag}.${data && getClassName(element).trim()}`;

/**
 * Adds to `keep` what Readability dropped between two kept elements, and sections with the same tag and class as kept
 * sections.
 */
export function restoreDropped(element: PageNode, keep: Set<PageNode>): void {
  const children: PageNode[] = [];
  let firstKept = -1;
  let lastKept = -1;
  for (let current = element.firstChild; current; current = current.nextSibling) {
    if (current.isText) continue;
    if (current.keptStats && (current.keptStats.kept > 20 || keep.has(current))) {
      if (firstKept < 0) firstKept = children.length;
      lastKept = children.length;
    }
    children.push(current);
  }
  const keptShapes = children
    .filter(({ keptStats }) => (keptStats?.kept ?? 0) > MIN_SECTION_LENGTH)
    .map(getElementShape);
  const hasSubheading = ({ element }: PageNode): boolean => element.querySelector('h2, h3, h4') !== null;
  const isAlike = (child: PageNode): boolean => {
    const shape = getElementShape(child);
    return (
      child.keptStats !== null &&
      child.keptStats.text > MIN_SECTION_LENGTH / 2 &&
      child.keptStats.links < child.keptStats.text * 0.15 &&
      getClassName(child.element) !== '' &&
      keptShapes.includes(shape) &&
      (child.tag === 'section' ||
        (child.keptStats.text > MIN_SECTION_LENGTH &&
          // Two kept sections make a layout, of which each further section is a part.
          (keptShapes.indexOf(shape) < keptShapes.lastIndexOf(shape) || hasSubheading(child))))
    );
  };
  if (keptShapes.length) lastKept = Math.max(lastKept, children.findLastIndex(isAlike));
  children.forEach((child, index) => {
    const { keptStats, tag } = child;
    if (!keptStats) return;
    if (keptStats.kept || keptStats.media) {
      restoreDropped(child, keep);
      return;
    }
    const isAfterFirst = (index > firstKept && firstKept >= 0) || (isAlike(child) && hasSubheading(child));
    const isBeforeLast = index < lastKept;
    const isAtEnd = index === lastKept || element.tag === 'dl';
    if (
      ((isAfterFirst && (isBeforeLast || isAtEnd)) || (SUBHEADING_TAG.test(tag) && isBeforeLast)) &&
      isArticleContent(child, keptStats)
    ) {
      forEachContent(
        child,
        (node) => keep.add(node),
        ({ hidden, keptStats, data }) => !hidden && !(keptStats && isBoilerplate(data)),
      );
      if (MEDIA_TAGS.has(tag)) keep.add(child);
    }
  });
}

function isArticleContent(node: PageNode, stats: KeptStats): boolean {
  const { tag, element } = node;
  if ((!CONTENT_TAGS.has(tag) && !tag.includes('-')) || NON_CONTENT_TAGS.has(tag)) return false;
  const names = getRegionNames(node);
  if (isBoilerplate(names) || (maybeBoilerplate(names) && !EMBED_NAMES.test(names) && !containsCode(node)))
    return false;
  if (node.hidden) return false;
  if (SUBHEADING_TAG.test(tag)) return stats.text > 1 && stats.text < 200 && stats.links < stats.text * 0.9;
  if (tag === 'pre') return stats.text > 3;
  if (/(^|\s)wp-block-buttons?(\s|$)/.test(names)) return true;
  if (stats.text < 25) return tag === 'img' || hasLargeImage(element);
  return stats.links < stats.text * 0.34;
}

/** Matches the class or id of a post from another site that is embedded in the text. */
const EMBED_NAMES = /(^|[\s_-])embed/i;

/**
 * True when an element contains a picture that is large enough to be part of the article, unlike a portrait or an icon.
 */
const hasLargeImage = (element: Element): boolean =>
  [...element.querySelectorAll('img')].some((image) => {
    const width = Number.parseInt(image.getAttribute('width') ?? '', 10);
    return (
      (Number.isNaN(width) || width >= 120) &&
      !/avatar|icon|logo|emoji|gravatar/i.test(`${getClassAndId(image)} ${image.getAttribute('src') ?? ''}`)
    );
  });
