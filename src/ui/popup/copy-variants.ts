/** Copies parts of a post for places that take no file. Bundled separately, to load when the first one is copied. */
import { escapeMarkdownText } from '../../core/format/escape-markdown.ts';
import { printBody, printPlainBody } from '../../core/format/print-body.ts';
import { type HtmlNode, serializeHtml, toHtmlTree } from '../../core/markdown/to-html.ts';
import type { EditorState } from './editor-context.ts';

/** `body`: the file without its front matter; `rich`: formatted text; `link`: the article's title as a link. */
export type CopyVariant = 'body' | 'rich' | 'link';

type Copied = Pick<EditorState, 'draft' | 'created'>;

/** Writes a part of the post to the clipboard. Rejects when the browser denies the clipboard. */
export async function copyAs(variant: CopyVariant, editor: Copied): Promise<void> {
  const { text, html } = buildCopy(variant, editor);
  if (html === undefined) return navigator.clipboard.writeText(text);
  const toBlob = (content: string, type: string) => new Blob([content], { type });
  await navigator.clipboard.write([
    new ClipboardItem({ 'text/html': toBlob(html, 'text/html'), 'text/plain': toBlob(text, 'text/plain') }),
  ]);
}

/** Returns the plain text of a copy, and its HTML for programs that take formatted text. */
export function buildCopy(variant: CopyVariant, { draft, created }: Copied): { text: string; html?: string } {
  const { post, article } = draft;
  const { profile } = created.blog;
  if (variant === 'body') return { text: printBody(post, profile, article.markdown) };
  if (variant === 'link') {
    const link: HtmlNode = { name: 'a', attributes: { href: post.canonical }, children: [post.title] };
    return { text: `[${escapeMarkdownText(post.title)}](${post.canonical})`, html: serializeHtml([link]) };
  }
  const markdown = printPlainBody(post, profile, article.markdown);
  return { text: markdown, html: serializeHtml(toHtmlTree(markdown)) };
}
