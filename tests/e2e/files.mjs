/** Broken and hostile files in the pages that import them: each page says why, and everything stays usable. */
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { createDamagedFile } from '../fuzz/files.mjs';
import * as gate from '../fuzz/gate.ts';
import { readStore, seedDestination } from './extension-data.mjs';
import { openRecord, recordParts, waitForSaved } from './popup.mjs';

const library = 'src/ui/library/index.html#import';
const options = 'src/ui/options/index.html#backup';
const note = { css: '.unreadable' };

/** Puts files into a page's file field, as the browser's dialogue does, and records the page's errors from then on. */
const give = (view, accept, files) =>
  view.evaluate(
    (window, accepts, given) => {
      window.document.documentElement.dataset.errors ??= '';
      if (!window.document.documentElement.dataset.watched) {
        window.document.documentElement.dataset.watched = 'yes';
        for (const type of ['error', 'unhandledrejection'])
          window.addEventListener(type, (event) => {
            window.document.documentElement.dataset.errors += `${event.message ?? event.reason}\n`;
          });
      }
      const field = window.document.querySelector(`input[type=file][accept^="${accepts}"]`);
      const carrier = new window.DataTransfer();
      for (const [name, base64] of given) {
        // This `Uint8Array` is the driver's own: Firefox does not let the driver write into a typed array of the page.
        const bytes = Uint8Array.from(window.atob(base64), (letter) => letter.charCodeAt(0));
        carrier.items.add(new window.File([bytes], name));
      }
      field.files = carrier.files;
      field.dispatchEvent(new window.Event('change', { bubbles: true }));
    },
    accept,
    files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('base64')]),
  );
const readErrors = (view) => view.evaluate((window) => window.document.documentElement.dataset.errors ?? '');
const json = (value) => [{ name: 'a.json', bytes: Buffer.from(JSON.stringify(value)) }];

/** Runs `act`, waits until the page has processed the file, and returns the page's status message. */
async function told(view, act) {
  await act();
  // The page shows that it is busy only from its next paint on.
  await sleep(40);
  // Confirms the dialogue that asks before a file changes a format.
  const agree = (window) => window.document.querySelector('.replaced[open] .row button:last-child')?.click();
  await view.until('an answer', async () => {
    await view.evaluate(agree);
    return (await view.count({ css: 'progress, [aria-busy="true"], .replaced' })) === 0;
  });
  return (await view.text({ css: '.status' })) ?? '';
}

const store = (view, items) =>
  view.evaluate(async (window, text) => {
    const { chrome, JSON: its } = window.wrappedJSObject ?? window;
    await chrome.storage.local.set(its.parse(text));
  }, JSON.stringify(items));

const blog = { precis: 1, profiles: [], taxonomies: {}, sites: [] };

/**
 * @param {() => import('./test-browser.mjs').TestBrowser} here
 * @param {number} count how many damaged files are taken in
 */
export function files(here, count) {
  /** Checks that all pages still open, and that a post can be made. */
  async function usable() {
    const { browser, address } = here();
    await browser.open(address('/developer-blog/'));
    const popup = await openRecord(browser);
    expect(await popup.text(recordParts.title)).not.toBe('');
    await popup.close();
    const page = await browser.extensionTab('src/ui/options/index.html');
    await page.wait({ button: 'Add a destination' });
    await page.wait({ css: '.format-preview .line' });
    await page.close();
    const list = await browser.extensionTab('src/ui/library/index.html');
    await list.wait({ css: '.item, .empty-library' });
    await list.close();
  }

  describe('files that are broken or hostile', () => {
    beforeAll(() => here().fresh());

    test('a backup with invalid destinations and drafts is restored without them, and names them', async () => {
      const { browser, address } = here();
      const page = await browser.extensionTab(options);
      await page.wait({ css: '#backup select' });
      const said = await told(page, () =>
        give(
          page,
          '.json',
          json({
            precis: 1,
            posts: [],
            blog: { ...blog, sites: [{ match: 5 }] },
            settings: { points: 'many', profile: 'hugo-yaml' },
            destinations: [
              { id: 'q', output: 'webdav', name: 'Broken', values: { url: 5 } },
              { id: 'r', output: 'github', name: 7, values: null },
              { id: 's', output: 'webdav', name: 'Good', values: { url: 'https://dav.example/', user: 'u' } },
            ],
            drafts: {
              [`draft:${address('/developer-blog/')}`]: {
                version: 2,
                key: 'k',
                article: { canonical: { value: 'x' } },
                post: { title: 'POISON', points: [{}] },
              },
              'draft:secret:zz': { a: 1 },
            },
          }),
        ),
      );
      expect(said).toContain('Left out, because they could not be read: 6');
      await page.waitText({ css: '.destinations' }, 'Good');
      expect(await page.text({ css: '.destinations' })).not.toContain('Broken');
      await page.close();
      await usable();
    });

    test('unreadable records are skipped, named, deleted on request, and restored by undo', async () => {
      const { browser } = here();
      const page = await browser.extensionTab('src/ui/options/index.html');
      await page.wait({ button: 'Add a destination' });
      expect(await page.count(note)).toBe(0);
      await store(page, {
        settings: 5,
        models: { values: { 'openai-compatible': { base: 5 } } },
        profiles: { x: 1 },
        sites: [{ match: 'good.example', feedName: 'Good' }, 7],
        'taxonomy:techhub': { categories: 5 },
        destinations: [
          null,
          { id: 'z', output: 'nope', name: 'Null', values: null },
          { id: 'y', output: 'github', name: 'Number', values: { repository: 7 } },
          { id: 's', output: 'webdav', name: 'Good', values: { url: 'https://dav.example/', user: 'u' } },
        ],
      });
      await page.waitText(note, 'Destination “Number”');
      await page.waitText(note, 'Tags of the format “techhub”');
      await page.waitText({ css: '.destinations' }, 'Good');
      await usable();
      // “Delete what could not be read” leaves the readable records in place, and undo restores the unreadable ones.
      await page.click({ button: 'Delete what could not be read' });
      await page.until('nothing to be named', async () => (await page.count(note)) === 0);
      await page.waitText({ css: '.destinations' }, 'Good');
      await page.click({ css: '.toast button' });
      await page.waitText(note, 'Destination “Number”');
      await page.click({ button: 'Delete what could not be read' });
      await page.until('nothing to be named', async () => (await page.count(note)) === 0);
      await page.close();
    });

    test('an imported post can undo nothing in the user’s destinations', async () => {
      const { browser, address } = here();
      const at = address('/developer-blog/');
      const page = await browser.extensionTab(library);
      if (browser.name === 'Chromium')
        await seedDestination(
          page,
          { id: 'mine', output: 'webdav', name: 'My blog', values: { url: 'https://dav.example/blog', user: 'u' } },
          {},
        );
      await browser.open(at);
      let popup = await openRecord(browser);
      await popup.click(recordParts.save);
      await popup.waitText(recordParts.status, 'Saved');
      await popup.close();
      const [saved] = (await readStore(page, 'posts')).filter(({ post }) => post.title.includes('lock'));
      const undo = { files: [{ path: '../../index.html', ours: 'x', before: 'Evil' }] };
      const receipt = { output: 'webdav', where: 'a.md', at: '2026-01-02T10:00:00Z', destination: 'mine' };
      const changedAt = '9999-12-31T23:59:59Z';
      const record = { saved: { ...saved, id: 'evil' }, receipts: [{ ...receipt, undo, url: 'javascript:alert(1)' }] };
      const future = { ...record, saved: { ...saved, changedAt, post: { ...saved.post, title: 'OVERWRITTEN' } } };
      const said = await told(page, () => give(page, '.json', json({ precis: 1, posts: [record, future] })));
      expect(said).toContain('1 post imported · 1 already here');
      expect(JSON.stringify(await readStore(page, 'posts'))).not.toContain('OVERWRITTEN');
      const receipts = await readStore(page, 'receipts');
      expect(receipts.map(({ post }) => post)).toContain('evil');
      expect(JSON.stringify(receipts)).not.toMatch(/undo|javascript/);
      await page.close();
      popup = await openRecord(browser);
      await waitForSaved(popup);
      expect(await popup.words()).not.toContain('Undo');
      await popup.close();
    });

    test(`${count} damaged files are reported, and every page stays usable`, { timeout: 120_000 }, async () => {
      const { browser } = here();
      const damaged = await Promise.all(Array.from({ length: count }, (_, at) => createDamagedFile(gate, 20_000 + at)));
      const small = damaged.filter(({ bytes }) => bytes.length < 500_000);
      const backups = small.filter(({ kind }) => kind === 'backup' || kind === 'blog');
      const others = small.filter((file) => !backups.includes(file) && file.kind !== 'a.opml');
      const page = await browser.extensionTab(library);
      for (let from = 0; from < others.length; from += 50)
        expect(await told(page, () => give(page, '.json', others.slice(from, from + 50)))).toMatch(
          /imported|Nothing new to import/,
        );
      expect(await readErrors(page)).toBe('');
      await page.close();
      const settings = await browser.extensionTab(options);
      await settings.wait({ css: '#backup select' });
      for (const file of backups) expect(await told(settings, () => give(settings, '.json', [file]))).not.toBe('');
      for (const file of small.filter(({ kind }) => kind === 'a.opml'))
        expect(await told(settings, () => give(settings, '.opml', [file]))).not.toBe('');
      expect(await readErrors(settings)).toBe('');
      await settings.close();
      await usable();
    });
  });
}
