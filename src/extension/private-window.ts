import browser from 'webextension-polyfill';

/** Whether this is a page of a private window. In Chromium all that it keeps is apart, in memory (`incognito: split`). */
export const isPrivateWindow = browser.extension.inIncognitoContext;

/** Firefox opens no database to an extension's page in a private window (seen in 153): nothing can be saved there, or sent later. */
export const hasLibrary = !(isPrivateWindow && location.protocol === 'moz-extension:');
