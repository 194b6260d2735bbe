import browser, { type Tabs } from 'webextension-polyfill';
import type { Article } from '../core/article.ts';
import { messageOf } from '../core/message-of.ts';
import extractScript from '../extract.ts?script&iife';
import type { PageReading } from './page-reading.ts';

/** Why a page can't be read. Each code has texts for the user: `refusal_CODE_…`. */
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
  /** The tab went to another page, or loaded its page anew. */
  | 'moved'
  | 'empty'
  | 'noArticle'
  | 'signIn'
  | 'noTab';

export interface CapturedPage {
  /** Source of the post: the page's article; with a selection, the selected text and the page's facts. */
  article: Article;
  /** Whether `article` is a selection. */
  selection: boolean;
  /** The whole article, if the page has one. */
  whole: Article | null;
}

export class CaptureError extends Error {
  constructor(
    readonly code: CaptureErrorCode,
    /** Text of a page that is no article, or that asks for a login: the user can still make a post of it. */
    readonly article: Article | null = null,
    /** For the console and a bug report. */
    readonly detail = '',
  ) {
    super(`${code} ${detail}`);
  }
}

const EXTENSION_STORE_URL =
  /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org|microsoftedge\.microsoft\.com\/addons)/;
const BROWSER_PAGE_URL =
  /^(chrome|about|edge|brave|opera|vivaldi|moz-extension|chrome-extension|devtools|view-source|resource|chrome-search|chrome-untrusted):/;

/** A page of 20 MB takes a few seconds. After this time the tab hangs, and the popup would hang with it. */
const CAPTURE_TIMEOUT_MS = 20_000;

/**
 * Reads the article of a tab that the user has granted access to: by a click (`activeTab`), or for all sites.
 * `onInjected`: called once the script is on its way, when there is nothing left to do but wait. Rejects only with
 * `CaptureError`.
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
  // A script whose page has gone ends without a result.
  if (!reading) throw new CaptureError((await findNavigation()) ?? 'moved');
  return toCapturedPage(reading);
}

/** Throws a `CaptureError` when the page has neither an article nor a selection. */
function toCapturedPage({ article, contentType, frame, selection, asksPassword }: PageReading): CapturedPage {
  if (!article) throw new CaptureError(contentType === 'application/pdf' ? 'pdf' : 'notHtml', null, contentType);
  const isReadable = article.kind !== 'none' && article.kind !== 'empty';
  if (selection) {
    // The page's hidden text is outside of the selection.
    const { hidden: _, ...facts } = article;
    return { article: { ...facts, markdown: selection }, selection: true, whole: isReadable ? article : null };
  }
  if (isReadable) return { article, selection: false, whole: article };
  if (frame) throw new CaptureError('framed', null, frame);
  if (asksPassword) throw new CaptureError('signIn', article.kind === 'empty' ? null : article);
  throw article.kind === 'empty' ? new CaptureError('empty') : new CaptureError('noArticle', article);
}

async function injectReader(tabId: number, onInjected: () => void): Promise<PageReading | null> {
  // Firefox resolves a path against the calling page, so the path starts at the root.
  const files = [`/${extractScript.replace(/^\//, '')}`, '/read-page.js'];
  // One call injects both: a second call could reach another page, or get no answer.
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

/** Makes a check that resolves with what has happened to the tab since; null for nothing, or when the browser does not say. */
const createNavigationCheck = (tabId: number, address: string) => async (): Promise<Navigation | null> => {
  // Rejects when the tab is closed.
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (!tab) return 'closed';
  // `activeTab` ends with the page that it was granted for, and hides the new page's address.
  return address && withoutFragment(tab.url ?? '') !== withoutFragment(address) ? 'moved' : null;
};

/** Browsers give the reason of a refusal in English prose only, so this matches it. */
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

/** Time between two checks of the tab. Most pages are read sooner. */
const NAVIGATION_CHECK_MS = 500;

/**
 * Resolves with the result of the work; rejects with `CaptureError` after the timeout, or when the tab navigates. In Firefox a
 * script whose page has gone never settles.
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
