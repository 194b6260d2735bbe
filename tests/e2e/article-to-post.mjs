/** The main task, done as a user would: from the click on the toolbar button to the library. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  copyPostText,
  openRecord,
  parsePost,
  readPreview,
  readShownTags,
  recordParts,
  sendWith,
  showFile,
  withoutPostingTime,
} from './popup.mjs';

const editedValues = {
  title: 'Fjordlight: "clean at every hour", it says --- and what\'s new: 🙂',
  point: 'Batteries: 240 megawatt-hours at Sandnes.',
  tag: 'Wind power',
};

/** Waits for a complete download, and returns the file's name and text. */
async function waitForDownload(folder) {
  for (let tries = 0; tries < 100; tries += 1) {
    const [name] = readdirSync(folder).filter((one) => one.endsWith('.md'));
    const text = name ? readFileSync(join(folder, name), 'utf8') : '';
    if (text) return { name, text };
    await sleep(100);
  }
  throw new Error(`Nothing was downloaded to ${folder}: ${readdirSync(folder)}`);
}

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testArticleToPost(here) {
  /** Opens the popup's editor for the article that most tests here use. */
  async function record() {
    const { browser, address } = here();
    await browser.open(address('/corporate-news/'));
    return openRecord(browser);
  }

  describe('an article becomes a post', () => {
    let copy = '';

    test('the record is right', async () => {
      const { picture } = here();
      const popup = await record();
      expect(await popup.text(recordParts.title)).toBe(
        'Fjordlight and Alder Compute: joint statement on our continuing partnership',
      );
      expect(await popup.text(recordParts.authors)).toBe('Maren Larsen');
      expect(await popup.text(recordParts.date)).toBe('March 12, 2026');
      expect(await popup.text(recordParts.site)).toBe('Fjordlight Newsroom');
      expect((await popup.text(recordParts.excerpt)).length).toBeGreaterThan(40);
      const points = await popup.count(recordParts.points);
      expect(points).toBeGreaterThanOrEqual(3);
      expect(points).toBeLessThanOrEqual(9);
      expect((await readShownTags(popup)).length).toBeGreaterThan(0);
      await popup.screenshot(picture('record'));
    });

    test('typed text survives closing the popup', async () => {
      const { browser } = here();
      let popup = await record();
      await popup.fill(recordParts.title, editedValues.title);
      await popup.fill({ label: 'Point 2' }, editedValues.point);
      await popup.click(recordParts.tagField);
      await popup.type(editedValues.tag);
      await popup.press('Enter');
      await popup.until('the tag', async () => (await readShownTags(popup)).includes(editedValues.tag));
      // Closes the popup at once: a user does not wait for it to save.
      await popup.close();
      popup = await openRecord(browser);
      expect(await popup.text(recordParts.title)).toBe(editedValues.title);
      expect(await popup.text({ label: 'Point 2' })).toBe(editedValues.point);
      expect(await readShownTags(popup)).toContain(editedValues.tag);
      await popup.waitText(recordParts.status, 'Draft of');
      await popup.close();
    });

    test('typed text survives the death of the service worker', async (context) => {
      const { browser } = here();
      if (!browser.killWorker) return context.skip('Firefox has an event page, which holds nothing of a draft');
      expect(await browser.killWorker()).toBe(true);
      const popup = await openRecord(browser);
      expect(await popup.text(recordParts.title)).toBe(editedValues.title);
      await popup.close();
    });

    test('typed text survives closing the browser', async () => {
      await here().restart();
      const popup = await record();
      expect(await popup.text(recordParts.title)).toBe(editedValues.title);
      expect(await popup.text({ label: 'Point 2' })).toBe(editedValues.point);
      await popup.close();
    });

    test('the whole record can be edited', async () => {
      const { browser, address } = here();
      await browser.open(address('/newsletter/'));
      const popup = await openRecord(browser);
      await popup.fill(recordParts.authors, 'Rosa Whitlock, Tobias Lind');
      await popup.fill(recordParts.date, '19 Feb 2026');
      await popup.fill(recordParts.excerpt, 'What a zip factory: knows.');

      // Fewer and more points by keyboard.
      const before = await popup.count(recordParts.points);
      await popup.click(recordParts.slider);
      await popup.press('Home');
      await popup.until('three points', async () => (await popup.count(recordParts.points)) === 3);
      await popup.press('End');
      await popup.until('more points', async () => (await popup.count(recordParts.points)) >= before);

      // Removes the first point and restores it; then moves a point up.
      const [first, second] = await popup.texts(recordParts.points);
      await popup.click({ label: 'Point 1' });
      await popup.click({ button: 'Remove point 1' });
      await popup.until('the point to go', async () => (await popup.texts(recordParts.points))[0] === second);
      await popup.click({ button: 'Undo' });
      await popup.until('the point to come back', async () => (await popup.texts(recordParts.points))[0] === first);
      await popup.click({ label: 'Point 2' });
      await popup.press('Alt+ArrowUp');
      await popup.until('the point to move', async () => (await popup.texts(recordParts.points))[0] === second);

      const { front, body } = parsePost(await copyPostText(browser, popup));
      expect(front).toMatchObject({ source_author: 'Rosa Whitlock, Tobias Lind', source_date: '2026-02-19' });
      expect(body).toContain('What a zip factory: knows.');
      // The excerpt may hold the main message, too.
      expect(body.lastIndexOf(second)).toBeLessThan(body.lastIndexOf(first));
      await popup.close();
    });

    test('copy: the clipboard holds the post, and its YAML parses', async () => {
      const { browser } = here();
      const popup = await record();
      copy = await copyPostText(browser, popup);
      const { front, body } = parsePost(copy);
      expect(Object.keys(front)).toEqual([
        'title',
        'date',
        'link',
        'source',
        'source_author',
        'source_date',
        'description',
        'tags',
      ]);
      expect(front.title).toBe(editedValues.title);
      expect(front).toMatchObject({
        source: 'Fjordlight Newsroom',
        source_author: 'Maren Larsen',
        source_date: '2026-03-12',
      });
      expect(Date.now() - Date.parse(front.date)).toBeLessThan(3_600_000);
      expect(front.tags).toContain(editedValues.tag);
      expect(body).toContain(editedValues.point);
      // Point 2 is the user's own, so that the others are marked as the article's.
      expect(body).toContain('Key Points:');
      expect(body).toMatch(/^- (?:\*\*.+\*\*: )?“/m);
      expect(body).toContain('Read it all at [Fjordlight Newsroom](');
      await popup.close();
    });

    test('preview shows the same text', async () => {
      const { picture } = here();
      const popup = await record();
      await showFile(popup);
      expect(withoutPostingTime(await readPreview(popup))).toBe(withoutPostingTime(copy));
      await popup.screenshot(picture('preview'));
      await popup.close();
    });

    test('download: the file holds the same text', async () => {
      const { downloads } = here();
      const popup = await record();
      await sendWith(popup, 'Download file');
      const { name, text } = await waitForDownload(downloads);
      expect(name).toMatch(/^\d{4}-\d\d-\d\d-[\w-]+\.md$/);
      expect(withoutPostingTime(text)).toBe(withoutPostingTime(copy));
      // The primary button now means “Download”; the tests after this one need “Copy”.
      await sendWith(popup, 'Copy the file');
      await popup.waitText(recordParts.status, 'Copied');
      await popup.close();
    });

    test('save: the post is in the library, where it is copied again and deleted with undo', async () => {
      const { browser, picture } = here();
      const popup = await record();
      await popup.click(recordParts.save);
      await popup.waitText(recordParts.status, 'Saved');
      await popup.click({ css: '.to-library' });
      const library = await browser.tab('src/ui/library/');
      await library.wait({ css: '.item' });
      expect(await library.words()).toContain(editedValues.title);
      await library.screenshot(picture('library'));
      await library.click({ css: '.item' });
      await library.click({ button: 'Copy' });
      await library.waitText({ css: '.post-pane .status' }, 'Copied');
      expect(withoutPostingTime(await browser.readClipboard())).toBe(withoutPostingTime(copy));
      await library.close();

      const again = await browser.extensionTab('src/ui/library/index.html');
      await again.click({ css: '.item' });
      await again.press('Delete');
      await again.until('the post to be gone', async () => (await again.count({ css: '.item' })) === 0);
      await again.click({ button: 'Undo' });
      await again.wait({ css: '.item' });
      expect(await again.words()).toContain(editedValues.title);
      await again.close();
    });

    test('saved posts survive closing the browser', async () => {
      await here().restart();
      const library = await here().browser.extensionTab('src/ui/library/index.html');
      await library.wait({ css: '.item' });
      expect(await library.words()).toContain(editedValues.title);
      await library.close();
    });
  });
}
