import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { precis } from '../../../src/cli/precis.ts';

vi.mock('../../../src/core/read/metadata/feed.ts', () => ({
  collectFeeds() {
    throw new Error('a feed without an address');
  },
}));

const page = join(import.meta.dirname, '../../cases/corporate-news/page.html');
let out = '';
let errors = '';

beforeEach(() => {
  out = errors = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(console, 'error').mockImplementation((...texts: unknown[]) => {
    errors += `${texts.join(' ')}\n`;
  });
});
afterEach(() => vi.restoreAllMocks());

describe('a stage of the reading that fails', () => {
  it('a failed stage is named in plain words with --explain, and the post is printed', async () => {
    expect(await precis([page, '--explain'])).toBe(0);
    expect(errors).toBe('Failed while looking for feeds: a feed without an address. The rest of the page was read.\n');
    expect(out).toContain('Maren Larsen');
  });

  it('stands in the JSON, also without --explain', async () => {
    expect(await precis([page, '--json'])).toBe(0);
    expect(JSON.parse(out).article.failures).toEqual([{ stage: 'feeds', message: 'a feed without an address' }]);
    expect(errors).toBe('');
  });
});
