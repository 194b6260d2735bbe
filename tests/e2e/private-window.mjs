/** A private window: a post can be made and copied, the popup says what is not stored, and nothing stays behind. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAllData } from './extension-data.mjs';
import { copyPostText, openRecord, recordParts } from './popup.mjs';
import { startTestBrowser } from './test-browser.mjs';

const page = '/several-authors/';
/** A word that occurs in no page and in no program, so that a file with this word was written from the private window. */
const word = 'Quixelbrandt';

/** Returns the files in a folder, at any depth, that contain a word in UTF-8 or UTF-16. */
function findFilesContaining(folder, wanted) {
  const forms = [Buffer.from(wanted), Buffer.from(wanted, 'utf16le')];
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => {
      try {
        // A running browser may delete a file at any time.
        const bytes = statSync(path).isFile() ? readFileSync(path) : Buffer.alloc(0);
        return forms.some((form) => bytes.includes(form));
      } catch {
        return false;
      }
    });
}

/** @param {'chromium' | 'firefox'} kind @param {import('./test-browser.mjs').Launch} launch */
export function testPrivateWindow(kind, launch) {
  describe('a private window', () => {
    let here;
    let closePrivate;
    beforeAll(async () => {
      here = await startTestBrowser(kind, launch);
    });
    afterAll(() => here?.end());

    test('a private window makes and copies a post, and says what it does not keep', async () => {
      const { browser, address, picture } = here;
      closePrivate = await browser.openPrivate();
      await browser.open(address(page));
      let popup = await openRecord(browser);
      await popup.waitText({ css: '.post-form > p' }, 'Private window: what you write');
      await popup.fill(recordParts.excerpt, `${word} came by.`);
      expect(await copyPostText(browser, popup)).toContain(`${word} came by.`);
      // In a private window of Chromium a screenshot would close the popup.
      if (kind === 'firefox') await popup.screenshot(picture('private'));
      await popup.close();

      popup = await openRecord(browser);
      expect(await popup.text(recordParts.excerpt)).toBe(`${word} came by.`);
      if (kind === 'chromium') {
        await popup.click(recordParts.save);
        await popup.waitText(recordParts.status, 'Saved');
      } else {
        // In a private window Firefox gives the extension no database, so the popup must not offer to save.
        expect(await popup.count(recordParts.save)).toBe(0);
        await popup.wait({ button: 'Download file' });
        expect(await popup.count(recordParts.toLibrary)).toBe(0);
      }
      // The popup closes with the click, and may do so before it responds.
      if (kind === 'chromium') await popup.click(recordParts.toLibrary).catch(() => undefined);
      const library =
        kind === 'chromium'
          ? await browser.tab('ui/library/')
          : await browser.extensionTab('src/ui/library/index.html');
      await library.waitText({ css: 'main > .note' }, 'This is a private window');
      if (kind === 'chromium') await library.waitText({ css: '.item' }, 'One lake');
      await library.screenshot(picture('private-library'));
      await library.close();
    });

    test('a closed private window leaves nothing on disk or for the next one', async () => {
      const { browser, address, profile } = here;
      await closePrivate();
      const ours = await browser.extensionTab('src/ui/library/index.html');
      await ours.wait({ css: 'main' });
      const kept = JSON.stringify(await ours.evaluate(readAllData));
      expect(kept).toContain('"posts"');
      for (const trace of [word, 'several-authors', 'One lake']) expect(kept).not.toContain(trace);
      expect(findFilesContaining(profile, word)).toEqual([]);
      await ours.close();

      const close = await browser.openPrivate();
      await browser.open(address(page));
      const popup = await openRecord(browser);
      expect(await popup.text(recordParts.excerpt)).not.toContain(word);
      await popup.close();
      await close();
    });
  });
}
