import browser, { type Tabs } from 'webextension-polyfill';
import type { Article } from '../core/article.ts';
import { messageOf } from '../core/message-of.ts';
import extractScript from '../extract.ts?script&iife';
import type { PageReading } from './page-reading.ts';

/** Why a page can't be read. Each code has messages for the user: `refusal_CODE_…`. */
export type CaptureErrorCode =
  | 'browserPage'
  | 'storePage'
  | 'pdf'
  | 'notHtml'
  | 'localFile'
  | 'notPermitted'
  | 'framed'
  | 'slow'
  /** The tab was closed while it was read. */
  | 'closed'
  /** The tab navigated to another page, or reloaded, while it was read. */
  | 'moved'
  | 'empty'
  | 'noArticle'
  | 'signIn'
  | 'noTab';

export interface CapturedPage {
  /** What the post is made of: the page's article. If the user has selected text, the article's text is the selection. */
  article: Article;
  /** Whether the text of `article` is the user's selection. */
  selection: boolean;
  /** The page's whole article, also when the user has selected text; null when the page has no article. */
  whole: Article | null;
}

export class CaptureError extends Error {
  constructor(
    readonly code: CaptureErrorCode,
    /**
     * What was read from a page without an article, or with a login; the user can still make a post of it. null for nothing.
     */
    readonly article: Article | null = null,
    /** More about the failure, such as the browser's message, for the console and bug reports. */
    readonly detail = '',
  ) {
    super(`${code} ${detail}`);
  }
}

const EXTENSION_STORE_URL =
  /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org|microsoftedge\.microsoft\.com\/addons)/;
const BROWSER_PAGE_URL =
  /^(chrome|about|edge|brave|opera|vivaldi|moz-extension|chrome-extension|devtools|view-source|resource|chrome-search|chrome-untrusted):/;

/**
 * Milliseconds. Even a page of 20 MB is read in a few seconds. After this time the tab hangs, so the popup stops waiting.
 */
const CAPTURE_TIMEOUT_MS = 20_000;

/**
 * Reads the article of a tab by a script that is injected into the page. The user must have granted access to the page: by a
 * click (`activeTab`), or for all sites. `onInjected`: called when the injection has been requested, so that the caller can
 * do other work while the page is read. Rejects only with `CaptureError`.
 */
export async function capturePage(
  tab: Tabs.Tab | undefined,
  { timeoutMs = CAPTURE_TIMEOUT_MS, onInjected = () => {} }: { timeoutMs?: number; onInjected?: () => void } = {},
): Promise<CapturedPage> {
  if (tab?.id === undefined) throw new CaptureError('noTab');
  const address = tab.url ?? '';
  if (EXTENSION_STORE_URL.test(address)) throw new CaptureError('storePage');
  if (BROWSER_PAGE_URL.test(address)) throw new CaptureError('browserPage');
  const findNavigation = createNavigationCheck(tab.id, address);
  let reading: PageReading | null;
  try {
    reading = await raceWithNavigation(timeoutMs, injectReader(tab.id, onInjected), findNavigation);
  } catch (error) {
    if (error instanceof CaptureError) throw error;
    const navigation = await findNavigation();
    if (navigation) throw new CaptureError(navigation, null, String(error));
    throw toCaptureError(messageOf(error), address);
  }
  // Without a result, the page was left while the script ran.
  if (!reading) throw new CaptureError((await findNavigation()) ?? 'moved');
  return toCapturedPage(reading);
}

/** Turns the injected script's result into a `CapturedPage`. Throws a `CaptureError` without an article or a selection. */
function toCapturedPage({ article, contentType, frame, selection, asksPassword }: PageReading): CapturedPage {
  if (!article) throw new CaptureError(contentType === 'application/pdf' ? 'pdf' : 'notHtml', null, contentType);
  const isReadable = article.kind !== 'none' && article.kind !== 'empty';
  if (selection) {
    // `hidden` is dropped: the page's hidden text is not part of the selection.
    const { hidden: _, ...facts } = article;
    return { article: { ...facts, markdown: selection }, selection: true, whole: isReadable ? article : null };
  }
  if (isReadable) return { article, selection: false, whole: article };
  if (frame) throw new CaptureError('framed', null, frame);
  if (asksPassword) throw new CaptureError('signIn', article.kind === 'empty' ? null : article);
  throw article.kind === 'empty' ? new CaptureError('empty') : new CaptureError('noArticle', article);
}

async function injectReader(tabId: number, onInjected: () => void): Promise<PageReading | null> {
  // Firefox resolves a relative path against the calling page, so the path begins with `/`.
  const files = [`/${extractScript.replace(/^\//, '')}`, '/read-page.js'];
  // One call injects both files. With a second call, the tab could show another page by then.
  const injected = browser.scripting.executeScript({ target: { tabId }, files });
  performance.mark('precis: asked');
  onInjected();
  const [injection] = await injected;
  if (injection?.error) throw injection.error;
  const reading = (injection?.result ?? null) as PageReading | null;
  if (reading) performance.mark('precis: injected', { startTime: Math.max(0, reading.began - performance.timeOrigin) });
  return reading;
}

type Navigation = 'closed' | 'moved';

const withoutFragment = (address: string) => address.replace(/#.*/s, '');

/** Returns a function that checks whether the tab was closed or has navigated since now; null if neither, or if unknown. */
const createNavigationCheck = (tabId: number, address: string) => async (): Promise<Navigation | null> => {
  // `tabs.get` rejects when the tab is closed.
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (!tab) return 'closed';
  // The permission `activeTab` ends on navigation. Then `tab.url` is undefined, which also counts as another address.
  return address && withoutFragment(tab.url ?? '') !== withoutFragment(address) ? 'moved' : null;
};

/** Finds the code for a failed injection. Browsers give the reason only as an English message, so the message is matched. */
function toCaptureError(message: string, address: string): CaptureError {
  if (/gallery|webstore/i.test(message)) return new CaptureError('storePage', null, message);
  if (/chrome:\/\/|about:|edge:\/\/|chrome-extension:\/\/|devtools/i.test(message))
    return new CaptureError('browserPage', null, message);
  if (/file/i.test(message) && /^file:/.test(address)) return new CaptureError('localFile', null, message);
  if (/was removed|destroyed|navigat|no document with id/i.test(message))
    return new CaptureError('moved', null, message);
  if (/\.pdf($|[?#])/i.test(address)) return new CaptureError('pdf', null, message);
  return new CaptureError('notPermitted', null, message);
}

/** Milliseconds between two checks of whether the tab has navigated. Most pages are read before the first check. */
const NAVIGATION_CHECK_MS = 500;

/**
 * Resolves with the result of `work`. Rejects with `CaptureError` after the timeout, or when the tab navigates: in Firefox
 * the promise of an injected script never settles when its page is left.
 */
function raceWithNavigation<T>(
  timeoutMs: number,
  work: Promise<T>,
  findNavigation: () => Promise<Navigation | null>,
): Promise<T> {
  let timeout: ReturnType<typeof setTimeout> | undefined;
  let interval: ReturnType<typeof setInterval> | undefined;
  const interruption = new Promise<never>((_, reject) => {
    timeout = setTimeout(() => reject(new CaptureError('slow')), timeoutMs);
    interval = setInterval(async () => {
      const navigation = await findNavigation();
      if (navigation) reject(new CaptureError(navigation));
    }, NAVIGATION_CHECK_MS);
  });
  return Promise.race([work, interruption]).finally(() => {
    clearTimeout(timeout);
    clearInterval(interval);
  });
}
