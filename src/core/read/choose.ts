import type { Removal } from '../types.ts';
import { dropLines, type Known } from './drop-lines.ts';
import { neverPart, ofContents, perhapsBeside } from './leaks.ts';
import { nameKey } from './names.ts';
import { BLOCKED, each, holdsCode, MEDIA, type Part, partNames, type Weight } from './part.ts';
import { recover } from './recover.ts';
import { attr, classOf, INLINE, squash } from './tree.ts';

export interface Choice {
  /** The page's texts and pictures that are kept. */
  keep: Set<Part>;
  removals: Removal[];
}

/** Readability's choice, less what leaks into it, plus what it loses. */
export function choose(body: Part, first: Set<Part>, known: Known): Choice {
  const keep = new Set(first);
  const removals: Removal[] = [];
  const total = weigh(body, keep, false, 0).kept;
  const drop = (element: Part, reason: string) => {
    let text = '';
    each(element, (part) => {
      if (keep.delete(part) && part.isText) text += `${part.data} `;
    });
    removals.push({ reason, text: squash(text).slice(0, 120) });
  };
  dropNamed(body, total, drop);
  dropPortraits(keep, known);
  recover(body, keep);
  dropLines(body, keep, known, removals);
  return { keep, removals };
}

function weigh(element: Part, keep: Set<Part>, inLink: boolean, depth: number): Weight {
  const weight: Weight = { text: 0, kept: 0, links: 0, media: 0 };
  for (let at = element.first; at; at = at.next) {
    const { letters, tag } = at;
    if (at.isText) {
      weight.text += letters;
      if (inLink) weight.links += letters;
      if (letters && keep.has(at)) weight.kept += letters;
    } else {
      if (MEDIA.has(tag) && keep.has(at)) weight.media++;
      if ((BLOCKED.has(tag) && tag !== 'form' && tag !== 'footer') || depth > 400) continue;
      const inner = weigh(at, keep, inLink || tag === 'a', depth + 1);
      weight.text += inner.text;
      weight.kept += inner.kept;
      weight.links += inner.links;
      weight.media += inner.media;
    }
  }
  element.weight = weight;
  return weight;
}

/** Drops elements whose names say that they are beside the article. */
function dropNamed(root: Part, total: number, drop: (element: Part, reason: string) => void): void {
  for (let at = root.first; at; at = at.next) {
    const { weight, tag } = at;
    if (!weight || (!weight.kept && !weight.media)) continue;
    const names = partNames(at);
    const linky = weight.links > weight.text * 0.5;
    if (tag === 'form' && weight.kept < total * 0.3 && at.element.querySelector('input, textarea, select')) {
      drop(at, 'form');
      continue;
    }
    if (names && tag !== 'pre' && tag !== 'code' && !INLINE.has(tag)) {
      const beside = neverPart(names) || (linky && ofContents(names));
      if (weight.kept < total * 0.35 && beside) {
        drop(at, `named ${beside}`);
        continue;
      }
      if (
        weight.kept < total * 0.2 &&
        !ROW.test(tag) &&
        ((weight.kept < 160 && !weight.media) || (linky && weight.kept < 1000)) &&
        perhapsBeside(names) &&
        attr(at.element, 'itemprop') !== 'description' &&
        !holdsCode(at)
      ) {
        drop(at, `named ${perhapsBeside(names)}`);
        continue;
      }
    }
    dropNamed(at, total, drop);
  }
}

/** A table's rows are named after what they tell of. */
const ROW = /^t(body|[rdh])$/;

/** The author's portrait beside the byline, and the linked cover in the article's header: they are facts, not text. */
function dropPortraits(keep: Set<Part>, known: Known): void {
  const authors = known.authors.map(nameKey);
  for (const part of keep) {
    if (part.tag !== 'img') continue;
    const node = part.element;
    const named = `${classOf(node)} ${attr(node, 'data-testid')}`;
    const link = node.parentElement?.localName === 'a';
    const cover = link && /(^|[\s_-])cover([\s_-]|$)/i.test(named) && node.closest('header') !== null;
    const portrait =
      /avatar|author-?(photo|image|profile)/i.test(named) || (link && authors.includes(nameKey(attr(node, 'alt'))));
    if (cover || portrait) keep.delete(part);
  }
}
