import browser, { type Storage, type Tabs } from 'webextension-polyfill';

/** A click of the user on the toolbar button. */
export interface ToolbarClick {
  tabId: number;
  /**
   * Milliseconds since 1970. Without a new time, a second click on the same tab would not change the stored value or fire an
   * event.
   */
  at: number;
}

const toClickKey = (windowId: number) => `clicked:${windowId}`;

/** Stores a click on the toolbar button. The window's side panel shows the tab that was clicked in, not the active tab. */
export async function recordToolbarClick({ id, windowId }: Tabs.Tab, at: number): Promise<void> {
  if (id === undefined || windowId === undefined) return;
  await browser.storage.session.set({ [toClickKey(windowId)]: { tabId: id, at } satisfies ToolbarClick });
}

/** Resolves with the tab of this window's last toolbar click; undefined when there was no click, or the tab is closed. */
export async function findClickedTab(): Promise<Tabs.Tab | undefined> {
  const key = toClickKey(await getCurrentWindowId());
  const click = (await browser.storage.session.get(key))[key] as ToolbarClick | undefined;
  // `tabs.get` rejects when the tab is closed.
  return click && browser.tabs.get(click.tabId).catch(() => undefined);
}

/** Calls `listener` on every toolbar click in this window. Returns a function that stops the calls. */
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

/** `browser.sidePanel`, which only Chromium has and which the polyfill's types lack. */
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
