import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft } from '../../../src/storage/drafts.ts';
import { createDraftStore, type DraftStorage } from '../../../src/ui/popup/draft-store.ts';

vi.mock('webextension-polyfill', () => ({ default: { extension: { inIncognitoContext: false } } }));

const page = {
  key: 'draft:https://news.example/one',
  post: { title: 'Of the page', excerpt: '', points: [] },
  profile: 'plain',
  points: 7,
  rewritten: [],
  removed: [],
  saved: null,
  at: '2026-01-01T00:00:00.000Z',
} as unknown as Draft;

const pageEvents = new EventTarget();
vi.stubGlobal('addEventListener', pageEvents.addEventListener.bind(pageEvents));
vi.stubGlobal('removeEventListener', pageEvents.removeEventListener.bind(pageEvents));

/** Creates a fake storage in which a write stays pending until the test ends it. */
function createDisk() {
  const writes: (Draft | null)[] = [];
  const pending: { resolve: () => void; reject: (error: Error) => void }[] = [];
  let listener: (draft: Draft | null) => void = () => undefined;
  const write = (draft: Draft | null) => {
    writes.push(draft);
    return new Promise<void>((resolve, reject) => pending.push({ resolve, reject }));
  };
  const storage: DraftStorage = {
    save: write,
    delete: () => write(null),
    watch(_, onChange) {
      listener = onChange;
      return () => {
        listener = () => undefined;
      };
    },
  };
  const end = async (error?: Error) => {
    const next = pending.shift();
    if (error) next?.reject(error);
    else next?.resolve();
    await new Promise(setImmediate);
  };
  return { storage, writes, end, hear: (draft: Draft | null) => listener(draft) };
}

let disk = createDisk();
let time = 0;
let errors: string[] = [];
const openStore = (initial = page) =>
  createDraftStore({
    initial,
    pristine: page,
    onSaveError: (reason) => errors.push(reason),
    storage: disk.storage,
    now: () => time,
  });
const setTitle = (store: ReturnType<typeof openStore>, title: string) =>
  store.dispatch({ do: 'edit', fields: { title } });

beforeEach(() => {
  disk = createDisk();
  time = 1_000_000;
  errors = [];
});

describe('the history of a draft store', () => {
  it('undoes the letters of a word in one step, and words with a pause between them in two', () => {
    const store = openStore();
    for (const title of ['W', 'Wo', 'Wor', 'Word']) {
      setTitle(store, title);
      time += 100;
    }
    time += 2_000;
    setTitle(store, 'Word again');
    store.undo();
    expect(store.current().post.title).toBe('Word');
    store.undo();
    expect(store.current().post.title).toBe('Of the page');
    expect(store.canUndo()).toBe(false);
  });

  it('redoes what was undone, until something else is changed', () => {
    const store = openStore();
    setTitle(store, 'One');
    store.undo();
    expect(store.canRedo()).toBe(true);
    store.redo();
    expect(store.current().post.title).toBe('One');
    store.undo();
    store.dispatch({ do: 'edit', fields: { excerpt: 'Other' } });
    expect(store.canRedo()).toBe(false);
  });

  it('has no step for an action that changes nothing', () => {
    const store = openStore();
    store.dispatch({ do: 'removePoint', index: 3 });
    expect(store.canUndo()).toBe(false);
    expect(disk.writes).toEqual([]);
  });

  it('keeps the id in the library through undo and redo', () => {
    const store = openStore();
    setTitle(store, 'One');
    store.undo();
    store.markSaved('id');
    store.redo();
    expect(store.current()).toMatchObject({ saved: 'id', post: { title: 'One' } });
    store.undo();
    expect(store.current()).toMatchObject({ saved: 'id', post: { title: 'Of the page' } });
  });

  it('keeps the file name of a sent post through undo, and one that the user chose', () => {
    const store = openStore();
    setTitle(store, 'One');
    store.keepSlug('one');
    store.undo();
    expect(store.current().post).toMatchObject({ slug: 'one', title: 'Of the page' });
    store.keepSlug('other');
    expect(store.current().post.slug).toBe('one');
  });

  it('adopts a version of the library, which undo takes back', () => {
    const store = openStore();
    setTitle(store, 'One');
    store.adopt({ ...store.current(), post: { ...store.current().post, title: 'Of the library' } });
    expect(disk.writes.at(-1)?.post.title).toBe('One');
    expect(store.current().post.title).toBe('Of the library');
    store.undo();
    expect(store.current().post.title).toBe('One');
  });

  it('keeps a saved post on screen when another window deletes its draft', () => {
    const store = openStore({ ...page, saved: 'id', post: { ...page.post, title: 'Of the user' } });
    const disconnect = store.connect();
    disk.hear(null);
    expect(store.current().post.title).toBe('Of the user');
    disconnect();
  });

  it('tells its subscribers each version, until they unsubscribe', () => {
    const store = openStore();
    const titles: string[] = [];
    const unsubscribe = store.subscribe(({ post }) => titles.push(post.title));
    setTitle(store, 'One');
    store.undo();
    unsubscribe();
    store.redo();
    expect(titles).toEqual(['One', 'Of the page']);
  });
});

describe('the writes of a draft store', () => {
  it('store each version at once, and delete a draft that is back at what the page gives', async () => {
    const store = openStore();
    setTitle(store, 'One');
    expect(disk.writes.at(-1)?.post.title).toBe('One');
    await disk.end();
    store.undo();
    expect(disk.writes.at(-1)).toBeNull();
  });

  it('skip the versions that a newer one has replaced while the disk was busy', async () => {
    const store = openStore();
    for (const title of ['One', 'Two', 'Three']) setTitle(store, title);
    await disk.end();
    expect(disk.writes.map((draft) => draft?.post.title)).toEqual(['One', 'Three']);
  });

  it('report an error in the browser’s words, and go on with the next version', async () => {
    const store = openStore();
    setTitle(store, 'One');
    await disk.end(new Error('QUOTA_BYTES quota exceeded'));
    expect(errors).toEqual(['QUOTA_BYTES quota exceeded']);
    setTitle(store, 'Two');
    expect(disk.writes.at(-1)?.post.title).toBe('Two');
  });

  it('start at once when the window closes, though the disk is busy', () => {
    const store = openStore();
    const disconnect = store.connect();
    setTitle(store, 'One');
    setTitle(store, 'Two');
    expect(disk.writes).toHaveLength(1);
    pageEvents.dispatchEvent(new Event('pagehide'));
    expect(disk.writes.at(-1)?.post.title).toBe('Two');
    disconnect();
  });

  it('compare with the draft of another profile once it is the pristine one', () => {
    const store = openStore();
    store.setPristine({ ...page, profile: 'hugo' });
    store.replace({ ...page, profile: 'hugo' });
    expect(disk.writes.at(-1)).toBeNull();
  });
});

describe('a draft store whose draft another window changes', () => {
  const theirs: Draft = {
    ...page,
    post: { ...page.post, excerpt: 'Theirs' },
    edited: { 'post.excerpt': 2_000_000 },
  };

  it('shows both windows’ changes, stores what the other one lacks, and can undo', () => {
    const store = openStore();
    const disconnect = store.connect();
    setTitle(store, 'Mine');
    disk.hear(theirs);
    expect(store.current().post).toMatchObject({ title: 'Mine', excerpt: 'Theirs' });
    store.undo();
    expect(store.current().post).toMatchObject({ title: 'Mine', excerpt: '' });
    disconnect();
  });

  it('the draft goes back to what the page gives when the other window has undone everything', () => {
    const store = openStore(theirs);
    const disconnect = store.connect();
    disk.hear(null);
    expect(store.current()).toBe(page);
    expect(store.canUndo()).toBe(true);
    disconnect();
  });

  it('hears nothing after it is disconnected', () => {
    const store = openStore();
    store.connect()();
    disk.hear(theirs);
    expect(store.current()).toBe(page);
  });
});
