import browser from 'webextension-polyfill';

const KEY = 'copyWhenOpened';
/** A popup that did not come up at once was blocked; the next click on the button must not copy. */
const STALE_MS = 5_000;

/**
 * Opens the popup with the order to copy at once. In Chromium neither the service worker nor an offscreen document may
 * write to the clipboard without a permission that warns at install; a popup in front may.
 */
export async function openToCopy(now: number): Promise<void> {
  await browser.storage.session.set({ [KEY]: now });
  await browser.action.openPopup();
}

/** Whether the popup was opened with that order; it is given once. */
export async function takeOrderToCopy(now: number): Promise<boolean> {
  const at: unknown = (await browser.storage.session.get(KEY))[KEY];
  if (typeof at !== 'number') return false;
  await browser.storage.session.remove(KEY);
  return now - at < STALE_MS;
}
