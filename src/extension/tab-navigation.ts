import browser from 'webextension-polyfill';
import { CaptureError } from './capture-error.ts';

type Navigation = 'closed' | 'moved';

const removeFragment = (address: string) => address.replace(/#.*/s, '');

/** Whether two addresses differ in their fragments at most: a link to another fragment does not load another page. */
export const isSamePage = (one: string, other: string): boolean => removeFragment(one) === removeFragment(other);

/** Returns a function that checks whether the tab was closed or has navigated since now; null if neither, or if unknown. */
export const createNavigationCheck = (tabId: number, address: string) => async (): Promise<Navigation | null> => {
  // `tabs.get` rejects when the tab is closed.
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (!tab) return 'closed';
  // The permission `activeTab` ends on navigation. Then `tab.url` is undefined, which also counts as another address.
  return address && !isSamePage(tab.url ?? '', address) ? 'moved' : null;
};

/** Milliseconds between two checks of whether the tab has navigated. Most pages are read before the first check. */
const NAVIGATION_CHECK_MS = 500;

/**
 * Resolves with the result of `work`. Rejects with `CaptureError` after the timeout, or when the tab navigates: in Firefox
 * the promise of an injected script never settles when its page is left.
 */
export function raceWithNavigation<T>(
  timeoutMs: number,
  work: Promise<T>,
  findNavigation: () => Promise<Navigation | null>,
): Promise<T> {
  let timeout: ReturnType<typeof setTimeout> | undefined;
  let interval: ReturnType<typeof setInterval> | undefined;
  const interruption = new Promise<never>((_, reject) => {
    timeout = setTimeout(() => reject(new CaptureError('slow')), timeoutMs);
    interval = setInterval(async () => {
      const navigation = await findNavigation();
      if (navigation) reject(new CaptureError(navigation));
    }, NAVIGATION_CHECK_MS);
  });
  return Promise.race([work, interruption]).finally(() => {
    clearTimeout(timeout);
    clearInterval(interval);
  });
}
