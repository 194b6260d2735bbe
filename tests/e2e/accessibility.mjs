/** WCAG 2.2 A and AA on every page, as axe-core measures them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../src/cli/setup.mjs';
import { openRecord, openRefusal, showFile } from './popup.mjs';

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** Runs in the page; returns axe-core's violations with the elements concerned. */
export const findAccessibilityFaults = `async (window) => {
  ${axe};
  // An element that is still fading in has too little contrast.
  await Promise.all(window.document.getAnimations().map((animation) => animation.finished));
  const { violations } = await window.axe.run(window.document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' ')));
}`;

/** Returns the elements that are wider than the page, so that the user would have to scroll in two directions, and fields that cut their text. */
export const findOverflow = (window) => {
  const { clientWidth } = window.document.documentElement;
  const scrolls = (element) => {
    for (let at = element; at; at = at.parentElement)
      if (['auto', 'scroll', 'hidden'].includes(window.getComputedStyle(at).overflowX)) return true;
    return false;
  };
  // A field that hides its overflow and is lower than its text by a line or more hides the line.
  const cutsLine = (element) =>
    element.tagName === 'TEXTAREA' &&
    window.getComputedStyle(element).overflowY === 'hidden' &&
    element.scrollHeight > element.clientHeight + 8;
  const isTooWide = (element) => element.getBoundingClientRect().right > clientWidth + 1 && !scrolls(element);
  return Array.from(window.document.querySelectorAll('body *'))
    .filter((element) => isTooWide(element) || cutsLine(element))
    .map(
      (element) =>
        `${element.tagName} ${element.className}: ${(element.value ?? element.textContent ?? '').slice(0, 40)}`,
    );
};

/** The themes and widths that each page is tested in. */
export const displays = [
  { scheme: 'light', width: 1100 },
  { scheme: 'dark', width: 1100 },
  { scheme: 'light', width: 320 },
  { scheme: 'dark', forced: 'active', width: 600 },
];

/** Chromium only: Firefox shows the page to a test through wrappers that axe-core can't work with. */
export function testAccessibility(here) {
  describe('axe-core', () => {
    test('axe-core finds no fault in the draft and its preview', async () => {
      const { browser, address } = here();
      await browser.open(address('/german/'));
      const popup = await openRecord(browser);
      for (const preview of [false, true]) {
        if (preview) {
          await showFile(popup);
          await popup.wait({ css: '.preview .remark' });
        }
        for (const { scheme, forced } of displays) {
          await popup.look({ scheme, ...(forced && { forced }), width: null });
          expect(await popup.evaluate(findAccessibilityFaults), `${scheme} ${forced}`).toEqual([]);
        }
      }
      await popup.look({ width: null });
      await popup.close();
    });

    test('a screen reader hears the way from the post to the copy: names, roles and states in order', async () => {
      const { browser, address } = here();
      await browser.open(address('/german/'));
      const popup = await openRecord(browser);
      await popup.wait({ css: '.preflight:not(:empty)' });
      const heard = await popup.evaluate(({ document }) =>
        Array.from(
          document.querySelectorAll(
            '.bar :is(button, [role]), .face-post, .foot :is(select, summary, button, [role=status] > *)',
          ),
        )
          .filter((element) => element.checkVisibility() && !element.closest('[popover]'))
          .map((element) => {
            const role = element.getAttribute('role') ?? element.localName;
            const labelled = document.getElementById(element.getAttribute('aria-labelledby'));
            const copy = element.cloneNode(true);
            for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
            const name = element.getAttribute('aria-label') ?? (labelled ?? copy).textContent.trim();
            const states = ['aria-selected', 'aria-expanded', 'aria-keyshortcuts']
              .filter((state) => element.hasAttribute(state))
              .map((state) => `${state.slice(5)} ${element.getAttribute(state)}`);
            return [
              role,
              role === 'select' || role === 'tablist' ? element.getAttribute('aria-label') : name,
              ...states,
            ]
              .join(', ')
              .replace(/\s+/g, ' ');
          }),
      );
      expect(heard).toEqual([
        'tablist, View',
        'tab, Post, selected true, keyshortcuts Alt+1',
        'tab, File, selected false, keyshortcuts Alt+2',
        'tab, Rendered, selected false, keyshortcuts Alt+3',
        'button, Library',
        'button, More, expanded false',
        'tabpanel, Post',
        'select, Format',
        expect.stringMatching(/^summary, /),
        'button, Copy post, keyshortcuts Control+Enter',
        'button, Other ways to copy, send or download, expanded false',
        'button, Save, keyshortcuts Control+S',
      ]);
      await popup.click({ css: '.next-step' });
      await popup.until(
        'the answer',
        async () => (await popup.text({ css: '.foot-status [role=status]' })) === 'Copied',
      );
      await popup.close();
    });

    test('axe-core finds no fault on the rendered page and in the palette', async () => {
      const { browser, address } = here();
      await browser.open(address('/german/'));
      const popup = await openRecord(browser);
      await popup.click({ button: 'Rendered' });
      await popup.wait({ css: '.rendered' });
      expect(await popup.evaluate(findAccessibilityFaults)).toEqual([]);
      await popup.press('Control+k');
      await popup.wait({ css: '.palette[open]' });
      for (const { scheme, forced } of displays) {
        await popup.look({ scheme, ...(forced && { forced }), width: null });
        expect(await popup.evaluate(findAccessibilityFaults), `${scheme} ${forced}`).toEqual([]);
      }
      await popup.look({ width: null });
      await popup.close();
    });

    test('axe-core finds no fault in a refusal', async () => {
      const { browser, address } = here();
      await browser.open(address('/empty-page/'));
      const popup = await openRefusal(browser, 'empty');
      expect(await popup.evaluate(findAccessibilityFaults)).toEqual([]);
      await popup.close();
    });

    /** For each page, the elements to click so that all its sections are open. */
    const pages = {
      library: [],
      options: ['.change summary', '#learn summary'],
      welcome: ['.step .primary', '.drop summary'],
    };

    test.each(Object.entries(pages))(
      'axe-core finds no fault in the %s page, in every theme and width',
      async (name, open) => {
        const tab = await here().browser.extensionTab(`src/ui/${name}/index.html`);
        await tab.wait({ css: 'h1, h2' });
        for (const css of open) await tab.click({ css });
        if (name === 'welcome') await tab.wait({ css: '.sample-record' });
        for (const system of displays) {
          await tab.look(system);
          const place = `${name} ${JSON.stringify(system)}`;
          expect(await tab.evaluate(findAccessibilityFaults), place).toEqual([]);
          expect(await tab.evaluate(findOverflow), place).toEqual([]);
        }
        await tab.close();
      },
    );
  });
}
