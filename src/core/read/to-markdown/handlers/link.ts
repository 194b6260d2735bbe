import { toAbsoluteUrl } from '../../../url.ts';
import { attr } from '../../page/tree.ts';
import type { InlineMark } from '../inline.ts';
import type { BlockSelection, Handler } from './handler.ts';

/** Returns the address of a link; null inside another link, and for an address that can't be opened. */
export const getLinkUrl = (selection: BlockSelection, element: Element, marks: InlineMark[]): string | null => {
  if (marks.some(({ type }) => type === 'link')) return null;
  const href = attr(element, 'href');
  if (/^\s*mailto:\S+@/i.test(href)) return href.trim();
  return toAbsoluteUrl(href, selection.base);
};

/** A link is a mark of what stands in it. */
export const link: Handler = (builder, element, marks) => {
  const url = getLinkUrl(builder.selection, element, marks);
  if (url && isAnchorSign(element)) return;
  builder.visitChildren(element, url ? [...marks, { type: 'link', url }] : marks);
};

/** True for the `#` or `¶` beside a heading, which is a link to that heading. */
const isAnchorSign = (element: Element): boolean =>
  attr(element, 'href').includes('#') &&
  /^[#¶§🔗∞\s]*$/u.test(element.textContent ?? '') &&
  !element.querySelector('img');
