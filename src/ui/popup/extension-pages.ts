import browser from 'webextension-polyfill';

const openPage = (path: string): void => void browser.tabs.create({ url: browser.runtime.getURL(`src/ui/${path}`) });

export const openLibraryPage = (): void => openPage('library/index.html');

/** Opens the library with a search for a title. */
export const openSavedPost = (title: string): void =>
  openPage(`library/index.html?${new URLSearchParams({ q: title })}`);

export const openOptionsPage = (): void => void browser.runtime.openOptionsPage();

export const openModelSettings = (): void => openPage('options/index.html#engines');
