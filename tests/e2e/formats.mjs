/** What a format changes in a post: its date, author and tags, and what stays when another format is chosen. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  chooseFormat,
  copyPostText,
  openRecord,
  parsePost,
  readPath,
  readShownTags,
  recordParts,
  setPostDate,
} from './popup.mjs';

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testFormats(here) {
  const record = async (path) => {
    const { browser, address } = here();
    await browser.open(address(path));
    return openRecord(browser);
  };

  describe('a format', () => {
    beforeAll(() => here().fresh());

    test('the popup asks where the blog lives after the first post, and only once', async () => {
      const question = { css: '.blog-question' };
      let popup = await record('/german/');
      expect(await popup.count(question)).toBe(0);
      await popup.click(recordParts.copy);
      await popup.waitText(question, 'Where does your blog live?');
      await popup.screenshot(here().picture('blog-question'));
      await popup.click({ css: '.blog-question .choice:nth-of-type(2)' });
      await popup.until('a path of Jekyll', async () => /^_posts\//.test(await readPath(popup)));
      await popup.until('no question', async () => (await popup.count(question)) === 0);
      await popup.close();
      popup = await record('/changelog/');
      expect(await readPath(popup)).toMatch(/^_posts\//);
      await chooseFormat(popup, 'markdown');
      await popup.until('the other path', async () => !/^_posts\//.test(await readPath(popup)));
      await popup.click(recordParts.copy);
      await popup.waitText(recordParts.status, 'Copied');
      expect(await popup.count(question)).toBe(0);
      await popup.close();
    });

    test('a user of an older version is told once that the format stays', async () => {
      const { browser } = here();
      const page = await browser.extensionTab('src/ui/options/index.html');
      await page.evaluate(async (window) => {
        const { chrome, JSON: its } = window.wrappedJSObject ?? window;
        await chrome.storage.local.set(
          its.parse('{"settings":{"profile":"techhub","formatVersion":2,"formatNews":true}}'),
        );
      });
      let popup = await record('/russian/');
      await popup.waitText(recordParts.status, 'Your posts keep their format, Tech Hub');
      await popup.close();
      popup = await record('/japanese/');
      expect(await popup.text(recordParts.format)).toBe('techhub');
      expect(await popup.words()).not.toContain('Your posts keep their format');
      await chooseFormat(popup, 'markdown');
      await popup.until('the other format', async () => (await popup.text(recordParts.format)) === 'markdown');
      await popup.close();
      await page.close();
    });

    test('another format makes anew what nobody edited and keeps what was typed, and one undo takes it back', async () => {
      const view = await record('/several-authors/');
      const excerpt = await view.text(recordParts.excerpt);
      const articleDay = await view.text(recordParts.date);
      await view.fill(recordParts.title, 'Typed by hand');
      await chooseFormat(view, 'techhub');
      await view.until('the tag of that format', async () => (await readShownTags(view)).includes('News'));
      expect(await view.text(recordParts.excerpt)).not.toBe(excerpt);
      expect(await view.text(recordParts.title)).toBe('Typed by hand');
      expect(await view.text(recordParts.postDate)).toBe(articleDay);
      await view.press('Control+z');
      await view.until('the excerpt as it was', async () => (await view.text(recordParts.excerpt)) === excerpt);
      expect(await view.text(recordParts.title)).toBe('Typed by hand');
      expect(await readShownTags(view)).not.toContain('News');
      expect(await view.text(recordParts.format)).toBe('markdown');
      await chooseFormat(view, 'techhub');
      await view.until('the tag', async () => (await readShownTags(view)).includes('News'));
      await chooseFormat(view, 'markdown');
      await view.until('no tag of another blog', async () => !(await readShownTags(view)).includes('News'));
      await view.close();
    });

    test('a post has the day of posting, and the article’s date after one click', async () => {
      const { browser } = here();
      const popup = await record('/newsletter/');
      const today = await popup.text(recordParts.postDate);
      expect(today).toMatch(/^Today, /);
      expect(Math.abs(Date.parse(today.replace('Today, ', '')) - Date.now())).toBeLessThan(2 * 86_400_000);
      await popup.click({ css: '.detail .switch' });
      await popup.until('another day', async () => (await popup.text(recordParts.postDate)) !== today);
      await popup.click({ button: 'Use today' });
      await popup.until('today', async () => (await popup.text(recordParts.postDate)) === today);
      await setPostDate(popup, '2026-01-31');
      const { front } = parsePost(await copyPostText(browser, popup));
      expect(front).toMatchObject({ date: '2026-01-31', source_date: expect.any(String) });
      await popup.close();
    });

    test('the user is asked once for a name, which signs every post after it', async () => {
      const { browser } = here();
      let popup = await record('/newspaper/');
      await popup.fill(recordParts.postAuthor, 'Mara Holm');
      await popup.press('Tab');
      await popup.waitText(recordParts.status, 'New posts are signed Mara Holm.');
      await popup.close();
      popup = await record('/medium-like/');
      await popup.until('the name', async () => (await popup.text(recordParts.postAuthor)) === 'Mara Holm');
      const author = await popup.text(recordParts.authors);
      await popup.click({ button: `Use the article’s: ${author}` });
      await popup.until('the article’s', async () => (await popup.text(recordParts.postAuthor)) === author);
      await popup.click({ button: 'Use my name' });
      const { front } = parsePost(await copyPostText(browser, popup));
      expect(front).toMatchObject({ author: 'Mara Holm', source_author: author });
      await popup.close();
    });

    test('a draft says so in the file', async () => {
      const { browser } = here();
      const popup = await record('/static-blog/');
      await popup.click({ css: '.draft-switch input' });
      await chooseFormat(popup, 'jekyll');
      await popup.until('the folder of drafts', async () => /^_drafts\//.test(await readPath(popup)));
      await chooseFormat(popup, 'markdown');
      await popup.until('no folder', async () => !/_drafts/.test(await readPath(popup)));
      expect(parsePost(await copyPostText(browser, popup)).front.draft).toBe(true);
      await popup.close();
    });
  });
}
