import browser from 'webextension-polyfill';

/** Calls `onChange` when any window changes stored data other than drafts. Returns a function that stops the calls. */
export function watchStorage(onChange: () => void): () => void {
  const listener = (changes: { [key: string]: unknown }) => {
    if (Object.keys(changes).some((key) => !key.startsWith('draft:'))) onChange();
  };
  // `storage.session` has the secrets that are stored only until the browser closes.
  const areas = [browser.storage.local, browser.storage.session];
  for (const { onChanged } of areas) onChanged.addListener(listener);
  return () => {
    for (const { onChanged } of areas) onChanged.removeListener(listener);
  };
}
