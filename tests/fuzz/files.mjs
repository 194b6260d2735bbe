/**
 * Damaged or hostile files: library files, feeds, bookmarks, feed lists, backups, formats, archives. The import must
 * either refuse a file with a known reason or import it, within the time limit; what it imports must match the schema
 * and be printable.
 */
import { DOMParser } from 'linkedom';
import { createMulberry32 } from './mutate-page.mjs';

// Node has no DOMParser; linkedom's supports as much of the DOM as `parseOpml` uses on a feed list.
globalThis.DOMParser ??= /** @type {typeof globalThis.DOMParser} */ (/** @type {unknown} */ (DOMParser));

/** @typedef {typeof import('./gate.ts')} Gate the build for Node, or the source in unit tests */

const NOW = '2026-06-01T00:00:00.000Z';
/** CPU milliseconds that the import of one file may take; a longer one is reported. */
const MOST_MS = 2_000;

const post = (number) => ({
  title: `Post ${number}`,
  comment: '',
  description: 'What it is about.',
  excerpt: 'The station has measured the wind for years.',
  introduction: 'It began in spring.',
  authors: ['Ana Lind'],
  date: '2026-02-27T13:53:42+01:00',
  canonical: `https://site.example/${number}`,
  feed: { name: 'Site', url: 'https://site.example/feed' },
  viewingMode: 'external',
  language: 'en',
  image: '',
  categories: ['News'],
  tags: ['wind', 'C#'],
  points: [{ label: 'Wind', text: 'It blew.', quote: 'It blew all night.' }],
  sections: [{ heading: 'More', text: 'Text.' }],
  links: [{ text: 'Site', url: 'https://site.example/' }],
  slug: '',
  own: { mood: ['calm', 1, true, { a: null }] },
  without: ['image'],
});

const whole = (number) => ({
  saved: {
    id: `post-${number}`,
    post: post(number),
    profile: 'techhub',
    savedAt: '2026-03-01T08:00:00.000Z',
    changedAt: '2026-03-02T08:00:00.000Z',
    seen: {
      address: `site.example/${number}`,
      title: `Post ${number}`,
      date: '2026-02-27',
      sketch: { bits: '0123456789abcdef', words: 90 },
      bands: ['0:0123', '1:4567', '2:89ab', '3:cdef'],
    },
  },
  body: { id: `post-${number}`, markdown: `# Text\n\nOf post ${number}.` },
  receipts: [
    {
      post: `post-${number}`,
      output: 'webdav',
      where: 'a.md',
      at: '2026-03-02T08:00:00.000Z',
      destination: 'd',
      url: 'https://site.example/a',
      commit: 'abc',
      images: { taken: 1, left: 0 },
    },
  ],
});

/** Values of wrong types and hostile texts that replace a valid value. */
const VALUES = [
  null,
  0,
  -1,
  5,
  1e308,
  true,
  '',
  [],
  {},
  [[]],
  [null, 5, { id: 1 }],
  { url: 5 },
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  '../../../etc/passwd',
  '9999-12-31T23:59:59Z',
  '2026-02-31',
  '2026-99-99T99:99',
  '__proto__',
  'constructor',
  '\u0000\u202e\ud800',
  '<img src=x onerror=alert(1)>',
  '{{ page.url }} {% raw %}',
  'x'.repeat(20_000),
  'y'.repeat(2_000_000),
  Array.from({ length: 3_000 }, (_, at) => `t${at}`),
  JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`),
  JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
];

const pick = (all, random) => all[Math.floor(random() * all.length)];

/** Lists every property of a nested value, as pairs of the object and the key. */
function placesIn(value, found = []) {
  if (typeof value !== 'object' || value === null || found.length > 3_000) return found;
  for (const key of Object.keys(value)) {
    found.push([value, key]);
    placesIn(value[key], found);
  }
  return found;
}

/**
 * Changes one to four properties of a JSON value: replaces a value, deletes it, copies one from elsewhere, or adds one.
 */
function damageValue(value, random) {
  const copy = structuredClone(value);
  for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1) {
    const places = placesIn(copy);
    if (places.length === 0) break;
    const [holder, key] = pick(places, random);
    const way = random();
    if (way < 0.55) holder[key] = structuredClone(pick(VALUES, random));
    else if (way < 0.7) delete holder[key];
    else if (way < 0.85) {
      const [other, its] = pick(places, random);
      holder[key] = structuredClone(other[its]);
    } else if (Array.isArray(holder)) holder.push(structuredClone(pick(VALUES, random)));
    else
      Object.defineProperty(holder, pick(['undo', 'more', '__proto__', 'constructor', 'toString', ''], random), {
        value: structuredClone(pick(VALUES, random)),
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  return copy;
}

/** Truncates bytes, repeats the end of them, or overwrites some. */
function garbled(bytes, random) {
  const copy = Uint8Array.from(bytes);
  const way = random();
  if (way < 0.2) return copy.slice(0, Math.floor(random() * copy.length));
  if (way < 0.3) return Uint8Array.from([...copy, ...copy.slice(Math.floor(random() * copy.length))]);
  const from = Math.floor(random() * copy.length);
  for (let times = 1 + Math.floor(random() * 12); times > 0; times -= 1) {
    const at = way < 0.6 ? Math.floor(random() * copy.length) : Math.min(copy.length - 1, from + times);
    copy[at] = random() < 0.3 ? pick([0, 255, 0x22, 0x3c, 0x7b, 0x5d], random) : Math.floor(random() * 256);
  }
  return copy;
}

const encode = (value) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

const format = async ({ createExportWriter, profiles }, name) => {
  const writer = createExportWriter(name, profiles[0]);
  for (const number of [1, 2, 3]) await writer.add(whole(number));
  return new Uint8Array(await (await writer.finish()).arrayBuffer());
};

const OPML = `<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body>
<outline text="A" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/><outline text="B" xmlUrl="https://b.example/feed"/></body></opml>`;

let seeds;
/** Returns the valid files that are damaged afterwards; creates them once. */
async function listSeedFiles(gate) {
  const { toLibraryRecord, formatBlogFile, profiles, toFeedItem, printPost } = gate;
  seeds ??= (async () => {
    const library = { precis: 1, posts: [1, 2].map((number) => toLibraryRecord(whole(number))) };
    const blog = JSON.parse(
      formatBlogFile({
        profiles: [profiles[0], profiles[1]],
        taxonomies: { techhub: { categories: ['News'], tags: 'wind\t3\t2\t2\t1\t1', posts: 3 } },
        sites: [{ match: 'a.example', feedName: 'A', feedUrl: 'https://a.example/feed', authors: ['Ana'] }],
      }),
    );
    const draft = {
      version: 2,
      key: 'draft:https://a.example/',
      post: post(1),
      article: { canonical: { value: 'x' } },
    };
    const backup = {
      blog,
      settings: { profile: 'techhub', points: 7, preview: true, destination: 'clipboard', backupEvery: 'week' },
      destinations: [{ id: 'd', output: 'webdav', name: 'Mine', values: { url: 'https://a.example/', user: 'u' } }],
      drafts: { 'draft:https://a.example/': draft },
      ...library,
    };
    const item = {
      id: 1,
      url: 'https://o.example/1',
      title: 'One',
      content_html: '<p>x</p>',
      authors: [{ name: 'A' }],
    };
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Other',
      items: [item, toFeedItem(whole(1).saved)],
    };
    const older = { ...feed, items: [{ ...item, _precis: library.posts[0] }] };
    return {
      json: { library, backup, blog, feed, older },
      bytes: {
        'a.zip': await format(gate, 'markdown'),
        'a.html': await format(gate, 'bookmarks'),
        'a.json': await format(gate, 'json'),
        'a.feed.json': await format(gate, 'feed'),
        'a.md': encode(printPost(post(1), profiles[0]).text),
        'a.opml': encode(OPML),
      },
    };
  })();
  return seeds;
}

/**
 * Returns one damaged file for each seed: the same seed gives the same file.
 * @param {Gate} gate
 * @returns {Promise<{name: string, kind: string, bytes: Uint8Array<ArrayBuffer>, value?: any}>}  any: a value is damaged
 * on purpose
 */
export async function createDamagedFile(gate, seed) {
  const random = createMulberry32(seed);
  const { json, bytes } = await listSeedFiles(gate);
  if (random() < 0.6) {
    const kind = pick(Object.keys(json), random);
    const value = damageValue(json[kind], random);
    return { name: 'a.json', kind, bytes: encode(value), value };
  }
  const name = pick(Object.keys(bytes), random);
  return { name, kind: name, bytes: garbled(bytes[name], random) };
}

/**
 * Imports the damaged file of a seed. Returns what went wrong (`found`, empty for nothing), the CPU milliseconds and
 * the kind of file.
 * @param {Gate} gate
 */
export async function fileWrongs(gate, seed) {
  const { parseImport, describeRecordError, toLibraryRecord, toFeedItem, printPost, profiles } = gate;
  const { name, kind, bytes, value } = await createDamagedFile(gate, seed);
  const found = [];
  const start = process.cpuUsage();
  const text = () => new TextDecoder().decode(bytes);
  try {
    const reading = await parseImport([{ path: name, file: new Blob([bytes]) }], {
      profiles,
      now: NOW,
      onProgress: () => undefined,
    });
    for (const { why } of reading.skipped) if (why === 'unreadable') found.push('skipped for no reason of its own');
    for (const arrival of reading.posts) {
      const { undated: _, byAddress: __, ...entry } = arrival;
      const mistake = describeRecordError(JSON.parse(JSON.stringify(toLibraryRecord(entry))));
      if (mistake) found.push(`taken in, and yet: ${mistake}`);
      if (entry.receipts.some((receipt) => 'undo' in receipt)) found.push('a receipt that undoes');
      if (entry.receipts.some(({ url = 'https://' }) => !/^https:|^http:\/\/(localhost|127\.0\.0\.1)\b/.test(url)))
        found.push('a receipt that opens what it may not');
      if (entry.saved.changedAt > NOW) found.push('a time to come');
      printPost(entry.saved.post, profiles[seed % profiles.length]);
      if (/quote"|"undo|_precis/.test(JSON.stringify(toFeedItem(entry.saved))))
        found.push('a feed with more than the post');
    }
    if (kind === 'a.opml') opml(gate, text(), found);
    if (kind === 'blog') blogFile(gate, text(), found);
    if (kind === 'backup') backup(gate, value.blog, found);
  } catch (error) {
    found.push(`throws ${error instanceof Error ? error.stack : error}`);
  }
  const { user, system } = process.cpuUsage(start);
  const spent = (user + system) / 1_000;
  if (spent > MOST_MS) found.push(`takes ${Math.round(spent)} ms`);
  if ({}.polluted !== undefined) found.push('the prototype is polluted');
  return { found, spent, kind };
}

function opml({ parseOpml, isValidSiteRule, LIMITS }, text, found) {
  let read;
  try {
    read = parseOpml(text);
  } catch (error) {
    // `parseOpml` may throw only its own error: the XML parser's message must not reach the user.
    if (!/no OPML/.test(String(error))) found.push(`OPML throws ${error}`);
    return;
  }
  if (!read.rules.every(isValidSiteRule) || read.rules.length > LIMITS.sites) found.push('a rule that is none');
}

function blogFile({ parseBlogFile, BlogFileError, printPost }, text, found) {
  try {
    for (const profile of parseBlogFile(text).profiles) printPost(post(1), profile);
  } catch (error) {
    // Any error with a name is a proper refusal: the interface shows it when a format can't print a post.
    if (!(error instanceof BlogFileError) && !(error instanceof Error && error.name)) found.push(`throws ${error}`);
  }
}

function backup({ separateValidParts, BlogFileError, isValidTaxonomy, isValidSiteRule }, value, found) {
  try {
    const { file } = separateValidParts(value);
    if (!Object.values(file.taxonomies).every(isValidTaxonomy)) found.push('tags that are none');
    if (!file.sites.every(isValidSiteRule)) found.push('a site that is none');
  } catch (error) {
    if (!(error instanceof BlogFileError)) throw error;
  }
}
