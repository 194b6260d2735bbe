/** Nothing that identifies the reader leaves `capturePage`, whatever becomes of the page. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { parseHtml } from '../../../src/cli/dom.ts';
import type { PageArticle } from '../../../src/core/article.ts';
import { createMarkupLayout } from '../../../src/core/read/page/hidden-by-markup.ts';
import { readPage } from '../../../src/core/read/read-page.ts';
import { toMarkdownBlocks } from '../../../src/core/read/to-markdown/blocks.ts';
import { CaptureError } from '../../../src/extension/capture-error.ts';
import { capturePage } from '../../../src/extension/capture-page.ts';
import type { PageReading } from '../../../src/extension/page-reading.ts';
import { PROSE_HTML, parsePage, SAMPLE_READ_AT } from '../read/read-html.ts';

const { executeScript } = vi.hoisted(() => ({ executeScript: vi.fn() }));
vi.mock('webextension-polyfill', () => ({
  default: {
    scripting: { executeScript },
    tabs: { get: async (id: number) => ({ id, url: 'https://blog.example/a' }) },
  },
}));
vi.mock('../../../src/extract.ts?script&iife', () => ({ default: 'extract.js' }));

const url = 'https://blog.example/a;jsessionid=1A2B?page=2&gift=Jx81kQ#top';
const links =
  '<p><a href="https://quay.example/b?access_token=s3cret&x=1">A link</a> and <img src="/c.png?token=s3cret" width="300"></p>' +
  '<ul><li><a href="/d?utm_source=letter">Another link</a></li></ul>';
const html = parsePage({ body: PROSE_HTML + links });

const readBlocks = (source: string) => {
  const { body } = parseHtml(source, url);
  return toMarkdownBlocks([...body.childNodes], { base: url, enter: () => true, keep: () => true });
};
const readUnclean = (source = html): PageArticle =>
  readPage({ url, document: parseHtml(source, url), readAt: SAMPLE_READ_AT, layout: createMarkupLayout() });

const emptyReading: PageReading = {
  began: Date.now(),
  contentType: 'text/html',
  article: null,
  selection: null,
  frame: null,
  referrer: '',
  asksPassword: false,
};

/** Makes the injected script return a reading. */
function returnReading(reading: Partial<PageReading>): void {
  const result: PageReading = { ...emptyReading, article: readUnclean(), ...reading };
  executeScript.mockResolvedValue([{ frameId: 0, result: structuredClone(result) }]);
}

const capture = (options: Parameters<typeof capturePage>[1] = {}) =>
  capturePage({ id: 1, url: 'https://blog.example/a' } as Parameters<typeof capturePage>[0], options);
/** Everything but `url`, the address that the page was loaded from, which stays as it is. */
const printWithoutUrl = (article: PageArticle) => JSON.stringify({ ...article, url: '' });
const secrets = /s3cret|jsessionid|Jx81kQ|utm_source/;

beforeEach(() => executeScript.mockReset());

describe('capturePage', () => {
  test('is given addresses with secrets', () => {
    expect(printWithoutUrl(readUnclean())).toMatch(/s3cret.*s3cret.*utm_source/);
  });

  test('cleans links, pictures and the page’s own address', async () => {
    returnReading({});
    const { article } = await capture();
    expect(printWithoutUrl(article)).not.toMatch(secrets);
    expect(printWithoutUrl(article)).toMatch(/quay\.example\/b\?x=1.*blog\.example\/c\.png".*blog\.example\/d"/);
    expect(article.canonical).toMatchObject({
      value: 'https://blog.example/a?page=2',
      source: 'url',
      alternatives: [],
    });
  });

  test('takes over an injection that was requested before, and requests no other', async () => {
    const injections = Promise.resolve([
      { frameId: 0, documentId: '', result: { ...emptyReading, article: readUnclean() } },
    ]);
    const { article } = await capture({ injections });
    expect(article.title.value).toBe('Notes on tea');
    expect(printWithoutUrl(article)).not.toMatch(secrets);
    expect(executeScript).not.toHaveBeenCalled();
  });

  test('reports an injection that was requested before and refused', async () => {
    const injections = Promise.reject(new Error('The extensions gallery cannot be scripted.'));
    await expect(capture({ injections })).rejects.toMatchObject({ code: 'storePage' });
  });

  test('cleans a selection', async () => {
    returnReading({ selection: readBlocks(links) });
    const { selection } = await capture();
    expect(JSON.stringify(selection)).not.toMatch(secrets);
    expect(JSON.stringify(selection)).toContain('https://quay.example/b?x=1');
  });

  test('cleans what was read of a page that asks for a password', async () => {
    returnReading({ article: { ...readUnclean(), kind: 'none' }, asksPassword: true });
    const error = await capture().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CaptureError);
    const { article } = error as CaptureError;
    expect(article && printWithoutUrl(article)).toMatch(/quay\.example/);
    expect(article && printWithoutUrl(article)).not.toMatch(secrets);
  });

  test('lists an address once that became equal to another one', async () => {
    returnReading({ article: readUnclean(parsePage({ head: '<link rel="canonical" href="/a?page=2">' })) });
    expect((await capture()).article.canonical).toEqual({
      value: 'https://blog.example/a?page=2',
      from: 'link',
      source: 'link',
      alternatives: [],
    });
  });
});
