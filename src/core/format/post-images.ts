import type { Post } from '../post.ts';
import { escapeRegExp } from '../text.ts';
import { replaceOutsideCode } from './template-hazards.ts';

/** A Markdown image on the web up to the end of its address, with balanced parentheses. */
const IMAGE_URL = /(!\[(?:[^\]\\]|\\.){0,1000}\]\(\s*<?)(https?:\/\/[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)/g;
const FRONT_MATTER_BLOCK = /^(---|\+\+\+)\r?\n[\s\S]*?\r?\n\1(?:\r?\n|$)/;

type PrintedFile = { text: string; post: Post };

/** Replaces the addresses of a file's images: in the text outside code, and the post's image in the front matter. */
function replaceImageAddresses({ text, post }: PrintedFile, change: (url: string) => string): string {
  const front = FRONT_MATTER_BLOCK.exec(text)?.[0] ?? '';
  const body = replaceOutsideCode(text.slice(front.length), (prose) =>
    prose.replace(IMAGE_URL, (_, before: string, url: string) => before + change(url)),
  );
  const { image } = post;
  // The article's own address stays, even when it is also the image's.
  if (!/^https?:/.test(image) || image === post.canonical || image === post.feed.url) return front + body;
  const whole = new RegExp(`(?<![^\\s"'[(,])${escapeRegExp(image)}(?![^\\s"',\\])])`, 'g');
  return front.replace(whole, () => change(image)) + body;
}

/** The web addresses of a file's images in order, each once. */
export function listImageUrls(file: PrintedFile): string[] {
  const found = new Set<string>();
  replaceImageAddresses(file, (url) => {
    found.add(url);
    return url;
  });
  return [...found];
}

/** The text with replaced image addresses. `moved`: new addresses by old ones. */
export const replaceImageUrls = (file: PrintedFile, moved: ReadonlyMap<string, string>): string =>
  replaceImageAddresses(file, (url) => moved.get(url) ?? url);
