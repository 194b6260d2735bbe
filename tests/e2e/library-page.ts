/** Lets tests call the library's own code in a page. A mock of IndexedDB or of workers would not show what browsers do. */
import { toAddressKey } from '../../src/core/address-key.ts';
import type { Post } from '../../src/core/post.ts';
import { binPosts } from '../../src/library/bin.ts';
import { announceLibraryChange } from '../../src/library/changes.ts';
import { getLibraryDatabase } from '../../src/library/database.ts';
import { mergePosts } from '../../src/library/merge-posts.ts';
import type { FullPost } from '../../src/library/post-transaction.ts';
import { countPosts, putFullPosts } from '../../src/library/posts.ts';
import {
  Cancelled,
  exportPosts,
  type ImportResult,
  importPosts,
  undoImport,
} from '../../src/library/transfer/transfer-client.ts';
import type { ExportFormat } from '../../src/library/transfer/write-posts.ts';
import { getProfile, profiles } from '../../src/profiles/index.ts';
import { answerTests } from './answer-tests.ts';
import { listFullPosts } from './list-full-posts.ts';
import { runRandomOperations } from './store-run.ts';
import { runUpgrades } from './store-upgrade.ts';

/** Builds a saved post unlike all others, with the characters that an export format may lose. */
function buildPost(number: number, letters: number): FullPost {
  const id = `post-${number}`;
  const savedAt = new Date(Date.UTC(2020, 0, 1) + number * 3_600_000).toISOString();
  const post: Post = {
    title: `Post ${number}: "quoted" — 東京 & <b>`,
    comment: number % 3 === 0 ? `My words on *post ${number}*.` : '',
    description: `What post ${number} is about.`,
    excerpt: `The station on hill ${number} has measured the wind for years.`,
    introduction: '',
    authors: ['Ana Lind', 'Ole Berg'],
    date: `${savedAt.slice(0, 19)}+00:00`,
    canonical: `https://site${number % 40}.example/article/${number}?page=1`,
    feed: { name: `Site ${number % 40}`, url: `https://site${number % 40}.example/feed` },
    viewingMode: 'external',
    language: 'en',
    image: '',
    categories: [`Category ${number % 7}`],
    tags: [`tag ${number % 90}`, 'C#'],
    points: [{ label: 'Wind', text: `It blew ${number} hours.`, quote: `It blew ${number} hours.` }],
    sections: [],
    links: [],
    slug: '',
  };
  const seen = { address: toAddressKey(post.canonical), title: post.title, date: post.date };
  const markdown = `Text of post ${number}. `.repeat(Math.ceil(letters / 20));
  return {
    saved: { id, post, profile: 'techhub', savedAt, changedAt: savedAt, seen },
    body: { id, markdown },
    receipts: number % 3 ? [] : [{ post: id, output: 'download', where: `${number}.md`, at: savedAt }],
  };
}

async function clearLibrary(): Promise<void> {
  const db = await getLibraryDatabase();
  const write = db.transaction(db.objectStoreNames, 'readwrite');
  await Promise.all(Array.from(db.objectStoreNames, (store) => write.objectStore(store).clear()));
  await write.done;
}

/** Returns a hash of the library; equal libraries have equal hashes. */
async function hashLibrary(): Promise<string> {
  const text = JSON.stringify(await listFullPosts(), (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const files = new Map<string, Blob>();
let lastImport: ImportResult | undefined;

const CONSONANTS = 'bcdfghjklmnpqrstvwxz';

/** Creates realistic posts that were saved over the last months, each with a story to search for. */
const createRecentPosts = (count: number, now: number): FullPost[] =>
  Array.from({ length: count }, (_, number) => {
    const entry = buildPost(number, 400);
    const savedAt = new Date(now - number * 40 * 3_600_000).toISOString();
    const title = STORIES[number % STORIES.length] ?? '';
    const post = { ...entry.saved.post, title: `${title}, part ${number}` };
    return {
      ...entry,
      saved: { ...entry.saved, post, savedAt, changedAt: savedAt },
      body: {
        id: entry.saved.id,
        markdown: `The keeper saw it. ${number % 5 ? 'Calm.' : 'A *thunderstorm* broke the mast.'}`,
      },
      receipts:
        number % 4
          ? []
          : [{ post: entry.saved.id, output: 'folder', where: `${number}.md`, at: savedAt, delivers: 'publishes' }],
    };
  });

/** 30,000 made-up words; the more frequent ones are shorter. */
const vocabulary = Array.from({ length: 30_000 }, (_, number) => {
  let word = '';
  for (let rest = number + 20; rest > 0; rest = Math.floor(rest / 20))
    word += CONSONANTS.charAt(rest % 20) + 'aeiou'.charAt(rest % 5);
  return word;
});

/** Returns the n-th number of a fixed pseudo-random series, from 0 to 1. */
function scatter(number: number): number {
  const mixed = Math.imul(number ^ (number >>> 15), 0x2c1b3c6d);
  return (Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) >>> 0) / 2 ** 32;
}

/** Creates a post with the length of an article and the word frequencies of a natural language (Zipf 1935). */
function createArticlePost(number: number, words: number): FullPost {
  const entry = buildPost(number, 0);
  const text = (from: number, length: number) =>
    Array.from({ length }, (_, at) => vocabulary[Math.floor(30_000 ** scatter(number * 1_009 + from + at)) - 1]).join(
      ' ',
    );
  const post = { ...entry.saved.post, title: text(0, 8), excerpt: text(8, 25) };
  return { ...entry, saved: { ...entry.saved, post }, body: { id: entry.saved.id, markdown: text(33, words) } };
}

const STORIES = ['Lighthouse keepers', 'Kubernetes in a hut', 'Über die Brücke', 'Forty years of weather'];

let releaseIndex = () => {};

/** Keeps a transaction open: it ends when no request is pending, so each result starts a new request. */
function keepOpen(transaction: IDBTransaction): void {
  transaction.objectStore('posts').count().onsuccess = () => keepOpen(transaction);
}

const library = {
  randomRun: async (seed: number, operations: number) => {
    await clearLibrary();
    return runRandomOperations(seed, operations);
  },
  upgradeRun: runUpgrades,
  all: listFullPosts,
  fillWithArticles: async (from: number, to: number, words: number) => {
    for (let at = from; at < to; at += 1_000)
      await putFullPosts(
        Array.from({ length: Math.min(1_000, to - at) }, (_, offset) => createArticlePost(at + offset, words)),
      );
  },
  vocabulary: () => vocabulary,
  fillRecent: async (count: number) => {
    const gone = (await listFullPosts()).map(({ saved }) => saved.id);
    await clearLibrary();
    announceLibraryChange(gone);
    await putFullPosts(createRecentPosts(count, Date.now()));
  },
  bin: (ids: string[]) => binPosts(ids, new Date().toISOString()),
  fingerprint: hashLibrary,
  wipe: clearLibrary,
  countPosts,
  fill: (count: number, letters = 2_000) =>
    putFullPosts(Array.from({ length: count }, (_, number) => buildPost(number, letters))),
  counts: async () => {
    const db = await getLibraryDatabase();
    const stores = ['posts', 'cards', 'bodies', 'receipts', 'pending'] as const;
    return Object.fromEntries(await Promise.all(stores.map(async (store) => [store, await db.count(store)] as const)));
  },
  /** Exports the whole library to a file, which `read` and `cancel` find by its format. */
  async write(format: ExportFormat) {
    const steps: number[] = [];
    const started = performance.now();
    const file = await exportPosts(format, [], getProfile('techhub'), (_, done) => steps.push(done));
    files.set(format, file);
    return { bytes: file.size, ms: Math.round(performance.now() - started), steps: steps.length };
  },
  async read(format: ExportFormat, name: string) {
    const file = files.get(format);
    if (!file) throw new Error('Not written yet');
    return library.import([{ path: name, file }]);
  },
  readText: (path: string, text: string) => library.import([{ path, file: new Blob([text]) }]),
  /** Imports files. `noted`: whether `undo` will undo this import. */
  async import(given: { path: string; file: Blob }[], noted = true) {
    const steps: string[] = [];
    const started = performance.now();
    const result = await importPosts(given, profiles, new Date().toISOString(), (step) => steps.push(step));
    if (noted) lastImport = result;
    return {
      added: result.added.length,
      replaced: result.replaced.length,
      unchanged: result.unchanged,
      skipped: result.skipped,
      steps: Object.fromEntries([...new Set(steps)].map((step) => [step, steps.filter((one) => one === step).length])),
      ms: Math.round(performance.now() - started),
    };
  },
  /** Imports the exported file, cancels when the import reaches `step`, and returns the outcome. */
  async cancel(format: ExportFormat, name: string, step: 'read' | 'keep') {
    const file = files.get(format);
    if (!file) throw new Error('Not written yet');
    const controller = new AbortController();
    const onProgress = (now: string) => now === step && controller.abort();
    try {
      await importPosts([{ path: name, file }], profiles, new Date().toISOString(), onProgress, controller.signal);
      return 'imported';
    } catch (error) {
      return error instanceof Cancelled ? 'cancelled' : String(error);
    }
  },
  undo: async () => lastImport && undoImport(lastImport, new Date().toISOString()),
  /** Imports posts, and resolves once `count` posts are written. The transaction stays open until the page closes. */
  async importUntil(from: number, to: number, count: number) {
    const entries = Array.from({ length: to - from }, (_, at) => ({
      ...buildPost(from + at, 2_000),
      byAddress: false,
    }));
    const { prototype } = IDBObjectStore;
    const put = prototype.put;
    let transaction: IDBTransaction | undefined;
    let reached = false;
    prototype.put = function (...given) {
      transaction = this.transaction;
      return put.apply(this, given);
    };
    await new Promise<void>((resolve) => {
      void mergePosts(entries, (done) => {
        if (reached || done < count || !transaction) return;
        reached = true;
        keepOpen(transaction);
        resolve();
      });
    });
  },
  /** Locks the search index with an open transaction until `releaseIndex` is called. */
  async holdIndex() {
    const write = (await getLibraryDatabase()).transaction('segments', 'readwrite');
    let held = true;
    releaseIndex = () => {
      held = false;
    };
    const hold = async () => {
      while (held) await write.store.count();
    };
    void hold();
  },
  releaseIndex: () => releaseIndex(),
};

Object.assign(globalThis, { library });
answerTests(library);
