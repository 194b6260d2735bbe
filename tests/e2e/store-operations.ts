/** Operations of the store as plain data, so that a worker can run one and be killed meanwhile. */
import type { SavedPost } from '../../src/core/saved-post.ts';
import { binPosts, emptyBin, restorePosts } from '../../src/library/bin.ts';
import type { StoredReceipt } from '../../src/library/library-schema.ts';
import { type ImportedPost, mergePosts } from '../../src/library/merge-posts.ts';
import type { FullPost } from '../../src/library/post-transaction.ts';
import { changePosts, type PostToSave, putFullPosts, revertPosts, savePosts } from '../../src/library/posts.ts';
import { addReceipt, deleteReceipt } from '../../src/library/receipts.ts';

export type Operation =
  | { does: 'keep'; entries: PostToSave[]; now: string }
  | { does: 'tag'; ids: string[]; tag: string; now: string }
  | { does: 'putBack'; before: SavedPost[] }
  | { does: 'bin'; ids: string[]; now: string }
  | { does: 'restore'; ids: string[] }
  | { does: 'emptyBin'; before: string }
  | { does: 'merge'; entries: ImportedPost[] }
  | { does: 'takeBack'; added: string[]; replaced: FullPost[]; now: string }
  | { does: 'receipt'; receipt: StoredReceipt }
  | { does: 'dropReceipt'; receipt: StoredReceipt };

type OperationHandlers = {
  [does in Operation['does']]: (operation: Extract<Operation, { does: does }>) => Promise<unknown>;
};

const operationHandlers: OperationHandlers = {
  keep: ({ entries, now }) => savePosts(entries, now),
  tag: ({ ids, tag, now }) => changePosts(ids, (post) => ({ ...post, tags: [...post.tags, tag] }), now),
  putBack: ({ before }) => revertPosts(before),
  bin: ({ ids, now }) => binPosts(ids, now),
  restore: ({ ids }) => restorePosts(ids),
  emptyBin: ({ before }) => emptyBin(before),
  merge: ({ entries }) => mergePosts(entries),
  // Two transactions: the tests don't kill the worker between them, because the store does not promise that both happen.
  takeBack: async ({ added, replaced, now }) => {
    await binPosts(added, now);
    await putFullPosts(replaced);
  },
  receipt: ({ receipt: { post, ...receipt } }) => addReceipt(post, receipt),
  dropReceipt: ({ receipt }) => deleteReceipt(receipt),
};

export const performOperation = (operation: Operation): Promise<unknown> =>
  (operationHandlers[operation.does] as (operation: Operation) => Promise<unknown>)(operation);
