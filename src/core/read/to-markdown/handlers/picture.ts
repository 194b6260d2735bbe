import { attr, cleanText, getTag, isElement } from '../../page/tree.ts';
import { toEmbedLink } from '../embeds.ts';
import { hasImage, toLineText } from '../flatten-blocks.ts';
import { getEmoji, getImageUrl, getTex } from '../images.ts';
import { FLOWING_TAGS, type Handler } from './handler.ts';

/** Converts a picture: an emoji to its character, a formula to its TeX. */
export const image: Handler = (builder, element, marks) => {
  const emoji = getEmoji(element);
  if (emoji) {
    builder.addLeaf({ type: 'text', value: emoji }, marks);
    return;
  }
  if (!builder.selection.keep(element)) return;
  const url = getImageUrl(element, builder.selection.base);
  if (!url) return;
  const tex = getTex(url);
  if (tex) {
    builder.addLeaf({ type: 'text', value: `$${tex}$` }, marks);
    return;
  }
  builder.addLeaf(
    { type: 'image', url, title: null, alt: cleanText(attr(element, 'alt')) },
    marks.filter(({ type }) => type === 'link'),
  );
};

/** Class names of captions that are not a `figcaption`. */
const CAPTION_NAMES = /(^|\s)(?!(no|has|with|without)-?caption|wp-caption(\s|$))[\w-]*caption/i;
/** True for a caption by its class names. */
export const isCaption = (element: Element, names: string): boolean =>
  /caption/i.test(names) &&
  CAPTION_NAMES.test(names) &&
  getTag(element) !== 'img' &&
  !element.querySelector('img, picture, video, pre, table');

/**
 * Prints a caption as the title of the picture before it, or as a paragraph when the element before is no picture. A
 * caption is dropped when its picture was dropped.
 */
export const caption: Handler = (builder, element, marks) => {
  const text = toLineText(builder.toLine(element, marks));
  if (!text) return;
  const picture = builder.findLastImage();
  if (picture) picture.title = picture.title ? `${picture.title} ${text}` : text;
  else if (!element.parentElement?.querySelector('img, picture')) builder.visitBlock(element, marks);
};

const PICTURE_BOX_NAMES = /(^|[\s_-])(image|img|photo|picture|figure|fig|foto|bild|visual)([\s_-]|$)/i;
/** True for an element whose class says that it holds a picture, and that holds one. */
export const isPictureBox = (element: Element, names: string): boolean =>
  names !== '' &&
  !FLOWING_TAGS.has(getTag(element)) &&
  PICTURE_BOX_NAMES.test(names) &&
  element.querySelector('img') !== null;

/**
 * Converts an element whose class says that it holds a picture. When the element holds one picture and fewer than 300
 * characters of text below, the text becomes the picture's caption.
 */
export const pictureBox: Handler = (builder, element, marks) => {
  const blocks = builder.toBlocks(element.childNodes, marks);
  const [picture, ...rest] = blocks.map((block) => (block.type === 'paragraph' ? block.children : []));
  const onlyNode = picture?.length === 1 ? picture[0] : undefined;
  const image = onlyNode?.type === 'link' && onlyNode.children.length === 1 ? onlyNode.children[0] : onlyNode;
  const text = rest.map(toLineText).filter(Boolean).join(' ');
  if (image?.type === 'image' && rest.every((nodes) => toLineText(nodes) && !hasImage(nodes)) && text.length < 300) {
    image.title = [image.title, text].filter(Boolean).join(' ') || null;
    blocks.length = 1;
  }
  for (const block of blocks) builder.push(block);
};

/** Converts a figure. Its captions are read last, so that each caption comes after the picture. */
export const figure: Handler = (builder, element, marks) => {
  const captions: Element[] = [];
  builder.flush();
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (isElement(child) && getTag(child) === 'figcaption') captions.push(child);
    else builder.visit(child, marks);
  }
  for (const figcaption of captions) builder.visit(figcaption, marks);
  builder.flush();
};

/** Converts a player of a known site, a video or a sound to a link. */
export const embed: Handler = (builder, element, marks) => {
  const embedLink = toEmbedLink(element, builder.selection.base);
  if (!embedLink || !builder.selection.keep(element)) return;
  builder.flush();
  builder.addLeaf({ type: 'text', value: embedLink.text }, [
    ...marks.filter(({ type }) => type !== 'link'),
    { type: 'link', url: embedLink.url },
  ]);
  builder.flush();
};
