import { beforeEach, describe, expect, test, vi } from 'vitest';
import { handleMessages } from '../../../src/extension/messages.ts';

type Listener = (message: unknown, sender: object) => unknown;

/** Fakes the browser API that delivers messages, which Node lacks. */
const browser = vi.hoisted(() => {
  const listeners: Listener[] = [];
  const getURL = (path: string) => `chrome-extension://ours/${path}`;
  return {
    listeners,
    runtime: { id: 'ours', getURL, onMessage: { addListener: (one: Listener) => listeners.push(one) } },
  };
});
vi.mock('webextension-polyfill', () => ({ default: browser }));

const ours = { id: 'ours', url: 'chrome-extension://ours/src/ui/popup/index.html' };
const done: string[] = [];
const hear: Listener = (message, sender) => browser.listeners[0]?.(message, sender);

beforeEach(() => {
  done.length = 0;
  browser.listeners.length = 0;
  handleMessages({
    'process jobs': async () => void done.push('jobs'),
  });
});

test('the background answers our own windows', async () => {
  await hear('process jobs', ours);
  expect(done).toEqual(['jobs']);
});

test.each([
  ['another extension', { id: 'theirs', url: 'chrome-extension://theirs/page.html' }],
  ['another extension that gives our address', { id: 'theirs', url: ours.url }],
  ['a page, from the world of our injected script', { id: 'ours', url: 'https://news.example/', tab: { id: 1 } }],
  ['a page whose address only looks like ours', { id: 'ours', url: 'https://news.example/chrome-extension://ours/' }],
  ['nobody', {}],
])('the background does not answer %s', (_, sender) => {
  expect(hear('process jobs', sender)).toBeUndefined();
  expect(done).toEqual([]);
});

describe('what is no message of ours', () => {
  test.each([
    null,
    undefined,
    1,
    'something else',
    'constructor',
    '__proto__',
    ['process jobs'],
    { toString: () => 'process jobs' },
  ])('%o is passed over', (message) => {
    expect(hear(message, ours)).toBeUndefined();
    expect(done).toEqual([]);
  });
});
