/**
 * The grid of the time tests: every template slot of pages and files that holds foreign text, such as the title, with
 * every text that makes careless patterns backtrack.
 */

import { parseHtml } from '../../../src/cli/dom.ts';
import { diffArticle } from '../../../src/core/article-diff.ts';
import { emptyPost } from '../../../src/core/format/empty-post.ts';
import { learnFormat } from '../../../src/core/format/learn/learn-format.ts';
import { parsePostFile } from '../../../src/core/format/parse-post.ts';
import { postFromFile } from '../../../src/core/format/post-from-file.ts';
import { preflight } from '../../../src/core/format/preflight.ts';
import { printPost } from '../../../src/core/format/print-post.ts';
import { RefusedFileError } from '../../../src/core/format/refused-file.ts';
import { buildGroundingSource, checkGrounding } from '../../../src/core/grounding/index.ts';
import { parseModelResponse, toPlainText } from '../../../src/core/llm/index.ts';
import { parseMarkdown } from '../../../src/core/markdown/parse.ts';
import { readArticle } from '../../../src/core/pipeline.ts';
import type { Post } from '../../../src/core/post.ts';
import { toSitePath } from '../../../src/core/site-rules.ts';
import { createPost } from '../../../src/drafting/create-post.ts';
import { createFingerprint } from '../../../src/library/fingerprint.ts';
import { parseImport } from '../../../src/library/transfer/parse-import.ts';
import { getProfile, loadShippedTaxonomy, profiles } from '../../../src/profiles/index.ts';

const sentence = 'The measuring station on the hill has recorded wind, rain and pressure every hour for forty years. ';
const paragraph = `<p>${sentence.repeat(4)}</p>`;
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const title = 'Forty years of weather';

function page(body: string, head = `<title>${title}</title>`, heading = title): string {
  return `<!doctype html><html lang=en><head><meta charset=utf-8>${head}</head><body><article><h1>${heading}</h1>${body}${paragraph.repeat(4)}</article></body></html>`;
}
const meta = (name: string, text: string) =>
  page('', `<title>${title}</title><meta property="${name}" content="${text}">`);
const graph = (value: object) =>
  page(
    '',
    `<title>${title}</title><script type="application/ld+json">${JSON.stringify(value).replace(/</g, '\\u003c')}</script>`,
  );

/** Name of a slot → a function that builds a page with the text in that slot. */
const pageSlots: Record<string, (text: string) => string> = {
  'html lang': (text) => page('').replace('lang=en', `lang="${text}"`),
  title: (text) => page('', `<title>${text}</title>`),
  h1: (text) => page('', '<title>x</title>', text),
  'og:title': (text) => meta('og:title', text),
  byline: (text) => page(`<p class="byline">By ${text}</p>`),
  author: (text) => meta('author', text),
  'article:author': (text) => meta('article:author', text),
  time: (text) => page(`<p class="date">January ${text}</p><time datetime="${text}">${text}</time>`),
  published_time: (text) => meta('article:published_time', text),
  site: (text) => meta('og:site_name', text),
  locale: (text) => meta('og:locale', text),
  image: (text) => meta('og:image', `https://a.example/${text}`),
  description: (text) => meta('og:description', text),
  keywords: (text) => meta('keywords', text),
  tag: (text) =>
    page(
      `<a rel="tag" href="/tag/${text}">${text}</a>`,
      `<title>x</title><meta property="article:tag" content="${text}">`,
    ),
  canonical: (text) => page('', `<title>x</title><link rel=canonical href="https://e.example/${text}">`),
  feed: (text) =>
    page('', `<title>x</title><link rel=alternate type="application/rss+xml" href="/${text}" title="${text}">`),
  graph: (text) =>
    graph({ '@type': 'Article', headline: text, author: text, keywords: text, datePublished: text, description: text }),
  'graph author': (text) =>
    graph({ '@type': 'Article', headline: title, author: { '@type': 'Person', name: text, url: text } }),
  'graph, broken': (text) =>
    page('', `<script type="application/ld+json">{"@type":"Article","headline":"${text}</script>`),
  'graph, types': (text) => graph({ '@type': [text, 'Article'], '@id': text, headline: title }),
  state: (text) => page(`<script>var x={"published":"${text}</script>`),
  paragraph: (text) => page(`<p>${text}</p>`),
  'first line': (text) => page(`<p>${text}</p>${paragraph}`, `<title>${title}</title>`, ''),
  item: (text) => page(`<ul><li>${text}</li><li>a</li></ul>`),
  link: (text) => page(`<p>See <a href="https://e.example/x">${text}</a> for more of it now and then.</p>`),
  href: (text) => page(`<p>See <a href="https://e.example/${text}">this</a> for more of it now and then.</p>`),
  code: (text) => page(`<pre><code class="language-${text}">${text}</code></pre><p>Say <code>${text}</code>.</p>`),
  quotation: (text) => page(`<blockquote><p>${text}</p></blockquote>`),
  cell: (text) => page(`<table><tr><th>a</th><th>b</th></tr><tr><td>${text}</td><td>x</td></tr></table>`),
  picture: (text) =>
    page(
      `<figure><img src="/a.png" srcset="${text}" alt="${text}" width=500 height=300><figcaption>${text}</figcaption></figure>`,
    ),
  subheading: (text) => page(`<h2>${text}</h2>${paragraph}`),
  classes: (text) => page(`<div class="${text}" id="${text}" style="${text}">${paragraph}</div>`),
  microdata: (text) =>
    page(
      `<div itemscope itemtype="https://schema.org/Article ${text}"><span itemprop="author ${text}">${text}</span><span itemprop=datePublished content="${text}"></span></div>`,
    ),
  note: (text) =>
    page(`<p>One<sup><a href="#fn1" id="r1">1</a></sup>.</p><ol><li id="fn1">${text} <a href="#r1">↩</a></li></ol>`),
  rawtext: (text) => page(`<div>${text}<br>${text}</div>`),
};

const jekyll = getProfile('jekyll');
const next = getProfile('next');
/**
 * Whether the whole grid runs, with all formats (`npm run fuzz`); else only the formats whose escaping differs most.
 */
export const isWhole = process.env.PRECIS_GRID === 'all';
const formats = isWhole ? profiles : [jekyll, getProfile('hugo-toml'), next];
const pageUrl = 'https://e.example/a';

async function preparePipeline(html: string): Promise<() => Promise<void>> {
  const document = parseHtml(html, pageUrl);
  const blog = { profile: jekyll, taxonomy: await loadShippedTaxonomy('jekyll'), sites: [], paths: [] };
  return async () => {
    const article = readArticle({ url: pageUrl, document, readAt: '2026-11-30T10:00:00Z' });
    const post = await createPost(article, blog, { points: 7 });
    for (const profile of [jekyll, next]) acceptRefusal(() => void printPost(post, profile));
  };
}

/** Name of a slot → the fields of a saved, edited or proposed post with the text in that slot. */
const postSlots: Record<string, (text: string) => Partial<Post>> = {
  'post title': (text) => ({ title: text }),
  'post excerpt': (text) => ({ excerpt: text, description: text }),
  'post introduction': (text) => ({ introduction: text }),
  'post authors': (text) => ({ authors: [text, 'b'] }),
  'post date': (text) => ({ date: text }),
  'post address': (text) => ({ canonical: `https://a.example/${text}`, image: `https://a.example/${text}` }),
  'post feed': (text) => ({ feed: { name: text, url: `https://a.example/${text}` } }),
  'post tags': (text) => ({ tags: [text], categories: [text] }),
  'post point': (text) => ({ points: [{ label: text, text, quote: text }] }),
  'post section': (text) => ({ sections: [{ heading: text, text }] }),
  'post link': (text) => ({ links: [{ text, url: `https://a.example/${text}` }] }),
  'post tags, many': (text) => ({ tags: text.split(/[, ]/), categories: text.split(/[, ]/) }),
  'post slug': (text) => ({ slug: text }),
  'post body': (text) => ({ body: text }),
  'post own': (text) => ({ own: { custom: text, list: [text] } }),
};

function preparePrinting(given: Partial<Post>): () => Promise<void> {
  const post: Post = { ...emptyPost, title: 'A title', date: '2026-02-27', canonical: 'https://a.example/', ...given };
  return async () => {
    for (const profile of formats)
      acceptRefusal(() => {
        const file = printPost(post, profile);
        preflight(file, post, profile, { now: '2026-11-30T10:00:00Z', tags: ['a'], categories: ['a'], paths: ['a'] });
      });
  };
}

/** Runs the work. A refused file (RefusedFileError) is an acceptable outcome; other errors are thrown on. */
function acceptRefusal(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof RefusedFileError)) throw error;
  }
}

const anchor = (attributes: string, text = 'x', about = '') =>
  `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A ${attributes}>${text}</A>\n<DD>${about}\n</DL>`;
const buildFeed = (item: object, more: object = {}) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'x',
    ...more,
    items: [{ id: '1', url: 'https://a.example/', title: 'x', ...item }],
  });

/** Name of a slot → name and content of a file with the text in that slot. */
const fileSlots: Record<string, (text: string) => [string, string]> = {
  'bookmark address': (text) => ['a.html', anchor(`HREF="https://a.example/${text}"`)],
  'bookmark tags': (text) => ['a.html', anchor(`HREF="https://a.example/" TAGS="${text}"`)],
  'bookmark attributes': (text) => ['a.html', anchor(`HREF="https://a.example/" ${text}`)],
  'bookmark, not closed': (text) => ['a.html', anchor('HREF="https://a.example/"').replace('</A>', text)],
  'bookmark title': (text) => ['a.html', anchor('HREF="https://a.example/"', text, text)],
  'feed title': (text) => ['a.json', buildFeed({ title: text, summary: text }, { title: text, feed_url: text })],
  'feed address': (text) => ['a.json', buildFeed({ url: `https://a.example/${text}`, image: text, id: text })],
  'feed text': (text) => ['a.json', buildFeed({ content_text: text })],
  'feed html': (text) => ['a.json', buildFeed({ content_html: text })],
  'feed date': (text) => ['a.json', buildFeed({ date_published: text, language: text })],
  'feed tags': (text) => ['a.json', buildFeed({ tags: [text], authors: [{ name: text }] })],
  'feed version': (text) => ['a.json', JSON.stringify({ version: `https://jsonfeed.org/version/1${text}`, items: [] })],
  json: (text) => ['a.json', `{"${text}`],
  'front matter': (text) => ['a.md', `---\n${text}\n---\nA body.\n`],
  'front matter value': (text) => ['a.md', `---\ntitle: ${text}\n---\nA body.\n`],
  'front matter string': (text) => [
    'a.md',
    `---\ntitle: ${JSON.stringify(text)}\ndate: 2026-02-27\nsource: ${JSON.stringify(text)}\n---\nA body.\n`,
  ],
  'front matter, toml': (text) => ['a.md', `+++\ntitle = ${JSON.stringify(text)}\n+++\nA body.\n`],
  'markdown body': (text) => ['a.md', `---\ntitle: A title\n---\n${text}\n`],
  'markdown alone': (text) => ['a.md', text],
};

function prepareImport([path, text]: [string, string]): () => Promise<void> {
  const file = new Blob([text]);
  return async () => {
    await parseImport([{ path, file }], { profiles, now: '2026-11-30T10:00:00Z', onProgress: () => undefined });
  };
}

/** Learns a format from one post. Returns an error instead of throwing it: failing is an acceptable outcome. */
function learnOrError(text: string): unknown {
  try {
    return learnFormat([{ path: '_posts/2026-02-27-a.md', text }]);
  } catch (error) {
    return error;
  }
}

/** Other functions that process foreign text, by name. */
const otherSlots: Record<string, (text: string) => () => Promise<unknown>> = {
  'what changed': (text) => async () =>
    diffArticle(
      { title: 'x', date: '', markdown: `${text}\n\na` },
      { title: text, date: text, markdown: `${text}\n\nb` },
    ),
  learning: (text) => async () =>
    learnOrError(`---\ntitle: ${JSON.stringify(text)}\n${text.includes('\n') ? '' : `# ${text}\n`}---\n${text}\n`),
  'learning a body': (text) => async () => learnOrError(`---\ntitle: A title\n---\n# ${text}\n\n${text}\n`),
  answer: (text) => async () => parseModelResponse(text),
  'answer, fenced': (text) => async () =>
    parseModelResponse(
      `\`\`\`json\n${text}\n\`\`\` {"excerpt": ${JSON.stringify(text)}, "tags": ${JSON.stringify(text)}}`,
    ),
  // Two texts in turn, since the tree of the last text is kept.
  'markdown tree': (text) => async () => [parseMarkdown(`w${text}`), parseMarkdown(`> - ${text}`)],
  'plain text': (text) => async () => toPlainText(text),
  'answer, grounded': (text) => async () => {
    const source = buildGroundingSource({
      title,
      markdown: `${sentence.repeat(4)}\n\n${text}`,
      language: 'en',
      authors: [],
      url: pageUrl,
      site: '',
      description: '',
    });
    checkGrounding({ text: text.slice(0, 4000), quote: text.slice(0, 4000) }, source);
  },
  'saved address': (text) => async () => createFingerprint(`https://a.example/${text}`, text, text, text),
  'site rule': (text) => async () => toSitePath(`https://a.example/${text}`),
  recall: (text) => async () => {
    for (const profile of formats)
      postFromFile(
        parsePostFile(printPost({ ...emptyPost, title: 'A title', body: text }, profile).text),
        'x.md',
        profile,
      );
  },
};

/** Units that are repeated until a text has the wanted length. */
const units = [
  ' ',
  '\t ',
  '\n',
  '\n ',
  ' \n',
  '\n\n',
  'a',
  'a ',
  'A',
  'Aa ',
  'A. ',
  '1',
  '1 ',
  '1,',
  '1.1.',
  '-',
  '- ',
  '--a',
  ' - ',
  '=',
  '_',
  '*',
  '**a',
  '* ',
  '`',
  '``` ',
  '~',
  '~~~',
  '[',
  ']',
  '](',
  '[a](',
  '![',
  '[x](a)',
  '(',
  '((a',
  ')',
  '<',
  '<!--',
  '<a',
  '<a ',
  '{',
  '{{',
  '{% ',
  '{#a=',
  '}',
  '|',
  '| a ',
  '|-',
  ':',
  '::a',
  ':a',
  '\\',
  '\\*',
  '\\\\<',
  '"',
  "'",
  '“',
  '. ',
  '.',
  '…',
  '[…]',
  '/',
  '//',
  'https://',
  'http://a.b/',
  '@',
  'x@y',
  'a@b.c ',
  '#',
  '&',
  '&amp',
  '—',
  ' — ',
  ',',
  ', ',
  '; ',
  'and ',
  ' and',
  'of the ',
  'By A ',
  'by Ann Lee ',
  'Ann Lee, ',
  'Ann',
  '\u00a0',
  '\u200b',
  '\u0301',
  '\u202e',
  'é',
  '字',
  '。',
  '1:00 - ',
  '10:00',
  '5 percent ',
  '$1 ',
  '$$',
  '+',
  '%',
  '%C3',
  'a.',
  'a.b',
  'a-',
  'A-',
  'Jan 1 ',
  '2026-01-02 ',
  'import ',
  '> ',
  '1) ',
  '\n- ',
  '\n# ',
  '\n> ',
  '\n|',
  '\n```\n',
  'tag, ',
  '🙂',
  '\ud800',
  'https://a.b/c ',
  'a_b',
  'x:y ',
  '?',
  '!',
  ' .-',
  '\r',
  '<DT><A a>',
  '</A',
  '<DD>',
  'a="',
  "a='",
  '<p',
  '<br ',
];

/** Items that are all different, by name: long texts are built from them, too. */
const counted: Record<string, (at: number) => string> = {
  'tags, ': (at) => `tag${at}, `,
  'Names ': (at) => `Ann${at.toString(36)} Lee, `,
  'sentences ': (at) => `Station ${at} has its own record of the rain. `,
};

export const texts: Record<string, (length: number) => string> = {
  ...Object.fromEntries(
    units.map((unit) => [
      JSON.stringify(unit),
      (length: number) => `${unit.repeat(Math.ceil(length / unit.length)).slice(0, length)}x!`,
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(counted).map(([name, item]) => [
      name,
      (length: number) => {
        let text = '';
        for (let at = 0; text.length < length; at += 1) text += item(at);
        return text;
      },
    ]),
  ),
};

export interface Cell {
  slot: string;
  text: string;
  /** Milliseconds that processing the longest text may take at most. */
  most: number;
  /** Prepares the input, which is not timed, and resolves with the work to measure. */
  prepare: (text: string) => Promise<() => Promise<unknown>>;
}

const raw = new Set(['state', 'graph, broken']);
const slots: Pick<Cell, 'slot' | 'most' | 'prepare'>[] = [
  ...Object.entries(pageSlots).map(([slot, html]) => ({
    slot,
    most: 1_000,
    prepare: (text: string) =>
      preparePipeline(
        html(
          slot.startsWith('graph') && !raw.has(slot) ? text : raw.has(slot) ? text.replace(/</g, '') : escaped(text),
        ),
      ),
  })),
  ...Object.entries(postSlots).map(([slot, fields]) => ({
    slot,
    most: 1_000 * formats.length,
    prepare: async (text: string) => preparePrinting(fields(text)),
  })),
  ...Object.entries(fileSlots).map(([slot, file]) => ({
    slot,
    most: 2_000,
    prepare: async (text: string) => prepareImport(file(text)),
  })),
  ...Object.entries(otherSlots).map(([slot, work]) => ({
    slot,
    most: slot === 'recall' ? 1_000 * formats.length : 2_000,
    prepare: async (text: string) => work(text),
  })),
];

/** The cells of the grid: every text in every slot. */
export const cells: Cell[] = slots.flatMap((slot) => Object.keys(texts).map((text) => ({ ...slot, text })));

/** Returns the CPU time of a cell in milliseconds. CPU time does not depend on how busy the machine is. */
export async function measureCost(cell: Cell, length: number): Promise<number> {
  const work = await cell.prepare(texts[cell.text]?.(length) ?? '');
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}
