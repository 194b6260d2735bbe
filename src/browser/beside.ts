import browser, { type Storage, type Tabs } from 'webextension-polyfill';

/** The tab that the person clicked the toolbar button on. */
export interface Click {
  tabId: number;
  /** Milliseconds since 1970: a second click on the same tab is another one. */
  at: number;
}

const keyOf = (windowId: number) => `clicked:${windowId}`;

/** Notes a click for the side panel of that window, which follows the clicks and never the tabs on its own. */
export async function noteClick({ id, windowId }: Tabs.Tab, at: number): Promise<void> {
  if (id === undefined || windowId === undefined) return;
  await browser.storage.session.set({ [keyOf(windowId)]: { tabId: id, at } satisfies Click });
}

/** The tab last clicked on in this window; undefined when there is none, or it is gone. */
export async function clickedTab(): Promise<Tabs.Tab | undefined> {
  const key = keyOf(await thisWindow());
  const click = (await browser.storage.session.get(key))[key] as Click | undefined;
  return click && browser.tabs.get(click.tabId).catch(() => undefined);
}

/** Tells of every further click in this window. */
export function watchClicks(listener: () => void): () => void {
  const window = thisWindow();
  const onChanged = async (changes: Record<string, Storage.StorageChange>, area: string) => {
    if (area === 'session' && changes[keyOf(await window)]?.newValue) listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}

async function thisWindow(): Promise<number> {
  return (await browser.windows.getCurrent()).id ?? browser.windows.WINDOW_ID_NONE;
}

/** Of Chromium only, and unknown to the types. */
interface SidePanel {
  open(options: { windowId: number }): Promise<void>;
}

/**
 * Opens the side panel (in Firefox the sidebar) of a window. Both browsers want it within the person's click, so nothing
 * may be waited for before.
 */
export function openBeside(windowId: number): Promise<void> {
  const { sidePanel } = browser as unknown as { sidePanel?: SidePanel };
  return sidePanel ? sidePanel.open({ windowId }) : browser.sidebarAction.open();
}
