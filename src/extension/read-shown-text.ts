import browser from 'webextension-polyfill';
import { hasProofLinks, type Profile } from '../core/format/profile.ts';
import { isSamePage } from './tab-navigation.ts';

/** Returns the address of the tab's page and what `func` returns with it; null when the tab may not be read. */
async function injectFunction(tabId: number, func: () => [address: string, text: string]) {
  // `executeScript` rejects once the tab has left the page, because that ends the permission.
  const [injection] = await browser.scripting.executeScript({ target: { tabId }, func }).catch(() => []);
  return (injection?.result ?? null) as [address: string, text: string] | null;
}

/**
 * Resolves with the text of the page at `url` as the tab shows it, with line feeds between blocks. '' when the format does
 * not link points to their sentences there, when the tab shows another page by now, or when it may not be read.
 */
export async function readShownText(tabId: number | undefined, url: string, profile: Profile): Promise<string> {
  if (tabId === undefined || !hasProofLinks(profile)) return '';
  const found = await injectFunction(tabId, () => [location.href, document.body?.innerText ?? '']);
  return found && isSamePage(found[0], url) ? found[1] : '';
}

/** Resolves with whether the tab still shows the page at `url`, and may be read. */
export async function canReadPage(tabId: number, url: string): Promise<boolean> {
  const found = await injectFunction(tabId, () => [location.href, '']);
  return found !== null && isSamePage(found[0], url);
}
