import browser from 'webextension-polyfill';

const QUICK_COPY_KEY = 'copyWhenOpened';
/** A popup that has not opened by then was blocked, and the next click on the button must not copy. */
const QUICK_COPY_TTL_MS = 5_000;

/**
 * Opens the popup so that it copies the post at once. In Chromium neither the service worker nor an offscreen document may write
 * to the clipboard without a permission that warns at install; a focused popup may. `now`: milliseconds since 1970.
 */
export async function requestQuickCopy(now: number): Promise<void> {
  await browser.storage.session.set({ [QUICK_COPY_KEY]: now });
  await browser.action.openPopup();
}

/** Whether the popup was opened to copy. True once for each request. */
export async function consumeQuickCopyRequest(now: number): Promise<boolean> {
  const at: unknown = (await browser.storage.session.get(QUICK_COPY_KEY))[QUICK_COPY_KEY];
  if (typeof at !== 'number') return false;
  await browser.storage.session.remove(QUICK_COPY_KEY);
  return now - at < QUICK_COPY_TTL_MS;
}
