import browser from 'webextension-polyfill';

const QUICK_COPY_KEY = 'copyWhenOpened';
/** Milliseconds in which the popup must open, or the browser has blocked it. A popup that opens later must not copy. */
const QUICK_COPY_TTL_MS = 5_000;

/**
 * Opens the popup so that it copies the post at once. In Chromium a focused popup may write to the clipboard; a service
 * worker or an offscreen document needs a permission that shows a warning at install. `now`: milliseconds since 1970.
 */
export async function requestQuickCopy(now: number): Promise<void> {
  await browser.storage.session.set({ [QUICK_COPY_KEY]: now });
  await browser.action.openPopup();
}

/**
 * Whether the popup was opened by `requestQuickCopy`, so that it copies. The request is deleted: a second call resolves with
 * false.
 */
export async function consumeQuickCopyRequest(now: number): Promise<boolean> {
  const at: unknown = (await browser.storage.session.get(QUICK_COPY_KEY))[QUICK_COPY_KEY];
  if (typeof at !== 'number') return false;
  await browser.storage.session.remove(QUICK_COPY_KEY);
  return now - at < QUICK_COPY_TTL_MS;
}
