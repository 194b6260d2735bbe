import type { Removal } from '../article.ts';
import { isBoilerplate, isTableOfContents, maybeBoilerplate } from './boilerplate-patterns.ts';
import { toNameKey } from './names.ts';
import {
  containsCode,
  forEachContent,
  getRegionNames,
  type KeptStats,
  MEDIA_TAGS,
  NON_CONTENT_TAGS,
  type PageNode,
} from './page-node.ts';
import { type KnownFacts, removeBoilerplateLines } from './remove-boilerplate-lines.ts';
import { restoreDropped } from './restore-dropped.ts';
import { attr, cleanText, getClassName, INLINE_TAGS } from './tree.ts';

export interface KeptContent {
  /** The page's texts and pictures that are kept. */
  keep: Set<PageNode>;
  removals: Removal[];
}

/** Removes boilerplate from Readability's choice and restores what Readability dropped. */
export function removeBoilerplateBlocks(body: PageNode, first: Set<PageNode>, known: KnownFacts): KeptContent {
  const keep = new Set(first);
  const removals: Removal[] = [];
  const total = measureContent(body, keep, false, 0).kept;
  const drop = (element: PageNode, reason: string) => {
    let text = '';
    forEachContent(element, (part) => {
      if (keep.delete(part) && part.isText) text += `${part.data} `;
    });
    removals.push({ reason, text: cleanText(text).slice(0, 120) });
  };
  removeNamedBlocks(body, total, drop);
  removePortraits(keep, known);
  restoreDropped(body, keep);
  removeBoilerplateLines(body, keep, known, removals);
  return { keep, removals };
}

function measureContent(element: PageNode, keep: Set<PageNode>, inLink: boolean, depth: number): KeptStats {
  const weight: KeptStats = { text: 0, kept: 0, links: 0, media: 0 };
  for (let at = element.firstChild; at; at = at.nextSibling) {
    const { textLength, tag } = at;
    if (at.isText) {
      weight.text += textLength;
      if (inLink) weight.links += textLength;
      if (textLength && keep.has(at)) weight.kept += textLength;
    } else {
      if (MEDIA_TAGS.has(tag) && keep.has(at)) weight.media++;
      if ((NON_CONTENT_TAGS.has(tag) && tag !== 'form' && tag !== 'footer') || depth > 400) continue;
      const inner = measureContent(at, keep, inLink || tag === 'a', depth + 1);
      weight.text += inner.text;
      weight.kept += inner.kept;
      weight.links += inner.links;
      weight.media += inner.media;
    }
  }
  element.keptStats = weight;
  return weight;
}

/** Drops elements whose class or id names boilerplate. */
function removeNamedBlocks(root: PageNode, total: number, drop: (element: PageNode, reason: string) => void): void {
  for (let at = root.firstChild; at; at = at.nextSibling) {
    const { keptStats, tag } = at;
    if (!keptStats || (!keptStats.kept && !keptStats.media)) continue;
    const names = getRegionNames(at);
    const linky = keptStats.links > keptStats.text * 0.5;
    if (tag === 'form' && keptStats.kept < total * 0.3 && at.element.querySelector('input, textarea, select')) {
      drop(at, 'form');
      continue;
    }
    if (names && tag !== 'pre' && tag !== 'code' && !INLINE_TAGS.has(tag)) {
      const beside = isBoilerplate(names) || (linky && isTableOfContents(names));
      if (keptStats.kept < total * 0.35 && beside) {
        drop(at, `named ${beside}`);
        continue;
      }
      if (
        keptStats.kept < total * 0.2 &&
        !TABLE_ROW.test(tag) &&
        ((keptStats.kept < 160 && !keptStats.media) || (linky && keptStats.kept < 1000)) &&
        maybeBoilerplate(names) &&
        attr(at.element, 'itemprop') !== 'description' &&
        !containsCode(at)
      ) {
        drop(at, `named ${maybeBoilerplate(names)}`);
        continue;
      }
    }
    removeNamedBlocks(at, total, drop);
  }
}

/** Rows of a table are often named after their subject. */
const TABLE_ROW = /^t(body|[rdh])$/;

/** Drops the author's portrait beside the byline and the linked cover in the article's header: they are metadata. */
function removePortraits(keep: Set<PageNode>, known: KnownFacts): void {
  const authors = known.authors.map(toNameKey);
  for (const part of keep) {
    if (part.tag !== 'img') continue;
    const node = part.element;
    const named = `${getClassName(node)} ${attr(node, 'data-testid')}`;
    const link = node.parentElement?.localName === 'a';
    const cover = link && /(^|[\s_-])cover([\s_-]|$)/i.test(named) && node.closest('header') !== null;
    const portrait =
      /avatar|author-?(photo|image|profile)/i.test(named) || (link && authors.includes(toNameKey(attr(node, 'alt'))));
    if (cover || portrait) keep.delete(part);
  }
}
