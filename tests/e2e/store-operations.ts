/** What the store can be told to do, as plain data, so that a worker can be told too, and killed while it does it. */
import type { Saved } from '../../src/core/types.ts';
import type { KeptReceipt } from '../../src/library/database.ts';
import {
  type Arrival,
  addReceipt,
  binPosts,
  changePosts,
  dropReceipt,
  emptyBin,
  keepPosts,
  mergePosts,
  putBack,
  putWhole,
  restorePosts,
  type ToKeep,
  type Whole,
} from '../../src/library/posts.ts';

export type Operation =
  | { does: 'keep'; entries: ToKeep[]; now: string }
  | { does: 'tag'; ids: string[]; tag: string; now: string }
  | { does: 'putBack'; before: Saved[] }
  | { does: 'bin'; ids: string[]; now: string }
  | { does: 'restore'; ids: string[] }
  | { does: 'emptyBin'; before: string }
  | { does: 'merge'; entries: Arrival[] }
  | { does: 'takeBack'; added: string[]; replaced: Whole[]; now: string }
  | { does: 'receipt'; receipt: KeptReceipt }
  | { does: 'dropReceipt'; receipt: KeptReceipt };

type Work = { [does in Operation['does']]: (operation: Extract<Operation, { does: does }>) => Promise<unknown> };

const work: Work = {
  keep: ({ entries, now }) => keepPosts(entries, now),
  tag: ({ ids, tag, now }) => changePosts(ids, (post) => ({ ...post, tags: [...post.tags, tag] }), now),
  putBack: ({ before }) => putBack(before),
  bin: ({ ids, now }) => binPosts(ids, now),
  restore: ({ ids }) => restorePosts(ids),
  emptyBin: ({ before }) => emptyBin(before),
  merge: ({ entries }) => mergePosts(entries),
  // Two transactions: never killed half-way by the tests, as nobody promises that the two are one.
  takeBack: async ({ added, replaced, now }) => {
    await binPosts(added, now);
    await putWhole(replaced);
  },
  receipt: ({ receipt: { post, ...receipt } }) => addReceipt(post, receipt),
  dropReceipt: ({ receipt }) => dropReceipt(receipt),
};

export const perform = (operation: Operation): Promise<unknown> =>
  (work[operation.does] as (operation: Operation) => Promise<unknown>)(operation);
