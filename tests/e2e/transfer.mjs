/** Export and import of the library, by its own code in a real page: nothing is lost, doubled or half done. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servePages } from '../../src/cli/serve.mjs';
import { root } from '../../src/cli/setup.mjs';
import { buildLibraryPage } from './library-bundle.mjs';

/** @param {string} folder the built library page */
const serveLibraryPage = (folder) => async (path) =>
  path === '/'
    ? { body: '<!doctype html><title>Library</title><script type="module" src="/library-page/entry.js"></script>' }
    : path.startsWith('/library-page/')
      ? {
          body: readFileSync(join(folder, path.slice('/library-page/'.length))),
          headers: { 'Content-Type': 'text/javascript' },
        }
      : null;

/** @param {() => import('./test-browser.mjs').TestBrowser} here @param {'chromium' | 'firefox'} kind */
export function testTransfer(here, kind) {
  describe('the library’s transfer', () => {
    const folder = join(root, 'dist/test', `library-page-${kind}`);
    let server;
    let tab;

    /** A tab with the library's code loaded. */
    async function open() {
      const opened = await here().browser.page.browser().newPage();
      await opened.goto(`${server.origin}/`);
      for (let tries = 0; !(await opened.evaluate('"library" in globalThis')) && tries < 100; tries += 1)
        await sleep(50);
      return opened;
    }
    const run = (expression, where = tab) => where.evaluate(`(async () => ${expression})()`);

    beforeAll(async () => {
      await buildLibraryPage(folder, '/library-page/');
      server = await servePages(serveLibraryPage(folder));
      tab = await open();
    });
    afterAll(async () => {
      await tab?.close();
      server?.close();
    });

    test('an export as JSON brings back an equal library, and a second import changes nothing', async () => {
      await run('library.fill(300)');
      const before = await run('library.fingerprint()');
      const counts = await run('library.counts()');
      await run('library.write("json")');
      await run('library.wipe()');
      expect(await run('library.countPosts()')).toBe(0);
      expect(await run('library.read("json", "a.json")')).toMatchObject({ added: 300, skipped: [] });
      expect(await run('library.fingerprint()')).toBe(before);
      expect(await run('library.read("json", "a.json")')).toMatchObject({ added: 0, replaced: 0, unchanged: 300 });
      expect(await run('library.fingerprint()')).toBe(before);
      expect(await run('library.counts()')).toEqual(counts);
    });

    test('an import that is cancelled while it reads or writes leaves the library as it was', async () => {
      await run('library.wipe()');
      await run('library.fill(1000)');
      await run('library.write("json")');
      await run('library.wipe()');
      await run('library.fill(50)');
      const before = await run('library.fingerprint()');
      for (const step of ['read', 'keep']) {
        expect(await run(`library.cancel("json", "a.json", "${step}")`), step).toBe('cancelled');
        await sleep(500);
        expect(await run('library.fingerprint()'), step).toBe(before);
      }
      expect(await run('library.read("json", "a.json")')).toMatchObject({ added: 950, unchanged: 50 });
      await run('library.wipe()');
    });

    test('an import knows saved posts by their address in Markdown, bookmarks and a feed, and brings back lost ones once', async () => {
      // A feed holds only the date of publication, which in these posts is also the date of saving.
      const told = ({ saved: { post, savedAt } }) => [post.title, post.canonical, savedAt.slice(0, 19)];
      for (const [format, name] of [
        ['markdown', 'a.zip'],
        ['bookmarks', 'a.html'],
        ['feed', 'a.feed.json'],
      ]) {
        await run('library.wipe()');
        await run('library.fill(100)');
        // A feed’s title is plain text, which has no markup to show.
        const plain = ([title, ...rest]) => [format === 'feed' ? title.replace(' <b>', '') : title, ...rest];
        const facts = (await run('library.all()')).map(told).map(plain).sort();
        const before = await run('library.fingerprint()');
        await run(`library.write("${format}")`);
        expect(await run(`library.read("${format}", "${name}")`)).toMatchObject({ added: 0, unchanged: 100 });
        expect(await run('library.fingerprint()')).toBe(before);
        await run('library.wipe()');
        expect(await run(`library.read("${format}", "${name}")`)).toMatchObject({ added: 100, skipped: [] });
        const once = await run('library.fingerprint()');
        expect((await run('library.all()')).map(told).sort()).toEqual(facts);
        expect(await run(`library.read("${format}", "${name}")`)).toMatchObject({ added: 0, unchanged: 100 });
        expect(await run('library.fingerprint()')).toBe(once);
      }
    });

    test('an import keeps the later state of a post, whichever side has it, and is undone', async () => {
      await run('library.wipe()');
      await run('library.fill(3)');
      const before = await run('library.fingerprint()');
      const [first, second] = (await run('library.all()')).map(({ saved, body, receipts }) => ({
        saved,
        body: body.markdown,
        receipts: receipts.map(({ post: _, ...receipt }) => receipt),
      }));
      first.saved.post.title = 'Changed since';
      first.saved.changedAt = '2025-01-01T00:00:00.000Z';
      second.saved.post.title = 'An older state';
      second.saved.changedAt = '2000-01-01T00:00:00.000Z';
      const other = { ...second, saved: { ...second.saved, id: 'of-another' } };
      const text = JSON.stringify({ precis: 1, posts: [first, second, other] });
      const read = () => run(`library.readText("a.json", ${JSON.stringify(text)})`);
      expect(await read()).toMatchObject({ added: 1, replaced: 1, unchanged: 1 });
      const titles = (await run('library.all()')).map(({ saved }) => saved.post.title);
      expect(titles).toContain('Changed since');
      first.saved.post.title = 'From the year 9999';
      first.saved.changedAt = '9999-12-31T23:59:59.000Z';
      const future = JSON.stringify({ precis: 1, posts: [first] });
      expect(
        await run(`library.import([{ path: "b.json", file: new Blob([${JSON.stringify(future)}]) }], false)`),
      ).toMatchObject({
        replaced: 0,
        unchanged: 1,
      });
      await run('library.undo()');
      expect(await run('library.fingerprint()')).toBe(before);
    });

    test('a refused file changes nothing in the library', async () => {
      const before = await run('library.fingerprint()');
      for (const [name, text, why] of [
        ['a.json', '{"precis":9,"posts":[]}', 'newer'],
        ['a.json', '{"other":1}', 'notOurs'],
        ['a.html', '<p>A page</p>', 'notOurs'],
        ['a.zip', 'PK\u0003\u0004 nothing', 'notZip'],
      ]) {
        const { added, skipped } = await run(`library.readText(${JSON.stringify(name)}, ${JSON.stringify(text)})`);
        expect([added, skipped.map((one) => one.why)]).toEqual([0, [why]]);
      }
      expect(await run('library.fingerprint()')).toBe(before);
    });

    test('the old library stays whole when the page is killed in the middle of an import', async () => {
      await run('library.wipe()');
      await run('library.fill(50)');
      const before = await run('library.fingerprint()');
      const counts = await run('library.counts()');
      for (const share of [200, 1_000, 2_800]) {
        const victim = await open();
        await run(`library.importUntil(50, 3050, ${share})`, victim);
        await victim.close();
        expect(await run('library.fingerprint()')).toBe(before);
        expect(await run('library.counts()')).toEqual(counts);
      }
      // The library still works.
      await run('library.fill(51)');
      expect(await run('library.countPosts()')).toBe(51);
    });

    test('an import takes 10,000 posts, with progress', { timeout: 300_000 }, async () => {
      await run('library.wipe()');
      await run('library.fill(10000)');
      const before = await run('library.fingerprint()');
      const formats = { json: 'a.json', markdown: 'a.zip' };
      const out = {};
      for (const format of Object.keys(formats)) {
        out[format] = await run(`library.write("${format}")`);
        expect(out[format].steps).toBeGreaterThan(50);
      }
      const told = [];
      for (const format of ['markdown', 'json']) {
        await run('library.wipe()');
        const back = await run(`library.read("${format}", "${formats[format]}")`);
        expect(back).toMatchObject({ added: 10_000, skipped: [] });
        expect(back.steps.keep).toBeGreaterThan(20);
        const { bytes, ms } = out[format];
        told.push(`${format}: ${(bytes / 1e6).toFixed(1)} MB, out ${ms} ms, in ${back.ms} ms`);
      }
      expect(await run('library.fingerprint()')).toBe(before);
      console.log(`${here().browser.name}, 10,000 posts. ${told.join('; ')}`);
      await run('library.wipe()');
    });
  });
}
