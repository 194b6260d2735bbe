import browser, { type Storage, type Tabs } from 'webextension-polyfill';

/** A click of the user on the toolbar button. */
export interface ToolbarClick {
  tabId: number;
  /** Milliseconds since 1970. It makes a second click on the same tab a change of the stored value. */
  at: number;
}

const toClickKey = (windowId: number) => `clicked:${windowId}`;

/** Stores a click for the side panel of its window, which shows the clicked tab, not the active one. */
export async function recordToolbarClick({ id, windowId }: Tabs.Tab, at: number): Promise<void> {
  if (id === undefined || windowId === undefined) return;
  await browser.storage.session.set({ [toClickKey(windowId)]: { tabId: id, at } satisfies ToolbarClick });
}

/** The tab of the last click in this window; undefined when there was no click, or the tab is closed. */
export async function findClickedTab(): Promise<Tabs.Tab | undefined> {
  const key = toClickKey(await getCurrentWindowId());
  const click = (await browser.storage.session.get(key))[key] as ToolbarClick | undefined;
  // Rejects when the tab is closed.
  return click && browser.tabs.get(click.tabId).catch(() => undefined);
}

/** Calls back on every click in this window. Returns the function that stops this. */
export function watchToolbarClicks(listener: () => void): () => void {
  const window = getCurrentWindowId();
  const onChanged = async (changes: Record<string, Storage.StorageChange>, area: string) => {
    if (area === 'session' && changes[toClickKey(await window)]?.newValue) listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}

async function getCurrentWindowId(): Promise<number> {
  return (await browser.windows.getCurrent()).id ?? browser.windows.WINDOW_ID_NONE;
}

/** In Chromium only; the types lack it. */
interface SidePanelApi {
  open(options: { windowId: number }): Promise<void>;
}

/**
 * Opens the side panel of a window (in Firefox the sidebar). Call it before the first `await` of a click's handler: both
 * browsers allow it only during the click.
 */
export function openSidePanel(windowId: number): Promise<void> {
  const { sidePanel } = browser as unknown as { sidePanel?: SidePanelApi };
  return sidePanel ? sidePanel.open({ windowId }) : browser.sidebarAction.open();
}
