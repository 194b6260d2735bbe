/** The main job, from the click on the toolbar button to the library, as one person would do it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { copied, openRecord, parsePost, part, sendBy, shownFile, tagsOf } from './popup.mjs';

const edited = {
  title: 'Fjordlight: "clean at every hour", it says --- and what\'s new: 🙂',
  point: 'Batteries: 240 megawatt-hours at Sandnes.',
  tag: 'Wind power',
};

/** The file that a download became, once it is whole. */
async function downloaded(folder) {
  for (let tries = 0; tries < 100; tries += 1) {
    const [name] = readdirSync(folder).filter((one) => one.endsWith('.md'));
    const text = name ? readFileSync(join(folder, name), 'utf8') : '';
    if (text) return { name, text };
    await sleep(100);
  }
  throw new Error(`Nothing was downloaded to ${folder}: ${readdirSync(folder)}`);
}

/** @param {() => Awaited<ReturnType<import('./fixtures.mjs').stand>>} here */
export function line(here) {
  /** The record of the article that all of this is about. */
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
      expect(await popup.text(part.title)).toBe(
        'Fjordlight and Alder Compute: joint statement on our continuing partnership',
      );
      expect(await popup.text(part.authors)).toBe('Maren Larsen');
      expect(await popup.text(part.date)).toBe('2026-03-12T09:15:00+00:00');
      expect(await popup.text(part.site)).toBe('Fjordlight Newsroom');
      expect((await popup.text(part.excerpt)).length).toBeGreaterThan(40);
      expect(await popup.count(part.points)).toBe(7);
      expect((await tagsOf(popup)).length).toBeGreaterThan(0);
      await popup.screenshot(picture('record'));
    });

    test('what is typed survives closing the popup', async () => {
      const { browser } = here();
      let popup = await record();
      await popup.fill(part.title, edited.title);
      await popup.fill({ label: 'Point 2' }, edited.point);
      await popup.click(part.tagField);
      await popup.type(edited.tag);
      await popup.press('Enter');
      await popup.until('the tag', async () => (await tagsOf(popup)).includes(edited.tag));
      // At once: a person closes a popup without waiting for anything.
      await popup.close();
      popup = await openRecord(browser);
      expect(await popup.text(part.title)).toBe(edited.title);
      expect(await popup.text({ label: 'Point 2' })).toBe(edited.point);
      expect(await tagsOf(popup)).toContain(edited.tag);
      await popup.waitText(part.status, 'Your draft of');
      await popup.close();
    });

    test('and the death of the service worker', async (context) => {
      const { browser } = here();
      if (!browser.killWorker) return context.skip('Firefox has an event page, which holds nothing of a draft');
      expect(await browser.killWorker()).toBe(true);
      const popup = await openRecord(browser);
      expect(await popup.text(part.title)).toBe(edited.title);
      await popup.close();
    });

    test('and closing the browser', async () => {
      await here().restart();
      const popup = await record();
      expect(await popup.text(part.title)).toBe(edited.title);
      expect(await popup.text({ label: 'Point 2' })).toBe(edited.point);
      await popup.close();
    });

    test('the whole record can be edited', async () => {
      const { browser, address } = here();
      await browser.open(address('/newsletter/'));
      const popup = await openRecord(browser);
      await popup.fill(part.authors, 'Rosa Whitlock, Tobias Lind');
      await popup.fill(part.date, '2026-02-19');
      await popup.fill(part.excerpt, 'What a zip factory: knows.');
      const azure = { css: '.toggle:nth-of-type(2)' };
      const category = await popup.text(azure);
      const was = (await popup.attribute(azure, 'aria-pressed')) === 'true';
      await popup.click(azure);

      // More or fewer points, by keyboard.
      const before = await popup.count(part.points);
      await popup.click(part.slider);
      await popup.press('Home');
      await popup.until('three points', async () => (await popup.count(part.points)) === 3);
      await popup.press('End');
      await popup.until('more points', async () => (await popup.count(part.points)) >= before);

      // One is taken out, and put back; one moves up.
      const [first, second] = await popup.texts(part.points);
      await popup.click({ button: 'Remove point 1' });
      await popup.until('the point to go', async () => (await popup.texts(part.points))[0] === second);
      await popup.click({ button: 'Undo' });
      await popup.until('the point to come back', async () => (await popup.texts(part.points))[0] === first);
      await popup.click({ label: 'Point 2' });
      await popup.press('Alt+ArrowUp');
      await popup.until('the point to move', async () => (await popup.texts(part.points))[0] === second);

      const { front, body } = parsePost(await copied(browser, popup));
      expect(front.author).toBe('Rosa Whitlock, Tobias Lind');
      expect(new Date(front.date).toISOString()).toBe('2026-02-19T00:00:00.000Z');
      expect((front.categories ?? []).includes(category)).toBe(!was);
      expect(body).toContain('What a zip factory: knows.');
      expect(body.indexOf(second)).toBeLessThan(body.indexOf(first));
      await popup.close();
    });

    test('copy: the clipboard holds the post, and its YAML parses', async () => {
      const { browser } = here();
      const popup = await record();
      copy = await copied(browser, popup);
      const { front, body } = parsePost(copy);
      expect(Object.keys(front).slice(0, 13)).toEqual([
        'layout',
        'title',
        'description',
        'author',
        'excerpt_separator',
        'canonical_url',
        'viewing_mode',
        'feed_name',
        'feed_url',
        'date',
        'permalink',
        ...(front.categories ? ['categories', 'tags'] : ['tags', 'tags_normalized']),
      ]);
      expect(front.title).toBe(edited.title);
      expect(front.author).toBe('Maren Larsen');
      expect(front.feed_url).toBe('https://newsroom.fjordlight.example/feed/');
      expect(new Date(front.date).toISOString()).toBe('2026-03-12T09:15:00.000Z');
      expect(front.tags).toContain(edited.tag);
      expect(body).toContain(edited.point);
      expect(body).toContain('<!--excerpt_end-->');
      expect(body).toContain('This post appeared first on "Fjordlight Newsroom"');
      await popup.close();
    });

    test('preview shows the same text', async () => {
      const { picture } = here();
      const popup = await record();
      await popup.click(part.preview);
      await popup.wait({ css: '.preview .line' });
      expect(await shownFile(popup)).toBe(copy);
      await popup.screenshot(picture('preview'));
      await popup.click(part.preview);
      await popup.close();
    });

    test('download: the file holds the same text', async () => {
      const { downloads } = here();
      const popup = await record();
      await sendBy(popup, 'Download');
      const { name, text } = await downloaded(downloads);
      expect(name).toMatch(/^2026-03-12-[\w-]+\.md$/);
      expect(text).toBe(copy);
      // The large button now downloads; the tests after this one copy.
      await sendBy(popup, 'Copy');
      await popup.waitText(part.status, 'Copied');
      await popup.close();
    });

    test('save: the post is in the library, where it is copied again and deleted with undo', async () => {
      const { browser, picture } = here();
      const popup = await record();
      await popup.click(part.save);
      await popup.waitText(part.status, 'Saved');
      await popup.click({ css: '.to-library' });
      const library = await browser.tab('src/ui/library/');
      await library.wait({ css: '.item' });
      expect(await library.words()).toContain(edited.title);
      await library.screenshot(picture('library'));
      expect(await copied(browser, library)).toBe(copy);

      const again = await browser.tab('src/ui/library/');
      await again.click({ button: 'Delete' });
      await again.until('the post to be gone', async () => (await again.count({ css: '.item' })) === 0);
      await again.click({ button: 'Undo' });
      await again.wait({ css: '.item' });
      expect(await again.words()).toContain(edited.title);
      await again.close();
    });

    test('saved posts survive closing the browser', async () => {
      await here().restart();
      const library = await here().browser.extensionTab('src/ui/library/index.html');
      await library.wait({ css: '.item' });
      expect(await library.words()).toContain(edited.title);
      await library.close();
    });
  });
}
