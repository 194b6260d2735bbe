/** The popup's parts as the tests name them, so that a change of the interface is a change in one place here. */
import { expect } from 'vitest';
import { parse } from 'yaml';

export const part = {
  title: { label: 'Title' },
  excerpt: { label: 'Excerpt' },
  authors: { label: 'Authors' },
  date: { label: 'Date' },
  site: { label: 'Site' },
  tagField: { label: 'Add a tag' },
  slider: { label: 'How many key points' },
  points: { css: '.point .text textarea' },
  tags: { css: '.chip' },
  primary: { css: '.split .primary:first-child' },
  copy: { button: 'Copy' },
  otherWays: { button: 'Other ways to take the post' },
  save: { button: 'Save' },
  preview: { button: 'Preview' },
  toLibrary: { button: 'Library' },
  status: { css: '.status' },
};

const state = (name) => ({ css: `main[data-state="${name}"]` });

/** The record, or why there is none. */
export const answered = { css: 'main[data-state]:not([data-state="reading"])' };

/** Clicks the toolbar button and waits for the record. */
export async function openRecord(browser) {
  const popup = await browser.click();
  await popup.wait(state('ready'));
  return popup;
}

/** Clicks the toolbar button and waits for the popup to say why it makes no post. @returns {Promise<any>} the popup */
export async function openRefusal(browser, why) {
  const popup = await browser.click();
  await popup.wait(answered);
  expect(await popup.attribute({ css: 'main' }, 'data-state'), await popup.words()).toBe(why);
  return popup;
}

/** The tags as they are shown, without mark and cross. */
export const tagsOf = async (popup) => (await popup.texts(part.tags)).map((text) => text.trim().split('\n')[0]);

/** The front matter and the body of a post. */
export function parsePost(text) {
  const [, yaml, body] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text) ?? [];
  expect(yaml, `No front matter in:\n${text}`).toBeDefined();
  return { front: parse(yaml), body };
}

/** Sends the post by the menu beside the primary button, which means that destination from then on. */
export async function sendBy(popup, name) {
  await popup.click(part.otherWays);
  await popup.wait({ css: '.menu:popover-open' });
  const names = await popup.texts({ css: '.menu:popover-open button' });
  await popup.click({ css: `.menu:popover-open button:nth-of-type(${names.indexOf(name) + 1})` });
}

/** The file in the preview, without what is said of it. */
export const shownFile = (popup) =>
  popup.evaluate((window) =>
    Array.from(window.document.querySelectorAll('.preview .line'), (line) => line.textContent).join(''),
  );

/** Copies with the popup's button, and gives what is on the clipboard then. */
export async function copied(browser, popup) {
  await popup.click(part.copy);
  await popup.waitText(part.status, 'Copied');
  return browser.readClipboard();
}
