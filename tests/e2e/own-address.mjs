/** A page that claims another page's address must not open, fill or overwrite anything that belongs to the other page. */
import { beforeAll, describe, expect, test } from 'vitest';
import { readStore } from './extension-data.mjs';
import { openRecord, parsePost, readFile, recordParts, waitForSavedNote } from './popup.mjs';

const chip = { css: '.saved-version' };
const panel = { css: '.saved-version-panel:popover-open' };
const note = { css: '.named-elsewhere' };
const host = { css: '.source .host' };

const sentences = (about) =>
  [
    `The ${about} has been counted every morning since the lighthouse was built, in all weathers but one.`,
    `Last winter the keeper of the ${about} left, and a camera of two lenses was put in her place at the gate.`,
    `Rosa Whitlock, who looks after the ${about} now, says that visitors ask about the light before anything else.`,
    `It takes eleven minutes to walk around the ${about}, where a new path was laid along the wall in March.`,
    `The council expects to open the ${about} for children next summer, if the money is voted for in May.`,
    `All figures about the ${about} are printed once a year, and can be read at the desk of the town library.`,
  ]
    .map((text) => `<p>${text}</p>`)
    .join('');

const page = (title, about, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}` +
  `<meta property="article:published_time" content="2026-03-02T08:00:00+00:00"></head>` +
  `<body><article><h1>${title}</h1>${sentences(about)}</article></body></html>`;

/** Adds `change` to the extension's storage, and returns everything in the storage as JSON. */
const kept = (view, change = {}) =>
  view.evaluate(async (window, more) => {
    // Firefox's driver runs outside the page, where the extension's APIs are missing.
    const { storage } = (window.wrappedJSObject ?? window).chrome;
    await storage.local.set(JSON.parse(more));
    return JSON.stringify(await storage.local.get(null));
  }, JSON.stringify(change));

/**
 * @param {() => import('./test-browser.mjs').TestBrowser} here
 * @param {{brief?: boolean}} options `brief`: run only the tests whose result may differ by browser
 */
export function ownAddresses(here, { brief = false } = {}) {
  /** Returns the same page's address on another site: localhost instead of 127.0.0.1. */
  const elsewhere = (path) => here().address(path).replace('127.0.0.1', 'localhost');
  const visit = async (url) => {
    await here().browser.open(url);
    return openRecord(here().browser);
  };
  const inExtension = async (work) => {
    const view = await here().browser.extensionTab('src/ui/library/index.html');
    await view.wait({ css: 'main' });
    const result = await work(view);
    await view.close();
    return result;
  };

  describe('a page that claims the address of another', () => {
    const real = '/bird-gate/';
    const copy = '/bird-gate-copy/';
    beforeAll(async () => {
      await here().fresh();
      const { write } = here();
      write(real, page('The birds at the gate', 'bird gate'));
      write(copy, page('The gate is shut for good', 'bird trap', `<link rel="canonical" href="${elsewhere(real)}">`));
    });

    test('a page with a foreign address shows its real host, and uses that address only after a click, which can be undone', async () => {
      const { address, picture } = here();
      const popup = await visit(address(copy));
      const gives = (canonical) =>
        popup.until(`a post of ${canonical}`, async () => {
          const file = await readFile(popup);
          return file && parsePost(file).front.link === canonical;
        });
      expect(await popup.text(host)).toBe(new URL(address('/')).host);
      expect((await popup.text(note)).replace(/[\u2068\u2069]/g, '')).toContain(
        `This page says that its address is on ${new URL(elsewhere('/')).host}.`,
      );
      await gives(address(copy));
      await popup.screenshot(picture('named-elsewhere'));

      await popup.click({ button: 'Use that address' });
      await popup.waitText(note, 'The post gives the address on');
      expect(await popup.text(host)).toBe(new URL(address('/')).host);
      await gives(elsewhere(real));
      await popup.press('Control+z');
      await popup.waitText(note, 'This page says that its address is on');
      await popup.click({ button: 'Use that address' });
      await popup.click({ button: "Use the page's own address" });
      await popup.waitText(note, 'This page says that its address is on');
      await gives(address(copy));
      await popup.close();
    });

    test('a page with a foreign address neither opens nor fills nor overwrites a draft of the other page', async () => {
      const { address } = here();
      let popup = await visit(elsewhere(real));
      expect(await popup.count(note)).toBe(0);
      await popup.fill(recordParts.excerpt, 'What I wrote of the real gate.');
      await popup.close();

      popup = await visit(address(copy));
      expect(await popup.text(recordParts.title)).toBe('The gate is shut for good');
      expect(await popup.text(recordParts.excerpt)).not.toContain('What I wrote');
      await popup.fill(recordParts.excerpt, 'What I wrote of the copy.');
      await popup.close();

      popup = await visit(elsewhere(real));
      expect(await popup.text(recordParts.title)).toBe('The birds at the gate');
      expect(await popup.text(recordParts.excerpt)).toBe('What I wrote of the real gate.');
      await popup.close();
      popup = await visit(address(copy));
      expect(await popup.text(recordParts.excerpt)).toBe('What I wrote of the copy.');
      await popup.close();
    });

    test.skipIf(brief)(
      'a page with a foreign address neither gets nor makes a site rule of the other page',
      async () => {
        const { address } = here();
        await here().fresh();
        const rule = { match: new URL(elsewhere('/')).host, feedName: 'Gate Gazette', categories: ['Birds'] };
        await inExtension((view) => kept(view, { sites: [rule] }));
        let popup = await visit(elsewhere(real));
        expect(await popup.text(recordParts.site)).toBe('Gate Gazette');
        await popup.close();
        popup = await visit(address(copy));
        expect(await popup.text(recordParts.site)).not.toBe('Gate Gazette');
        await popup.fill(recordParts.site, 'The copier');
        await popup.click({ button: 'Remember for this site' });
        await popup.waitText(recordParts.status, new URL(address('/')).host);
        await popup.close();
        const { sites } = JSON.parse(await inExtension((view) => kept(view)));
        expect(sites.map(({ match, feedName }) => [match, feedName])).toEqual([
          [new URL(address('/')).host, 'The copier'],
          [rule.match, 'Gate Gazette'],
        ]);
      },
    );

    test.skipIf(brief)(
      'does not pass for the saved article; the same text from another host is named as such',
      async () => {
        const { address, write, picture } = here();
        await here().fresh();
        let popup = await visit(elsewhere(real));
        await popup.click(recordParts.save);
        await popup.waitText(recordParts.status, 'Saved');
        await popup.close();
        const saved = await inExtension((view) => readStore(view, 'posts'));

        popup = await visit(address(copy));
        await popup.click(recordParts.save);
        // The saved post is another article, so the popup saves without asking.
        await popup.waitText(recordParts.status, 'Saved');
        await popup.close();
        const both = await inExtension((view) => readStore(view, 'posts'));
        expect(both).toHaveLength(2);
        expect(both.find(({ id }) => id === saved[0].id)).toEqual(saved[0]);

        write(
          '/syndicated/',
          page('The birds at the gate', 'bird gate', `<link rel="canonical" href="${elsewhere(real)}">`),
        );
        popup = await visit(address('/syndicated/'));
        await waitForSavedNote(popup, 'You saved nearly the same text from');
        expect(await popup.attribute(chip, 'title')).toContain(new URL(elsewhere('/')).host);
        await popup.click(recordParts.save);
        await popup.waitText(panel, new URL(elsewhere('/')).host);
        expect(await popup.text(panel)).not.toContain('Update the saved post');
        await popup.screenshot(picture('saved-elsewhere'));
        await popup.click({ button: 'Save a new one' });
        await popup.waitText(recordParts.status, 'Saved');
        await popup.close();
        const all = await inExtension((view) => readStore(view, 'posts'));
        expect(all).toHaveLength(3);
        expect(all.find(({ id }) => id === saved[0].id)).toEqual(saved[0]);
      },
    );

    test.skipIf(brief)(
      'a draft that an older version kept by that address is found again on its own page, and there alone',
      async () => {
        const { address } = here();
        await here().fresh();
        let popup = await visit(address(copy));
        await popup.fill(recordParts.excerpt, 'Written before the update.');
        await popup.close();
        // Older versions stored a draft under the address that the page claims.
        const old = JSON.parse(await inExtension((view) => kept(view)));
        const own = `draft:${address(copy)}`;
        const { article } = old[own];
        const [named] = article.canonical.alternatives;
        const key = `draft:${named.value}`;
        const before = {
          ...old[own],
          key,
          article: { ...article, canonical: { ...named, alternatives: [article.canonical] } },
        };
        before.post.canonical = named.value;
        const put = async () => {
          await here().fresh();
          await inExtension((view) => kept(view, { [key]: before }));
        };

        await put();
        popup = await visit(address(copy));
        expect(await popup.text(recordParts.excerpt)).toBe('Written before the update.');
        await popup.close();

        await put();
        popup = await visit(elsewhere(real));
        expect(await popup.text(recordParts.title)).toBe('The birds at the gate');
        expect(await popup.text(recordParts.excerpt)).not.toContain('before the update');
        await popup.fill(recordParts.excerpt, 'Of the real page.');
        await popup.close();
        popup = await visit(address(copy));
        expect(await popup.text(recordParts.excerpt)).toBe('Written before the update.');
        await popup.close();
      },
    );
  });
}
