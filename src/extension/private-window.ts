import browser from 'webextension-polyfill';

/**
 * Whether this page is in a private window. In Chromium, private windows have their own storage, in memory (`incognito:
 * split`).
 */
export const isPrivateWindow = browser.extension.inIncognitoContext;

/**
 * Whether posts and jobs can be stored here. In Firefox, an extension can't open a database in a private window (seen in
 * 153).
 */
export const hasLibrary = !(isPrivateWindow && location.protocol === 'moz-extension:');
