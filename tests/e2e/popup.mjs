/** The elements of the popup by name, so that a change of the interface changes only this file of the tests. */
import { expect } from 'vitest';
import { parse } from 'yaml';

export const recordParts = {
  title: { label: 'Title' },
  excerpt: { label: 'Excerpt' },
  authors: { label: 'Authors' },
  date: { label: 'Date' },
  site: { label: 'Site' },
  postDate: { label: 'Date of the post' },
  postAuthor: { label: 'Author of the post' },
  format: { label: 'Format' },
  tagField: { label: 'Add a tag' },
  slider: { label: 'How many key points' },
  points: { css: '.point .point-text' },
  tags: { css: '.chip' },
  primary: { css: '.next-step' },
  copy: { button: 'Copy post' },
  otherWays: { button: 'Other ways to copy, send or download' },
  save: { css: '.to-save' },
  postTab: { button: 'Post' },
  fileTab: { button: 'File' },
  renderedTab: { button: 'Rendered' },
  more: { button: 'More' },
  toLibrary: { button: 'Library' },
  status: { css: '.foot-status .status' },
  sheet: { css: '.shortcut-sheet' },
  palette: { css: '.palette[open]' },
};

const toStateSelector = (name) => ({ css: `main[data-state="${name}"]` });

/** Matches once the popup shows a draft, or the reason why there is none. */
export const answeredRecord = { css: 'main[data-state]:not([data-state="reading"])' };

/** Gives the post a public address: the test pages' own is a loopback address, which the preflight refuses. */
export async function usePublicAddress(popup) {
  await popup.fill({ label: 'Link' }, 'https://harbour.example/gauge');
}

/** Clicks the toolbar button and waits for the draft. */
export async function openRecord(browser) {
  const popup = await browser.click();
  await popup.wait(toStateSelector('ready'));
  return popup;
}

/** Chooses the format with this id in the popup's list. */
export const chooseFormat = (popup, id) =>
  popup.evaluate((window, chosen) => {
    const list = window.document.querySelector('.format-choice select');
    list.value = chosen;
    list.dispatchEvent(new window.Event('change', { bubbles: true }));
  }, id);

/** Writes a date into the field for the post's date, and leaves the field. */
export async function setPostDate(popup, date) {
  await popup.fill(recordParts.postDate, date);
  await popup.press('Tab');
}

/** Opens a key point, and returns the sentences that it comes from. A point that is its sentence word for word shows none. */
export async function readSentences(popup, number) {
  const text = await popup.text({ label: `Point ${number}` });
  await popup.click({ label: `Point ${number}` });
  await popup.wait({ css: `.point:nth-of-type(${number}) .point-tools` });
  const sentences = await popup.texts({ css: `.point:nth-of-type(${number}) .evidence > .quote` });
  return sentences.length === 0 ? [text] : sentences.map((sentence) => sentence.replace(/\s*Show in article\s*$/, ''));
}

/** Clicks the toolbar button and waits for the reason why there is no draft. @returns {Promise<any>} the popup */
export async function openRefusal(browser, why) {
  const popup = await browser.click();
  await popup.wait(answeredRecord);
  expect(await popup.attribute({ css: 'main' }, 'data-state'), await popup.words()).toBe(why);
  return popup;
}

/** Returns the tags on screen, without their marks and buttons. */
export const readShownTags = async (popup) =>
  (await popup.texts(recordParts.tags)).map((text) => text.trim().split('\n')[0]);

/** Returns a post's text without its date, which is the time at which the popup was opened last. */
export const withoutPostingTime = (text) => text.replace(/^date: .*$/m, 'date:');

/** Splits a post into its front matter and its body. */
export function parsePost(text) {
  const [, yaml, body] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text) ?? [];
  expect(yaml, `No front matter in:\n${text}`).toBeDefined();
  return { front: parse(yaml), body };
}

/** Sends the post to `name`, or takes the way `name`, chosen in the menu beside the primary button. The button then sends to the same destination. */
export async function sendWith(popup, name) {
  await popup.click(recordParts.otherWays);
  await popup.wait({ css: '.menu:popover-open' });
  const labels = (await popup.texts({ css: '.menu:popover-open button' })).map((text) => text.split('\n')[0]);
  const at = labels.findIndex((label) => [name, `Send to ${name}`].includes(label));
  expect(at, `${name} among ${labels}`).toBeGreaterThanOrEqual(0);
  await popup.click({ css: `.menu:popover-open button:nth-of-type(${at + 1})` });
}

/** Waits until the preflight lists a finding that contains `text`. The line itself shows only the first one, in short. */
export const waitForFinding = (popup, text) =>
  popup.until(`the finding ${text}`, () =>
    popup.evaluate(
      (window, wanted) =>
        Array.from(window.document.querySelectorAll('.preflight li'), (item) => item.textContent).some((finding) =>
          finding.includes(wanted),
        ),
      text,
    ),
  );

/** Returns the file's path, whose folder and name are elements of their own. */
export const readPath = async (popup, css = '.path') => (await popup.text({ css }))?.replace(/\s+/g, '');

/** Waits until the popup knows the saved post of its article: the button says so. */
export const waitForSaved = (popup) =>
  popup.until('the saved post', async () => /Saved|Update/.test(await popup.text(recordParts.save)));

/** Waits until the note about the saved post says `text`, which its tooltip and description give in full. */
export const waitForSavedNote = (popup, text) =>
  popup.until(`the note ${text}`, async () =>
    (await popup.attribute({ css: '.saved-version' }, 'title'))?.includes(text),
  );

/** Runs an action of the menu `More`. */
export async function chooseInMore(popup, label) {
  await popup.click(recordParts.more);
  // The popup may close while it handles the click, and then gives no response.
  await popup.click({ button: label }).catch((error) => {
    if (!/closed|destroyed/i.test(String(error))) throw error;
  });
}

/** Opens the face with the file, and waits for its lines. */
export async function showFile(popup) {
  if ((await popup.count({ css: '.preview' })) === 0) await popup.click(recordParts.fileTab);
  await popup.wait({ css: '.preview .line' });
}

/** Returns to the post. */
export async function showPost(popup) {
  await popup.click(recordParts.postTab);
  await popup.until('the post', async () => (await popup.count({ css: '.preview' })) === 0);
}

/** Returns the text of the file, and shows the post again. */
export async function readFile(popup) {
  await showFile(popup);
  const text = await readPreview(popup);
  await showPost(popup);
  return text;
}

/** Returns the text of the file on its face, without the results of the preflight. */
export const readPreview = (popup) =>
  popup.evaluate((window) =>
    Array.from(window.document.querySelectorAll('.preview .line'), (line) => line.textContent).join(''),
  );

/** Copies with the popup's button, and returns the clipboard's text. */
export async function copyPostText(browser, popup) {
  await popup.click(recordParts.copy);
  await popup.waitText(recordParts.status, 'Copied');
  return browser.readClipboard();
}
