import type { Post } from '../post.ts';
import { replaceOutsideCode } from './template-hazards.ts';

/** A Markdown image on the web, up to the end of its address; brackets in the address in pairs. */
const IMAGE_URL = /(!\[(?:[^\]\\]|\\.){0,1000}\]\(\s*<?)(https?:\/\/[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)/g;
const FRONT_MATTER_BLOCK = /^(---|\+\+\+)\r?\n[\s\S]*?\r?\n\1(?:\r?\n|$)/;

type PrintedFile = { text: string; post: Post };

/** Changes the addresses of a file's images: those of its text (code is none), and its picture in the front matter. */
function replaceImageAddresses({ text, post }: PrintedFile, change: (url: string) => string): string {
  const front = FRONT_MATTER_BLOCK.exec(text)?.[0] ?? '';
  const body = replaceOutsideCode(text.slice(front.length), (prose) =>
    prose.replace(IMAGE_URL, (_, before: string, url: string) => before + change(url)),
  );
  const { image } = post;
  // An address of the article itself stays what it is, whatever it shows.
  if (!/^https?:/.test(image) || image === post.canonical || image === post.feed.url) return front + body;
  const whole = new RegExp(`(?<![^\\s"'[(,])${image.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![^\\s"',\\])])`, 'g');
  return front.replace(whole, () => change(image)) + body;
}

/** The addresses of a file's images on the web, in their order, each once. */
export function listImageUrls(file: PrintedFile): string[] {
  const found = new Set<string>();
  replaceImageAddresses(file, (url) => {
    found.add(url);
    return url;
  });
  return [...found];
}

/** The text with images at other addresses. `moved`: by the address that they had. */
export const replaceImageUrls = (file: PrintedFile, moved: ReadonlyMap<string, string>): string =>
  replaceImageAddresses(file, (url) => moved.get(url) ?? url);
