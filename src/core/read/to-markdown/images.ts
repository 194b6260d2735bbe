import { toAbsoluteUrl } from '../../url.ts';
import { attr, cleanText, getClassAndId, getTag, isElement } from '../page/tree.ts';

const LAZY_ATTRIBUTES =
  'data-src data-lazy-src data-original data-lazy data-orig-file data-image data-full-src data-hi-res-src data-url data-runner-src'.split(
    ' ',
  );
const LAZY_SRCSETS = ['srcset', 'data-srcset', 'data-lazy-srcset'];
const EMOJI_NAMES = /(^|[\s_-])(emoji|smiley|emoticon)/i;

/** Returns the alternative text of an emoji that is shown as a picture; '' for other pictures. */
export const getEmoji = (image: Element): string =>
  EMOJI_NAMES.test(getClassAndId(image)) ? cleanText(attr(image, 'alt')) : '';

/** True for a button that holds only a picture, such as a picture that a click enlarges. */
export const isPictureButton = (element: Element): boolean =>
  getTag(element) === 'button' && element.querySelector('img') !== null && !/\S/.test(element.textContent ?? '');

/**
 * Returns the real address of a picture, also when a script loads the picture lazily. Null for a tracking pixel, a
 * `data:` placeholder, or a picture without an address.
 */
export function getImageUrl(image: Element, base: string): string | null {
  if (isTrackingPixel(image)) return null;
  for (const name of LAZY_ATTRIBUTES) {
    const url = toImageUrl(attr(image, name), base);
    if (url) return url;
  }
  const srcUrl = toImageUrl(attr(image, 'src'), base);
  if (
    srcUrl &&
    !/(blank|placeholder|spacer|transparent|loading|lazy|1x1|pixel)[\w-]*\.(gif|png|svg|jpe?g)/i.test(srcUrl)
  )
    return srcUrl;
  for (const name of LAZY_SRCSETS) {
    const url = findLargestImage(attr(image, name), base);
    if (url) return url;
  }
  const parent = image.parentElement;
  if (parent && getTag(parent) === 'picture') {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (!isElement(child) || getTag(child) !== 'source') continue;
      const url = findLargestImage(attr(child, 'srcset') || attr(child, 'data-srcset'), base);
      if (url) return url;
    }
  }
  return findNoscriptImage(image, base) ?? srcUrl;
}

/**
 * True when the width or the height is 1 or 2 pixels, or when every stated side is 0. A single side of 0 only means
 * that the page does not know the size yet.
 */
const isTrackingPixel = (image: Element): boolean => {
  const sides = [attr(image, 'width'), attr(image, 'height')].filter(Boolean);
  return (
    sides.some((side) => /^[12](px)?$/.test(side)) || (sides.length > 0 && sides.every((side) => /^0(px)?$/.test(side)))
  );
};

function toImageUrl(value: string, base: string): string | null {
  if (!value || /^(data|blob|about|javascript):/i.test(value.trim()) || /[{}]/.test(value)) return null;
  return toAbsoluteUrl(value, base);
}

/** Returns the address of the largest picture in a `srcset`. */
function findLargestImage(srcset: string, base: string): string | null {
  let best: string | null = null;
  let bestWidth = -1;
  for (const candidate of srcset.split(/,\s/)) {
    const words = candidate.trim().split(/\s+/);
    const sizeText = words.length > 1 ? /^([\d.]+)[wx],?$/.exec(words.at(-1) ?? '')?.[1] : undefined;
    const url = toImageUrl((words.at(sizeText ? -2 : -1) ?? '').replace(/(?<!,),+$/, ''), base);
    const width = Number(sizeText ?? 1);
    if (url && width > bestWidth) [best, bestWidth] = [url, width];
  }
  return best;
}

/**
 * Returns the address in the `<noscript>` element beside a placeholder, where lazy loaders write the real picture as
 * text. Null when there is none.
 */
function findNoscriptImage(image: Element, base: string): string | null {
  for (const sibling of [image.nextElementSibling, image.previousElementSibling]) {
    if (sibling && getTag(sibling) === 'noscript') {
      const src = /<img[^>]*?\ssrc\s*=\s*(["'])(.*?)\1/i.exec(sibling.textContent ?? '')?.[2];
      const url = src ? toImageUrl(src.replaceAll('&amp;', '&'), base) : null;
      if (url) return url;
    }
  }
  return null;
}

/**
 * Returns the TeX source in the address of a picture that a formula service renders, such as codecogs.com; '' for other
 * pictures.
 */
export function getTex(url: string): string {
  const [, ...encodings] =
    /codecogs\.com\/[^?]*\?(.+)|[?&]cht=tx&chl=([^&]+)|\/(?:formula|latex|tex|math)\/([^/]*(?:%5C|\\).*)/i.exec(url) ??
    [];
  try {
    return decodeURIComponent(encodings.find(Boolean) ?? '').trim();
  } catch {
    // Broken percent-encoding: the address holds no TeX that can be read.
    return '';
  }
}
