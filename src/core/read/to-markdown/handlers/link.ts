import { toAbsoluteUrl } from '../../../url.ts';
import { attr, cleanText } from '../../page/tree.ts';
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
  builder.visitChildren(element, url && !isHeadingAnchor(element) ? [...marks, { type: 'link', url }] : marks);
};

/** True for the `#` or `¶` beside a heading, which is a link to that heading. */
const isAnchorSign = (element: Element): boolean =>
  attr(element, 'href').includes('#') &&
  /^[#¶§🔗∞\s]*$/u.test(element.textContent ?? '') &&
  !element.querySelector('img');

/** True for a link that is all of a heading and leads to the heading itself, as manuals made by mdBook have them. */
function isHeadingAnchor(element: Element): boolean {
  if (!attr(element, 'href').startsWith('#')) return false;
  const heading = element.closest('h1, h2, h3, h4, h5, h6');
  return heading !== null && cleanText(heading.textContent ?? '') === cleanText(element.textContent ?? '');
}
