import { attr, getTag } from '../../page/tree.ts';
import { unwrapStrong } from '../flatten-blocks.ts';
import { inlineCode, pre } from './code.ts';
import type { Handler } from './handler.ts';
import { link } from './link.ts';
import { list } from './list.ts';
import { math } from './math.ts';
import { caption, embed, figure, image } from './picture.ts';
import { table } from './table.ts';

const createMarkHandler =
  (type: 'emphasis' | 'strong' | 'delete'): Handler =>
  (builder, element, marks) =>
    builder.visitChildren(element, marks.some((mark) => mark.type === type) ? marks : [...marks, { type }]);

const heading: Handler = (builder, element, marks) => {
  builder.flush();
  const depth = Math.min(6, Math.max(1, Number(getTag(element)[1] ?? attr(element, 'aria-level')) || 2));
  const children = builder.toLine(element, [...marks.filter(({ type }) => type === 'link'), { type: 'strong' }]);
  const plain = unwrapStrong(children);
  if (!plain.length) return;
  if (plain.every(({ type }) => type === 'image')) builder.push({ type: 'paragraph', children: plain });
  else builder.push({ type: 'heading', depth, children: plain });
};

const quote: Handler = (builder, element, marks) => {
  const children = builder.toBlocks(element.childNodes, marks);
  if (children.length) builder.push({ type: 'blockquote', children });
};

const term: Handler = (builder, element, marks) => {
  builder.flush();
  builder.visitChildren(element, [...marks, { type: 'strong' }]);
  builder.flush();
};

/** The handler of each element that needs one. The content of all other elements is visited as it stands. */
export const handlers = new Map<string, Handler>([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag): [string, Handler] => [tag, heading]),
  ...['em', 'i'].map((tag): [string, Handler] => [tag, createMarkHandler('emphasis')]),
  ...['strong', 'b'].map((tag): [string, Handler] => [tag, createMarkHandler('strong')]),
  ...['del', 's', 'strike'].map((tag): [string, Handler] => [tag, createMarkHandler('delete')]),
  ...['code', 'tt', 'samp', 'kbd'].map((tag): [string, Handler] => [tag, inlineCode]),
  ...['pre', 'listing', 'xmp'].map((tag): [string, Handler] => [tag, pre]),
  ...['ul', 'ol', 'menu', 'dir'].map((tag): [string, Handler] => [tag, list]),
  ...['iframe', 'video', 'audio', 'embed'].map((tag): [string, Handler] => [tag, embed]),
  ['a', link],
  ['figure', figure],
  ['figcaption', caption],
  ['img', image],
  ['blockquote', quote],
  ['table', table],
  ['dt', term],
  ['summary', term],
  ['math', math],
  ['svg', () => {}],
  ['input', () => {}],
  ['br', (builder, _, marks) => builder.addLineBreak(marks)],
  ['hr', (builder) => builder.push({ type: 'thematicBreak' })],
]);
