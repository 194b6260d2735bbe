import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Post } from '../../../src/core/post.ts';
import type { SavedPost } from '../../../src/core/saved-post.ts';
import type { Draft } from '../../../src/storage/drafts.ts';
import { mergeDrafts, rebaseDraft, stampEdits } from '../../../src/ui/popup/merge-drafts.ts';

const page = {
  post: { title: 'A title', excerpt: 'An excerpt', tags: ['one'], feed: { name: 'N', url: 'u' } },
  profile: 'plain',
  points: 7,
  rewritten: [],
  removed: [],
  saved: null,
  at: '2026-01-01T00:00:00.000Z',
} as unknown as Draft;

const editAt = (draft: Draft, at: number, fields: Partial<Post>): Draft =>
  stampEdits({ ...draft, post: { ...draft.post, ...fields } }, draft, at);

describe('merging the drafts of two windows', () => {
  it('keeps the changes of both windows', () => {
    const mine = editAt(page, 1, { title: 'Mine' });
    const theirs = editAt(page, 2, { tags: ['one', 'two'] });
    for (const both of [mergeDrafts(mine, theirs), mergeDrafts(theirs, mine)])
      expect(both.post).toEqual({ ...page.post, title: 'Mine', tags: ['one', 'two'] });
  });

  it('keeps the later of two changes of the same field', () => {
    const [earlier, later] = [editAt(page, 1, { title: 'Earlier' }), editAt(page, 2, { title: 'Later' })];
    expect(mergeDrafts(earlier, later).post.title).toBe('Later');
    expect(mergeDrafts(later, earlier).post.title).toBe('Later');
  });

  it('keeps an undo of the other window undone', () => {
    const typed = editAt(page, 1, { title: 'Typed' });
    expect(mergeDrafts(typed, editAt(typed, 2, { title: 'A title' })).post.title).toBe('A title');
  });

  it('keeps a change that was made after the clock was put back', () => {
    const typed = editAt(page, 1_000, { title: 'Typed' });
    const after = editAt(typed, 5, { title: 'Typed later' });
    expect(mergeDrafts(typed, after).post.title).toBe('Typed later');
    expect(mergeDrafts(after, typed).post.title).toBe('Typed later');
  });

  it('keeps what was changed in the stored draft by something other than a window', () => {
    const typed = editAt(page, 1, { title: 'Typed' });
    expect(mergeDrafts(typed, { ...typed, saved: 'id' })).toMatchObject({ saved: 'id', post: { title: 'Typed' } });
  });

  it('gives every window the same draft, in any order and after any number of merges', () => {
    const field = fc.constantFrom('title', 'excerpt', 'introduction');
    const step = fc.record({ window: fc.nat(1), field, text: fc.string(), receives: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const windows = [page, page];
        const last: Record<string, string> = {};
        for (const [at, { window, field: name, text, receives }] of steps.entries()) {
          const [mine, theirs] = [windows[window] ?? page, windows[1 - window] ?? page];
          const now = receives ? mergeDrafts(mine, theirs) : mine;
          windows[window] = editAt(now, at + 1, { [name]: text });
          // An edit that writes the text that the field already has is not a change.
          if ((now.post as unknown as Record<string, unknown>)[name] !== text) last[name] = text;
        }
        const [one = page, other = page] = windows;
        expect(mergeDrafts(one, other).post).toEqual(mergeDrafts(other, one).post);
        expect(mergeDrafts(one, other).post).toMatchObject(last);
      }),
    );
  });
});

describe('a draft of a post that the library has changed since', () => {
  const draft = { ...editAt(page, 1_000, { title: 'Typed, then saved' }), saved: 'id', edited: { saved: 2_000 } };
  const inLibrary = (at: number, fields: Partial<Post>) =>
    ({
      id: 'id',
      post: { ...draft.post, ...fields },
      profile: 'hugo',
      changedAt: new Date(at).toISOString(),
    }) as SavedPost;

  it('takes over the newer post and its format', () => {
    const rebased = rebaseDraft(draft, inLibrary(3_000, { title: 'Of the library' }));
    expect(rebased).toMatchObject({ post: { title: 'Of the library' }, profile: 'hugo' });
    // The same version again has nothing new, and the next version has.
    expect(rebaseDraft(rebased, inLibrary(3_000, { title: 'Of the library' }))).toBe(rebased);
    expect(rebaseDraft(rebased, inLibrary(4_000, { title: 'Newer' })).post.title).toBe('Newer');
  });

  it('keeps what was typed after the save, now and later', () => {
    const typed = editAt(draft, 2_500, { excerpt: 'Typed' });
    const rebased = rebaseDraft(typed, inLibrary(3_000, { title: 'Of the library', excerpt: 'Theirs' }));
    expect(rebased.post).toMatchObject({ title: 'Of the library', excerpt: 'Typed' });
    expect(rebaseDraft(rebased, inLibrary(4_000, { excerpt: 'Theirs' })).post.excerpt).toBe('Typed');
  });

  it('stays as it is when the library has nothing newer, or another post', () => {
    expect(rebaseDraft(draft, inLibrary(1_500, { title: 'Older' }))).toBe(draft);
    expect(rebaseDraft(draft, { ...inLibrary(3_000, { title: 'Other' }), id: 'other' })).toBe(draft);
  });
});
