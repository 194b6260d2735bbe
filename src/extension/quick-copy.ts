import browser from 'webextension-polyfill';

const QUICK_COPY_KEY = 'copyWhenOpened';
/** A popup that did not come up at once was blocked; the next click on the button must not copy. */
const QUICK_COPY_TTL_MS = 5_000;

/**
 * Opens the popup with the order to copy at once. In Chromium neither the service worker nor an offscreen document may
 * write to the clipboard without a permission that warns at install; a popup in front may.
 */
export async function requestQuickCopy(now: number): Promise<void> {
  await browser.storage.session.set({ [QUICK_COPY_KEY]: now });
  await browser.action.openPopup();
}

/** Whether the popup was opened with that order; it is given once. */
export async function consumeQuickCopyRequest(now: number): Promise<boolean> {
  const at: unknown = (await browser.storage.session.get(QUICK_COPY_KEY))[QUICK_COPY_KEY];
  if (typeof at !== 'number') return false;
  await browser.storage.session.remove(QUICK_COPY_KEY);
  return now - at < QUICK_COPY_TTL_MS;
}
