import browser, { type Tabs } from 'webextension-polyfill';
import { capture, Refused } from './browser/capture.ts';
import { localInstant } from './browser/clock.ts';
import { t } from './browser/i18n.ts';
import { openToCopy } from './browser/one-stroke.ts';
import { showSign } from './browser/sign.ts';

/** Id of both the menu item and the keyboard command. */
const COPY = 'copy-as-post';

browser.runtime.onInstalled.addListener(() => {
  browser.contextMenus.create({ id: COPY, title: t('menuCopy'), contexts: ['page', 'selection', 'image', 'link'] });
});
browser.contextMenus.onClicked.addListener((info, tab) => {
  if (info.menuItemId === COPY) void copy(tab);
});
browser.commands.onCommand.addListener(async (command, tab) => {
  if (command === COPY) void copy(tab ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0]);
});

/**
 * The tab's article onto the clipboard as a post, in one stroke. Chromium: the popup does it and shows what it copied.
 * Firefox: the event page does it, and the toolbar button says how it went.
 */
async function copy(tab: Tabs.Tab | undefined): Promise<void> {
  try {
    if (!('document' in globalThis)) {
      await openToCopy(Date.now());
      return;
    }
    const [{ copyAsPost }, article] = await Promise.all([
      import('./copy-as-post.ts'),
      capture(tab, localInstant(new Date())),
    ]);
    const { title } = await copyAsPost(article);
    await showSign({ ok: true, text: `${t('badgeDone')}: ${title}` });
  } catch (error) {
    if (!(error instanceof Refused)) console.error(error);
    await showSign({ ok: false, text: error instanceof Refused ? t(`refusal_${error.why}_title`) : t('copyFailed') });
  }
}
