import browser from 'webextension-polyfill';

/** Calls back when a setting changes in any window; drafts are no settings. Returns the function that stops this. */
export function watchStorage(onChange: () => void): () => void {
  const listener = (changes: { [key: string]: unknown }) => {
    if (Object.keys(changes).some((key) => !key.startsWith('draft:'))) onChange();
  };
  // The session's storage holds secrets that are not remembered.
  const areas = [browser.storage.local, browser.storage.session];
  for (const { onChanged } of areas) onChanged.addListener(listener);
  return () => {
    for (const { onChanged } of areas) onChanged.removeListener(listener);
  };
}
