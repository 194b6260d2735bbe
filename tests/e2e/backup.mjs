/** Backing up everything to one file, restoring it, and the reminder to back up. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { findAccessibilityFaults, findOverflow } from './accessibility.mjs';
import { pickFile } from './learn-blog.mjs';
import { openRecord, recordParts } from './popup.mjs';

const status = { css: '.status' };
const due = { css: '.backup-due' };

async function findBackupFile(folder) {
  for (let tries = 0; tries < 100; tries += 1) {
    const name = readdirSync(folder).find((one) => /^precis-backup-[\d-]+\.json$/.test(one));
    const text = name ? readFileSync(join(folder, name), 'utf8') : '';
    if (text.endsWith(']}\n')) {
      rmSync(join(folder, name));
      return text;
    }
    await sleep(100);
  }
  throw new Error(`No backup came to ${folder}: ${readdirSync(folder)}`);
}

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testBackups(here) {
  const options = async () => {
    const page = await here().browser.extensionTab('src/ui/options/index.html#backup');
    await page.wait({ css: '#backup select' });
    return page;
  };
  const choose = (page, every) =>
    page.evaluate((window, value) => {
      const list = window.document.querySelector('#backup select');
      list.value = value;
      list.dispatchEvent(new window.Event('change', { bubbles: true }));
    }, every);

  describe('a backup', () => {
    beforeAll(() => here().fresh());

    let text = '';

    test('a backup is suggested when it is due, and made by one click', async () => {
      const { browser, address, downloads, picture } = here();
      await browser.open(address('/several-authors/'));
      const popup = await openRecord(browser);
      await popup.click(recordParts.save);
      await popup.waitText(recordParts.status, 'Saved');
      await popup.fill(recordParts.excerpt, 'Kept in the draft alone.');
      await popup.close();

      let page = await options();
      expect(await page.count(due)).toBe(0);
      await page.waitText({ css: '#backup' }, 'No backup has been made yet.');
      await choose(page, 'week');
      await page.wait(due);
      await page.close();
      page = await options();
      await page.until('the choice', async () => (await page.text({ css: '#backup select' })) === 'week');
      await page.wait(due);
      await page.close();

      const library = await browser.extensionTab('src/ui/library/index.html');
      await library.waitText(due, 'No backup has been made yet.');
      await library.screenshot(picture('backup-due'));
      if (browser.name === 'Chromium') {
        for (const system of [
          { scheme: 'light', width: 1100 },
          { scheme: 'dark', width: 320 },
        ]) {
          await library.look(system);
          await library.screenshot(picture(`backup-due-${system.width}`));
          expect(await library.evaluate(findAccessibilityFaults)).toEqual([]);
          expect(await library.evaluate(findOverflow)).toEqual([]);
        }
        await library.look({});
      }
      await library.click({ button: 'Back up now' });
      await library.waitText(status, 'precis-backup-');
      await library.until('the line to go', async () => (await library.count(due)) === 0);
      await library.close();
      text = await findBackupFile(downloads);
      const file = JSON.parse(text);
      expect(file).toMatchObject({ precis: 1, settings: { backupEvery: 'week' }, blog: { precis: 1 } });
      expect(file.posts.length).toBeGreaterThan(0);
      expect(Object.values(file.drafts).map(({ post }) => post?.excerpt)).toContain('Kept in the draft alone.');
      expect(text).not.toContain('"secret:');
    });

    test('a backup restores lost records, keeps newer ones, and the restore is undone', async () => {
      const { browser, picture } = here();
      const { posts } = JSON.parse(text);
      const title = posts[0].saved.post.title;
      const library = await browser.extensionTab(`src/ui/library/index.html?q=${encodeURIComponent(title)}`);
      await library.waitText({ css: '.item' }, title.slice(0, 30));
      const before = await library.count({ css: '.item' });
      await library.click({ css: '.item' });
      await library.press('Delete');
      await library.until('the post to be gone', async () => (await library.count({ css: '.item' })) < before);

      const page = await options();
      await choose(page, 'never');
      await page.until('never', async () => (await page.text({ css: '#backup select' })) === 'never');
      await pickFile(page, '.json', 'precis-backup.json', text);
      await page.waitText(status, 'Posts added: 1,');
      await page.screenshot(picture('backup-restored'));
      await library.until('the post to be back', async () => (await library.count({ css: '.item' })) === before);
      await page.until('the setting', async () => (await page.text({ css: '#backup select' })) === 'week');

      await page.click({ css: '.status button' });
      await library.until('the post to be gone', async () => (await library.count({ css: '.item' })) < before);
      await page.until('the setting of before', async () => (await page.text({ css: '#backup select' })) === 'never');
      await pickFile(page, '.json', 'precis-backup.json', text);
      await page.waitText(status, 'Posts added: 1,');
      await pickFile(page, '.json', 'precis-backup.json', text);
      await page.waitText(status, 'Posts added: 0,');
      await library.close();
      await page.close();
    });

    test('a backup that is newer or broken is refused with a reason, and changes nothing', async () => {
      const page = await options();
      await pickFile(page, '.json', 'newer.json', text.replace('"precis":1,"posts"', '"precis":9,"posts"'));
      await page.waitText(status, 'newer.json was made by a newer Precis');
      await pickFile(page, '.json', 'half.json', text.slice(0, text.length / 2));
      await page.waitText(status, 'half.json');
      await page.close();
    });
  });
}
