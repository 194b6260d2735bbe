import browser, { type Tabs } from 'webextension-polyfill';
import { hasPermission, removeHostPermissions, requestPermission } from './permissions.ts';

/** A tab of this window that may hold an article. */
export interface WindowTab {
  id: number;
  /** Both '' as long as there is no leave to know them, and of a page of the browser. */
  title: string;
  url: string;
  /** The browser has put it away to save memory: nothing is there to read until it is loaded again. */
  isDiscarded: boolean;
}

/** All sites: wanted only while the tabs of a window are read. */
const ALL_SITES = ['https://*/*', 'http://*/*'];
/** Held by the window that reads tabs, for as long as it does. */
const TABS_LOCK = 'precis-tabs';
/** That the leave was given for the tabs, and has to be given back. */
const TEMPORARY_PERMISSION_KEY = 'leaveOfTabs';

/** The tabs of this window in their order, without the extension's own. */
export async function listWindowTabs(): Promise<WindowTab[]> {
  const own = browser.runtime.getURL('');
  const [tabs, me] = await Promise.all([browser.tabs.query({ currentWindow: true }), browser.tabs.getCurrent()]);
  return tabs.filter(({ id, url }) => id !== me?.id && !url?.startsWith(own)).flatMap(toWindowTabs);
}

/** The tab as it is now; null: it has been closed. */
export async function findTab(id: number): Promise<Tabs.Tab | null> {
  return browser.tabs.get(id).catch(() => null);
}

function toWindowTabs({ id, title = '', url = '', discarded }: Tabs.Tab): WindowTab[] {
  // A tab that is on its way to its first page is nowhere yet.
  return id === undefined
    ? []
    : [{ id, title, url: url === 'about:blank' ? '' : url, isDiscarded: discarded === true }];
}

/** Longer than a page that loads at all takes. */
const TAB_LOAD_TIMEOUT_MS = 30_000;

/** Loads a tab that sleeps, and waits until its page can be read; for half a minute at most. */
export async function loadDiscardedTab(id: number): Promise<void> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
  }, TAB_LOAD_TIMEOUT_MS);
  await browser.tabs.reload(id);
  while (!late) {
    const now = await findTab(id);
    // That it is loaded is said, too, of the empty page that a tab shows before its own.
    if (!now || (now.status === 'complete' && (await isPageLoaded(id)))) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  clearTimeout(timer);
}

/** Whether scripts run in the page that the tab is to show; the one that stands in for it is blank, or has its address only. */
async function isPageLoaded(tabId: number): Promise<boolean> {
  try {
    const [injection] = await browser.scripting.executeScript({
      target: { tabId },
      func: () => location.href !== 'about:blank' && document.body?.firstChild != null,
      injectImmediately: true,
    });
    return injection?.result === true;
  } catch {
    return false;
  }
}

/** Whether leave for all sites is there already, by the person's own doing. */
export async function hasAllSitesPermission(): Promise<boolean> {
  const borrowed = (await browser.storage.local.get(TEMPORARY_PERMISSION_KEY))[TEMPORARY_PERMISSION_KEY];
  return !borrowed && hasPermission({ hosts: ALL_SITES });
}

/**
 * Asks for leave for all sites, does the work and gives the leave back; what was there before (`had`) stays. Must be called
 * before anything is awaited in the handler of a click. Resolves with what came of it: `busy` when another window is at it.
 */
export function withAllSitesPermission(had: boolean, work: () => Promise<void>): Promise<'done' | 'refused' | 'busy'> {
  // Not async up to here: the browser asks only while it sees the click.
  const noted = had ? Promise.resolve() : browser.storage.local.set({ [TEMPORARY_PERMISSION_KEY]: true });
  const permission = requestPermission({ hosts: ALL_SITES });
  return navigator.locks.request(TABS_LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return 'busy';
    // A window that is being closed has no time to look anything up first.
    const leaving = () => void (had || removeHostPermissions(ALL_SITES));
    addEventListener('pagehide', leaving);
    try {
      await noted;
      if (!(await permission)) return 'refused';
      await work();
      return 'done';
    } finally {
      removeEventListener('pagehide', leaving);
      await returnTemporaryPermission();
    }
  });
}

/** Gives back what a window that ended in the middle has left; called whenever the background starts, or a library opens. */
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
