import browser from 'webextension-polyfill';

/** Whether this page is in a private window. Chromium keeps its storage apart, in memory (`incognito: split`). */
export const isPrivateWindow = browser.extension.inIncognitoContext;

/** Whether posts can be saved and jobs queued here. Firefox opens no database to an extension's private window (seen in 153). */
export const hasLibrary = !(isPrivateWindow && location.protocol === 'moz-extension:');
