/**
 * The content script, injected on demand: it reads its page and does nothing else. `extension/capture-page.ts` injects it after
 * a click, then `public/read-page.js`, which calls its one global function. Both run in the extension's isolated world, out of
 * the page's reach.
 */

import type { Article } from './core/article.ts';
import { flattenShadowDom, getDocumentProperty, queryDocument } from './core/read/flatten-shadow-dom.ts';
import { createRenderedLayout } from './core/read/layout/rendered-layout.ts';
import { readArticle } from './core/read/read-article.ts';
import { selectionToMarkdown } from './core/read/selection.ts';
import { formatLocalInstant } from './extension/format-local-instant.ts';
import type { PageReading } from './extension/page-reading.ts';

/** The first frame that covers at least half of the window: the article is probably in it. */
function findCoveringFrame(): HTMLIFrameElement | null {
  const half = (innerWidth * innerHeight) / 2;
  for (const frame of queryDocument(document, 'iframe, frame')) {
    const { width, height } = frame.getBoundingClientRect();
    if (width * height >= half) return frame as HTMLIFrameElement;
  }
  return null;
}

const isReadable = ({ kind }: Article): boolean => kind !== 'none' && kind !== 'empty';

/** Reads the visible part of a live document. */
function readVisible(liveDocument: Document, url: string, readAt: string): Article {
  const { document, original } = flattenShadowDom(liveDocument);
  return readArticle({ url, document, readAt, layout: createRenderedLayout(liveDocument, original) });
}

/** Reads the page, or the frame of the same site that fills it. A frame of another site is out of reach. */
function readPageOrFrame(readAt: string, frame: HTMLIFrameElement | null): Article {
  const ownArticle = readVisible(document, location.href, readAt);
  const frameDocument = frame?.contentDocument;
  if (isReadable(ownArticle) || !frameDocument) return ownArticle;
  const address = getDocumentProperty(frameDocument, 'URL');
  const url = /^https?:/.test(address) ? address : location.href;
  const frameArticle = readVisible(frameDocument, url, readAt);
  return isReadable(frameArticle) ? { ...frameArticle, frameOf: location.href } : ownArticle;
}

/** Shorter selections are a word that was looked up, or a line selected by a triple click: no post is made of them. */
const MIN_SELECTED_CHARACTERS = 80;

function getSelectedMarkdown(): string | null {
  const selection = getSelection();
  const text = String(selection ?? '');
  // `show-on-page.ts` selects the sentence that it shows.
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
  // The only such types that browsers render are text/html and application/xhtml+xml.
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
