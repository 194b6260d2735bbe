import browser, { type Tabs } from 'webextension-polyfill';
import { hasPermission, removeHostPermissions, requestPermission } from './permissions.ts';

/** A tab of this window that may hold an article. */
export interface WindowTab {
  id: number;
  /** '' without permission for the page, like `url`; also for pages of the browser. */
  title: string;
  url: string;
  /** The browser has unloaded the tab to save memory; it has nothing to read until it is loaded again. */
  isDiscarded: boolean;
}

/** Match patterns of all sites, requested only while the tabs of a window are read. */
const ALL_SITES = ['https://*/*', 'http://*/*'];
/** Lock of the window that reads tabs. */
const TABS_LOCK = 'precis-tabs';
/** Stores that the permission was granted for reading tabs and has to be given back. */
const TEMPORARY_PERMISSION_KEY = 'leaveOfTabs';

/** The tabs of this window in their order, without pages of the extension. */
export async function listWindowTabs(): Promise<WindowTab[]> {
  const own = browser.runtime.getURL('');
  const [tabs, me] = await Promise.all([browser.tabs.query({ currentWindow: true }), browser.tabs.getCurrent()]);
  return tabs.filter(({ id, url }) => id !== me?.id && !url?.startsWith(own)).flatMap(toWindowTabs);
}

/** The tab as it is now; null when it is closed. */
export async function findTab(id: number): Promise<Tabs.Tab | null> {
  // Rejects when the tab is closed.
  return browser.tabs.get(id).catch(() => null);
}

function toWindowTabs({ id, title = '', url = '', discarded }: Tabs.Tab): WindowTab[] {
  // A tab that is loading its first page shows `about:blank`.
  return id === undefined
    ? []
    : [{ id, title, url: url === 'about:blank' ? '' : url, isDiscarded: discarded === true }];
}

/** Longer than the slowest page takes to load. */
const TAB_LOAD_TIMEOUT_MS = 30_000;

/** Loads a discarded tab and waits, for half a minute at most, until its page can be read. */
export async function loadDiscardedTab(id: number): Promise<void> {
  let hasTimedOut = false;
  const timer = setTimeout(() => {
    hasTimedOut = true;
  }, TAB_LOAD_TIMEOUT_MS);
  await browser.tabs.reload(id);
  while (!hasTimedOut) {
    const tab = await findTab(id);
    // The status is `complete` also for the empty page that a tab shows before its own.
    if (!tab || (tab.status === 'complete' && (await isPageLoaded(id)))) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  clearTimeout(timer);
}

/** Whether the tab shows its own page. The page before that is `about:blank`, or has the address but no body. */
async function isPageLoaded(tabId: number): Promise<boolean> {
  try {
    const [injection] = await browser.scripting.executeScript({
      target: { tabId },
      func: () => location.href !== 'about:blank' && document.body?.firstChild != null,
      injectImmediately: true,
    });
    return injection?.result === true;
  } catch {
    // No script may run in the page yet.
    return false;
  }
}

/** Whether the user has granted all sites for good, outside of `withAllSitesPermission`. */
export async function hasAllSitesPermission(): Promise<boolean> {
  const isTemporary = (await browser.storage.local.get(TEMPORARY_PERMISSION_KEY))[TEMPORARY_PERMISSION_KEY];
  return !isTemporary && hasPermission({ hosts: ALL_SITES });
}

/**
 * Requests permission for all sites, does the work and gives the permission back. A permission that the user had granted before
 * (`had`) stays. Call it before the first `await` of a click's handler. Resolves with `busy` when another window reads tabs.
 */
export function withAllSitesPermission(had: boolean, work: () => Promise<void>): Promise<'done' | 'refused' | 'busy'> {
  // Nothing is awaited before the prompt, because the browser shows it only during the click.
  const marked = had ? Promise.resolve() : browser.storage.local.set({ [TEMPORARY_PERMISSION_KEY]: true });
  const permission = requestPermission({ hosts: ALL_SITES });
  return navigator.locks.request(TABS_LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return 'busy';
    // A closing window has no time to read the storage first.
    const onPageHide = () => void (had || removeHostPermissions(ALL_SITES));
    addEventListener('pagehide', onPageHide);
    try {
      await marked;
      if (!(await permission)) return 'refused';
      await work();
      return 'done';
    } finally {
      removeEventListener('pagehide', onPageHide);
      await returnTemporaryPermission();
    }
  });
}

/** Gives back the permission that a window left when it ended too early; called when the background starts or a library opens. */
export async function returnAllSitesPermission(): Promise<void> {
  await navigator.locks.request(TABS_LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) await returnTemporaryPermission();
  });
}

async function returnTemporaryPermission(): Promise<void> {
  if (!(await browser.storage.local.get(TEMPORARY_PERMISSION_KEY))[TEMPORARY_PERMISSION_KEY]) return;
  await removeHostPermissions(ALL_SITES);
  await browser.storage.local.remove(TEMPORARY_PERMISSION_KEY);
}
