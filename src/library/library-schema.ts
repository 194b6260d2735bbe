import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Receipt } from '../core/post.ts';
import type { SavedPost } from '../core/saved-post.ts';
import type { PostSummary } from './post-summary.ts';
import type { Segment } from './search/segment.ts';
import type { StoredJob } from './stored-job.ts';

/** A deleted post in the bin, with its article text and its receipts, so that it can be restored. */
export interface BinnedPost {
  id: string;
  saved: SavedPost;
  body: PostBody | null;
  receipts: StoredReceipt[];
  /** ISO 8601. */
  binnedAt: string;
}

/** The article's text at the time its post was saved. Used by the search, and to find changes when the page is revisited. */
export interface PostBody {
  id: string;
  markdown: string;
}

export interface StoredReceipt extends Receipt {
  /** Id of the saved post. */
  post: string;
}

/** A saved post as database version 1 stored it: the receipts were inside the post. */
export interface SavedV1 extends Omit<SavedPost, 'changedAt' | 'seen'> {
  receipts: Receipt[];
}

export interface LibrarySchema extends DBSchema {
  posts: {
    key: string;
    value: SavedPost;
    indexes: { savedAt: string; canonical: string; address: string; bands: string };
  };
  /** A summary of each post, for lists, filters and charts; written in the same transaction as the post. */
  cards: { key: string; value: PostSummary };
  bodies: { key: string; value: PostBody };
  receipts: { key: [string, string, string]; value: StoredReceipt; indexes: { post: string } };
  bin: { key: string; value: BinnedPost; indexes: { binnedAt: string } };
  /** Posts that still have to be indexed for the search, by id, with the revision to index. */
  pending: { key: string; value: { id: string; revision: string } };
  segments: { key: number; value: Segment };
  /** The job queue: posts to send, sends to undo, and requests to language models. */
  jobs: { key: string; value: StoredJob; indexes: { kind: string; uniqueKey: string } };
  /** Handles of the folders that the user chose as destinations. */
  folders: { key: string; value: { id: string; handle: FileSystemDirectoryHandle } };
}

export type LibraryDatabase = IDBPDatabase<LibrarySchema>;
export type LibraryUpgrade = IDBPTransaction<LibrarySchema, StoreNames<LibrarySchema>[], 'versionchange'>;
