import browser from 'webextension-polyfill';

/** Calls back when anything that the person has set changes, in whatever window. Drafts are no settings. Gives the way to stop. */
export function watchStorage(onChange: () => void): () => void {
  const listener = (changes: { [key: string]: unknown }) => {
    if (Object.keys(changes).some((key) => !key.startsWith('draft:'))) onChange();
  };
  // Secrets that are not remembered are in the session's storage.
  const areas = [browser.storage.local, browser.storage.session];
  for (const { onChanged } of areas) onChanged.addListener(listener);
  return () => {
    for (const { onChanged } of areas) onChanged.removeListener(listener);
  };
}
