import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../src/browser/drafts.ts';
import type { KeyPoint, Summary } from '../../../src/core/types.ts';
import { changed, isTouched } from '../../../src/ui/popup/work.ts';

const point = (name: string): KeyPoint => ({ text: `${name} text`, quote: `${name} quote` });

/** A draft with the points of those names. Only what `changed` looks at is filled in. */
function draftOf(...names: string[]): Draft {
  const post = { title: 'A title', points: names.map(point) };
  return {
    version: 1,
    post,
    points: names.length,
    rewritten: [],
    removed: [],
    saved: null,
    at: '',
  } as unknown as Draft;
}

const order = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name} quote`);
const summaryOf = (...names: string[]) => ({ points: names.map(point) }) as Summary;
const texts = (draft: Draft) => draft.post.points.map(({ text }) => text.replace(' text', ''));
const choose = (draft: Draft, ...names: string[]) =>
  changed(draft, { do: 'choosePoints', points: names.length, summary: summaryOf(...names), order });

describe('choosing another number of points', () => {
  it('puts a new point at its place in the article', () => {
    expect(texts(choose(draftOf('a', 'd'), 'a', 'c', 'd'))).toEqual(['a', 'c', 'd']);
    expect(texts(choose(draftOf('b', 'c'), 'a', 'b', 'c'))).toEqual(['a', 'b', 'c']);
  });

  it('takes out points that are no longer chosen', () => {
    expect(texts(choose(draftOf('a', 'b', 'c'), 'a', 'c'))).toEqual(['a', 'c']);
  });

  it('keeps what the person rewrote, though it is no longer chosen', () => {
    const rewritten = changed(draftOf('a', 'b', 'c'), { do: 'editPoint', index: 1, point: { text: 'my words' } });
    expect(texts(choose(rewritten, 'a', 'c'))).toEqual(['a', 'my words', 'c']);
    expect(texts(choose(rewritten, 'a', 'b', 'c', 'd'))).toEqual(['a', 'my words', 'c', 'd']);
  });

  it('leaves out what the person took out', () => {
    const without = changed(draftOf('a', 'b', 'c'), { do: 'removePoint', index: 1 });
    expect(texts(choose(without, 'a', 'b', 'c', 'd'))).toEqual(['a', 'c', 'd']);
  });

  it('keeps points written by hand and the order that the person gave', () => {
    const added = changed(draftOf('a', 'b'), { do: 'addPoint' });
    const written = changed(added, { do: 'editPoint', index: 2, point: { text: 'mine' } });
    const moved = changed(written, { do: 'movePoint', index: 2, by: -1 });
    expect(texts(moved)).toEqual(['a', 'mine', 'b']);
    expect(texts(choose(moved, 'a', 'b', 'e'))).toEqual(['a', 'mine', 'b', 'e']);
  });
});

describe('small changes', () => {
  it('moves a point and stops at the ends', () => {
    const draft = draftOf('a', 'b');
    expect(texts(changed(draft, { do: 'movePoint', index: 0, by: 1 }))).toEqual(['b', 'a']);
    expect(changed(draft, { do: 'movePoint', index: 0, by: -1 })).toBe(draft);
    expect(changed(draft, { do: 'movePoint', index: 1, by: 1 })).toBe(draft);
  });

  it('drops an emptied label rather than keeping an empty one', () => {
    const labelled = changed(draftOf('a'), { do: 'editPoint', index: 0, point: { label: 'New' } });
    expect(labelled.post.points[0]).toHaveProperty('label', 'New');
    const emptied = changed(labelled, { do: 'editPoint', index: 0, point: { label: '' } });
    expect(emptied.post.points[0]).not.toHaveProperty('label');
  });

  it('leaves the draft before it as it was, so that undo is keeping it', () => {
    const draft = draftOf('a', 'b');
    const before = structuredClone(draft);
    changed(draft, { do: 'removePoint', index: 0 });
    changed(draft, { do: 'edit', fields: { title: 'Other' } });
    expect(draft).toEqual(before);
  });

  it('knows a draft that was changed and changed back as untouched', () => {
    const draft = draftOf('a');
    const edited = changed(draft, { do: 'edit', fields: { title: 'Other' } });
    expect(isTouched(edited, draft)).toBe(true);
    expect(isTouched(changed(edited, { do: 'edit', fields: { title: 'A title' } }), draft)).toBe(false);
    expect(isTouched({ ...draft, at: 'later' }, draft)).toBe(false);
  });
});
