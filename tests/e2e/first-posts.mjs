/** The first posts of a new user: whatever the page, nothing of somebody else's blog is in them. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  chooseFormat,
  copyPostText,
  openRecord,
  parsePost,
  readPath,
  readPreview,
  recordParts,
  showFile,
  showPost,
} from './popup.mjs';

/**
 * A recipe, an essay in French and a release note, with what the post says of each.
 * @type {[slug: string, facts: { title: string, author: string, site: string, day: string, line: string }][]}
 */
const PAGES = [
  [
    'recipe',
    {
      title: 'Rye and Apple Cake',
      author: 'Inge Solheim',
      site: 'The Slow Larder',
      day: '2026-10-04',
      line: 'Key points, in the',
    },
  ],
  [
    'french-essay',
    {
      title: 'Éloge de la marge',
      author: 'Solange Verrier',
      site: 'Carnets du quai',
      day: '2026-09-18',
      line: 'Points clés',
    },
  ],
  [
    'release-notes',
    {
      title: 'Tidemark 4.2 released',
      author: 'Tomas Varga',
      site: 'Tidemark',
      day: '2026-11-12',
      line: 'Key points, in',
    },
  ],
];

/**
 * Formats of plain sites, with the path and the keys that their generators need.
 * @type {[format: string, path: RegExp, keys: string[]][]}
 */
const SITES = [
  ['jekyll', /^_posts\/\d{4}-\d\d-\d\d-[a-z\d-]+\.md$/, ['title', 'date']],
  ['hugo-yaml', /^content\/posts?\/[a-z\d/-]+\.md$/, ['title', 'date']],
  ['astro', /^src\/content\/blog\/[a-z\d-]+\.mdx?$/, ['title', 'description', 'pubDate']],
];

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testFirstPosts(here) {
  describe('the first post of a new user', () => {
    beforeAll(() => here().fresh());

    test.each(PAGES)('is the user’s own, from the page %s', async (slug, { title, author, site, day, line }) => {
      const { browser, address, picture } = here();
      await browser.open(address(`/${slug}/`));
      const popup = await openRecord(browser);
      await popup.screenshot(picture(`first-post-${slug}`));
      expect(await popup.count(recordParts.points)).toBeGreaterThan(3);
      await showFile(popup);
      for (const [format, path, keys] of SITES) {
        await chooseFormat(popup, format);
        await popup.until(`a path of ${format}`, async () => path.test(await readPath(popup)));
        const file = parsePost(await readPreview(popup));
        for (const key of keys) expect(file.front, format).toHaveProperty(key);
        expect(file.front.categories ?? []).toEqual([]);
        expect(file.body).toContain(`[${site}](`);
      }
      await chooseFormat(popup, 'markdown');
      await popup.until('the first format', async () => /^\d{4}-/.test(await readPath(popup)));
      await showPost(popup);
      const { front, body } = parsePost(await copyPostText(browser, popup));
      expect(front).toMatchObject({ title, source_author: author, source_date: day });
      expect(front).not.toHaveProperty('categories');
      expect(front).not.toHaveProperty('section_names');
      expect(front.tags ?? []).not.toContain('News');
      expect(String(front.date).slice(0, 10)).toBe(new Date().toISOString().slice(0, 10));
      expect(body).toContain(line);
      await popup.close();
    });
  });
}
