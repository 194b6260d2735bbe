/**
 * No layout shifts, everything fits, and very long content is shown and stored. Chromium only: Firefox measures no shifts.
 */
import { describe, expect, test } from 'vitest';
import { findOverflow } from './accessibility.mjs';
import {
  chooseFormat,
  copyPostText,
  openRecord,
  parsePost,
  recordParts,
  showFile,
  usePublicAddress,
} from './popup.mjs';

/**
 * Returns all layout shifts since the first paint, with their size as Chromium measures it. Shifts shortly after input are
 * included: Chromium counts the popup's own resizing as input, though no user has touched the popup.
 */
const collectLayoutShifts = (window) =>
  new Promise((resolve) => {
    const moved = [];
    new window.PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries())
        moved.push([value, ...sources.map(({ node }) => node?.className || node?.nodeName)].join(' '));
    }).observe({ type: 'layout-shift', buffered: true });
    // The results of the preflight come a quarter of a second after the draft, and nothing comes later.
    window.setTimeout(() => resolve(moved), 600);
  });

/** Returns click targets that are smaller than 24 × 24 pixels and not part of a sentence (WCAG 2.5.8). */
const findSmallTargets = (window) =>
  Array.from(window.document.querySelectorAll('button, input, textarea, select, summary, a'))
    .filter((element) => element.checkVisibility({ opacityProperty: false }) && !element.closest('p, [popover]'))
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([, { width, height }]) => width > 0 && (width < 24 || height < 24))
    .map(
      ([element, { width, height }]) =>
        `${element.tagName} ${element.className || element.ariaLabel} ${width}×${height}`,
    );

/** Returns the visible height of the draft in pixels. */
const measureRoom = (window) => window.document.querySelector('.face-post').clientHeight;

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testLayoutStability(here) {
  const record = async (path) => {
    const { browser, address } = here();
    await browser.open(address(path));
    return openRecord(browser);
  };
  /** Opens the side panel's page in a tab, which can have any size. */
  const panel = async (path) => {
    await (await record(path)).close();
    const view = await here().browser.extensionTab('src/ui/popup/panel.html');
    await view.wait({ css: 'main[data-state="ready"]' });
    return view;
  };
  /** Inserts a long text at once, as pasting does. */
  const paste = (view, where, text) =>
    view.evaluate(
      (window, css, value) => {
        const field = window.document.querySelector(css);
        field.focus();
        field.select?.();
        window.document.execCommand('insertText', false, value);
      },
      where,
      text,
    );

  describe('the layout', () => {
    test.each(['/german/', '/corporate-news/', '/newspaper/'])(
      'moves nothing from the first paint on: %s',
      async (path) => {
        const popup = await record(path);
        await popup.wait({ css: '.preflight:not(:empty)' });
        expect(await popup.evaluate(collectLayoutShifts)).toEqual([]);
        // Control measurement: a shift that the test causes is found.
        await popup.evaluate((window) => {
          const push = window.document.createElement('div');
          push.style.blockSize = '50px';
          window.document.querySelector('.post-form').prepend(push);
        });
        expect(await popup.evaluate(collectLayoutShifts)).not.toEqual([]);
        await popup.close();
      },
    );

    test('nothing moves when the reason of a suggestion is shown', async () => {
      const popup = await record('/corporate-news/');
      await chooseFormat(popup, 'techhub');
      await popup.wait({ css: '.chip:has(.new) .icon' });
      await popup.waitText({ css: '.more-tags' }, 'More tags');
      await popup.evaluate((window) => window.document.querySelector('.labels').scrollIntoView());
      const place = (window) => window.document.querySelector('.facts').getBoundingClientRect().y;
      const before = await popup.evaluate(place);
      await popup.evaluate((window) => window.document.querySelector('.chip:has(.new) .icon').focus());
      await popup.until('the reason', async () => (await popup.text({ css: '.why' })).includes(': '));
      expect(await popup.evaluate(place)).toBe(before);
      // The visible reason contains the button's description for screen readers.
      const why = await popup.text({ css: '.why' });
      expect(why).toContain(await popup.attribute({ css: '.chip:has(.new) .icon' }, 'aria-description'));
      await chooseFormat(popup, 'markdown');
      await popup.close();
    });
  });

  describe('everything fits', () => {
    // 400 × 300 is the largest popup at a zoom of 200 %.
    test.each([
      [320, 600],
      [400, 300],
      [1200, 800],
    ])('%i × %i', async (width, height) => {
      const view = await panel('/corporate-news/');
      await view.look({ width, height });
      for (const preview of [false, true]) {
        if (preview) await showFile(view);
        expect(await view.evaluate(findOverflow)).toEqual([]);
        expect(await view.evaluate(findSmallTargets)).toEqual([]);
        if (!preview) expect(await view.evaluate(measureRoom)).toBeGreaterThan(height / 3);
      }
      const [form, file] = await view.evaluate((window) =>
        ['.face-post', '.face-file'].map((css) => window.document.querySelector(css).getBoundingClientRect().toJSON()),
      );
      if (width > 880) {
        expect(file.left).toBeGreaterThanOrEqual(form.right);
        expect(file.top).toBe(form.top);
      }
      await view.close();
    });

    test('a title of two lines is shown whole in the popup', async () => {
      const popup = await record('/corporate-news/');
      expect(await popup.evaluate(findOverflow)).toEqual([]);
      await popup.close();
    });

    test('targets in the popup are large enough to hit', async () => {
      const popup = await record('/german/');
      await popup.wait({ css: '.preflight:not(:empty)' });
      expect(await popup.evaluate(findSmallTargets)).toEqual([]);
      await popup.close();
    });
  });

  describe('too much', () => {
    test('a title of 300 characters, an Arabic author, 2,000 words and 60 points are shown and kept', async () => {
      const view = await panel('/static-blog/');
      await view.look({ width: 320, height: 600 });
      const title = 'A very long title about harbours and their quays '.repeat(7).slice(0, 300).trim();
      const words = Array.from({ length: 2_000 }, (_, at) => `word${at}`).join(' ');
      await paste(view, '.title textarea', title);
      await paste(view, '.excerpt textarea', words);
      await view.fill(recordParts.authors, 'ليلى منصور');
      const points = await view.count(recordParts.points);
      await view.evaluate(async (window, more) => {
        const add = window.document.querySelector('.points .add');
        for (let at = 0; at < more; at += 1) {
          add.click();
          await new Promise(window.requestAnimationFrame);
        }
      }, 60 - points);
      await view.until('60 points', async () => (await view.count(recordParts.points)) === 60);
      await view.type('The sixtieth point.');
      expect(await view.evaluate(findOverflow)).toEqual([]);
      await usePublicAddress(view);
      await view.wait({ css: '.preflight:is(.ok, .warn)' });
      const { front, body } = parsePost(await copyPostText(here().browser, view));
      expect(front).toMatchObject({ title, source_author: 'ليلى منصور' });
      expect(body).toContain('word1999');
      expect(body).toContain('The sixtieth point.');
      await view.close();
      const popup = await record('/static-blog/');
      expect(await popup.count(recordParts.points)).toBe(60);
      await popup.click({ button: 'Discard draft' });
      await popup.close();
    });

    test('a few letters find the right one of a blog’s 5,000 tags', async () => {
      const { browser } = here();
      const options = await browser.extensionTab('src/ui/options/index.html');
      await options.wait({ css: '.format-preview .line' });
      const tags = Array.from({ length: 5_000 }, (_, at) => `Subject ${at + 1} ${5_000 - at} 3 2 1 1`).join('\n');
      const file = JSON.stringify({
        precis: 1,
        profiles: [],
        sites: [],
        taxonomies: { techhub: { categories: ['One'], tags } },
      });
      await options.evaluate((window, text) => {
        const field = window.document.querySelector('input[type=file][accept=".json"]');
        const carrier = new window.DataTransfer();
        carrier.items.add(new window.File([text], 'tags.json'));
        field.files = carrier.files;
        field.dispatchEvent(new window.Event('change', { bubbles: true }));
      }, file);
      await options.waitText({ css: '.status' }, 'Imported');
      const popup = await record('/german/');
      await chooseFormat(popup, 'techhub');
      await popup.until('the format', async () => (await popup.text(recordParts.format)) === 'techhub');
      await popup.fill(recordParts.tagField, 'subject 499');
      await popup.until('the tag', async () => (await popup.texts({ css: '[role=option]' }))[0] === 'Subject 499');
      expect(await popup.count({ css: '[role=option]' })).toBeLessThanOrEqual(8);
      await popup.press('Escape');
      await chooseFormat(popup, 'markdown');
      await popup.close();
      await options.click({ button: 'Undo' });
      await options.waitText({ css: '.status' }, 'Undone');
      await options.close();
    });

    test('a full storage is reported, and the text stays and can be copied', async () => {
      const popup = await record('/several-authors/');
      // A test can't fill the disk, so it throws the browser's error for a full storage.
      await popup.evaluate((window) => {
        window.chrome.storage.local.set = () => {
          throw new Error('QUOTA_BYTES quota exceeded');
        };
      });
      await popup.fill(recordParts.title, 'Typed on a full disk');
      await popup.waitText(recordParts.status, 'QUOTA_BYTES');
      expect(await popup.text(recordParts.title)).toBe('Typed on a full disk');
      await popup.click({ css: '.status button' });
      await popup.waitText(recordParts.status, 'Copied');
      expect(parsePost(await here().browser.readClipboard()).front.title).toBe('Typed on a full disk');
      await popup.close();
    });

    test('a draft of an older version is restored, and an unreadable one is set aside and offered', async () => {
      const { browser, address } = here();
      let popup = await record('/microdata-blog/');
      await popup.fill(recordParts.title, 'Of long ago');
      const change = (view, to) =>
        view.evaluate(async (window, version) => {
          const all = await window.chrome.storage.local.get(null);
          const [key, draft] = Object.entries(all).find(([, value]) => value?.post?.title === 'Of long ago');
          const { key: _, ...old } = draft;
          await window.chrome.storage.local.set({ [key]: { ...old, version } });
        }, to);
      await popup.close();
      const extension = await browser.extensionTab('src/ui/options/index.html');
      await change(extension, 1);
      await browser.open(address('/microdata-blog/'));
      popup = await openRecord(browser);
      expect(await popup.text(recordParts.title)).toBe('Of long ago');
      await popup.close();
      await change(extension, 99);
      await extension.close();
      await browser.open(address('/microdata-blog/'));
      popup = await openRecord(browser);
      expect(await popup.text(recordParts.title)).not.toBe('Of long ago');
      await popup.click({ css: '.status button' });
      await popup.waitText(recordParts.status, 'Copied the text');
      expect(await browser.readClipboard()).toContain('Of long ago');
      await popup.close();
    });
  });
}
