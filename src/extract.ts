/**
 * The on-demand content script, which reads the page that it is injected into. `extension/capture-page.ts` injects it
 * after a click, and then `public/read-page.js`, which calls the one function that this script sets. Both run in the
 * extension's isolated world, out of the page's reach.
 */

import type { Article } from './core/article.ts';
import { flattenShadowDom, getDocumentProperty, queryDocument } from './core/read/flatten-shadow-dom.ts';
import { createRenderedLayout } from './core/read/layout/rendered-layout.ts';
import { readArticle } from './core/read/read-article.ts';
import { selectionToMarkdown } from './core/read/selection.ts';
import { formatLocalInstant } from './extension/format-local-instant.ts';

/** The result of the injected script. */
export interface PageReading {
  /** Start of the reading, in milliseconds since 1970. */
  began: number;
  /** MIME type of the document; only HTML is read. */
  contentType: string;
  article: Article | null;
  /** The user's selection as Markdown; null for none, or one too short for a post. */
  selection: string | null;
  /** URL of a frame of another site that covers at least half of the window; null for none. */
  frame: string | null;
  /** The page has a password field: the article is probably behind a login. */
  asksPassword: boolean;
}

/** The frame that covers at least half of the window: the article is probably inside. */
function findCoveringFrame(): HTMLIFrameElement | null {
  const half = (innerWidth * innerHeight) / 2;
  for (const frame of queryDocument(document, 'iframe, frame')) {
    const { width, height } = frame.getBoundingClientRect();
    if (width * height >= half) return frame as HTMLIFrameElement;
  }
  return null;
}

const isReadable = ({ kind }: Article): boolean => kind !== 'none' && kind !== 'empty';

/** Reads the article of a live document without the text that nobody can see. */
function readShown(liveDocument: Document, url: string, readAt: string): Article {
  const { document, original } = flattenShadowDom(liveDocument);
  return readArticle({ url, document, readAt, layout: createRenderedLayout(liveDocument, original) });
}

/** Reads the article of the page, or of a covering frame of the same site when the page has none. */
function readPageOrFrame(readAt: string, frame: HTMLIFrameElement | null): Article {
  const ownArticle = readShown(document, location.href, readAt);
  const frameDocument = frame?.contentDocument;
  if (isReadable(ownArticle) || !frameDocument) return ownArticle;
  const address = getDocumentProperty(frameDocument, 'URL');
  const url = /^https?:/.test(address) ? address : location.href;
  const frameArticle = readShown(frameDocument, url, readAt);
  return isReadable(frameArticle) ? { ...frameArticle, frameOf: location.href } : ownArticle;
}

/** Minimum length of a selection, in characters: a looked-up word or a triple-clicked line is no source for a post. */
const MIN_SELECTED_CHARACTERS = 80;

function getSelectedMarkdown(): string | null {
  const selection = getSelection();
  const text = String(selection ?? '');
  // Precis selects the sentence that it shows on the page.
  const { precisShown } = globalThis as { precisShown?: string };
  if (!selection || text.trim().length < MIN_SELECTED_CHARACTERS || text === precisShown) return null;
  const ranges = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
  return selectionToMarkdown(
    ranges,
    createRenderedLayout(document, (node) => node),
    document.baseURI,
  );
}

function readPage(readAt = formatLocalInstant(new Date())): PageReading {
  const contentType = getDocumentProperty(document, 'contentType');
  // Browsers render text/html and application/xhtml+xml.
  const isHtml = /html/.test(contentType);
  const frame = isHtml ? findCoveringFrame() : null;
  return {
    began: Date.now(),
    contentType,
    article: isHtml ? readPageOrFrame(readAt, frame) : null,
    selection: isHtml ? getSelectedMarkdown() : null,
    frame: frame && !frame.contentDocument ? frame.src : null,
    asksPassword: isHtml && queryDocument(document, 'input[type=password]').length > 0,
  };
}

Object.assign(globalThis, { precisReadPage: readPage });
