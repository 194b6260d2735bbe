/** Turns real HTML into HTML as a broken or hostile site might send it. All randomness comes from the seed. */

/** Creates a seeded generator of numbers in [0, 1): mulberry32 (Tommy Ettinger, public domain algorithm). */
export function createMulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Texts that have broken parsers, YAML writers, templates, file systems or page readers. */
const HOSTILE = [
  'javascript:alert(1)',
  'JaVa\tScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  '../../../../etc/passwd',
  '..\\..\\windows\\system32',
  '/absolute',
  'CON.md',
  '\u0000nul\u0001\u001b[31m',
  '\ud800 lone \udfff',
  '\u202egnp.exe\u2066',
  '\ufeff\u200b\u00ad',
  '---\ntitle: other\n---',
  '+++\ntitle = "other"\n+++',
  '{{ page.url }} {% raw %} {% include x %}',
  '{{< shortcode >}} <%= 1 %> {# c #}',
  '\'"`\\ # : - ? & * ! | > % @',
  '!!js/function "x"',
  '*anchor &anchor',
  '<!--excerpt_end-->',
  '<!-- more -->',
  '"><script>alert(1)</script><x y="',
  '<img src=x onerror=alert(1)>',
  '](javascript:alert(1))',
  '[a](<javascript:alert(1)>)',
  '<javascript:alert(1)>',
  '```\n````\n~~~',
  '$& $1 $$ $`',
  '__proto__',
  'constructor',
  'toString',
  'true',
  'null',
  '~',
  '1e999',
  '0x1f',
  '2026-13-45T99:99:99Z',
  '-271821-04-20',
  'https://[::1',
  'http://a:b@c:99999/',
  '//host',
  '%E0%A4%A',
  '\r\n\u2028\u2029\u0085',
  '👩‍👩‍👧‍👦🏴‍☠️',
  'é'.normalize('NFD').repeat(40),
  'Z̷̡̛͈'.repeat(20),
  'x'.repeat(5_000),
  'أ'.repeat(300),
  ' ',
  '',
];

const HOSTILE_MARKUP = [
  (text) => `<meta property="og:title" content="${escapeAttribute(text)}">`,
  (text) => `<meta name="author" content="${escapeAttribute(text)}">`,
  (text) => `<meta property="article:published_time" content="${escapeAttribute(text)}">`,
  (text) => `<meta property="article:tag" content="${escapeAttribute(text)}">`,
  (text) => `<link rel="canonical" href="${escapeAttribute(text)}">`,
  (text) => `<base href="${escapeAttribute(text)}">`,
  (text) => `<title>${text}</title>`,
  (text) => `<h1>${text}</h1>`,
  (text) => `<p>By ${text}</p>`,
  (text) => `<time datetime="${escapeAttribute(text)}">${text}</time>`,
  (text) =>
    `<p><a href="${escapeAttribute(text)}">${text}</a> is what this sentence of the article links to, at length.</p>`,
  (text) =>
    `<p><img src="${escapeAttribute(text)}" alt="${escapeAttribute(text)}" data-src="${escapeAttribute(text)}"></p>`,
  (text) => `<iframe src="${escapeAttribute(text)}"></iframe>`,
  (text) => `<pre><code class="language-${escapeAttribute(text)}">${text}</code></pre>`,
  (text) => `<table><tr><th>${text}</th></tr><tr><td rowspan="${escapeAttribute(text)}">${text}</td></tr></table>`,
  (text) => `<ul><li><b>${text}</b> ${text}</li></ul>`,
  (text) => `<script type="application/ld+json">${JSON.stringify(createLinkedData(text))}</script>`,
  (text) => `<script type="application/ld+json">{"@type":"Article","headline":"${text}"</script>`,
  (text) => `<math><annotation encoding="application/x-tex">${text}</annotation></math>`,
  (text) => `<svg><title>${text}</title><a href="${escapeAttribute(text)}">${text}</a></svg>`,
  (text) => `<style>${text}</style><script>${text}</script>`,
  (text) => `<template>${text}</template><noscript><img src="${escapeAttribute(text)}"></noscript>`,
];

const escapeAttribute = (text) => text.replaceAll('"', '&quot;');
const createLinkedData = (text) => ({
  '@type': ['NewsArticle', text],
  '@id': '#a',
  headline: text,
  datePublished: text,
  author: [{ '@id': '#a' }, { name: text, url: text }, [[{ name: [text] }]]],
  publisher: { name: { '@value': text } },
  image: [text, { url: text }],
  keywords: [text, { name: text }],
  isPartOf: { '@id': '#a' },
});

const nestMarkup = (times, open, close, inside = 'deep') => open.repeat(times) + inside + close.repeat(times);

/**
 * Each mutation takes a page and returns a changed one. `some(list)` picks an item at random, `below(n)` a number under
 * n.
 */
const MUTATIONS = [
  ['cut off', (html, { below }) => html.slice(0, below(html.length))],
  [
    'a hole',
    (html, { below }) => {
      const at = below(html.length);
      return html.slice(0, at) + html.slice(at + below(html.length / 4));
    },
  ],
  [
    'shuffled',
    (html, { below }) => shuffle(html.split(/(?=<(?:p|div|h\d|li|section|meta|script)\b)/i), below).join(''),
  ],
  [
    'twice',
    (html, { below }) => {
      const at = below(html.length);
      const part = html.slice(at, at + 2_000);
      return html.slice(0, at) + part.repeat(2 + below(30)) + html.slice(at);
    },
  ],
  ['tags gone', (html, { below }) => html.replace(/<\/?[a-z][^>]*>/gi, (tag) => (below(8) ? tag : ''))],
  [
    'tags changed',
    (html, { below, some }) =>
      html.replace(/<(\/?)[a-z]+/gi, (tag, close) => (below(12) ? tag : `<${close}${some(TAGS)}`)),
  ],
  [
    'hostile attributes',
    (html, { below, some }) =>
      html.replace(/="([^"]*)"/g, (all) => (below(6) ? all : `="${escapeAttribute(some(HOSTILE))}"`)),
  ],
  [
    'hostile texts',
    (html, { below, some }) => html.replace(/>([^<]{3,})</g, (all) => (below(8) ? all : `>${some(HOSTILE)}<`)),
  ],
  [
    'hostile places',
    (html, { below, some }) => {
      let out = html;
      for (let left = 1 + below(12); left > 0; left--)
        out = insertMarkup(out, some(HOSTILE_MARKUP)(some(HOSTILE)), below);
      return out;
    },
  ],
  [
    'hostile article',
    (_, { some }) => `<article>${HOSTILE_MARKUP.map((place) => place(some(HOSTILE))).join('\n')}</article>`,
  ],
  [
    'nested',
    (html, { below, some }) => insertMarkup(html, nestMarkup(10 ** (1 + below(4)), `<${some(TAGS)}>`, ''), below),
  ],
  ['nested links', (html, { below }) => insertMarkup(html, nestMarkup(200, '<a href="/x"><b>', '</b></a>'), below)],
  [
    'deep data',
    (html, { below }) => {
      const times = 10 ** (1 + below(4));
      const data = nestMarkup(times, '{"@graph":[', ']}', '{"@type":"Article","headline":"x"}');
      return insertMarkup(html, `<script type="application/ld+json">${data}</script>`, below);
    },
  ],
  [
    'polluting data',
    (html, { below }) =>
      insertMarkup(
        html,
        '<script type="application/ld+json">{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"@type":"Article"}</script>',
        below,
      ),
  ],
  [
    'inline data',
    (html, { below }) =>
      insertMarkup(html, `<img src="data:image/png;base64,${'A'.repeat(1 + below(400_000))}">`, below),
  ],
  [
    'many attributes',
    (html, { below }) =>
      insertMarkup(html, `<p ${Array.from({ length: 2_000 }, (_, at) => `a${at}=b`).join(' ')}>x</p>`, below),
  ],
  ['wrong encoding', (html) => Buffer.from(html, 'utf8').toString('latin1')],
  [
    'torn letters',
    (html, { below }) => [...html.slice(0, 60_000)].map((letter) => (below(400) ? letter : '\ud83d')).join(''),
  ],
  ['nulls', (html, { below }) => html.replace(/ /g, (space) => (below(40) ? space : '\u0000'))],
  ['no spaces', (html) => html.replace(/>[^<]*</g, (text) => text.replaceAll(' ', ''))],
  ['one long word', (html, { below }) => insertMarkup(html, `<p>${'w'.repeat(200_000)}</p>`, below)],
  ['one long sentence', (html, { below }) => insertMarkup(html, `<p>${'so and '.repeat(20_000)}</p>`, below)],
];

const TAGS = [
  'div',
  'p',
  'table',
  'td',
  'ul',
  'li',
  'pre',
  'code',
  'a',
  'b',
  'blockquote',
  'section',
  'svg',
  'math',
  'template',
  'select',
  'form',
  'details',
  'figure',
  'h2',
  'frameset',
  'noscript',
  'button',
  'dl',
];

/** One page in 500 is far larger than any real one. */
const GIANTS = [
  ['nested 100,000 deep', (html) => html.replace(/<body[^>]*>|$/, (body) => `${body}${'<div>'.repeat(100_000)}`)],
  ['a million nodes', (html) => `${html}${'<b>x</b>'.repeat(500_000)}`],
];

function insertMarkup(html, what, below) {
  const tags = [...html.matchAll(/<(?=[a-z/])/gi)];
  const at = tags.length ? (tags[below(tags.length)]?.index ?? 0) : 0;
  return html.slice(0, at) + what + html.slice(at);
}

function shuffle(list, below) {
  const out = [...list];
  for (let at = out.length - 1; at > 0; at--) {
    const other = below(at + 1);
    [out[at], out[other]] = [out[other], out[at]];
  }
  return out;
}

/**
 * Applies one to three random mutations to a random page.
 * @param {string[]} pages
 * @returns {{html: string, how: string[]}} the page and the names of its mutations; the same for the same seed and
 * pages
 */
export function mutatePage(pages, seed) {
  const random = createMulberry32(seed);
  const below = (limit) => Math.floor(random() * Math.max(1, Math.floor(limit)));
  const some = (list) => list[below(list.length)];
  let html = some(pages);
  const how = [];
  const all = seed % 500 === 499 ? GIANTS : MUTATIONS;
  for (let left = all === GIANTS ? 1 : 1 + below(3); left > 0; left--) {
    const [name, mutate] = some(all);
    html = mutate(html, { below, some });
    how.push(name);
  }
  return { html, how };
}
