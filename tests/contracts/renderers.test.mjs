/**
 * Text of a page must stay inert in the published post: it may not become active HTML. This test renders posts with the
 * Markdown renderers that run in Node, each at its most permissive setting. `npm run fuzz -- --only posts` runs all
 * renderers over thousands of posts.
 */
import { parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { printPost } from '../../src/core/format/print-post.ts';
import { roundupToPost } from '../../src/core/roundup/to-post.ts';
import { getProfile, profiles } from '../../src/profiles/index.ts';
import { findActiveContent } from '../renderers/find-active-content.mjs';
import { createHostilePost, createHostileRoundup } from '../renderers/hostile-posts.mjs';
import { nodeRenderers, profileElements, profileRenderers } from '../renderers/node-renderers.mjs';
import { fixturePost } from '../unit/format/fixtures.ts';

const getBody = (text) => text.replace(/^(---|\+\+\+)\n[\s\S]*?\n\1\n/, '');

/**
 * Prints a post in the format of a profile and renders it with each of the format's renderers.
 * @returns {Promise<string[]>} the active elements and attributes in the rendered posts
 */
async function listActiveElements(post, profile) {
  const body = getBody(printPost(post, profile).text);
  const found = [];
  for (const name of profileRenderers[profile.id].filter((one) => nodeRenderers[one])) {
    try {
      for (const active of findActiveContent(await nodeRenderers[name](body), profileElements[profile.id]))
        found.push(`${name}: ${active}`);
    } catch (error) {
      found.push(`${name} breaks: ${error.message}`);
    }
  }
  return found;
}

/** Each of these texts once became active HTML in some renderer. */
const texts = [
  'The attack string https://shop.example/?q=<img src=x onerror=alert(1)> was found.',
  'The attack string https://shop.example/?q=\\<img src=x onerror=alert(1)> was found.',
  'At www.shop.example/\\<script>alert(1)</script> and <https://shop.example/\\<iframe src=//evil.example>>',
  'At ftp://shop.example/\\\\\\<svg onload=alert(1)> too',
  'https://shop.example/`<img src=x onerror=alert(1)>` in an address',
  'www.shop.example/`<img src=x onerror=alert(1)>`',
  '<\u0000script>alert(1)</script> and <\u200bimg src=x onerror=alert(1)>',
  'An odd ` mark\n- and <img src=x onerror=alert(1)> ` another',
  '` <img src=x onerror=alert(1)> ` between spaces',
  '| `a | <img src=x onerror=alert(1)>` |\n|---|---|\n| `b | <script>` |',
  '[a](`) <img src=x onerror=alert(1)> `',
  '[a](https://e.org/`) <img src=x onerror=alert(1)> `',
  '``` <img src=x onerror=alert(1)>',
  '- a\n\n```\n<img src=x onerror=alert(1)>\n  ```\n<script>alert(1)</script>',
  '~~~\n<img src=x onerror=alert(1)>\n~~~~ x\n<script>alert(1)</script>',
  '    ```\n<img src=x onerror=alert(1)>\n    ```',
  '[x](javascript:alert(1)) [y](\njavascript:alert(1)) [z](java\tscript:alert(1))',
  `[x](${' '.repeat(500)}javascript:alert(1)) [y](${'&Tab;'.repeat(100)}javascript:alert(1))`,
  '[x](java&NewLine;script:alert(1)) [y](&#0000106;avascript:alert(1)) [z](javascript&colon;alert(1))',
  '[x][y] and [z]\n\n[y]: javascript:alert(1)\n[z]: <data:text/html,x>',
  '![x](javascript:alert(1)) ![y](data:image/svg+xml,x) <vbscript:x>',
  '[x](http:%22onclick=alert(1)) <http://%22onfocus=alert(1)>',
  '[x](https://[x"onclick=alert(1)) [y](mailto:x"onclick=alert(1)) ![z](https://[x)',
  'https://a.b:99999999/"onclick=alert(1)//',
  '\\[x\\](javascript:alert(1)) in a name',
  '{alert(1)} {/* c */} <Component/> https://e.org/{alert(1)}\n\nimport x from "y"\n\nexport const a = 1',
  '10:30::name[x]{onclick=alert(1)} and :30[x]\n\n:::note\nx\n:::',
  '<!-- hidden --> <?php echo 1 ?> <!doctype html> <![CDATA[x]]> <!--more-->',
  '![x"onerror=alert(1) y](https://e.org/a.png)',
  '![*\\"onerror=alert(1) *](https://e.org/) ![`"onerror=alert(1)`](https://e.org/)',
  '![a [b](https://e.org) "onerror=alert(1) ](https://e.org/)',
  'ends with \\',
  '~~~\n~~~\n<script>alert(1)</script>',
  'www.e[](http://e.org)"onclick=alert(1) ](http://g)"onclick=alert(1)/',
  '\\\\:e[x] {{</* a {{< a */ b >}} ![x](a![x](b',
  '~`<b>` ~~`<img src=x onerror=alert(1)>`',
  '## x {:onclick="alert({})"}',
  '<',
];

/** Builds three posts: one with the text in every field, one that quotes it, and one with the text in its address. */
const buildPosts = (text) => [
  {
    ...fixturePost,
    ...{ title: text, excerpt: text, introduction: text, authors: [text, 'B'], feed: { name: text, url: text } },
    points: [{ label: text, text, quote: text }],
    sections: [{ heading: text, text }],
    links: [
      { text, url: `https://e.example/${text}` },
      { text, url: text },
    ],
  },
  {
    ...fixturePost,
    ...{ comment: text, via: { name: text, url: text }, kind: 'quote' },
    points: [{ text, quote: text }],
  },
  { ...fixturePost, canonical: `https://${text}`, feed: { name: '', url: '' }, introduction: `${text}\n${text}` },
];

test.each(texts)('prints a page’s text inert: %j', async (text) => {
  for (const profile of profiles)
    for (const post of buildPosts(text))
      for (const borrowed of ['none', 'quotes', 'blockquote'])
        expect([profile.id, ...(await listActiveElements(post, { ...profile, borrowed }))]).toEqual([profile.id]);
});

test('prints hostile posts inert in every format', async () => {
  const words = { why: 'Why it matters', sources: 'Sources', other: 'More' };
  for (let seed = 1; seed <= 25; seed++) {
    const roundup = seed % 5 === 0;
    for (const profile of profiles) {
      const post = roundup
        ? roundupToPost(createHostileRoundup(seed), profile, '2026-03-06T09:00:00+01:00', words)
        : createHostilePost(seed);
      expect([seed, profile.id, ...(await listActiveElements(post, profile))]).toEqual([seed, profile.id]);
    }
  }
}, 60_000);

test('escapes every slot that a format’s own block prints', async () => {
  const slot = [
    'categories',
    'tags',
    'image',
    'language',
    'slug',
    'stem',
    'path',
    'host',
    'description',
    'feed.url',
    'own.x',
  ];
  const profile = {
    ...getProfile('plain'),
    body: {
      before: [],
      content: slot.map((one) => `{{ ${one} }}`),
      after: ['![{{ title }}](https://e.example/a.png)'],
      closing: '',
    },
  };
  for (const text of texts) {
    const post = {
      ...fixturePost,
      ...{ title: text, categories: [text], tags: [text], image: text, language: text, slug: text, description: text },
      ...{ canonical: `https://${text}/`, feed: { name: text, url: text }, own: { x: text } },
    };
    expect([text, ...(await listActiveElements(post, profile))]).toEqual([text]);
  }
});

describe('the check for active content', () => {
  test.each(Object.entries(nodeRenderers).filter(([name]) => name !== 'mdx'))(
    'finds the active elements that %s lets through',
    async (_, render) => {
      expect(findActiveContent(await render('a <img src=x onerror=alert(1)> b'))).toContain('img onerror="alert(1)"');
      expect(findActiveContent(await render('<script>alert(1)</script>'))).toContain('<script>');
    },
  );

  test('finds the code that MDX makes of text', async () => {
    expect(findActiveContent(await nodeRenderers.mdx('a <b/> {c}'))).toEqual([
      '<mdx-mdxjsxtextelement>',
      '<mdx-mdxtextexpression>',
    ]);
    expect(() => nodeRenderers.mdx('a <b')).toThrow();
  });

  test('accepts the elements of ordinary Markdown', async () => {
    const asked =
      '# A\n\n- [x] *b* **c** ~~d~~ `e`\n\n> f [g](https://e.example) ![h](https://e.example/i.png)\n\n| a | b |\n|:-:|---|\n| c | d |\n\n1. e[^1]\n\n```js\n<b>\n```\n\n---\n\n[^1]: f\n';
    for (const [name, render] of Object.entries(nodeRenderers))
      expect([name, ...findActiveContent(await render(asked))]).toEqual([name]);
  });
});

/** Returns the visible text of an HTML fragment. */
function shown(html) {
  let out = '';
  const visit = (node) => {
    if (node.nodeName === '#text') out += node.value;
    for (const child of node.childNodes ?? []) visit(child);
  };
  visit(parseFragment(html));
  return out.replace(/\s+/g, ' ').trim();
}

test.each([
  'Using List<T> and Map<String, List<int>> in C#',
  'See https://shop.example/?q=<img src=x onerror=alert(1)> there',
  'See www.shop.example/<b>x</b> there',
  'A <b>bold</b> word and a < b, 3<4, a <- b, I <3 it',
  'A `tick, a \\ backslash and a C:\\temp\\<new> folder',
  'Tom &amp; Jerry &lt;b&gt;',
  '<!-- a comment --> and </p>',
])('shows the words of a title unchanged: %s', async (title) => {
  for (const id of ['plain', 'techhub']) {
    const body = getBody(printPost({ ...fixturePost, title }, getProfile(id)).text);
    for (const name of ['marked', 'markdown-it', 'remark', 'docusaurus']) {
      const heading = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(await nodeRenderers[name](body))?.[1];
      expect([name, shown(heading ?? '')]).toEqual([name, title]);
    }
  }
});
