import browser from 'webextension-polyfill';

/** Calls back when anything that the person has set changes, in whatever window. Drafts are no settings. Gives the way to stop. */
export function watchStored(changed: () => void): () => void {
  const listener = (changes: { [key: string]: unknown }) => {
    if (Object.keys(changes).some((key) => !key.startsWith('draft:'))) changed();
  };
  browser.storage.local.onChanged.addListener(listener);
  return () => browser.storage.local.onChanged.removeListener(listener);
}
