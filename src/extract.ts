/**
 * The content script: it reads the page that it runs in and does nothing else. After a click,
 * `extension/capture-page.ts` injects this script and then `public/read-page.js`, which calls the global function
 * `precisReadPage`. Both scripts run in the extension's isolated world, which the page's own scripts cannot reach.
 */

import type { PageArticle } from './core/article.ts';
import type { MarkdownBlock } from './core/markdown/tree.ts';
import { flattenShadowDom, getDocumentProperty, queryDocument } from './core/read/page/flatten-shadow-dom.ts';
import { createRenderedLayout } from './core/read/page/layout/rendered-layout.ts';
import { readPage } from './core/read/read-page.ts';
import { selectionToBlocks } from './core/read/selection.ts';
import { formatLocalInstant } from './extension/format-local-instant.ts';
import type { PageReading } from './extension/page-reading.ts';

/**
 * Returns the first frame that covers at least half of the window, because the article is probably in this frame. Null
 * when no frame is that large.
 */
function findCoveringFrame(): HTMLIFrameElement | null {
  const half = (innerWidth * innerHeight) / 2;
  for (const frame of queryDocument(document, 'iframe, frame')) {
    const { width, height } = frame.getBoundingClientRect();
    if (width * height >= half) return frame as HTMLIFrameElement;
  }
  return null;
}

const isReadable = ({ kind }: PageArticle): boolean => kind !== 'none' && kind !== 'empty';

/** Reads the article in a live document. `createRenderedLayout` tells which text the browser shows. */
function readVisible(liveDocument: Document, url: string, readAt: string): PageArticle {
  const { document, original } = flattenShadowDom(liveDocument);
  return readPage({ url, document, readAt, layout: createRenderedLayout(liveDocument, original) });
}

/**
 * Reads the article of the page. When the page has none, reads the frame that covers the page, unless the frame belongs
 * to another site: the browser then gives no access to the frame's document.
 */
function readPageOrFrame(readAt: string, frame: HTMLIFrameElement | null): PageArticle {
  const ownArticle = readVisible(document, location.href, readAt);
  const frameDocument = frame?.contentDocument;
  if (isReadable(ownArticle) || !frameDocument) return ownArticle;
  const address = getDocumentProperty(frameDocument, 'URL');
  const url = /^https?:/.test(address) ? address : location.href;
  const frameArticle = readVisible(frameDocument, url, readAt);
  return isReadable(frameArticle) ? { ...frameArticle, frameOf: location.href } : ownArticle;
}

/**
 * Characters. A shorter selection is not captured: it is usually a word to look up, or a line selected by a triple
 * click.
 */
const MIN_SELECTED_CHARACTERS = 80;

function getSelectedBlocks(): MarkdownBlock[] | null {
  const selection = getSelection();
  const text = String(selection ?? '');
  // `show-on-page.ts` selects a sentence on the page and stores that sentence in `precisShown`: the user selected
  // nothing.
  const { precisShown } = globalThis as { precisShown?: string };
  if (!selection || text.trim().length < MIN_SELECTED_CHARACTERS || text === precisShown) return null;
  const ranges = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
  return selectionToBlocks(
    ranges,
    createRenderedLayout(document, (node) => node),
    document.baseURI,
  );
}

function getPageReading(readAt = formatLocalInstant(new Date())): PageReading {
  const contentType = getDocumentProperty(document, 'contentType');
  // Matches text/html and application/xhtml+xml. Browsers render no other content type with "html" in its name.
  const isHtml = /html/.test(contentType);
  const frame = isHtml ? findCoveringFrame() : null;
  return {
    began: Date.now(),
    contentType,
    article: isHtml ? readPageOrFrame(readAt, frame) : null,
    selection: isHtml ? getSelectedBlocks() : null,
    frame: frame && !frame.contentDocument ? frame.src : null,
    referrer: getDocumentProperty(document, 'referrer'),
    asksPassword: isHtml && queryDocument(document, 'input[type=password]').length > 0,
  };
}

Object.assign(globalThis, { precisReadPage: getPageReading });
