import browser from 'webextension-polyfill';

/** Opens the options page in a new tab, at the settings of a destination. */
export function openDestinationSettings(id: string): void {
  void browser.tabs.create({ url: browser.runtime.getURL(`src/ui/options/index.html#place-${id}`) });
}
