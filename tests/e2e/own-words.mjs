/** What only the user can add: their words, where they found the article, and the kind of the post. */
import { describe, expect, test } from 'vitest';
import { openRecord, parsePost, readFile, recordParts } from './popup.mjs';

const comment = { label: 'Your words' };

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testOwnWords(here) {
  const record = async (path) => {
    const { browser, address } = here();
    await browser.open(address(path));
    return openRecord(browser);
  };
  /** Returns the body of the file as its face shows it. */
  const readBody = async (popup) => parsePost(await readFile(popup)).body;
  const waitForBody = (popup, what, test) => popup.until(what, async () => test(await readBody(popup)));

  describe('the user’s own words', () => {
    test('stand before the excerpt, survive the popup, and are found in the library', async () => {
      const { browser, picture } = here();
      let popup = await record('/developer-blog/');
      await popup.click(comment);
      await popup.type('Quaggas would *love* this.');
      await popup.press('Enter');
      await popup.press('Enter');
      await popup.type('So do I.');
      await waitForBody(popup, 'the words in the file', (body) => body.includes('So do I.'));
      await popup.close();

      popup = await openRecord(browser);
      const words = 'Quaggas would *love* this.\n\nSo do I.';
      expect(await popup.evaluate((window) => window.document.querySelector('.comment textarea').value)).toBe(words);
      await popup.screenshot(picture('own-words'));
      const excerpt = await popup.text(recordParts.excerpt);
      const body = await readBody(popup);
      expect(body.trimStart().startsWith(`${words}\n\n`), body).toBe(true);
      expect(body.indexOf(words)).toBeLessThan(body.indexOf(excerpt.slice(0, 20)));
      await popup.click(recordParts.save);
      await popup.waitText(recordParts.status, 'Saved');
      await popup.close();

      const library = await browser.extensionTab('src/ui/library/index.html');
      await library.fill({ css: 'input[type=search]' }, 'quaggas');
      await library.until('the post', async () => (await library.count({ css: '.item' })) === 1);
      await library.close();
    });

    test('name the page that led here only when the user takes the offer', async () => {
      const { browser, address, write } = here();
      const target = address('/static-blog/');
      write('/links/', `<!doctype html><title>Links</title><a href="${target}" rel="opener">An article</a>`);
      await browser.open(address('/links/').replace('127.0.0.1', 'localhost'));
      await Promise.all([browser.page.waitForNavigation({ waitUntil: 'domcontentloaded' }), browser.page.click('a')]);
      const popup = await openRecord(browser);
      expect(await readBody(popup)).not.toContain('localhost');
      await popup.click({ button: 'via localhost?' });
      await popup.fill({ label: 'Where you found it' }, 'Links of a friend');
      const { origin } = new URL(target.replace('127.0.0.1', 'localhost'));
      await waitForBody(popup, 'the via', (body) => body.includes(`Via: [Links of a friend](${origin}/)`));
      await popup.click({ button: 'Remove where you found it' });
      await popup.wait({ button: 'via localhost?' });
      await waitForBody(popup, 'no via', (body) => !body.includes('localhost'));
      await popup.close();
    });

    test('make a quote or a note of a link, by one key', async () => {
      const popup = await record('/developer-blog/');
      const points = await popup.texts(recordParts.points);
      const [point] = points;
      const excerpt = await popup.text(recordParts.excerpt);
      expect(await readBody(popup)).toContain(point);
      await popup.click({ button: 'Link' });
      await popup.press('k');
      await popup.until('a quote', async () => (await popup.count({ css: '.excerpt' })) === 0);
      await waitForBody(popup, 'block quotations', (body) => body.includes('\n> ') && !body.includes(excerpt));
      // A quote is one passage of the article.
      const [passage, ...others] = await popup.texts(recordParts.points);
      expect(points).toContain(passage);
      expect(others).toEqual([]);
      await popup.press('k');
      await popup.until('a note', async () => (await popup.count({ css: '.points' })) === 0);
      await waitForBody(popup, 'no points', (body) => !body.includes(point) && body.includes(excerpt));
      await popup.press('k');
      await popup.until('a link', async () => (await popup.count(recordParts.points)) > 0);
      expect(await popup.texts(recordParts.points)).toEqual(points);
      await popup.close();
    });
  });
}
