import browser, { type Tabs } from 'webextension-polyfill';
import type { Article } from '../core/article.ts';
import type { PageReading } from '../extract.ts';
import extractScript from '../extract.ts?script&iife';

/** Why a page can't be read; the texts for a person are `refusal_…` in the locales. */
export type CaptureErrorCode =
  | 'browserPage'
  | 'storePage'
  | 'pdf'
  | 'notHtml'
  | 'localFile'
  | 'notPermitted'
  | 'framed'
  | 'slow'
  /** The tab is gone; the page was left, or loaded anew. */
  | 'closed'
  | 'moved'
  | 'empty'
  | 'noArticle'
  | 'signIn'
  | 'noTab';

/** What a page gave. */
export interface CapturedPage {
  /** What the post is made of: the page's article, or only what is selected of it, with the page's facts. */
  article: Article;
  /** Whether it is the selection. */
  selection: boolean;
  /** The whole article, if the page has one. */
  whole: Article | null;
}

export class CaptureError extends Error {
  constructor(
    readonly code: CaptureErrorCode,
    /** What was found all the same: a page that is no article can still be made a post of. */
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

/** A page of 20 MB is read in a few seconds; beyond this the tab is stuck, and so would the popup be. */
const CAPTURE_TIMEOUT_MS = 20_000;

/**
 * Reads the article of a tab for which the person has given leave: by a click, which grants `activeTab`, or for all sites.
 * `patience`: milliseconds. `reading`: called once the page is at work, and nothing can be done but wait for it. Rejects
 * with `CaptureError`, never else.
 */
export async function capturePage(
  tab: Tabs.Tab | undefined,
  { patience = CAPTURE_TIMEOUT_MS, reading: onReading = () => {} }: { patience?: number; reading?: () => void } = {},
): Promise<CapturedPage> {
  if (tab?.id === undefined) throw new CaptureError('noTab');
  const address = tab.url ?? '';
  if (EXTENSION_STORE_URL.test(address)) throw new CaptureError('storePage');
  if (BROWSER_PAGE_URL.test(address)) throw new CaptureError('browserPage');
  const left = createNavigationCheck(tab.id, address);
  let reading: PageReading | null;
  try {
    reading = await raceWithNavigation(patience, injectReader(tab.id, onReading), left);
  } catch (error) {
    if (error instanceof CaptureError) throw error;
    const why = await left();
    if (why) throw new CaptureError(why, null, String(error));
    throw toCaptureError(error instanceof Error ? error.message : String(error), address);
  }
  // What was to run in a page that has gone comes to nothing.
  if (!reading) throw new CaptureError((await left()) ?? 'moved');
  const { article, contentType, frame, selection, asksPassword } = reading;
  if (!article) throw new CaptureError(contentType === 'application/pdf' ? 'pdf' : 'notHtml', null, contentType);
  const readable = article.kind !== 'none' && article.kind !== 'empty';
  if (selection) {
    // What is hidden elsewhere on the page is nothing to the selection.
    const { hidden: _, ...facts } = article;
    return { article: { ...facts, markdown: selection }, selection: true, whole: readable ? article : null };
  }
  if (!readable) {
    if (frame) throw new CaptureError('framed', null, frame);
    if (asksPassword) throw new CaptureError('signIn', article.kind === 'empty' ? null : article);
    throw article.kind === 'empty' ? new CaptureError('empty') : new CaptureError('noArticle', article);
  }
  return { article, selection: false, whole: article };
}

async function injectReader(tabId: number, onReading: () => void): Promise<PageReading | null> {
  // Firefox resolves the path against the calling page, so it starts at the root.
  const files = [`/${extractScript.replace(/^\//, '')}`, '/read-page.js'];
  // In one go: what would be asked of the page by a second call could be another one's, or never be answered.
  const read = browser.scripting.executeScript({ target: { tabId }, files });
  performance.mark('precis: asked');
  onReading();
  const [injection] = await read;
  if (injection?.error) throw injection.error;
  const reading = (injection?.result ?? null) as PageReading | null;
  if (reading) performance.mark('precis: injected', { startTime: Math.max(0, reading.began - performance.timeOrigin) });
  return reading;
}

const withoutFragment = (address: string) => address.replace(/#.*/s, '');

/** Tells whether the tab has been closed since, or has gone to another page; null: neither, or nobody may know. */
const createNavigationCheck = (tabId: number, address: string) => async (): Promise<'closed' | 'moved' | null> => {
  const now = await browser.tabs.get(tabId).catch(() => null);
  if (!now) return 'closed';
  // The leave ends with the page that it was given for, and with it what is told of the address.
  return address && withoutFragment(now.url ?? '') !== withoutFragment(address) ? 'moved' : null;
};

/** The browsers say only in English prose why they refuse; what matters of it is told apart here. */
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

/** How often it is seen whether the tab is there: most pages are read sooner. */
const NAVIGATION_CHECK_MS = 500;

/** The work's end, or the reason why there will be none: in Firefox, what was to run in a page that is gone never ends. */
function raceWithNavigation<T>(
  ms: number,
  work: Promise<T>,
  left: () => Promise<'closed' | 'moved' | null>,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let look: ReturnType<typeof setInterval> | undefined;
  const noEnd = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CaptureError('slow')), ms);
    look = setInterval(async () => {
      const why = await left();
      if (why) reject(new CaptureError(why));
    }, NAVIGATION_CHECK_MS);
  });
  return Promise.race([work, noEnd]).finally(() => {
    clearTimeout(timer);
    clearInterval(look);
  });
}
