import browser, { type Tabs } from 'webextension-polyfill';
import { hasPermission, removeHostPermissions, requestPermission } from './permissions.ts';

/** A tab of this window that may hold an article. */
export interface WindowTab {
  id: number;
  /** `title` and `url` are '' for the browser's own pages, and for pages that the extension has no permission for. */
  title: string;
  url: string;
  /** Whether the browser has unloaded the tab to save memory. Such a tab can't be read before it is loaded again. */
  isDiscarded: boolean;
}

/** Host match patterns of all sites. The permission for these is requested only while the tabs of a window are read. */
const ALL_SITES = ['https://*/*', 'http://*/*'];
/** Name of a lock that a window holds while it reads tabs, so that only one window does. */
const TABS_LOCK = 'precis-tabs';
/** Storage key of a flag: the permission for all sites was requested for reading tabs, and must be removed afterwards. */
const TEMPORARY_PERMISSION_KEY = 'leaveOfTabs';

/** Lists the tabs of this window in their order, without pages of this extension. */
export async function listWindowTabs(): Promise<WindowTab[]> {
  const own = browser.runtime.getURL('');
  const [tabs, me] = await Promise.all([browser.tabs.query({ currentWindow: true }), browser.tabs.getCurrent()]);
  return tabs.filter(({ id, url }) => id !== me?.id && !url?.startsWith(own)).flatMap(toWindowTabs);
}

/** Resolves with the tab's current state; null when the tab is closed. */
export async function findTab(id: number): Promise<Tabs.Tab | null> {
  // `tabs.get` rejects when the tab is closed.
  return browser.tabs.get(id).catch(() => null);
}

function toWindowTabs({ id, title = '', url = '', discarded }: Tabs.Tab): WindowTab[] {
  // `about:blank` is what a tab shows before its first page, so it is not the page's address.
  return id === undefined
    ? []
    : [{ id, title, url: url === 'about:blank' ? '' : url, isDiscarded: discarded === true }];
}

/** Milliseconds. A tab that takes longer to load is read as it is then. */
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
    // `complete` is also the status of the empty page that a tab shows before its real page.
    if (!tab || (tab.status === 'complete' && (await isPageLoaded(id)))) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  clearTimeout(timer);
}

/**
 * Resolves with whether the tab shows its real page. Before that, it shows `about:blank`, or a page of the same URL without
 * content.
 */
async function isPageLoaded(tabId: number): Promise<boolean> {
  try {
    const [injection] = await browser.scripting.executeScript({
      target: { tabId },
      func: () => location.href !== 'about:blank' && document.body?.firstChild != null,
      injectImmediately: true,
    });
    return injection?.result === true;
  } catch {
    // The browser does not let a script run in the page yet.
    return false;
  }
}

/** Resolves with whether the user has granted all sites permanently, not just for `withAllSitesPermission`. */
export async function hasAllSitesPermission(): Promise<boolean> {
  const isTemporary = (await browser.storage.local.get(TEMPORARY_PERMISSION_KEY))[TEMPORARY_PERMISSION_KEY];
  return !isTemporary && hasPermission({ hosts: ALL_SITES });
}

/**
 * Requests permission for all sites, calls `work`, and then removes the permission, except if the user had granted it before
 * (`had`). Call it before the first `await` of a click's handler. Resolves with `busy` when another window reads tabs.
 */
export function withAllSitesPermission(had: boolean, work: () => Promise<void>): Promise<'done' | 'refused' | 'busy'> {
  // Nothing is awaited before the permission prompt, because the browser shows a prompt only during the click.
  const marked = had ? Promise.resolve() : browser.storage.local.set({ [TEMPORARY_PERMISSION_KEY]: true });
  const permission = requestPermission({ hosts: ALL_SITES });
  return navigator.locks.request(TABS_LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return 'busy';
    // On closing the window, the permission is removed at once: there is no time to read the flag from storage first.
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

/**
 * Removes the permission for all sites if a window was closed without removing it. Called when the background starts or the
 * library opens.
 */
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
