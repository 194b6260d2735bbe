/** Copying without the popup: the context menu and the keyboard command. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { parsePost } from './popup.mjs';

/** Resolves with the clipboard's text once it contains `part`. */
async function waitForClipboard(browser, part) {
  let text = '';
  for (let tries = 0; tries < 50; tries += 1) {
    text = await browser.readClipboard();
    if (text.includes(part)) return text;
    await sleep(100);
  }
  throw new Error(`Nothing with “${part}” was copied; the clipboard holds:\n${text}`);
}

export function testQuickCopy(here) {
  describe('quick copy', () => {
    test('the context menu copies the post', async () => {
      const { browser, address } = here();
      await browser.open(address('/german/'));
      await browser.contextMenu('Copy as post');
      const { front } = parsePost(await waitForClipboard(browser, 'Oberleitungsbusse'));
      expect(front.title).toBe('Linie 7: Erste Bilanz der Oberleitungsbusse');
    });

    test('the keyboard shortcut copies the post', async () => {
      const { browser, address } = here();
      // Chromium silently drops keys that it does not support (such as Alt+Shift with a letter), so this checks
      // which keys it has assigned.
      expect(await browser.shortcuts()).toEqual(['Alt+A', 'Alt+C', 'Alt+P']);
      await browser.open(address('/japanese/'));
      await browser.shortcut('Alt+c');
      const { front } = parsePost(await waitForClipboard(browser, '図書館'));
      expect(front.title).toBe('図書館が紙のカードに戻した理由');
    });
  });
}
