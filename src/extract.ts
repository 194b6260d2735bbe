/**
 * The on-demand content script: reads the page it was injected into, and nothing else. `browser/capture.ts` injects it
 * after a click and calls the one function that it sets, in the extension's isolated world, out of the page's reach.
 */
import { read } from './core/read/article.ts';
import { selectionMarkdown } from './core/read/selection.ts';
import type { Article } from './core/types.ts';

/** What the injected script gives back. */
export interface Reading {
  /** MIME type of the document; only HTML is read. */
  contentType: string;
  article: Article | null;
  /** What the person has selected, as Markdown; null when it is nothing, or too little to make a post of. */
  selection: string | null;
  /** URL of a frame of another site that fills most of the window, if any. */
  frame: string | null;
  /** There is a field for a password: what is not to be read is probably behind it. */
  asksPassword: boolean;
}

/** A frame from elsewhere that covers at least half of the window: the article is probably in there, out of reach. */
function coveringFrame(): string | null {
  const half = (innerWidth * innerHeight) / 2;
  for (const frame of document.querySelectorAll('iframe[src], frame[src]')) {
    const { width, height } = frame.getBoundingClientRect();
    if (width * height >= half) return (frame as HTMLIFrameElement).src;
  }
  return null;
}

/** A word that was looked up, or a line that was clicked thrice, is not what a post is to be made of. */
const LEAST_SELECTED = 80;

function selected(): string | null {
  const selection = getSelection();
  const text = String(selection ?? '');
  // A sentence that Precis itself showed on the page is selected, too.
  const { precisShown } = globalThis as { precisShown?: string };
  if (!selection || text.trim().length < LEAST_SELECTED || text === precisShown) return null;
  const parts = Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at).cloneContents());
  return selectionMarkdown(
    parts.flatMap((part) => [...part.childNodes]),
    document.baseURI,
  );
}

function readPage(readAt: string): Reading {
  const contentType = document.contentType;
  const html = contentType === 'text/html' || contentType === 'application/xhtml+xml';
  return {
    contentType,
    article: html ? read({ url: location.href, document, readAt }) : null,
    selection: html ? selected() : null,
    frame: html ? coveringFrame() : null,
    asksPassword: html && document.querySelector('input[type=password]') !== null,
  };
}

Object.assign(globalThis, { precisReadPage: readPage });
