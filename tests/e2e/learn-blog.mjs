/** A blog of the user's own: its format learned from a post, its site rules, and the export and import of both. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { findAccessibilityFaults } from './accessibility.mjs';
import { copyPostText, openRecord, parsePost, recordParts, waitForFinding } from './popup.mjs';

/** A post in a format that does not come with Precis. */
const post = `---
title: 'The bridge at noon'
pubDate: 2025-06-01
writer: Ole Berg
topics:
  - bridges
  - steel
kind: note
---

The old bridge was closed at noon.
`;

/** Returns a feed list (OPML) with the feed of the site that serves the test pages. */
const opml = (site) => `<?xml version="1.0"?><opml version="2.0"><body><outline text="News"><outline type="rss"
  title="Tidepool, the feed" xmlUrl="https://engineering.tidepool.example/atom.xml"
  htmlUrl="${site}"/></outline></body></opml>`;

/** Gives a file to a file field, as the browser's dialog does. */
export async function pickFile(view, accept, name, text) {
  await view.wait({ css: `input[type=file][accept="${accept}"]` });
  await view.evaluate(
    (window, accepts, fileName, content) => {
      const field = window.document.querySelector(`input[type=file][accept="${accepts}"]`);
      const carrier = new window.DataTransfer();
      carrier.items.add(new window.File([content], fileName));
      field.files = carrier.files;
      field.dispatchEvent(new window.Event('change', { bubbles: true }));
    },
    accept,
    name,
    text,
  );
}

async function waitForDownload(folder, wanted) {
  for (let tries = 0; tries < 100; tries += 1) {
    const name = readdirSync(folder).find((one) => one === wanted);
    const text = name ? readFileSync(join(folder, name), 'utf8') : '';
    if (text) return text;
    await sleep(100);
  }
  throw new Error(`No ${wanted} in ${folder}: ${readdirSync(folder)}`);
}

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testLearnBlog(here) {
  const options = () => here().browser.extensionTab('src/ui/options/index.html');

  describe('a blog of one’s own', () => {
    beforeAll(() => here().fresh());

    test('one post is enough to learn its format, and the next post has that format', async () => {
      const { browser, address, picture } = here();
      const page = await options();
      await page.click({ css: '.drop summary' });
      await page.fill({ label: 'Or paste a post' }, post);
      await page.click({ button: 'Learn from it' });
      await page.wait({ css: '.learned-format' });
      const found = await page.text({ css: '.learned-format .evidence' });
      for (const key of ['title', 'pubDate', 'writer', 'topics', 'kind']) expect(found).toContain(key);
      // A pasted post has no file name to compare with.
      expect(found).not.toContain('0/0');
      expect(await page.words()).toContain('Identical to the byte: 1 of 1');
      await page.screenshot(picture('learned'));
      await page.click({ button: 'Use this format' });
      await page.waitText({ css: '.status' }, 'My blog');
      await page.close();

      await browser.open(address('/developer-blog/'));
      const popup = await openRecord(browser);
      const { front } = parsePost(await copyPostText(browser, popup));
      expect(Object.keys(front)).toEqual(['title', 'pubDate', 'writer', 'topics', 'kind']);
      expect(front).toMatchObject({ title: 'A lock nobody asked for', writer: 'Ole Berg', kind: 'note' });
      expect(front.topics.length).toBeGreaterThan(0);
      await popup.close();
    });

    test('a site is remembered from the popup, for its next article', async () => {
      const { browser, address } = here();
      await browser.open(address('/developer-blog/'));
      let popup = await openRecord(browser);
      await popup.fill(recordParts.site, 'Tidepool');
      await popup.click({ button: 'Remember for this site' });
      await popup.waitText(recordParts.status, new URL(address('/')).host);
      await popup.fill(recordParts.site, 'Another');
      await popup.close();
      popup = await openRecord(browser);
      await popup.click({ button: 'Discard draft' });
      await popup.until('the remembered name', async () => (await popup.text(recordParts.site)) === 'Tidepool');
      await popup.close();
    });

    test('a feed list adds site rules, and an invalid one changes nothing', async () => {
      const page = await options();
      await pickFile(page, '.opml,.xml', 'feeds.opml', opml(here().address('/')));
      await page.waitText({ css: '.status' }, 'Imported feeds: 1');
      await page.waitText({ css: '.sites .quiet' }, 'Tidepool, the feed');
      await pickFile(page, '.opml,.xml', 'page.xml', '<html><body>No feeds</body>');
      await page.waitText({ css: '.status' }, 'page.xml is not an OPML feed list');
      expect(await page.text({ css: '.sites .quiet' })).toBe('Tidepool, the feed');
      await page.close();
    });

    test('formats, tags and site rules are exported to a file and imported again', async () => {
      const { downloads } = here();
      const page = await options();
      // The list of sites moves the sections below it when it appears.
      await page.wait({ css: '.sites li' });
      await page.click({ button: 'Export' });
      const text = await waitForDownload(downloads, 'precis-blog.json');
      expect(JSON.parse(text)).toMatchObject({ precis: 1, profiles: [{ name: 'My blog' }], sites: [{}] });

      await page.click({ button: 'Delete the format My blog' });
      await page.waitText({ css: '.status' }, 'Deleted');
      const isThere = async () => (await page.text({ css: '.formats' })).includes('My blog');
      await page.until('the format to be gone', async () => !(await isThere()));
      await pickFile(page, '.json', 'newer.json', text.replace('"precis": 1', '"precis": 7'));
      await page.waitText({ css: '.status' }, 'newer.json was made by a newer Precis');
      expect(await isThere()).toBe(false);
      await pickFile(page, '.json', 'precis-blog.json', text);
      await page.waitText({ css: '.status' }, 'Imported. Formats: 1');
      await page.until('the format to be back', isThere);
      await page.close();
    });

    test('a file that changes a format shows the changes, and changes it only after the user agrees', async () => {
      const { browser, downloads, picture } = here();
      const page = await options();
      const dialog = { css: '.replaced[open]' };
      await page.wait({ css: '.sites li' });
      await page.click({ button: 'Export' });
      const file = JSON.parse(await waitForDownload(downloads, 'precis-blog.json'));
      const [mine] = file.profiles;
      const planted = { ...mine, path: 'planted/{{ slug }}.md' };
      // The second format comes with Precis. The third is new, so it replaces none.
      const profiles = [
        planted,
        { ...planted, id: 'plain', name: 'Plain' },
        { ...planted, id: 'new', name: 'A new one' },
      ];
      const text = JSON.stringify({ ...file, profiles });

      await pickFile(page, '.json', 'team.json', text);
      await page.wait(dialog);
      await page.waitText(dialog, 'team.json changes formats that you have');
      const shown = await page.text(dialog);
      expect(shown).toContain(mine.path);
      expect(shown).toContain('planted/{{ slug }}.md');
      expect(shown).toContain('My blog');
      expect(shown).not.toContain('A new one');
      expect(await page.count({ css: '.replaced table' })).toBe(2);
      if (browser.name === 'Chromium') {
        await page.screenshot(picture('format-replaced'));
        expect(await page.evaluate(findAccessibilityFaults)).toEqual([]);
      }
      await page.click({ css: '.replaced .row button' });
      await page.waitText({ css: '.status' }, 'Nothing was changed.');
      expect(await page.count(dialog)).toBe(0);
      expect(await page.text({ css: '.formats' })).not.toContain('A new one');

      // Restoring a backup that changes formats asks the user, too.
      await pickFile(page, '.json', 'backup.json', JSON.stringify({ precis: 1, posts: [], blog: JSON.parse(text) }));
      await page.waitText(dialog, 'backup.json changes formats');
      await page.click({ css: '.replaced .row button' });
      await page.waitText({ css: '.status' }, 'Nothing was changed.');

      await pickFile(
        page,
        '.json',
        'workflow.json',
        text.replaceAll('planted/{{ slug }}.md', '.github/workflows/x.yml'),
      );
      await page.waitText({ css: '.status' }, 'workflow.json has a mistake: profiles[0].path');
      expect(await page.count(dialog)).toBe(0);

      await pickFile(page, '.json', 'team.json', text);
      await page.wait(dialog);
      await page.click({ button: 'Replace' });
      await page.waitText({ css: '.status' }, 'Imported. Formats: 3');
      await page.until('the new format', async () => (await page.text({ css: '.formats' })).includes('A new one'));
      // The same file again changes nothing, so no dialogue asks.
      await pickFile(page, '.json', 'team.json', text);
      await page.waitText({ css: '.status' }, 'Imported. Formats: 3');
      expect(await page.count(dialog)).toBe(0);
      await page.close();
    });

    test('a format that would write a workflow file writes nothing, and the popup says why', async () => {
      const { browser, address } = here();
      const page = await options();
      await page.evaluate(async (window) => {
        const { chrome, JSON: its } = window.wrappedJSObject ?? window;
        const { profiles } = await chrome.storage.local.get('profiles');
        const text = JSON.stringify(profiles).replaceAll('planted/{{ slug }}.md', '.github/workflows/{{ slug }}.yml');
        await chrome.storage.local.set(its.parse(`{"profiles":${text}}`));
      });
      await page.close();
      await browser.open(address('/developer-blog/'));
      const popup = await openRecord(browser);
      await waitForFinding(popup, 'There is no file: The format would write to “.github/workflows/');
      expect(await popup.words()).toContain('goes through no name that begins with a dot');
      expect(await popup.evaluate((window) => window.document.querySelector('.next-step').disabled)).toBe(true);
      await popup.close();
    });
  });
}
