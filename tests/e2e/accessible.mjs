/** Nothing on screen that WCAG 2.1 A and AA, as axe-core measures them, finds fault with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../src/cli/setup.mjs';
import { openRecord, openRefusal, part } from './popup.mjs';

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** Runs in the page; says what is wrong and where. */
const faults = `async (window) => {
  ${axe};
  // What is half faded in has half its contrast.
  await Promise.all(window.document.getAnimations().map((animation) => animation.finished));
  const { violations } = await window.axe.run(window.document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' ')));
}`;

/** Chromium only: in Firefox a test sees the page through a wrapper that axe-core can't work in. */
export function accessible(here) {
  describe('accessible', () => {
    test('the record, and its preview', async () => {
      const { browser, address } = here();
      await browser.open(address('/german/'));
      const popup = await openRecord(browser);
      expect(await popup.evaluate(faults)).toEqual([]);
      await popup.click(part.preview);
      await popup.wait({ css: '.preview pre' });
      expect(await popup.evaluate(faults)).toEqual([]);
      await popup.click(part.preview);
      await popup.close();
    });

    test('a refusal', async () => {
      const { browser, address } = here();
      await browser.open(address('/empty-page/'));
      const popup = await openRefusal(browser, 'empty');
      expect(await popup.evaluate(faults)).toEqual([]);
      await popup.close();
    });

    test.each(['library', 'options'])('the %s page', async (name) => {
      const tab = await here().browser.extensionTab(`src/ui/${name}/index.html`);
      await tab.wait({ css: 'main h1, main h2' });
      expect(await tab.evaluate(faults)).toEqual([]);
      await tab.close();
    });
  });
}
