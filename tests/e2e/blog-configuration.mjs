/** A blog's folder with its own settings: what they ask of a post is shown, goes into the format, and is checked. */
import { beforeAll, describe, expect, test } from 'vitest';
import { findAccessibilityFaults } from './accessibility.mjs';
import {
  copyPostText,
  openRecord,
  parsePost,
  readPath,
  recordParts,
  usePublicAddress,
  waitForFinding,
} from './popup.mjs';

/** The files of a small Astro blog. One of them is broken, one is no text, and one is a model for other tools. */
const files = {
  'lamp/src/content.config.ts': `import { moods } from './moods';
    const CATEGORIES = ['Tides', 'Lamps'] as const;
    const log = defineCollection({
      loader: glob({ base: './src/content/log', pattern: '**/*.md' }),
      schema: z.object({
        title: z.string(),
        pubDate: z.date(),
        category: z.enum(CATEGORIES),
        weather: z.enum(['fog', 'sun']),
        mood: moods.pick('low'),
      }),
    });
    export const collections = { log };`,
  'lamp/.pages.yml': 'content: [',
  'lamp/archetypes/default.md': '---\nlayout: model\n---\n',
  'lamp/src/content/log/ebb.md': '---\ntitle: Ebb\npubDate: 2026-01-02\ncategory: Tides\n---\n\nThe water is gone.\n',
  'lamp/src/content/log/flood.md': '---\ntitle: Flood\npubDate: 2026-01-03\ncategory: Lamps\n---\n\nIt is back.\n',
  'lamp/src/content/log/broken.md': 'PK\0\0\0',
  'lamp/src/content/log/old.md': '+++\ntitle = "Old"\n+++\n\nBefore the move.\n',
};

/** Gives files to the field for a folder. A slash in a file's name stands for its folder. */
async function pickFolder(view, picked) {
  await view.wait({ css: 'input[webkitdirectory]' });
  await view.evaluate((window, entries) => {
    const field = window.document.querySelector('input[webkitdirectory]');
    const carrier = new window.DataTransfer();
    for (const [path, text] of entries) carrier.items.add(new window.File([text], path));
    field.files = carrier.files;
    field.dispatchEvent(new window.Event('change', { bubbles: true }));
  }, Object.entries(picked));
}

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testBlogConfiguration(here) {
  describe('a blog’s own settings', () => {
    beforeAll(() => here().fresh());

    test('say what a post needs, and a post without it is red', async () => {
      const { browser, address, picture } = here();
      const page = await browser.extensionTab('src/ui/options/index.html');
      await pickFolder(page, files);
      await page.wait({ css: '.learned-format' });
      const words = await page.words();
      for (const part of [
        'From your blog’s own settings',
        'src/content.config.ts',
        'required; one of: Tides, Lamps',
        "src/content.config.ts:10: “mood: moods.pick('low')” is computed by code",
        '.pages.yml has a mistake and was not read',
        "Posts that can't be read: 2",
      ])
        expect(words).toContain(part);
      expect(words).not.toContain('new posts begin with model');
      if (browser.name === 'Chromium') expect(await page.evaluate(findAccessibilityFaults)).toEqual([]);
      await page.screenshot(picture('blog-configuration'));
      await page.click({ button: 'Use this format' });
      await page.waitText({ css: '.status' }, 'My blog');
      await page.close();

      await browser.open(address('/developer-blog/'));
      const popup = await openRecord(browser);
      await usePublicAddress(popup);
      await waitForFinding(popup, '“category” must be one of: Tides, Lamps.');
      await popup.click({ button: 'Lamps' });
      await waitForFinding(popup, '“weather” must be one of: fog, sun.');
      const { front } = parsePost(await copyPostText(browser, popup));
      expect(Object.keys(front).slice(0, 2)).toEqual(['title', 'pubDate']);
      expect(front.category).toBe('Lamps');
      await popup.close();
    });

    test('a file name is edited in the record, and the whole path follows', async () => {
      const { browser, address } = here();
      await browser.open(address('/unix-stamp/'));
      const popup = await openRecord(browser);
      expect(await popup.text({ label: 'File name' })).toMatch(/^[a-z\d]+(-[a-z\d]+)*$/);
      await popup.fill({ label: 'File name' }, 'the-lock');
      await popup.until('the path', async () => (await readPath(popup)).includes('/the-lock.md'));
      await popup.fill(recordParts.title, 'Another title');
      await popup.until('the path', async () => (await readPath(popup)).includes('src/content/log/the-lock.md'));
      await popup.fill({ label: 'File name' }, '');
      await popup.press('Delete');
      await popup.until('the path', async () => (await readPath(popup)).includes('src/content/log/another-title.md'));
      await popup.close();
    });
  });
}
