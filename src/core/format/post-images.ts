import type { Post } from '../post.ts';
import { escapeRegExp } from '../text/escape-reg-exp.ts';
import { replaceOutsideCode } from './template-hazards.ts';

/** Matches a Markdown image up to the end of its web address, which may contain balanced parentheses. */
const IMAGE_URL = /(!\[(?:[^\]\\]|\\.){0,1000}\]\(\s*<?)(https?:\/\/[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)/g;
const FRONT_MATTER_BLOCK = /^(---|\+\+\+)\r?\n[\s\S]*?\r?\n\1(?:\r?\n|$)/;

type PrintedFile = { text: string; post: Post };

/**
 * Replaces image addresses in a printed file: in the body outside code, and, for the post's own image, in the front matter.
 */
function replaceImageAddresses({ text, post }: PrintedFile, change: (url: string) => string): string {
  const front = FRONT_MATTER_BLOCK.exec(text)?.[0] ?? '';
  const body = replaceOutsideCode(text.slice(front.length), (prose) =>
    prose.replace(IMAGE_URL, (_, before: string, url: string) => before + change(url)),
  );
  const { image } = post;
  // An image address that is also the address of the article or of its feed stays unchanged in the front matter.
  if (!/^https?:/.test(image) || image === post.canonical || image === post.feed.url) return front + body;
  const whole = new RegExp(`(?<![^\\s"'[(,])${escapeRegExp(image)}(?![^\\s"',\\])])`, 'g');
  return front.replace(whole, () => change(image)) + body;
}

/** Returns the web addresses of a file's images in order, each once. */
export function listImageUrls(file: PrintedFile): string[] {
  const found = new Set<string>();
  replaceImageAddresses(file, (url) => {
    found.add(url);
    return url;
  });
  return [...found];
}

/** Returns the file's text with new image addresses. `moved`: maps each old address to its new one. */
export const replaceImageUrls = (file: PrintedFile, moved: ReadonlyMap<string, string>): string =>
  replaceImageAddresses(file, (url) => moved.get(url) ?? url);
