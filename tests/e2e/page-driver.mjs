/**
 * Reads and operates a page of the extension (the popup, or the library in a tab) in the same way in both browsers. Each
 * browser's driver provides the basic functions, `Ways`; all others are built on them here.
 *
 * @typedef {{css: string} | {label: string} | {button: string}} Where  CSS selector; field's label; text of a button or link
 * @typedef {{
 *   evaluate: (fn: (window: Window, ...args: any[]) => any, ...args: any[]) => Promise<any>,
 *   mouse: (x: number, y: number) => Promise<void>,
 *   dragMouse?: (fromX: number, fromY: number, toX: number, toY: number) => Promise<void>,
 *   type: (text: string) => Promise<void>,
 *   press: (combination: string) => Promise<void>,
 *   pick?: (act: () => Promise<void>, ...paths: string[]) => Promise<void>,
 *   screenshot: (path: string, whole?: boolean) => Promise<unknown>,
 *   settle?: () => Promise<unknown>,
 *   look?: (system: {scheme?: string, forced?: string, width?: number | null, height?: number}) => Promise<void>,
 *   gone?: () => Promise<void>,
 *   close: () => Promise<void>,
 * }} Ways
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs inside the page, so it may use nothing from outside this function. */
function runInPage(window, where, what, argument) {
  const { document } = window;
  const all = (css) => Array.from(document.querySelectorAll(css));
  const shown = (element) => {
    const { width, height } = element.getBoundingClientRect();
    // An element in closed `<details>` has a size, too; `checkVisibility` rules it out.
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
  };
  const words = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
  const name = (element) =>
    words(element.getAttribute('aria-label')) ||
    words(
      (element.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' '),
    ) ||
    words(Array.from(element.labels ?? [], (label) => label.textContent).join(' ')) ||
    words(element.innerText ?? element.textContent) ||
    words(element.title);
  const called = (css, wanted) => {
    const shownOnes = all(css).filter(shown);
    return [
      ...shownOnes.filter((element) => name(element) === wanted),
      ...shownOnes.filter((element) => name(element).startsWith(wanted)),
    ];
  };
  const found =
    'css' in where
      ? all(where.css)
      : 'label' in where
        ? called(
            'input, textarea, select, [contenteditable], [role=textbox], [role=slider], [role=spinbutton], [role=checkbox]',
            where.label,
          )
        : called('button, a, summary, [role=button], [role=menuitem], [role=option], [role=tab]', where.button);
  const getText = (element) => (element.matches('input, textarea, select') ? element.value : element.innerText);
  const first = found[0];
  const answers = {
    count: () => found.length,
    texts: () => found.map(getText),
    text: () => (first ? getText(first) : null),
    attribute: () => first?.getAttribute(argument) ?? null,
    centre: () => {
      if (!first || !shown(first)) return null;
      first.scrollIntoView({ block: 'center', inline: 'nearest' });
      const box = first.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const hit = document.elementFromPoint(x, y);
      const covered = hit !== null && !first.contains(hit) && !hit.contains(first);
      return [x, y, first.disabled === true || covered];
    },
    focused: () => first !== undefined && document.activeElement === first,
    place: () => {
      const box = first?.getBoundingClientRect();
      return box ? [box.x + box.width / 2, box.y, box.height] : null;
    },
  };
  return answers[what]();
}

/** Returns the page's announcements (status lines, alerts, states of jobs) and all its text. Runs inside the page. */
function readScreen({ document }) {
  const announced = Array.from(document.querySelectorAll('[role=status], [role=alert], .toast, .job'), (element) =>
    (element.innerText ?? '').replace(/\s+/g, ' ').trim(),
  );
  return [[...new Set(announced)].filter(Boolean).join(' | '), document.body?.innerText ?? ''];
}

/** Milliseconds; long enough for a busy machine. */
const TIMEOUT_MS = 20_000;
const POLL_MS = 50;

/** @param {Ways} ways */
export function createPageDriver(ways) {
  const ask = (where, what, argument = null) => ways.evaluate(runInPage, where, what, argument);

  /** Calls `check` until it returns a true value, and returns that value. Throws after `limit`, with the text on screen. */
  async function until(what, check, limit = TIMEOUT_MS) {
    const end = Date.now() + limit;
    for (;;) {
      const answer = await check();
      if (answer) return answer;
      if (Date.now() > end) {
        const [said, seen] = await ways.evaluate(readScreen).catch((error) => ['', String(error)]);
        throw new Error(`Waited ${limit / 1000} s for ${what}. It says: ${said || 'nothing'}\nOn screen:\n${seen}`);
      }
      await sleep(POLL_MS);
    }
  }

  async function click(where) {
    const [x, y] = await until(`${JSON.stringify(where)} to be there to click`, async () => {
      const centre = await ask(where, 'centre');
      if (!centre || centre[2]) return null;
      // An element that loads late may push the target away, so this waits until the target stays in place.
      await sleep(30);
      const again = await ask(where, 'centre');
      return again && Math.abs(again[0] - centre[0]) + Math.abs(again[1] - centre[1]) < 3 ? again : null;
    });
    await ways.mouse(x, y);
  }

  return {
    ...ways,
    until,
    click,
    /** Returns the text (or a field's value) of the first element that matches, or null. */
    text: (where) => ask(where, 'text'),
    texts: (where) => ask(where, 'texts'),
    count: (where) => ask(where, 'count'),
    focused: (where) => ask(where, 'focused'),
    attribute: (where, name) => ask(where, 'attribute', name),
    /** Waits until an element matches, and returns the text of the first one. */
    async wait(where, limit = TIMEOUT_MS) {
      await until(`${JSON.stringify(where)}`, async () => (await ask(where, 'count')) > 0, limit);
      return ask(where, 'text');
    },
    waitText: (where, part) =>
      until(`${JSON.stringify(where)} to say “${part}”`, async () =>
        (await ask(where, 'texts')).some((text) => text.includes(part)),
      ),
    /** Waits until the page stays unchanged: stored data appears late, and moves what is below it. */
    async settled() {
      let before = '';
      let same = 0;
      await until('the page to stay as it is', async () => {
        const now = await ways.evaluate(
          ({ document }) =>
            `${document.readyState} ${document.body?.scrollHeight} ${document.querySelectorAll('*').length}`,
        );
        same = now === before && now.startsWith('complete') ? same + 1 : 0;
        before = now;
        return same === 8;
      });
    },
    /** Replaces the contents of a field, by keyboard. */
    async fill(where, text) {
      // An element that appears above the field may push it away from the mouse. The click is repeated
      // until the field has the focus.
      await until(`${JSON.stringify(where)} to have the focus`, async () => {
        await click(where);
        return ask(where, 'focused');
      });
      await ways.press('Control+a');
      await ways.type(text);
    },
    /**
     * Drags from the centre of `from` to a height within `to` (0 its top, 1 its bottom). Undefined if the driver can't drag.
     */
    drag:
      ways.dragMouse &&
      (async (from, to, height) => {
        const [x, y] = await ask(from, 'centre');
        const [toX, toY, tall] = await ask(to, 'place');
        await ways.dragMouse(x, y, toX, toY + tall * height);
      }),
    /** Returns all text on screen, as a user reads it. */
    words: () => ways.evaluate((window) => window.document.body?.innerText ?? ''),
  };
}

/** Splits `Control+Shift+a` into its modifiers and its key. */
export function splitCombination(combination) {
  const keys = combination.split('+');
  return { modifiers: keys.slice(0, -1), key: keys.at(-1) ?? '' };
}
