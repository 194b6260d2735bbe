import { getLibraryDatabase } from '../database.ts';
import type { LibraryDatabase } from '../library-schema.ts';
import type { PostSummary } from '../post-summary.ts';
import { isStoredBody, isStoredSummary, readStoredPost } from '../validate-rows.ts';
import {
  computeStats,
  type LibraryStats,
  type LoadedSegment,
  loadSegment,
  type SearchQuery,
  type SearchResults,
  searchPosts,
  sortNewestFirst,
} from './search.ts';
import { buildSegment, mergeSegments, type SegmentEntry } from './segment.ts';
import { weighTokens } from './tokens.ts';

/** Number of posts read and indexed in one batch: few enough to save memory and to report progress. */
const READ_BATCH = 500;
/** When the index has this many segments of about equal size, they are merged into one. */
const MERGE_FACTOR = 8;

interface IndexListener {
  /** Called as soon as the index can be searched, and again after each batch of added posts. */
  ready: () => void;
  /** Called while waiting posts are being indexed: `done` of `all` posts are finished. */
  progress: (done: number, all: number) => void;
}

/**
 * The search index of the saved posts. Each window has its own copy in a worker, with all post summaries and all segments
 * of the index in memory. All windows share the segments on disk, and a lock lets only one window write at a time.
 */
export class SearchIndex {
  /** Summaries of all saved posts, newest first. */
  private summaries: PostSummary[] = [];
  private positions = new Map<string, number>();
  private segments: LoadedSegment[] = [];
  private found: PostSummary[] = [];

  /**
   * Updates the index in memory and on disk from the saved posts. Waiting posts are indexed in batches of one transaction
   * each, so an interruption loses no finished batch, and the remaining posts keep waiting.
   * `changed`: ids of the posts that may have changed since the last refresh; null: every post may have changed.
   */
  async refresh(changed: string[] | null, { ready, progress }: IndexListener): Promise<void> {
    const db = await getLibraryDatabase();
    // Counts before it reads: another window may index the waiting posts in between, and its segments are read then.
    const waiting = await db.count('pending');
    await this.readSummaries(db, changed);
    await this.readSegments(db);
    if (changed === null || waiting === 0 || waiting > READ_BATCH) ready();
    if (waiting === 0) return;
    // The lock keeps two windows from indexing the same posts.
    await navigator.locks.request('precis-index', async () => {
      const all = await db.count('pending');
      for (let done = 0; done < all; ) {
        const taken = await this.addPosts(db);
        if (taken === 0) break;
        done += taken;
        await this.mergeSmallSegments(db);
        progress(Math.min(done, all), all);
      }
      // Loads the segments that another window may have written while this window waited for the lock.
      await this.readSegments(db);
    });
    ready();
  }

  search(query: SearchQuery): SearchResults {
    const { results, found } = searchPosts(query, this.summaries, this.segments);
    this.found = found;
    return results;
  }

  /** Counts the posts that match each query. */
  count(queries: SearchQuery[]): number[] {
    return queries.map((query) => searchPosts(query, this.summaries, this.segments).results.total);
  }

  /** Counts the posts that matched the last search by week, tag, site, category and output. */
  computeStats(): LibraryStats {
    return computeStats(this.found);
  }

  /** Returns the number of posts, words and bytes in the index. */
  size(): { posts: number; words: number; bytes: number } {
    const sum = (of: (loaded: LoadedSegment) => number) =>
      this.segments.reduce((total, loaded) => total + of(loaded), 0);
    return {
      posts: this.summaries.length,
      words: sum(({ dictionary }) => dictionary.words.length),
      bytes: sum(({ segment }) => segment.postings.length + segment.starts.byteLength + 2 * segment.words.length),
    };
  }

  private async readSummaries(db: LibraryDatabase, changed: string[] | null): Promise<void> {
    if (changed?.length === 0) return;
    if (!changed) this.putSummaries((await db.getAll('cards')).filter(isStoredSummary));
    else {
      const read = db.transaction('cards');
      const now = await Promise.all(changed.map((id) => read.store.get(id)));
      const gone = new Set(changed);
      this.putSummaries([...this.summaries.filter(({ id }) => !gone.has(id)), ...now.filter(isStoredSummary)]);
    }
  }

  /** Replaces the post summaries, and updates the segments' references to summary positions. */
  private putSummaries(summaries: PostSummary[]): void {
    this.summaries = sortNewestFirst(summaries);
    this.positions = new Map(this.summaries.map(({ id }, place) => [id, place]));
    this.segments = this.segments.map(({ segment, dictionary }) =>
      loadSegment(segment, this.summaries, this.positions, dictionary),
    );
    removeStalePostings(this.segments, this.summaries.length);
  }

  /** Loads the segments that are new on disk, and drops from memory those that were deleted on disk. */
  private async readSegments(db: LibraryDatabase): Promise<void> {
    const { store } = db.transaction('segments');
    const stored = await store.getAllKeys();
    const had = new Map(this.segments.map((loaded) => [loaded.segment.id, loaded]));
    const fresh = await Promise.all(stored.filter((id) => !had.has(id)).map((id) => store.get(id)));
    if (fresh.length === 0 && stored.length === had.size) return;
    this.segments = [
      ...stored.map((id) => had.get(id)).filter((loaded) => loaded !== undefined),
      ...fresh
        .filter((segment) => segment !== undefined)
        .map((one) => loadSegment(one, this.summaries, this.positions)),
    ].sort((a, b) => a.segment.id - b.segment.id);
    removeStalePostings(this.segments, this.summaries.length);
  }

  /** Indexes the next batch of waiting posts as one new segment. Resolves with the number of posts in the batch. */
  private async addPosts(db: LibraryDatabase): Promise<number> {
    const read = db.transaction(['pending', 'posts', 'bodies']);
    const waiting = await read.objectStore('pending').getAll(undefined, READ_BATCH);
    const found = await Promise.all(
      waiting.map(async ({ id }) => {
        const [saved, body] = await Promise.all([
          read.objectStore('posts').get(id),
          read.objectStore('bodies').get(id),
        ]);
        return { saved, body };
      }),
    );
    const entries = found.flatMap(({ saved: row, body }): SegmentEntry[] => {
      const saved = readStoredPost(row);
      if (!saved) return [];
      const tokens = weighTokens(saved.post, isStoredBody(body) ? body.markdown : '');
      return [{ id: saved.id, revision: saved.changedAt, tokens }];
    });
    const write = db.transaction(['pending', 'segments'], 'readwrite');
    if (entries.length > 0) {
      const store = write.objectStore('segments');
      await store.put(buildSegment(await getNextSegmentId(store), entries));
    }
    const pending = write.objectStore('pending');
    await Promise.all(
      waiting.map(async ({ id, revision }) => {
        // A post that changed while it was being indexed stays in `pending`, to be indexed again.
        if ((await pending.get(id))?.revision === revision) await pending.delete(id);
      }),
    );
    await write.done;
    return waiting.length;
  }

  /** Merges segments of about equal size whenever `MERGE_FACTOR` of them exist. */
  private async mergeSmallSegments(db: LibraryDatabase): Promise<void> {
    for (;;) {
      await this.readSegments(db);
      const level = this.segments
        .map(getSegmentLevel)
        .find((one, _, all) => all.filter((other) => other === one).length >= MERGE_FACTOR);
      if (level === undefined) return;
      const crowd = () => this.segments.filter((loaded) => getSegmentLevel(loaded) === level);
      // A post without a summary in memory was deleted, or saved after the summaries were read. The database tells which.
      const unknown = crowd().flatMap(({ segment, places }) => segment.ids.filter((_, at) => (places[at] ?? -1) < 0));
      await this.readSummaries(db, [...new Set(unknown)]);
      const merged = mergeSegments(crowd().map(({ segment, places }) => ({ segment, alive: places })));
      const write = db.transaction('segments', 'readwrite');
      await write.store.put({ ...merged, id: await getNextSegmentId(write.store) });
      for (const { segment } of crowd()) await write.store.delete(segment.id);
      await write.done;
    }
  }
}

const getSegmentLevel = ({ segment }: LoadedSegment) =>
  Math.floor(Math.log(Math.max(1, segment.ids.length)) / Math.log(MERGE_FACTOR));

type KeyCursorSource = { openKeyCursor(query: null, direction: 'prev'): Promise<{ key: IDBValidKey } | null> };

/** Returns an unused segment id. Ids are never reused, because another window may still have the old segment in memory. */
const getNextSegmentId = async (segments: KeyCursorSource) =>
  Number((await segments.openKeyCursor(null, 'prev'))?.key ?? 0) + 1;

/** Marks duplicate entries as deleted (-1). A post that was restored unchanged from the bin is in two segments. */
function removeStalePostings(segments: LoadedSegment[], size: number): void {
  const taken = new Uint8Array(size);
  for (const { places } of segments.toReversed())
    for (let post = places.length - 1; post >= 0; post -= 1) {
      const place = places[post] ?? -1;
      if (place < 0) continue;
      if (taken[place]) places[post] = -1;
      taken[place] = 1;
    }
}
