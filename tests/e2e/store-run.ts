/** Runs thousands of random operations on the store and on its model, with faults and kills, and reports each difference. */
import { toAddressKey } from '../../src/core/address-key.ts';
import type { Post } from '../../src/core/post.ts';
import { getLibraryDatabase } from '../../src/library/database.ts';
import type { BinnedPost } from '../../src/library/library-schema.ts';
import type { MergeResult } from '../../src/library/merge-posts.ts';
import { toPostSummary } from '../../src/library/post-summary.ts';
import type { FullPost } from '../../src/library/post-transaction.ts';
import { savePosts } from '../../src/library/posts.ts';
import { SearchIndex } from '../../src/library/search/search-index.ts';
import { weighTokens } from '../../src/library/search/tokens.ts';
import { listFullPosts } from './list-full-posts.ts';
import { killAfter } from './store-kill.ts';
import { applyOperation, type StoreModel } from './store-model.ts';
import { type Operation, performOperation } from './store-operations.ts';

/** The generator mulberry32: the same seed gives the same run. */
function createSeededRandom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (limit: number) => Math.floor(next() * limit);
  return { next, upTo, of: <T>(list: T[]): T => list[upTo(list.length)] as T };
}

/** Returns equal texts for models with equal contents, whatever the order of keys, posts and receipts. */
function serializeModel({ posts, bin }: StoreModel): string[] {
  const sorted = (_: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value;
  const inOrder = <T extends FullPost>(entry: T): T => ({
    ...entry,
    receipts: [...entry.receipts].sort((a, b) => (`${a.at}${a.output}` < `${b.at}${b.output}` ? -1 : 1)),
  });
  return [
    ...[...posts.values()].map((entry) => `post ${JSON.stringify(inOrder(entry), sorted)}`),
    ...[...bin.values()].map((entry) => `bin ${JSON.stringify(inOrder(entry), sorted)}`),
  ].sort();
}

async function readStoredModel(): Promise<StoreModel> {
  const db = await getLibraryDatabase();
  const bin: BinnedPost[] = await db.getAll('bin');
  return {
    posts: new Map((await listFullPosts()).map((entry) => [entry.saved.id, entry])),
    bin: new Map(bin.map((entry) => [entry.id, entry])),
  };
}

/** Returns the first difference between the stored data and the model, or null. */
function findDifference(store: StoreModel, model: StoreModel): string | null {
  const [mine, its] = [serializeModel(store), serializeModel(model)];
  if (mine.join('\n') === its.join('\n')) return null;
  const [more, less] = [mine.find((line) => !its.includes(line)), its.find((line) => !mine.includes(line))];
  return `stored: ${more?.slice(0, 900)}\nmodel:  ${less?.slice(0, 900)}`;
}

/** Returns an error if a summary does not match its post, or if a summary, body or receipt has no post; otherwise null. */
async function findStrays(model: StoreModel): Promise<string | null> {
  const db = await getLibraryDatabase();
  const cards = (await db.getAll('cards')).map((card) => JSON.stringify(card)).sort();
  const wanted = [...model.posts.values()].map(({ saved, receipts }) =>
    JSON.stringify(
      toPostSummary(
        saved,
        [...receipts].sort((a, b) => (`${a.at}${a.output}` < `${b.at}${b.output}` ? -1 : 1)),
      ),
    ),
  );
  if (cards.join() !== wanted.sort().join()) return 'cards that do not fit their posts';
  const bodies = await db.getAllKeys('bodies');
  if (bodies.some((id) => !model.posts.has(id))) return 'a body without a post';
  const receipts = await db.getAll('receipts');
  if (receipts.some(({ post }) => !model.posts.has(post))) return 'a receipt without a post';
  return null;
}

/** Returns an error for the first word with which the search index finds other posts than those that contain it, or null. */
async function findSearchError(index: SearchIndex, model: StoreModel, words: string[]): Promise<string | null> {
  await index.refresh(null, { ready: () => undefined, progress: () => undefined });
  for (const word of words) {
    const wanted = [...model.posts.values()]
      .filter(({ saved, body }) =>
        [...weighTokens(saved.post, body?.markdown ?? '').keys()].some((token) => token.startsWith(word)),
      )
      .map(({ saved }) => saved.id);
    const { ids } = index.search({ text: word, filters: {}, sort: 'best', limit: 10_000 });
    if (wanted.length > 0 && wanted.sort().join() !== ids.sort().join())
      return `“${word}”: ${ids.length} found, ${wanted.length} hold it`;
  }
  return null;
}

const WORDS = ['harbour', 'quay', 'railway', 'storm', 'lantern', 'keeper', 'signal', 'beacon', 'anchor', 'tide'];
const MAX_POSTS = 60;
/** At most this many operations run at the same time, like a user's quick clicks. The store has to keep their order. */
const OPERATIONS_AT_ONCE = 8;
/** Operations that take a single transaction each, and therefore happen in the order in which they start. */
const ONE_TRANSACTION = new Set<Operation['does']>([
  'keep',
  'tag',
  'putBack',
  'bin',
  'restore',
  'merge',
  'receipt',
  'dropReceipt',
]);

/**
 * Turns off waiting for the disk: a killed page or worker leaves the same data either way. The workers that a test kills
 * still wait.
 */
function relaxDurability(): void {
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (stores, mode) {
    return transaction.call(this, stores, mode, { durability: 'relaxed' });
  };
}

/** @returns the differences, and how often each kind of event happened */
export async function runRandomOperations(seed: number, operations: number) {
  relaxDurability();
  const { next, upTo, of } = createSeededRandom(seed);
  let model = await readStoredModel();
  const undo: Operation[] = [];
  const told = { operations: 0, faults: 0, kills: 0, killedBefore: 0, killedAfter: 0, undone: 0, checks: 0 };
  const index = new SearchIndex();
  let clock = Date.UTC(2026, 0, 1);
  const tick = () => {
    clock += 1_000;
    return new Date(clock).toISOString();
  };
  let made = model.posts.size;

  const text = () => Array.from({ length: 4 }, () => of(WORDS)).join(' ');
  const post = (number: number): Post => ({
    title: `${text()} ${number}`,
    comment: text(),
    description: '',
    excerpt: text(),
    introduction: '',
    authors: ['Ana Lind'],
    date: '2026-02-27',
    canonical: `https://site${number % 7}.example/${number}?utm_source=x`,
    feed: { name: `Site ${number % 7}`, url: '' },
    viewingMode: 'external',
    language: 'en',
    image: '',
    categories: [],
    tags: [],
    points: [],
    sections: [],
    links: [],
    slug: '',
  });
  const found = <T>(value: T) => ({ value, from: 'meta' as const, source: 'meta' as const, alternatives: [] });
  const toKeep = (id: string, number: number) => {
    const its = post(number);
    const markdown = Array.from({ length: 6 }, text).join('. ');
    const article = {
      url: its.canonical,
      canonical: found(its.canonical),
      title: found(its.title),
      published: null,
      markdown,
    };
    return { id, post: its, profile: 'techhub', ...(next() < 0.7 ? { article } : {}) };
  };
  const some = (most: number) => {
    const ids = [...model.posts.keys()];
    return Array.from({ length: Math.min(ids.length, 1 + upTo(most)) }, () => of(ids));
  };
  const arrival = (id: string, number: number, changedAt: string) => {
    const its = post(number);
    const seen = { address: toAddressKey(its.canonical), title: its.title, date: its.date };
    const receipts = next() < 0.3 ? [{ post: id, output: 'github', where: 'a', at: changedAt }] : [];
    return {
      saved: { id, post: its, profile: 'techhub', savedAt: changedAt, changedAt, seen },
      body: next() < 0.5 ? { id, markdown: text() } : null,
      receipts,
      byAddress: next() < 0.3,
    };
  };

  const kinds: (() => Operation | null)[] = [
    () => ({
      does: 'keep',
      now: tick(),
      entries: Array.from({ length: 1 + upTo(3) }, () => toKeep(`p${made}`, made++)),
    }),
    () => ({ does: 'keep', now: tick(), entries: [...new Set(some(2))].map((id) => toKeep(id, upTo(made))) }),
    () => {
      const ids = some(8);
      undo.push({
        does: 'putBack',
        before: [...new Set(ids)].map((id) => structuredClone(model.posts.get(id)?.saved)),
      } as Operation);
      return { does: 'tag', ids, tag: of(WORDS), now: tick() };
    },
    () => {
      const ids = some(model.posts.size > MAX_POSTS ? 30 : 4);
      undo.push({ does: 'restore', ids });
      return { does: 'bin', ids, now: tick() };
    },
    () => (model.bin.size > 0 ? { does: 'restore', ids: [of([...model.bin.keys()])] } : null),
    () => (next() < 0.1 ? { does: 'emptyBin', before: new Date(clock - upTo(200_000)).toISOString() } : null),
    () => {
      const old = some(4).map((id) => arrival(id, upTo(made), new Date(clock - upTo(400_000)).toISOString()));
      const fresh = Array.from({ length: upTo(5) }, () => arrival(`p${made}`, made++, tick()));
      const entries = [...new Map([...old, ...fresh].map((one) => [one.saved.id, one])).values()];
      return { does: 'merge', entries };
    },
    () => {
      const [id] = some(1);
      return id
        ? { does: 'receipt', receipt: { post: id, output: of(['github', 'folder']), where: 'x', at: tick() } }
        : null;
    },
    () => {
      const receipt = [...model.posts.values()].flatMap(({ receipts }) => receipts)[0];
      return receipt ? { does: 'dropReceipt', receipt } : null;
    },
    () => {
      const last = undo.pop();
      if (last) told.undone += 1;
      return last ?? null;
    },
  ];

  const complaint = async () =>
    findDifference(await readStoredModel(), model) ??
    (await findStrays(model)) ??
    (await findSearchError(index, model, [of(WORDS), 'har', 'st']));

  const underWay: Promise<unknown>[] = [];
  const settle = () => Promise.all(underWay.splice(0));
  while (told.operations < operations) {
    const operation = of(kinds)();
    if (!operation) continue;
    told.operations += 1;
    const here = `operation ${told.operations} (${operation.does})`;
    const wanted = applyOperation(model, operation);
    if (next() < 0.015 && operation.does !== 'takeBack') {
      told.kills += 1;
      await settle();
      const done = await killAfter(upTo(14), operation);
      const now = await readStoredModel();
      const asBefore = findDifference(now, model);
      const asAfter = findDifference(now, wanted);
      if (asBefore && asAfter) return { ...told, wrong: `${here}, killed, is half done:\n${asBefore}` };
      if (done && asAfter) return { ...told, wrong: `${here} was said to be done, and is not` };
      told[asAfter ? 'killedBefore' : 'killedAfter'] += 1;
      model = now;
      continue;
    }
    if (next() < 0.03 && operation.does === 'keep') {
      told.faults += 1;
      await settle();
      // The last post contains a function, which IndexedDB can't store, so none of the posts may be stored.
      const damaged = { ...toKeep('damaged', made), profile: (() => undefined) as unknown as string };
      const kept = await savePosts([...operation.entries, damaged], operation.now).then(
        () => true,
        () => false,
      );
      const wrong = kept ? 'it was kept' : findDifference(await readStoredModel(), model);
      if (wrong) return { ...told, wrong: `${here}, of which one can't be written: ${wrong}` };
      continue;
    }
    if (!ONE_TRANSACTION.has(operation.does)) await settle();
    const performed = performOperation(operation);
    underWay.push(performed);
    if (!ONE_TRANSACTION.has(operation.does) || underWay.length >= OPERATIONS_AT_ONCE) await settle();
    if (operation.does === 'merge') {
      const { added, replaced } = (await performed) as MergeResult;
      undo.push({ does: 'takeBack', added, replaced: structuredClone(replaced), now: tick() });
    }
    model = wanted;
    if (undo.length > 20) undo.shift();
    if (told.operations % 100 > 0 && told.operations < operations) continue;
    told.checks += 1;
    await settle();
    const wrong = await complaint();
    if (wrong) return { ...told, wrong: `after ${here}: ${wrong}` };
  }
  return { ...told, wrong: null };
}
