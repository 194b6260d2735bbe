/**
 * The on-demand content script: reads the page it was injected into, and nothing else. `extension/capture-page.ts` injects it
 * after a click, and after it `public/read-page.js`, which calls the one function that it sets, in the extension's
 * isolated world, out of the page's reach.
 */

import type { Article } from './core/article.ts';
import { flattenShadowDom, getDocumentProperty, queryDocument } from './core/read/flatten-shadow-dom.ts';
import { createRenderedLayout } from './core/read/layout/rendered-layout.ts';
import { readArticle } from './core/read/read-article.ts';
import { selectionToMarkdown } from './core/read/selection.ts';
import { formatLocalInstant } from './extension/format-local-instant.ts';

/** What the injected script gives back. */
export interface PageReading {
  /** When the script was there and reading began: milliseconds since 1970. */
  began: number;
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

/** A frame that covers at least half of the window: the article is probably in there. */
function findCoveringFrame(): HTMLIFrameElement | null {
  const half = (innerWidth * innerHeight) / 2;
  for (const frame of queryDocument(document, 'iframe, frame')) {
    const { width, height } = frame.getBoundingClientRect();
    if (width * height >= half) return frame as HTMLIFrameElement;
  }
  return null;
}

const isReadable = ({ kind }: Article): boolean => kind !== 'none' && kind !== 'empty';

/** The article of a live document, without what nobody can see of it. */
function readShown(live: Document, url: string, readAt: string): Article {
  const { document, original } = flattenShadowDom(live);
  return readArticle({ url, document, readAt, layout: createRenderedLayout(live, original) });
}

/** The article of the page, or of a frame of the same site that fills it; a frame of another site is out of reach. */
function readPageOrFrame(readAt: string, frame: HTMLIFrameElement | null): Article {
  const own = readShown(document, location.href, readAt);
  const inner = frame?.contentDocument;
  if (isReadable(own) || !inner) return own;
  const address = getDocumentProperty(inner, 'URL');
  const url = /^https?:/.test(address) ? address : location.href;
  const framed = readShown(inner, url, readAt);
  return isReadable(framed) ? { ...framed, frameOf: location.href } : own;
}

/** A word that was looked up, or a line that was clicked thrice, is not what a post is to be made of. */
const MIN_SELECTED_CHARACTERS = 80;

function getSelectedMarkdown(): string | null {
  const selection = getSelection();
  const text = String(selection ?? '');
  // A sentence that Precis itself showed on the page is selected, too.
  const { precisShown } = globalThis as { precisShown?: string };
  if (!selection || text.trim().length < MIN_SELECTED_CHARACTERS || text === precisShown) return null;
  const ranges = Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at));
  return selectionToMarkdown(
    ranges,
    createRenderedLayout(document, (node) => node),
    document.baseURI,
  );
}

function readPage(readAt = formatLocalInstant(new Date())): PageReading {
  const contentType = getDocumentProperty(document, 'contentType');
  // text/html and application/xhtml+xml are all that a browser shows of these.
  const html = /html/.test(contentType);
  const frame = html ? findCoveringFrame() : null;
  return {
    began: Date.now(),
    contentType,
    article: html ? readPageOrFrame(readAt, frame) : null,
    selection: html ? getSelectedMarkdown() : null,
    frame: frame && !frame.contentDocument ? frame.src : null,
    asksPassword: html && queryDocument(document, 'input[type=password]').length > 0,
  };
}

Object.assign(globalThis, { precisReadPage: readPage });
