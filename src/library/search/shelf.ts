import type { Card } from '../card.ts';
import { type Database, database } from '../database.ts';
import { type Loaded, load, type Query, type Results, search } from './search.ts';
import { type Entry, merge, segmentOf } from './segment.ts';
import { tokensOf } from './tokens.ts';

/** Posts read at a time: few enough that memory stays small, and the progress moves. */
const BATCH = 500;
/** Segments of about one size that are merged into one. */
const FAN = 8;

/** How far the index is: `done` of `all` posts that waited for it. */
export type Progress = (done: number, all: number) => void;

/**
 * The saved posts as they are searched: all cards and all segments in memory. Lives in a worker, one a window; the index
 * on disk is shared, and written by one at a time.
 */
export class Shelf {
  private cards: Card[] = [];
  private segments: Loaded[] = [];

  /**
   * Brings memory, and the index on disk, up to date with the saved posts. Those that wait for the index are taken in,
   * a batch a transaction: whatever ends it in between, what was done is done, and the rest still waits.
   * `changed`: ids of posts that may have changed since the last time; any may have when it is left out.
   */
  async refresh(progress: Progress, changed?: string[]): Promise<void> {
    const db = await database();
    await this.readCards(db, changed);
    await this.readSegments(db);
    // Two windows would take in the same posts twice.
    await navigator.locks.request('precis-index', async () => {
      const all = await db.count('pending');
      for (let done = 0; done < all; ) {
        const taken = await this.takeIn(db);
        if (taken === 0) break;
        done += taken;
        progress(Math.min(done, all), all);
        await this.tidy(db);
      }
      await this.readSegments(db);
    });
  }

  search(query: Query): Results {
    return search(query, this.cards, this.segments);
  }

  /** Posts and words held, and the bytes of the index. */
  size(): { posts: number; words: number; bytes: number } {
    const sum = (of: (loaded: Loaded) => number) => this.segments.reduce((total, loaded) => total + of(loaded), 0);
    return {
      posts: this.cards.length,
      words: sum(({ dictionary }) => dictionary.words.length),
      bytes: sum(({ segment }) => segment.postings.length + segment.starts.byteLength + 2 * segment.words.length),
    };
  }

  private async readCards(db: Database, changed?: string[]): Promise<void> {
    if (!changed || this.cards.length === 0) {
      this.cards = await db.getAll('cards');
      return;
    }
    const read = db.transaction('cards');
    const now = await Promise.all(changed.map((id) => read.store.get(id)));
    const gone = new Set(changed);
    this.cards = [...this.cards.filter(({ id }) => !gone.has(id)), ...now.filter((card) => card !== undefined)];
  }

  /** The segments that are not yet in memory; of all, which of their posts are as they were read. */
  private async readSegments(db: Database): Promise<void> {
    const { store } = db.transaction('segments');
    const stored = await store.getAllKeys();
    const had = new Map(this.segments.map((loaded) => [loaded.segment.id, loaded]));
    const fresh = await Promise.all(stored.filter((id) => !had.has(id)).map((id) => store.get(id)));
    const placeOf = new Map(this.cards.map(({ id }, place) => [id, place]));
    this.segments = [
      ...stored.map((id) => had.get(id)).filter((loaded) => loaded !== undefined),
      ...fresh.filter((segment) => segment !== undefined).map((segment) => ({ segment, dictionary: undefined })),
    ]
      .map(({ segment, dictionary }) => load(segment, this.cards, placeOf, dictionary))
      .sort((a, b) => a.segment.id - b.segment.id);
    onlyNewest(this.segments, this.cards.length);
  }

  /** The next batch of waiting posts into a segment of their own. Resolves with how many. */
  private async takeIn(db: Database): Promise<number> {
    const read = db.transaction(['pending', 'posts', 'bodies']);
    const waiting = await read.objectStore('pending').getAll(undefined, BATCH);
    const entries: Entry[] = [];
    for (const { id } of waiting) {
      const saved = await read.objectStore('posts').get(id);
      const body = await read.objectStore('bodies').get(id);
      if (saved) entries.push({ id, revision: saved.changedAt, tokens: tokensOf(saved.post, body?.markdown ?? '') });
    }
    const write = db.transaction(['pending', 'segments'], 'readwrite');
    if (entries.length > 0) {
      const store = write.objectStore('segments');
      await store.put(segmentOf(await nextId(store), entries));
    }
    for (const { id, revision } of waiting) {
      // Changed while it was being read: it goes on waiting.
      const now = await write.objectStore('pending').get(id);
      if (now?.revision === revision) await write.objectStore('pending').delete(id);
    }
    await write.done;
    return waiting.length;
  }

  /** Merges segments of a like size as soon as there are many of them. */
  private async tidy(db: Database): Promise<void> {
    for (;;) {
      await this.readSegments(db);
      const level = this.segments
        .map(levelOf)
        .find((one, _, all) => all.filter((other) => other === one).length >= FAN);
      if (level === undefined) return;
      // With the cards of before, a post saved since would pass for one that is gone.
      await this.readCards(db);
      await this.readSegments(db);
      const crowd = this.segments.filter((loaded) => levelOf(loaded) === level);
      const merged = merge(crowd.map(({ segment, places }) => ({ segment, alive: places })));
      const write = db.transaction('segments', 'readwrite');
      await write.store.put({ ...merged, id: await nextId(write.store) });
      for (const { segment } of crowd) await write.store.delete(segment.id);
      await write.done;
    }
  }
}

const levelOf = ({ segment }: Loaded) => Math.floor(Math.log(Math.max(1, segment.ids.length)) / Math.log(FAN));

type Ids = { openKeyCursor(query: null, direction: 'prev'): Promise<{ key: IDBValidKey } | null> };

/** No id is ever used again: another window may hold the segment that had it. */
const nextId = async (segments: Ids) => Number((await segments.openKeyCursor(null, 'prev'))?.key ?? 0) + 1;

/** A post that was put back as it was stands in two segments, and is to be found once. */
function onlyNewest(segments: Loaded[], size: number): void {
  const taken = new Uint8Array(size);
  for (const { places } of segments.toReversed())
    for (let post = places.length - 1; post >= 0; post -= 1) {
      const place = places[post] ?? -1;
      if (place < 0) continue;
      if (taken[place]) places[post] = -1;
      taken[place] = 1;
    }
}
