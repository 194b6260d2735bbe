import browser, { type Tabs } from 'webextension-polyfill';
import { capture, Refused } from './browser/capture.ts';
import { t } from './browser/i18n.ts';
import { answer } from './browser/messages.ts';
import { applyNameless } from './browser/nameless.ts';
import { openToCopy } from './browser/one-stroke.ts';
import { shutStorage } from './browser/secrets.ts';
import { showSign } from './browser/sign.ts';
import { returnEverySite } from './browser/window-tabs.ts';
import { seeToAskings } from './model-desk.ts';
import { hearAlarm, leaveGiven, seeToOutbox } from './post-office.ts';

/** Id of both the menu item and the keyboard command. */
const COPY = 'copy-as-post';

browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('src/ui/welcome/index.html') });
  browser.contextMenus.create({ id: COPY, title: t('menuCopy'), contexts: ['page', 'selection', 'image', 'link'] });
});
browser.contextMenus.onClicked.addListener((info, tab) => {
  if (info.menuItemId === COPY) void copy(tab);
});
browser.commands.onCommand.addListener(async (command, tab) => {
  if (command === COPY) void copy(tab ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0]);
});

// What was left in the outbox goes on whenever the worker starts, the connection comes back, or a window asks.
void shutStorage();
void returnEverySite();
void seeToOutbox();
void seeToAskings();
void applyNameless();
browser.runtime.onStartup.addListener(() => void seeToOutbox());
browser.runtime.onStartup.addListener(() => void seeToAskings());
hearAlarm();
browser.permissions.onAdded.addListener(() => {
  hearAlarm();
  void leaveGiven();
});
addEventListener('online', () => void seeToOutbox(true));
answer({
  'see to the outbox': () => seeToOutbox(true),
  'see to what is asked of models': () => {
    // Not waited for: it may take minutes, and what comes of it is written down.
    void seeToAskings();
    return undefined;
  },
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
    const [{ copyAsPost }, captured] = await Promise.all([import('./copy-as-post.ts'), capture(tab)]);
    const { title } = await copyAsPost(captured);
    await showSign({ ok: true, text: `${t('badgeDone')}: ${title}` });
  } catch (error) {
    if (!(error instanceof Refused)) console.error(error);
    await showSign({
      ok: false,
      text: error instanceof Refused ? t(`refusal_${error.why}_title`) : t('output_clipboard_failed'),
    });
  }
}
