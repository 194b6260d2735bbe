import browser from 'webextension-polyfill';

const openPage = (path: string): void => void browser.tabs.create({ url: browser.runtime.getURL(`src/ui/${path}`) });

export const openLibraryPage = (): void => openPage('library/index.html');

/** Opens the library with a search for a title. */
export const openSavedPost = (title: string): void =>
  openPage(`library/index.html?${new URLSearchParams({ q: title })}`);

export const openOptionsPage = (): void => void browser.runtime.openOptionsPage();

/** Opens the options at the place where Precis learns the user's format. */
export const openLearnSettings = (): void => openPage('options/index.html#learn');

/** Opens the options at the list of places to publish to. */
export const openDestinationOptions = (): void => openPage('options/index.html#outputs');

export const openModelSettings = (): void => openPage('options/index.html#engines');
