import type { Post } from '../types.ts';
import { outsideCode } from './hazards.ts';

/** A Markdown image on the web, up to the end of its address; brackets in the address in pairs. */
const IMAGE = /(!\[(?:[^\]\\]|\\.){0,1000}\]\(\s*<?)(https?:\/\/[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)/g;
const FRONT_MATTER = /^(---|\+\+\+)\r?\n[\s\S]*?\r?\n\1(?:\r?\n|$)/;

type File = { text: string; post: Post };

/** Changes the addresses of a file's images: those of its text (code is none), and its picture in the front matter. */
function withAddresses({ text, post }: File, change: (url: string) => string): string {
  const front = FRONT_MATTER.exec(text)?.[0] ?? '';
  const body = outsideCode(text.slice(front.length), (prose) =>
    prose.replace(IMAGE, (_, before: string, url: string) => before + change(url)),
  );
  const { image } = post;
  // An address of the article itself stays what it is, whatever it shows.
  if (!/^https?:/.test(image) || image === post.canonical || image === post.feed.url) return front + body;
  const whole = new RegExp(`(?<![^\\s"'[(,])${image.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![^\\s"',\\])])`, 'g');
  return front.replace(whole, () => change(image)) + body;
}

/** The addresses of a file's images on the web, in their order, each once. */
export function imagesIn(file: File): string[] {
  const found = new Set<string>();
  withAddresses(file, (url) => {
    found.add(url);
    return url;
  });
  return [...found];
}

/** The text with images at other addresses. `moved`: by the address that they had. */
export const withImages = (file: File, moved: ReadonlyMap<string, string>): string =>
  withAddresses(file, (url) => moved.get(url) ?? url);
