import { useEffect, useState } from 'preact/hooks';
import browser, { type Tabs } from 'webextension-polyfill';
import { canReadPage } from '../../extension/read-shown-text.ts';

/** Returns whether the extension may still read the page at `url` in the tab; checked after each navigation of the tab. */
export function usePageAccess(tabId: number | undefined, url: string): boolean {
  const [isReadable, setReadable] = useState(tabId !== undefined);
  useEffect(() => {
    if (tabId === undefined) return undefined;
    const check = async () => setReadable(await canReadPage(tabId, url));
    const onUpdated = (id: number, change: Tabs.OnUpdatedChangeInfoType) => {
      if (id === tabId && (change.status || change.url)) void check();
    };
    const onRemoved = (id: number) => id === tabId && setReadable(false);
    browser.tabs.onUpdated.addListener(onUpdated);
    browser.tabs.onRemoved.addListener(onRemoved);
    void check();
    return () => {
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.tabs.onRemoved.removeListener(onRemoved);
    };
  }, [tabId, url]);
  return isReadable;
}
