/** A simple model of the library's store, without disk, crashes or a second window, for tests to compare the store with. */
import type { Fingerprint } from '../../src/core/saved-post.ts';
import { createFingerprint, fingerprintArticle } from '../../src/library/fingerprint.ts';
import type { BinnedPost, StoredReceipt } from '../../src/library/library-schema.ts';
import type { FullPost } from '../../src/library/post-transaction.ts';
import type { Operation } from './store-operations.ts';

export interface StoreModel {
  posts: Map<string, FullPost>;
  bin: Map<string, BinnedPost>;
}

const isSameReceipt = (one: StoredReceipt, other: StoredReceipt) => one.at === other.at && one.output === other.output;
const joinReceipts = (one: StoredReceipt[], other: StoredReceipt[]) => [
  ...one.filter((old) => !other.some((fresh) => isSameReceipt(old, fresh))),
  ...other,
];

/** No operation changes an entry in place, because another model may hold it. */
type Steps = {
  [does in Operation['does']]: (model: StoreModel, operation: Extract<Operation, { does: does }>) => void;
};

const steps: Steps = {
  keep({ posts }, { entries, now }) {
    for (const { id, post, profile, article } of entries) {
      const before = posts.get(id);
      const seen: Fingerprint = article
        ? fingerprintArticle(article)
        : (before?.saved.seen ?? createFingerprint(post.canonical, post.title, post.date, post.body ?? ''));
      posts.set(id, {
        saved: { id, post, profile, savedAt: before?.saved.savedAt ?? now, changedAt: now, seen },
        body: article ? { id, markdown: article.markdown } : (before?.body ?? null),
        receipts: before?.receipts ?? [],
      });
    }
  },
  tag({ posts }, { ids, tag, now }) {
    for (const id of new Set(ids)) {
      const entry = posts.get(id);
      if (!entry) continue;
      const tagged = { ...entry.saved.post, tags: [...entry.saved.post.tags, tag] };
      posts.set(id, { ...entry, saved: { ...entry.saved, post: tagged, changedAt: now } });
    }
  },
  putBack({ posts }, { before }) {
    for (const saved of before) {
      const entry = posts.get(saved.id);
      if (entry) posts.set(saved.id, { ...entry, saved });
    }
  },
  bin({ posts, bin }, { ids, now }) {
    for (const id of ids) {
      const entry = posts.get(id);
      if (!entry) continue;
      bin.set(id, { id, ...entry, binnedAt: now });
      posts.delete(id);
    }
  },
  restore({ posts, bin }, { ids }) {
    for (const id of ids) {
      const binned = bin.get(id);
      if (!binned || posts.has(id)) continue;
      const { saved, body, receipts } = binned;
      posts.set(id, { saved, body, receipts });
      bin.delete(id);
    }
  },
  emptyBin({ bin }, { before }) {
    for (const [id, { binnedAt }] of [...bin]) if (binnedAt < before) bin.delete(id);
  },
  merge({ posts }, { entries }) {
    const there = new Set([...posts.values()].map(({ saved }) => saved.seen.address));
    const before = new Map(posts);
    for (const { saved, body, receipts, byAddress } of entries) {
      const same = before.get(saved.id);
      if (same && (byAddress || same.saved.changedAt >= saved.changedAt)) continue;
      if (!same && byAddress && there.has(saved.seen.address)) continue;
      posts.set(saved.id, {
        saved,
        body: body ?? same?.body ?? null,
        receipts: joinReceipts(same?.receipts ?? [], receipts),
      });
    }
  },
  takeBack(model, { added, replaced, now }) {
    steps.bin(model, { does: 'bin', ids: added, now });
    for (const entry of replaced) model.posts.set(entry.saved.id, entry);
  },
  receipt({ posts }, { receipt }) {
    const entry = posts.get(receipt.post);
    if (entry) posts.set(receipt.post, { ...entry, receipts: joinReceipts(entry.receipts, [receipt]) });
  },
  dropReceipt({ posts }, { receipt }) {
    const entry = posts.get(receipt.post);
    const left = entry?.receipts.filter((other) => !isSameReceipt(other, receipt)) ?? [];
    if (entry) posts.set(receipt.post, { ...entry, receipts: left });
  },
};

/** Returns the model after an operation. The given model does not change. */
export function applyOperation(model: StoreModel, operation: Operation): StoreModel {
  const next = { posts: new Map(model.posts), bin: new Map(model.bin) };
  (steps[operation.does] as (model: StoreModel, operation: Operation) => void)(next, structuredClone(operation));
  return next;
}
