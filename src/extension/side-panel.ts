import browser, { type Storage, type Tabs } from 'webextension-polyfill';

/** The tab that the person clicked the toolbar button on. */
export interface ToolbarClick {
  tabId: number;
  /** Milliseconds since 1970: a second click on the same tab is another one. */
  at: number;
}

const toClickKey = (windowId: number) => `clicked:${windowId}`;

/** Notes a click for the side panel of that window, which follows the clicks and never the tabs on its own. */
export async function recordToolbarClick({ id, windowId }: Tabs.Tab, at: number): Promise<void> {
  if (id === undefined || windowId === undefined) return;
  await browser.storage.session.set({ [toClickKey(windowId)]: { tabId: id, at } satisfies ToolbarClick });
}

/** The tab last clicked on in this window; undefined when there is none, or it is gone. */
export async function findClickedTab(): Promise<Tabs.Tab | undefined> {
  const key = toClickKey(await getCurrentWindowId());
  const click = (await browser.storage.session.get(key))[key] as ToolbarClick | undefined;
  return click && browser.tabs.get(click.tabId).catch(() => undefined);
}

/** Tells of every further click in this window. */
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

/** Of Chromium only, and unknown to the types. */
interface SidePanelApi {
  open(options: { windowId: number }): Promise<void>;
}

/**
 * Opens the side panel (in Firefox the sidebar) of a window. Both browsers want it within the person's click, so nothing
 * may be waited for before.
 */
export function openSidePanel(windowId: number): Promise<void> {
  const { sidePanel } = browser as unknown as { sidePanel?: SidePanelApi };
  return sidePanel ? sidePanel.open({ windowId }) : browser.sidebarAction.open();
}
