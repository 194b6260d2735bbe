import type { Removal } from '../../article.ts';
import { toNameKey } from '../metadata/names.ts';
import {
  containsCode,
  forEachContent,
  getRegionNames,
  type KeptStats,
  MEDIA_TAGS,
  NON_CONTENT_TAGS,
  type PageNode,
} from '../page/page-node.ts';
import { attr, cleanText, getClassName, INLINE_TAGS } from '../page/tree.ts';
import { isBoilerplate, isTableOfContents, maybeBoilerplate } from './boilerplate-patterns.ts';
import { isBodyPart } from './fallback-extraction.ts';
import { restoreDropped } from './restore-dropped.ts';

interface KeptContent {
  /** The page's texts and pictures that are kept. */
  keep: Set<PageNode>;
  removals: Removal[];
}

/** Removes boilerplate from Readability's choice and restores what Readability dropped. */
export function removeBoilerplateBlocks(body: PageNode, choice: Set<PageNode>, authors: string[]): KeptContent {
  const keep = new Set(choice);
  const removals: Removal[] = [];
  const total = measureContent(body, keep, false, 0).kept;
  const drop = (element: PageNode, reason: string) => {
    let text = '';
    forEachContent(element, (node) => {
      if (keep.delete(node) && node.isText) text += `${node.data} `;
    });
    removals.push({ reason, text: cleanText(text).slice(0, 120) });
  };
  removeNamedBlocks(body, total, findMainParts(body, total), drop);
  removePortraits(keep, authors.map(toNameKey));
  restoreDropped(body, keep);
  return { keep, removals };
}

function measureContent(element: PageNode, keep: Set<PageNode>, inLink: boolean, depth: number): KeptStats {
  const stats: KeptStats = { text: 0, kept: 0, links: 0, media: 0 };
  for (let child = element.firstChild; child; child = child.nextSibling) {
    const { textLength, tag } = child;
    if (child.isText) {
      stats.text += textLength;
      if (inLink) stats.links += textLength;
      if (textLength && keep.has(child)) stats.kept += textLength;
    } else {
      if (MEDIA_TAGS.has(tag) && keep.has(child)) stats.media++;
      if ((NON_CONTENT_TAGS.has(tag) && tag !== 'form' && tag !== 'footer') || depth > 400) continue;
      const inner = measureContent(child, keep, inLink || tag === 'a', depth + 1);
      stats.text += inner.text;
      stats.kept += inner.kept;
      stats.links += inner.links;
      stats.media += inner.media;
    }
  }
  element.keptStats = stats;
  return stats;
}

/** Matches an answer that the asker has accepted, in microdata or by its class. */
const ACCEPTED_ANSWER = '[itemprop~="acceptedAnswer"], .accepted-answer, .accepted, .best-answer';

/** What of a page shows that other parts of the page are not wanted. */
interface MainParts {
  /** The only `article` of the page, when it holds most of the text; the lists of links beside it are not wanted. */
  article: Element | null;
  /** The answers beside the accepted one. */
  otherAnswers: Set<Element>;
}

function findMainParts({ element }: PageNode, total: number): MainParts {
  const [article, other] = element.querySelectorAll('article');
  const accepted = element.querySelector(ACCEPTED_ANSWER);
  const getFirstName = (answer: Element) => getClassName(answer).split(' ')[0];
  return {
    article: article && !other && (article.textContent ?? '').length > total * 0.5 ? article : null,
    otherAnswers: new Set(
      [...(accepted?.parentElement?.children ?? [])].filter(
        (answer) =>
          accepted && answer !== accepted && getFirstName(answer) && getFirstName(answer) === getFirstName(accepted),
      ),
    ),
  };
}

/** True when one of two elements contains the other. */
const touches = (one: Element, other: Element): boolean => one.contains(other) || other.contains(one);

/** Drops elements whose class or id names boilerplate. */
function removeNamedBlocks(
  root: PageNode,
  total: number,
  main: MainParts,
  drop: (element: PageNode, reason: string) => void,
): void {
  for (let child = root.firstChild; child; child = child.nextSibling) {
    const { keptStats, tag } = child;
    if (!keptStats || (!keptStats.kept && !keptStats.media)) continue;
    const names = getRegionNames(child);
    const isMostlyLinks = keptStats.links > keptStats.text * 0.5;
    if (main.otherAnswers.has(child.element)) {
      drop(child, 'other answer');
      continue;
    }
    if (isMostlyLinks && /^(table|[uo]l)$/.test(tag) && main.article && !touches(main.article, child.element)) {
      drop(child, 'list of links');
      continue;
    }
    if (tag === 'form' && keptStats.kept < total * 0.3 && child.element.querySelector('input, textarea, select')) {
      drop(child, 'form');
      continue;
    }
    if (names && tag !== 'pre' && tag !== 'code' && !INLINE_TAGS.has(tag) && !isBodyPart(child)) {
      const boilerplateName = isBoilerplate(names) || (isMostlyLinks && isTableOfContents(names));
      if (keptStats.kept < total * 0.35 && boilerplateName) {
        drop(child, `named ${boilerplateName}`);
        continue;
      }
      if (
        keptStats.kept < Math.min(600, total * 0.2) &&
        isTeaser(names) &&
        child.element.querySelector(LINKED_HEADING)
      ) {
        drop(child, 'teaser');
        continue;
      }
      if (
        keptStats.kept < total * 0.2 &&
        !TABLE_ROW.test(tag) &&
        ((keptStats.kept < 160 && !keptStats.media) || (isMostlyLinks && keptStats.kept < 1000)) &&
        maybeBoilerplate(names) &&
        !RECIPE_TIME.test(names) &&
        attr(child.element, 'itemprop') !== 'description' &&
        !containsCode(child)
      ) {
        drop(child, `named ${maybeBoilerplate(names)}`);
        continue;
      }
    }
    removeNamedBlocks(child, total, main, drop);
  }
}

const isTeaser = (names: string): boolean => /(^|[\s_-])teasers?($|[\s_-])/i.test(names);
/** The heading of another article. */
const LINKED_HEADING = 'h2 a[href], h3 a[href], h4 a[href], a[href] h2, a[href] h3, a[href] h4';

/** Matches the class of a time or a yield of a recipe, which is named like the date of an article. */
const RECIPE_TIME = /(recipe|prep|cook|total)[\w-]*time/i;

/** Table parts are exempt from `maybeBoilerplate`, because rows are often named after their subject. */
const TABLE_ROW = /^t(body|[rdh])$/;

/**
 * Drops two kinds of pictures that are metadata: the author's portrait beside the byline, and a linked cover in the
 * article's header.
 */
function removePortraits(keep: Set<PageNode>, authorKeys: string[]): void {
  for (const node of keep) {
    if (node.tag !== 'img') continue;
    const element = node.element;
    const nameText = `${getClassName(element)} ${attr(element, 'data-testid')}`;
    const isLinked = element.parentElement?.localName === 'a';
    const isCover = isLinked && /(^|[\s_-])cover([\s_-]|$)/i.test(nameText) && element.closest('header') !== null;
    const isPortrait =
      /avatar|author-?(photo|image|profile)/i.test(nameText) ||
      /\/avatars?\//.test(attr(element, 'src')) ||
      (isLinked && authorKeys.includes(toNameKey(attr(element, 'alt'))));
    if (isCover || isPortrait) keep.delete(node);
  }
}
