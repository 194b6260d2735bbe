import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../../src/cli/dom.ts';
import { readArticle } from '../../../src/core/read/read-article.ts';
import { PROSE_HTML, parsePage, readHtml, SAMPLE_PAGE_URL, SAMPLE_READ_AT } from './read-html.ts';

const toJsonLd = (value: unknown) =>
  `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`;
const byline = '<p class="byline">By <a rel="author" href="/author/ana">Ana Roe</a></p>';

describe('the facts of an article', () => {
  it('come from a JSON-LD graph with authors by reference, with their sources', () => {
    const article = readHtml(
      parsePage({
        before: byline,
        head: toJsonLd({
          '@context': 'https://schema.org',
          '@graph': [
            {
              '@type': 'Article',
              headline: 'Notes on tea',
              author: { '@id': '#ana' },
              datePublished: '2026-02-27T13:53:42+01:00',
              dateModified: '2026-03-01',
            },
            { '@type': 'Person', '@id': '#ana', name: 'Ana Roe' },
          ],
        }),
      }),
    );
    expect(article.authors).toMatchObject({
      value: ['Ana Roe'],
      from: 'json-ld',
      source: 'json-ld-author',
      detail: 'Article',
    });
    expect(article.published).toMatchObject({ value: '2026-02-27T13:53:42+01:00', from: 'json-ld' });
    expect(article.modified?.value).toBe('2026-03-01');
  });

  it('come from JSON-LD with raw line breaks and trailing commas', () => {
    const article = readHtml(
      parsePage({
        head: toJsonLd('{"@type": "BlogPosting", "headline": "Notes\non tea", "datePublished": "2026-02-27",}'),
      }),
    );
    expect(article.published?.value).toBe('2026-02-27');
  });

  it('include no author that the page never shows', () => {
    expect(readHtml(parsePage({ head: '<meta name="author" content="Webdesign Muster">' })).authors).toBeNull();
    expect(readHtml(parsePage({ before: byline })).authors?.value).toEqual(['Ana Roe']);
  });

  it('take the heading for the title when the head adds the name of the site', () => {
    const article = readHtml(parsePage().replace('<title>Notes on tea', '<title>Notes on tea | Hill Paths'));
    expect(article.title).toMatchObject({ value: 'Notes on tea', from: 'visible' });
    expect(article.title.alternatives.map(({ value }) => value)).toContain('Notes on tea | Hill Paths');
  });

  it('take the heading that says in other words what the head says', () => {
    const readTitle = (headTitle: string, heading: string) => {
      const html = parsePage({ head: `<meta property="og:title" content="${headTitle}">` });
      return readHtml(
        html.replace('<h1>Notes on tea', `<h1>${heading}`).replace('<title>Notes on tea', `<title>${headTitle}`),
      ).title.value;
    };
    const reworded = 'How a thousand mules carried our tea';
    expect(readTitle('How mules carried tea', reworded)).toBe(reworded);
    expect(readTitle('How mules carried tea over the old mountain paths', 'Tea paths')).not.toBe('Tea paths');
    expect(readTitle('How mules carried tea', '<span>Our walks</span> How mules carried tea')).toBe(
      'How mules carried tea',
    );
    expect(readTitle('How mules carried tea', 'Our walks: How mules carried tea')).toBe('How mules carried tea');
  });

  it('take a heading of the third level for the title when the head has the same title', () => {
    const html = parsePage({ before: '<p>12 May 2026 | Ana Roe</p>' }).replaceAll('h1>', 'h3>');
    expect(readHtml(html)).toMatchObject({
      title: { value: 'Notes on tea', source: 'visible-h2-in-head' },
      authors: { value: ['Ana Roe'] },
    });
  });

  it('decode the letters that a template wrote as references into the data', () => {
    const data = {
      '@type': 'Article',
      headline: 'Caf&eacute; am Flu&szlig; und &Uuml;ber uns',
      url: 'https://blog.example/2026/notes-on-tea',
    };
    const html = `<title>Tea</title><script type="application/ld+json">${JSON.stringify(data)}</script>${PROSE_HTML}`;
    expect(readHtml(html).title.value).toBe('Café am Fluß und Über uns');
  });

  it('take no heading that links to the front page for the title', () => {
    for (const home of ['/', '/en/', '/pt-BR/']) {
      const after = `</article><h1><a href="${home}">Hill Paths</a></h1><article>`;
      const html = parsePage({ after }).replace('<title>Notes on tea', '<title>How tea was carried - Hill Paths');
      expect(readHtml(html).title.value).not.toBe('Hill Paths');
    }
  });

  it('include a feed that is only an anchor, and no feed of comments', () => {
    const head = '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">';
    expect(readHtml(parsePage({ head, after: '<a href="/feed.xml">RSS</a>' })).feed).toMatchObject({
      value: 'https://blog.example/feed.xml',
      from: 'visible',
    });
  });

  it('include a date that stands only by the title', () => {
    expect(readHtml(parsePage({ before: '<p>27 February 2026 · 4 min read</p>' })).published?.value).toBe('2026-02-27');
  });
});

describe('the reading of a page', () => {
  it('leaves out share bars, tags, promos and the author box', () => {
    const { markdown } = readHtml(
      parsePage({
        before: '<div class="share-buttons"><a href="#">Tweet</a></div>',
        after:
          '<div class="post-tags">Tags: <a href="/t/tea">tea</a></div><div class="author-box">Ana Roe is a walker.</div><h3>Related articles</h3><ul><li><a href="/b">Another walk in another valley</a></li></ul>',
      }),
    );
    expect(markdown).toContain('carried over these mountains');
    expect(markdown).not.toMatch(/Tweet|Tags|walker|Related|Another walk/);
  });

  it('keeps code with its language, tables and pictures with their captions', () => {
    const { markdown } = readHtml(
      parsePage({
        body: `${PROSE_HTML}<pre><code class="language-js">const tea = 1;\nbrew(tea);</code></pre>${PROSE_HTML}<table><tr><th>Leaf</th><th>Minutes</th></tr><tr><td>Green</td><td>2</td></tr><tr><td>Black</td><td>4</td></tr></table>${PROSE_HTML}<figure><img data-src="/pass.jpg" src="data:image/gif;base64,R0" alt="The pass"><figcaption>In spring</figcaption></figure>${PROSE_HTML}`,
      }),
    );
    expect(markdown).toContain('```js\nconst tea = 1;\nbrew(tea);\n```');
    expect(markdown).toContain('| Leaf | Minutes |\n| --- | --- |');
    expect(markdown).toContain('![The pass](https://blog.example/pass.jpg "In spring")');
  });

  it('keeps a picture inside a button, and drops other buttons', () => {
    const { markdown } = readHtml(
      parsePage({
        body: `${PROSE_HTML}<p><button type="button"><img src="/pass.jpg" alt="The pass" width="640"></button></p>${PROSE_HTML}<button><img src="/icon.svg" alt="">Share it</button>`,
      }),
    );
    expect(markdown).toContain('![The pass](https://blog.example/pass.jpg)');
    expect(markdown).not.toMatch(/Share it|icon/);
  });

  it('reads a small marked article whole', () => {
    const { markdown } = readHtml(
      parsePage({
        body: '<p>First, import what is needed:</p><pre><span class="lineno">1</span>import tea\n<span class="lineno">2</span>import pot</pre><p>Then:</p><div><pre><span style="user-select:none"> 1</span>brew<span> </span>tea</pre></div><p>Drink.</p>',
      }),
    );
    expect(markdown).toBe(
      'First, import what is needed:\n\n```\nimport tea\nimport pot\n```\n\nThen:\n\n```\nbrew tea\n```\n\nDrink.\n',
    );
  });

  it('never changes the page', () => {
    const html = parsePage({ before: byline });
    const before = readHtml(html);
    expect(readHtml(html)).toEqual(before);
  });
});

describe('a stage that fails', () => {
  const html = parsePage({ before: byline, after: '</article><footer><a href="/feed.xml">RSS</a></footer><article>' });
  const read = (message?: string) => {
    const document = parseHtml(html, SAMPLE_PAGE_URL);
    if (message)
      Object.defineProperty(document.querySelector('footer a'), 'textContent', {
        get() {
          throw new Error(message);
        },
      });
    return readArticle({ url: SAMPLE_PAGE_URL, document, readAt: SAMPLE_READ_AT });
  };

  it('is recorded, and the rest of the article is read', () => {
    const { feed, failures, ...rest } = read('no text today');
    const { feed: foundFeed, ...whole } = read();
    expect(foundFeed?.value).toBe('https://blog.example/feed.xml');
    expect(feed).toBeNull();
    expect(failures).toEqual([{ stage: 'feeds', message: 'no text today' }]);
    expect(rest).toEqual(whole);
    expect(rest.markdown).toContain('carried over these mountains');
  });

  it('keeps at most 300 characters of a message', () => {
    expect(read('x'.repeat(1_000)).failures).toEqual([{ stage: 'feeds', message: 'x'.repeat(300) }]);
  });

  it('leaves no list behind when there is none', () => {
    expect(read()).not.toHaveProperty('failures');
  });
});

describe('unusual pages', () => {
  it.each([
    ['nothing', ''],
    ['deep nesting', `<h1>Notes on tea</h1>${'<div>'.repeat(50_000)}${PROSE_HTML}`],
    [
      'clobbered names',
      `<form name="body"><input name="firstChild"><input name="getAttribute"></form><h1>Notes on tea</h1>${PROSE_HTML}`,
    ],
    ['broken JSON-LD', parsePage({ head: toJsonLd('{"@type": "Article", "author": [[[') })],
    ['a frameset', '<frameset><frame src="a"></frameset>'],
    [
      'odd types',
      parsePage({
        head: toJsonLd({
          '@type': ['Article', 7, null],
          author: [null, 3, { name: { a: 1 } }],
          datePublished: { x: [] },
          headline: ['x'],
          image: [[]],
        }),
      }),
    ],
  ])(
    'are read without an error: %s',
    (_, html) => {
      expect(() => readHtml(html)).not.toThrow();
    },
    20_000,
  );

  it('are of the kind empty or none without an article', () => {
    expect(readHtml('').kind).toBe('empty');
    expect(
      readHtml(
        '<title>Log in</title><form><label>Name <input></label></form><p>Please log in to see your orders.</p>',
        'https://shop.example/login',
      ).kind,
    ).toBe('none');
    expect(readHtml(parsePage()).kind).toBe('article');
  });

  it('may have 400 authors', () => {
    const names = Array.from(
      { length: 400 },
      (_, index) => `Ana ${'ABCDEFGHIJKLMNOPQRST'[index % 20]}${'abcdefghijklmnopqrst'[Math.floor(index / 20)]}oe`,
    );
    const article = readHtml(
      parsePage({
        head: toJsonLd({
          '@type': 'Article',
          headline: 'Notes on tea',
          author: names.map((name) => ({ '@type': 'Person', name })),
        }),
        before: `<p>${names.join(', ')}</p>`,
      }),
    );
    expect(article.authors?.value).toHaveLength(400);
  });
});
