import browser, { type Tabs } from 'webextension-polyfill';
import { dropLeave, hasLeave, requestLeave } from './permissions.ts';

/** A tab of this window that may hold an article. */
export interface WindowTab {
  id: number;
  /** Both '' as long as there is no leave to know them, and of a page of the browser. */
  title: string;
  url: string;
  /** The browser has put it away to save memory: nothing is there to read until it is loaded again. */
  asleep: boolean;
}

/** All sites: wanted only while the tabs of a window are read. */
const EVERY_SITE = ['https://*/*', 'http://*/*'];
/** Held by the window that reads tabs, for as long as it does. */
const LOCK = 'precis-tabs';
/** That the leave was given for the tabs, and has to be given back. */
const BORROWED = 'leaveOfTabs';

/** The tabs of this window in their order, without the extension's own. */
export async function windowTabs(): Promise<WindowTab[]> {
  const own = browser.runtime.getURL('');
  const [tabs, me] = await Promise.all([browser.tabs.query({ currentWindow: true }), browser.tabs.getCurrent()]);
  return tabs.filter(({ id, url }) => id !== me?.id && !url?.startsWith(own)).flatMap(listed);
}

/** The tab as it is now; null: it has been closed. */
export async function tabNow(id: number): Promise<Tabs.Tab | null> {
  return browser.tabs.get(id).catch(() => null);
}

function listed({ id, title = '', url = '', discarded }: Tabs.Tab): WindowTab[] {
  // A tab that is on its way to its first page is nowhere yet.
  return id === undefined ? [] : [{ id, title, url: url === 'about:blank' ? '' : url, asleep: discarded === true }];
}

/** Longer than a page that loads at all takes. */
const LOADING_MS = 30_000;

/** Loads a tab that sleeps, and waits until its page can be read; for half a minute at most. */
export async function wakeTab(id: number): Promise<void> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
  }, LOADING_MS);
  await browser.tabs.reload(id);
  while (!late) {
    const now = await tabNow(id);
    // That it is loaded is said, too, of the empty page that a tab shows before its own.
    if (!now || (now.status === 'complete' && (await shows(id)))) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  clearTimeout(timer);
}

/** Whether scripts run in the page that the tab is to show; the one that stands in for it is blank, or has its address only. */
async function shows(tabId: number): Promise<boolean> {
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
export async function hasEverySite(): Promise<boolean> {
  const borrowed = (await browser.storage.local.get(BORROWED))[BORROWED];
  return !borrowed && hasLeave({ hosts: EVERY_SITE });
}

/**
 * Asks for leave for all sites, does the work and gives the leave back; what was there before (`had`) stays. Must be called
 * before anything is awaited in the handler of a click. Resolves with what came of it: `busy` when another window is at it.
 */
export function withEverySite(had: boolean, work: () => Promise<void>): Promise<'done' | 'refused' | 'busy'> {
  // Not async up to here: the browser asks only while it sees the click.
  const noted = had ? Promise.resolve() : browser.storage.local.set({ [BORROWED]: true });
  const asked = requestLeave({ hosts: EVERY_SITE });
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return 'busy';
    // A window that is being closed has no time to look anything up first.
    const leaving = () => void (had || dropLeave(EVERY_SITE));
    addEventListener('pagehide', leaving);
    try {
      await noted;
      if (!(await asked)) return 'refused';
      await work();
      return 'done';
    } finally {
      removeEventListener('pagehide', leaving);
      await giveBack();
    }
  });
}

/** Gives back what a window that ended in the middle has left; called whenever the background starts, or a library opens. */
export async function returnEverySite(): Promise<void> {
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) await giveBack();
  });
}

async function giveBack(): Promise<void> {
  if (!(await browser.storage.local.get(BORROWED))[BORROWED]) return;
  await dropLeave(EVERY_SITE);
  await browser.storage.local.remove(BORROWED);
}
