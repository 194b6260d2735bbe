import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Post } from '../../../src/core/post.ts';
import type { Draft } from '../../../src/storage/drafts.ts';
import { mergeDrafts, stampEdits } from '../../../src/ui/popup/merge-drafts.ts';

const page = {
  post: { title: 'A title', excerpt: 'An excerpt', tags: ['one'], feed: { name: 'N', url: 'u' } },
  profile: 'plain',
  points: 7,
  rewritten: [],
  removed: [],
  saved: null,
  at: '2026-01-01T00:00:00.000Z',
} as unknown as Draft;

const edit = (draft: Draft, at: number, fields: Partial<Post>): Draft =>
  stampEdits({ ...draft, post: { ...draft.post, ...fields } }, draft, at);

describe('a draft that two windows have changed', () => {
  it('has what each of them changed', () => {
    const mine = edit(page, 1, { title: 'Mine' });
    const theirs = edit(page, 2, { tags: ['one', 'two'] });
    for (const both of [mergeDrafts(mine, theirs), mergeDrafts(theirs, mine)])
      expect(both.post).toEqual({ ...page.post, title: 'Mine', tags: ['one', 'two'] });
  });

  it('has the later of two words for the same', () => {
    const [earlier, later] = [edit(page, 1, { title: 'Earlier' }), edit(page, 2, { title: 'Later' })];
    expect(mergeDrafts(earlier, later).post.title).toBe('Later');
    expect(mergeDrafts(later, earlier).post.title).toBe('Later');
  });

  it('has what was taken back taken back', () => {
    const typed = edit(page, 1, { title: 'Typed' });
    expect(mergeDrafts(typed, edit(typed, 2, { title: 'A title' })).post.title).toBe('A title');
  });

  it('has what was changed after the clock was put back', () => {
    const typed = edit(page, 1_000, { title: 'Typed' });
    const after = edit(typed, 5, { title: 'Typed later' });
    expect(mergeDrafts(typed, after).post.title).toBe('Typed later');
    expect(mergeDrafts(after, typed).post.title).toBe('Typed later');
  });

  it('has what something other than a window did to it', () => {
    const typed = edit(page, 1, { title: 'Typed' });
    expect(mergeDrafts(typed, { ...typed, saved: 'id' })).toMatchObject({ saved: 'id', post: { title: 'Typed' } });
  });

  it('comes out the same in every window, in whatever order and how often they hear of each other', () => {
    const field = fc.constantFrom('title', 'excerpt', 'introduction');
    const step = fc.record({ window: fc.nat(1), field, text: fc.string(), hears: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const windows = [page, page];
        const last: Record<string, string> = {};
        for (const [at, { window, field: name, text, hears }] of steps.entries()) {
          const [mine, theirs] = [windows[window] ?? page, windows[1 - window] ?? page];
          const now = hears ? mergeDrafts(mine, theirs) : mine;
          windows[window] = edit(now, at + 1, { [name]: text });
          // To write what is there already is no change.
          if ((now.post as unknown as Record<string, unknown>)[name] !== text) last[name] = text;
        }
        const [one = page, other = page] = windows;
        expect(mergeDrafts(one, other).post).toEqual(mergeDrafts(other, one).post);
        expect(mergeDrafts(one, other).post).toMatchObject(last);
      }),
    );
  });
});
