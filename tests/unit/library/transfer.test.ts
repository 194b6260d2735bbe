import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonSchema, validationError } from '../../../src/core/format/json-schema.ts';
import { printPost } from '../../../src/core/format/print-post.ts';
import librarySchema from '../../../src/core/library-file.schema.json' with { type: 'json' };
import type { FullPost } from '../../../src/library/post-transaction.ts';
import { type ImportFile, parseImport } from '../../../src/library/transfer/parse-import.ts';
import { readZip } from '../../../src/library/transfer/read-zip.ts';
import { createExportWriter, type ExportFormat } from '../../../src/library/transfer/write-posts.ts';
import { getProfile, profiles } from '../../../src/profiles/index.ts';
import { hostileTexts } from '../format/hostile-texts.ts';
import { arbitraryWholePosts, createWholePost } from './arbitrary-posts.ts';

const now = '2026-11-24T00:00:00.000Z';
/** A time later than every date in the generated posts. */
const later = '2038-01-01T00:00:00.000Z';

async function written(format: ExportFormat, entries: FullPost[], profile = getProfile('techhub')): Promise<Blob> {
  const writer = createExportWriter(format, profile);
  for (const entry of entries) await writer.add(entry);
  return writer.finish();
}
const read = (...given: ImportFile[]) => parseImport(given, { profiles, now, onProgress: () => undefined });
const file = (path: string, content: string | Blob): ImportFile => ({ path, file: new Blob([content]) });
const wholes = (posts: Awaited<ReturnType<typeof read>>['posts']): FullPost[] =>
  posts.map(({ byAddress: _, ...entry }) => entry);

describe('json', () => {
  test('a library file loses nothing of any post', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWholePosts, async (entries) => {
        const given = [file('a.json', await written('json', entries))];
        const { posts, skipped } = await parseImport(given, { profiles, now: later, onProgress: () => undefined });
        expect(skipped).toEqual([]);
        expect(wholes(posts)).toEqual(entries);
      }),
      { numRuns: 60 },
    );
  });

  test('a broken post is named, and the others are imported', async () => {
    const text = await (
      await written('json', [createWholePost('a'), createWholePost('b', { title: 'Broken' })])
    ).text();
    const { posts, skipped } = await read(file('a.json', text.replaceAll('"title":"Broken"', '"title":7')));
    expect(posts.map(({ saved }) => saved.id)).toEqual(['a']);
    expect(skipped).toEqual([{ name: 'a.json: 2', why: 'invalid', detail: expect.stringContaining('title') }]);
  });
});

test('a library file matches its schema', async () => {
  const text = await (
    await written('json', [createWholePost('a'), createWholePost('b', { body: 'x', own: { a: [1] }, without: ['b'] })])
  ).text();
  expect(validationError(JSON.parse(text), librarySchema as JsonSchema)).toBe('');
});

test('our feed has what JSON Feed 1.1 requires', async () => {
  const feed = JSON.parse(
    await (await written('feed', [createWholePost('a'), createWholePost('b', { title: '', excerpt: '' })])).text(),
  );
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
  for (const item of feed.items) {
    expect(item).toMatchObject({ id: expect.any(String), content_text: expect.any(String), url: expect.any(String) });
    expect(item.date_published).toBe('2026-02-27T13:53:42.000Z');
  }
});

/** Creates a post whose private values name their own field in capitals, so that an export shows which field leaked. */
const secretive = (): FullPost => {
  const entry = createWholePost('filled', {
    points: [{ label: 'Label', text: 'Point', quote: 'QUOTE of the article' }],
    own: { ledger: 'OWN key' },
    without: ['WITHOUT key'],
  });
  return {
    saved: { ...entry.saved, profile: 'PROFILE', seen: { ...entry.saved.seen, title: 'SEEN title' } },
    body: { id: 'filled', markdown: 'TEXT of the article' },
    receipts: [
      {
        post: 'filled',
        output: 'OUTPUT',
        where: 'WHERE/it.md',
        at: '2026-03-02T08:00:00.000Z',
        destination: 'DESTINATION',
        url: 'https://RECEIPT.example/',
        commit: 'COMMIT',
        undo: { files: [{ path: 'UNDO', ours: 'x', before: 'OLD content' }] },
      },
    ],
  };
};
const PRIVATE =
  /QUOTE|OWN|WITHOUT|PROFILE|SEEN|TEXT of|OUTPUT|WHERE|DESTINATION|RECEIPT|COMMIT|UNDO|OLD|_precis|receipts|undo/;

test.each(['feed', 'bookmarks'] as const)('an exported %s holds nothing private', async (format) => {
  const text = await (await written(format, [secretive()])).text();
  expect(text).toContain(secretive().saved.post.canonical);
  expect(text).not.toMatch(PRIVATE);
});

test('a library file of an older version, whose posts have no comment, is imported', async () => {
  const { comment: _, ...post } = secretive().saved.post;
  const older = { precis: 1, posts: [{ saved: { ...secretive().saved, post }, receipts: [] }] };
  const { posts, skipped } = await read(file('old.json', JSON.stringify(older)));
  expect(skipped).toEqual([]);
  expect(posts[0]?.saved.post).toEqual({ ...post, comment: '' });
});

test('our feed keeps the user’s own words apart from the excerpt', async () => {
  const feed = await written('feed', [createWholePost('a', { comment: 'Mine.\n\nAll mine.', excerpt: 'The gist.' })]);
  const { posts } = await read(file('a.feed.json', feed));
  expect(posts[0]?.saved.post).toMatchObject({ comment: 'Mine.\n\nAll mine.', excerpt: 'The gist.' });
});

test('our feed holds what the post prints, and is imported as that', async () => {
  const post = {
    title: 'One',
    excerpt: 'The gist.',
    introduction: 'How it began.',
    sections: [],
    links: [],
    image: '',
  };
  const points = [{ label: 'Wind', text: 'It blew.', quote: 'It blew all night.' }];
  const feed = await written('feed', [
    createWholePost('a', { ...post, points }),
    createWholePost('b', { ...post, body: 'By hand.' }),
  ]);
  const { posts, skipped } = await read(file('a.feed.json', feed));
  expect(skipped).toEqual([]);
  expect(posts.map(({ saved, body }) => [saved.post.excerpt, saved.post.body, body])).toEqual([
    ['The gist.', 'How it began.\n\n• Wind: It blew.', null],
    ['The gist.', 'By hand.', null],
  ]);
});

test('a feed item of an older version is imported whole, without its undo data', async () => {
  const { saved, body, receipts } = secretive();
  const record = { saved: { ...saved, profile: 'mine' }, body: body?.markdown, receipts };
  const item = { id: 'x', _precis: { ...record, receipts: receipts.map(({ post: _, ...receipt }) => receipt) } };
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Precis', items: [item] };
  const { posts, skipped } = await read(file('old.json', JSON.stringify(feed)));
  expect(skipped).toEqual([]);
  expect(posts[0]?.saved.id).toBe('filled');
  expect(JSON.stringify(posts)).not.toMatch(/undo|UNDO|OLD/);
});

test('the feed of another program is imported with its texts', async () => {
  const feed = {
    version: 'https://jsonfeed.org/version/1',
    title: 'Another',
    items: [
      {
        id: 1,
        url: 'https://other.example/1',
        title: 'One & only',
        content_html: '<p>First &amp; foremost.</p><script>alert(1)</script><p>Second</p>',
        date_published: '2026-01-02T03:04:05+01:00',
        author: { name: 'Ana' },
        tags: ['x', 7],
      },
      { id: 2, content_text: 'No title\nhere' },
      { id: 3, url: 'javascript:alert(1)' },
      'nothing',
    ],
  };
  const { posts, skipped } = await read(file('f.json', JSON.stringify(feed)));
  expect(posts.map(({ saved, body }) => [saved.post.title, saved.savedAt, body?.markdown])).toEqual([
    ['One & only', '2026-01-02T02:04:05.000Z', 'First & foremost.\n\nSecond'],
    ['No title', now, 'No title\nhere'],
  ]);
  expect(posts[0]?.saved.post).toMatchObject({ authors: ['Ana'], tags: ['x'], feed: { name: 'Another', url: '' } });
  expect(skipped.map(({ name, why }) => [name, why])).toEqual([
    ['f.json: 3', 'empty'],
    ['f.json: 4', 'invalid'],
  ]);
});

describe('bookmarks', () => {
  test('bookmarks keep title, address, tags and time of any post', async () => {
    const plain = hostileTexts.map((text) => text.replace(/[^\p{L}\p{N} "'&<>;]/gu, '').trim()).filter(Boolean);
    const entries = plain.map((text, at) =>
      createWholePost(String(at), {
        title: text,
        tags: [text],
        categories: [],
        canonical: `https://a.example/${at}?a=1&b="<'`,
      }),
    );
    const { posts } = await read(file('b.html', await written('bookmarks', entries)));
    const told = ({ saved: { post, savedAt } }: FullPost) => [
      post.title.replace(/\s+/g, ' '),
      post.canonical,
      post.tags.map((tag) => tag.replace(/\s+/g, ' ')),
      savedAt,
    ];
    expect(posts.map(told)).toEqual(entries.map(told));
  });

  test('bookmarks of browsers are imported: folders, odd quotes, no end tags, invalid addresses', async () => {
    const html = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<DL><p><DT><H3 ADD_DATE="1">Folder</H3><DL><p>
<DT><A HREF="https://a.example/?x=1&amp;y=2" ADD_DATE="1700000000" ICON="data:image/png;base64,AA==" TAGS="a,b c">A &lt;b&gt; &#x27;c&#39;</A>
<DD>About it &amp; more
<DT><A href='http://b.example/' add_date=1700000000000000>B</A>
<DT><A HREF="javascript:alert(1)">Run</A>
</DL><p></DL><p>`;
    const { posts, skipped } = await read(file('b.htm', html));
    expect(posts.map(({ saved }) => [saved.post.title, saved.post.canonical, saved.savedAt])).toEqual([
      ["A <b> 'c'", 'https://a.example/?x=1&y=2', '2023-11-14T22:13:20.000Z'],
      ['B', 'http://b.example/', '2023-11-14T22:13:20.000Z'],
    ]);
    expect(posts[0]?.saved.post).toMatchObject({ tags: ['a', 'b c'], excerpt: 'About it & more' });
    expect(skipped).toEqual([{ name: 'b.htm: Run', why: 'notWeb', detail: 'javascript:alert(1)' }]);
  });
});

describe('a zip of Markdown', () => {
  const entries = ['One: a "test"', 'one a test', 'One: a test', 'Über #3', '日本'].map((title, at) =>
    createWholePost(String(at), { title, canonical: `https://a.example/${at}` }),
  );

  test.each(profiles.map((profile) => [profile.id, profile] as const))(
    '%s: is read back as it was',
    async (_, profile) => {
      const blob = await written('markdown', entries, profile);
      const files = readZip(new Uint8Array(await blob.arrayBuffer()));
      const paths = files.map(({ path }) => path.toLowerCase());
      expect(new Set(paths).size).toBe(entries.length + 1);
      const { posts, skipped, profile: name } = await read(file('posts.zip', blob));
      expect(skipped).toEqual([]);
      expect(name).toBe(profile.name);
      expect(posts.map(({ saved }) => saved.savedAt)).toEqual(entries.map(({ saved }) => saved.savedAt));
      expect(posts.map(({ saved }) => saved.post.title)).toEqual(entries.map(({ saved }) => saved.post.title));
      const again = posts.map(({ saved }) => printPost(saved.post, profile));
      const first = await Promise.all(files.slice(0, -1).map(async ({ path, text }) => ({ path, text: await text() })));
      expect(again).toEqual(first);
    },
  );

  test('a zip of Markdown gives the same ids each time', async () => {
    const blob = await written('markdown', entries);
    const ids = async () => (await read(file('posts.zip', blob))).posts.map(({ saved }) => saved.id);
    expect(await ids()).toEqual(await ids());
    expect(new Set(await ids()).size).toBe(entries.length);
  });
});

describe('a folder of posts', () => {
  const post = (title: string) =>
    `+++\ntitle = "${title}"\ndate = 2025-06-01T10:00:00Z\ntags = ["a"]\n+++\n\nText of ${title}.\n`;

  test('a folder of posts is read in the format that fits; other files are ignored, broken ones are named', async () => {
    const { posts, skipped, profile } = await read(
      file('my-site/content/posts/one.md', post('One')),
      file('my-site/content/posts/two.md', post('Two')),
      file('my-site/content/posts/bad.md', '+++\ntitle = \n+++\n\nx\n'),
      file('my-site/content/posts/none.md', ' \n'),
      file('my-site/static/a.png', 'x'),
      file('my-site/README.md', '# Read me'),
    );
    expect(profile).toBe('Hugo (TOML)');
    expect(posts.map(({ saved }) => [saved.post.title, saved.savedAt, saved.post.tags])).toEqual([
      ['One', '2025-06-01T10:00:00.000Z', ['a']],
      ['Two', '2025-06-01T10:00:00.000Z', ['a']],
    ]);
    expect(skipped.map(({ name, why }) => [name, why])).toEqual([
      ['content/posts/bad.md', 'frontMatter'],
      ['content/posts/none.md', 'empty'],
    ]);
  });

  test('the article’s address is found by its key, also where no known format has one', async () => {
    const keyed = (key: string) => `---\nmood: "calm"\ntitle: "A"\n${key}: "https://a.example/one"\n---\n\nText.\n`;
    for (const key of ['canonical_url', 'original_url', 'link']) {
      const { posts } = await read(file('site/posts/a.md', keyed(key)));
      expect([key, posts[0]?.saved.seen.address]).toEqual([key, 'a.example/one']);
    }
    const { posts } = await read(file('site/posts/a.md', keyed('mood_url')));
    expect(posts[0]?.saved.seen.address).toBe('');
  });
});

describe('a library file is not believed', () => {
  const post = createWholePost('a').saved.post;
  const recordWith = (change: object, receipts: object[] = []) => ({
    saved: { ...createWholePost('a').saved, ...change },
    receipts,
  });
  const taken = (record: object) => read(file('a.json', JSON.stringify({ precis: 1, posts: [record] })));
  const receipt = { output: 'webdav', where: 'a.md', at: '2026-03-02T08:00:00.000Z', destination: 'd' };

  test.each([
    ['a day that does not exist', { post: { ...post, date: '2026-02-31' } }, 'post.date'],
    ['a time that does not exist', { savedAt: '2026-99-99T99:99' }, 'savedAt'],
    ['a time with more behind it', { changedAt: '2026-01-01T00:00:00Z<b>' }, 'changedAt'],
    ['an id with spaces', { id: 'a b' }, 'id'],
    ['an id of a prototype', { id: '__proto__' }, 'id'],
    ['an address that runs', { post: { ...post, canonical: 'javascript:alert(1)' } }, 'canonical'],
    ['one with a tab in its scheme', { post: { ...post, image: 'java\tscript:alert(1)' } }, 'image'],
    ['a link that runs', { post: { ...post, links: [{ text: 'x', url: 'data:text/html,x' }] } }, 'links[0].url'],
    ['a title of megabytes', { post: { ...post, title: 'y'.repeat(5_000_000) } }, 'title'],
    ['a language of 100 kB', { post: { ...post, language: 'x'.repeat(100_000) } }, 'language'],
    ['50,000 tags', { post: { ...post, tags: Array.from({ length: 50_000 }, (_, at) => `t${at}`) } }, 'tags'],
    ['a key that is not known', { more: 1 }, 'more'],
    [
      'own keys without end',
      { post: { ...post, own: JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`) } },
      'own',
    ],
    ['a key of the prototype', { post: { ...post, own: JSON.parse('{"__proto__":{"a":1}}') } }, 'own'],
    [
      '20,000 parts of a sketch',
      { seen: { address: '', title: '', date: '', bands: Array(20_000).fill('b') } },
      'bands',
    ],
  ])('%s is refused by name', async (_, change, where) => {
    const { posts, skipped } = await taken(recordWith(change));
    expect(posts).toEqual([]);
    expect(skipped).toEqual([{ name: 'a.json: 1', why: 'invalid', detail: expect.stringContaining(where) }]);
  });

  test('an imported receipt undoes nothing, and opens https addresses only', async () => {
    const urls = [
      'https://a.example/x',
      'http://127.0.0.1/x',
      'http://a.example/',
      'javascript:alert(1)',
      'file:///etc/passwd',
    ];
    const undo = { files: [{ path: '../../index.html', ours: 'x', before: 'Evil' }] };
    const { posts } = await taken(
      recordWith(
        {},
        urls.map((url) => ({ ...receipt, url, undo })),
      ),
    );
    expect(posts[0]?.receipts.map((one) => ('url' in one ? one.url : ''))).toEqual([...urls.slice(0, 2), '', '', '']);
    expect(JSON.stringify(posts)).not.toContain('undo');
  });

  test('a time in the future counts as now, and replaces nothing', async () => {
    const { posts } = await taken(recordWith({ changedAt: '9999-12-31T23:59:59Z' }));
    expect(posts[0]).toMatchObject({ saved: { changedAt: now }, undated: true });
  });

  test('the buckets of an imported post are computed from its SimHash', async () => {
    const sketch = { bits: '0123456789abcdef', words: 90 };
    const { posts } = await taken(
      recordWith({ seen: { address: 'a', title: '', date: '', sketch, bands: ['0:ffff'] } }),
    );
    expect(posts[0]?.saved.seen.bands).toEqual(['0:0123', '1:4567', '2:89ab', '3:cdef']);
  });
});

describe('an unreadable file is left out with the reason', () => {
  test.each([
    ['a.json', '{"precis":1', 'invalid'],
    ['a.json', '{"precis":2,"posts":[]}', 'newer'],
    ['a.json', '{"precis":1,"profiles":[],"taxonomies":{},"sites":[]}', 'notOurs'],
    ['a.json', '{"name":"x"}', 'notOurs'],
    ['a.json', '7', 'notOurs'],
    ['a.html', '<!doctype html><a href="https://a.example/">x</a>', 'notOurs'],
    ['a.png', 'x', 'notOurs'],
    ['a.zip', 'PK\u0003\u0004broken', 'notZip'],
    ['a.zip', 'x', 'notOurs'],
    ['a.md', 'x'.repeat(5_000_001), 'tooLargeFile'],
  ])('%s %s', async (name, content, why) => {
    const { posts, skipped } = await read(file(name, content));
    expect(posts).toEqual([]);
    expect(skipped.map((one) => [one.name, one.why])).toEqual([[name, why]]);
  });
});

test('feeds and bookmarks link to web addresses only', async () => {
  const entries = [
    createWholePost('a', { canonical: 'javascript:alert(1)', image: 'data:image/svg+xml,x' }),
    createWholePost('b'),
  ];
  const [item, other] = JSON.parse(await (await written('feed', entries)).text()).items;
  expect(item).not.toHaveProperty('url');
  expect(item).not.toHaveProperty('image');
  expect(other).toMatchObject({ url: entries[1]?.saved.post.canonical, image: entries[1]?.saved.post.image });
  const bookmarks = await (await written('bookmarks', entries)).text();
  expect(bookmarks).not.toContain('javascript:');
  expect(bookmarks).toContain(entries[1]?.saved.post.canonical);
});
