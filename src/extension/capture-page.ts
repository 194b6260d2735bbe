import browser, { type Tabs } from 'webextension-polyfill';
import type { PageArticle } from '../core/article.ts';
import type { MarkdownBlock } from '../core/markdown/tree.ts';
import { messageOf } from '../core/message-of.ts';
import { cleanBlocks, cleanPageArticle } from '../core/read/clean-page-article.ts';
import { recognizePage } from '../core/read/recognize-page.ts';
import { getHost, sanitizePageUrl } from '../core/url.ts';
import extractScript from '../extract.ts?script&iife';
import { CaptureError, toCaptureError } from './capture-error.ts';
import type { PageReading } from './page-reading.ts';
import type { StartedReading } from './started-reading.ts';
import { createNavigationCheck, raceWithNavigation } from './tab-navigation.ts';

/** What was read from a tab. `drafting/complete-capture.ts` makes an `Article` of it, with word lists that this file does not load. */
export interface CapturedPage {
  /** The page's article, or what was read of a page without one when the user has selected text. */
  article: PageArticle;
  /** The text that the user has selected; null for none. */
  selection: MarkdownBlock[] | null;
  /** Address of the page of another site that led to this one; '' when there is none. */
  referrer: string;
}

/** Whether a page has an article. */
export const isReadable = ({ kind }: Pick<PageArticle, 'kind'>): boolean => kind !== 'none' && kind !== 'empty';

const EXTENSION_STORE_URL =
  /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org|microsoftedge\.microsoft\.com\/addons)/;
const BROWSER_PAGE_URL =
  /^(chrome|about|edge|brave|opera|vivaldi|moz-extension|chrome-extension|devtools|view-source|resource|chrome-search|chrome-untrusted):/;

/**
 * Milliseconds. Even a page of 20 MB is read in a few seconds. After this time the tab hangs, so the popup stops waiting.
 */
const CAPTURE_TIMEOUT_MS = 20_000;

interface CaptureOptions {
  timeoutMs?: number;
  /** Called when the injection has been requested, so that the caller can do other work while the page is read. */
  onInjected?: () => void;
  /** An injection into the tab that was requested already; undefined: the tab is injected now. */
  injections?: StartedReading['injections'] | undefined;
}

/**
 * Reads the article of a tab by a script that is injected into the page. The user must have granted access to the page: by a
 * click (`activeTab`), or for all sites. Rejects only with `CaptureError`.
 */
export async function capturePage(
  tab: Tabs.Tab | undefined,
  { timeoutMs = CAPTURE_TIMEOUT_MS, onInjected = () => {}, injections }: CaptureOptions = {},
): Promise<CapturedPage> {
  if (tab?.id === undefined) throw new CaptureError('noTab');
  const address = tab.url ?? '';
  if (EXTENSION_STORE_URL.test(address)) throw new CaptureError('storePage');
  if (BROWSER_PAGE_URL.test(address)) throw new CaptureError('browserPage');
  const findNavigation = createNavigationCheck(tab.id, address);
  let reading: PageReading | null;
  try {
    const injecting = injections ?? injectReader(tab.id);
    onInjected();
    reading = await raceWithNavigation(timeoutMs, getReading(injecting), findNavigation);
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
function toCapturedPage({ contentType, frame, referrer: ledBy, asksPassword, ...reading }: PageReading): CapturedPage {
  if (!reading.article)
    throw new CaptureError(contentType === 'application/pdf' ? 'pdf' : 'notHtml', null, contentType);
  const article = cleanPageArticle(reading.article);
  const selection = reading.selection && cleanBlocks(reading.selection);
  const isOtherSite = /^https?:/.test(ledBy) && getHost(ledBy) !== getHost(article.url);
  const referrer = isOtherSite ? sanitizePageUrl(ledBy) : '';
  const isList = article.kind === 'article' && recognizePage(article) === 'list';
  if (selection || (isReadable(article) && !isList)) return { article, selection, referrer };
  if (frame) throw new CaptureError('framed', null, frame);
  if (asksPassword) throw new CaptureError('signIn', article.kind === 'empty' ? null : article);
  throw article.kind === 'empty' ? new CaptureError('empty') : new CaptureError(recognizePage(article), article);
}

function injectReader(tabId: number): StartedReading['injections'] {
  // Firefox resolves a relative path against the calling page, so the path begins with `/`.
  const files = [`/${extractScript.replace(/^\//, '')}`, '/read-page.js'];
  // One call injects both files. With a second call, the tab could show another page by then.
  const injections = browser.scripting.executeScript({ target: { tabId }, files });
  performance.mark('precis: asked');
  return injections;
}

async function getReading(injections: StartedReading['injections']): Promise<PageReading | null> {
  const [injection] = await injections;
  if (injection?.error) throw injection.error;
  const reading = (injection?.result ?? null) as PageReading | null;
  if (reading) performance.mark('precis: injected', { startTime: Math.max(0, reading.began - performance.timeOrigin) });
  return reading;
}
