import { describe, expect, it } from 'vitest';
import type { KeyPoint, Summary } from '../../../src/core/summary.ts';
import type { Draft } from '../../../src/storage/drafts.ts';
import { hasUserChanges, reduceDraft } from '../../../src/ui/popup/draft-reducer.ts';

const point = (name: string): KeyPoint => ({ text: `${name} text`, quote: `${name} quote` });

/** A draft with the points of those names. Only what `reduceDraft` looks at is filled in. */
function draftOf(...names: string[]): Draft {
  const post = { title: 'A title', points: names.map(point) };
  return {
    version: 3,
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
  reduceDraft(draft, { do: 'choosePoints', points: names.length, summary: summaryOf(...names), order });

describe('choosing another number of points', () => {
  it('puts a new point at its place in the article', () => {
    expect(texts(choose(draftOf('a', 'd'), 'a', 'c', 'd'))).toEqual(['a', 'c', 'd']);
    expect(texts(choose(draftOf('b', 'c'), 'a', 'b', 'c'))).toEqual(['a', 'b', 'c']);
  });

  it('takes out points that are no longer chosen', () => {
    expect(texts(choose(draftOf('a', 'b', 'c'), 'a', 'c'))).toEqual(['a', 'c']);
  });

  it('keeps what the person rewrote, though it is no longer chosen', () => {
    const rewritten = reduceDraft(draftOf('a', 'b', 'c'), { do: 'editPoint', index: 1, point: { text: 'my words' } });
    expect(texts(choose(rewritten, 'a', 'c'))).toEqual(['a', 'my words', 'c']);
    expect(texts(choose(rewritten, 'a', 'b', 'c', 'd'))).toEqual(['a', 'my words', 'c', 'd']);
  });

  it('leaves out what the person took out', () => {
    const without = reduceDraft(draftOf('a', 'b', 'c'), { do: 'removePoint', index: 1 });
    expect(texts(choose(without, 'a', 'b', 'c', 'd'))).toEqual(['a', 'c', 'd']);
  });

  it('keeps points written by hand and the order that the person gave', () => {
    const added = reduceDraft(draftOf('a', 'b'), { do: 'addPoint' });
    const written = reduceDraft(added, { do: 'editPoint', index: 2, point: { text: 'mine' } });
    const moved = reduceDraft(written, { do: 'movePoint', from: 2, to: 1 });
    expect(texts(moved)).toEqual(['a', 'mine', 'b']);
    expect(texts(choose(moved, 'a', 'b', 'e'))).toEqual(['a', 'mine', 'b', 'e']);
  });
});

describe('splitting and joining points', () => {
  const split = reduceDraft(draftOf('a', 'b'), { do: 'splitPoint', index: 0, at: 2 });
  const merged = reduceDraft(draftOf('a', 'b', 'd'), { do: 'mergePoint', index: 1 });

  it('leaves both halves the sentence that they rest on, and no space at the cut', () => {
    expect(split.post.points.map(({ text, quote }) => [text, quote])).toEqual([
      ['a', 'a quote'],
      ['text', 'a quote'],
      ['b text', 'b quote'],
    ]);
  });

  it('begins an empty point at the end of one, resting on nothing', () => {
    const at = 'a text'.length;
    const points = reduceDraft(draftOf('a'), { do: 'splitPoint', index: 0, at }).post.points;
    expect(points).toEqual([point('a'), { text: '', quote: '' }]);
  });

  it('joins texts and sentences, each sentence once', () => {
    expect(merged.post.points[0]).toEqual({ text: 'a text b text', quote: 'a quote\nb quote' });
    expect(reduceDraft(split, { do: 'mergePoint', index: 1 }).post.points).toEqual([point('a'), point('b')]);
  });

  it('keeps a label of the two', () => {
    const labelled = reduceDraft(draftOf('a', 'b'), { do: 'editPoint', index: 1, point: { label: 'New' } });
    expect(reduceDraft(labelled, { do: 'mergePoint', index: 1 }).post.points[0]).toHaveProperty('label', 'New');
  });

  it('has nothing to join above the first', () => {
    const draft = draftOf('a');
    expect(reduceDraft(draft, { do: 'mergePoint', index: 0 })).toBe(draft);
  });

  it('keeps both, and brings no sentence twice, when other points are asked for', () => {
    expect(texts(choose(split, 'a', 'b', 'c'))).toEqual(['a', 'text', 'b', 'c']);
    expect(texts(choose(merged, 'a', 'b', 'c', 'd'))).toEqual(['a b text', 'c', 'd']);
    expect(texts(choose(merged, 'd'))).toEqual(['a b text', 'd']);
  });
});

describe('small changes', () => {
  it('moves a point and stops at the ends', () => {
    const draft = draftOf('a', 'b');
    expect(texts(reduceDraft(draft, { do: 'movePoint', from: 0, to: 1 }))).toEqual(['b', 'a']);
    expect(reduceDraft(draft, { do: 'movePoint', from: 0, to: -1 })).toBe(draft);
    expect(reduceDraft(draft, { do: 'movePoint', from: 1, to: 2 })).toBe(draft);
  });

  it('drops an emptied label rather than keeping an empty one', () => {
    const labelled = reduceDraft(draftOf('a'), { do: 'editPoint', index: 0, point: { label: 'New' } });
    expect(labelled.post.points[0]).toHaveProperty('label', 'New');
    const emptied = reduceDraft(labelled, { do: 'editPoint', index: 0, point: { label: '' } });
    expect(emptied.post.points[0]).not.toHaveProperty('label');
  });

  it('leaves the draft before it as it was, so that undo is keeping it', () => {
    const draft = draftOf('a', 'b');
    const before = structuredClone(draft);
    reduceDraft(draft, { do: 'removePoint', index: 0 });
    reduceDraft(draft, { do: 'edit', fields: { title: 'Other' } });
    expect(draft).toEqual(before);
  });

  it('knows a draft that was changed and changed back as untouched', () => {
    const draft = draftOf('a');
    const edited = reduceDraft(draft, { do: 'edit', fields: { title: 'Other' } });
    expect(hasUserChanges(edited, draft)).toBe(true);
    expect(hasUserChanges(reduceDraft(edited, { do: 'edit', fields: { title: 'A title' } }), draft)).toBe(false);
    expect(hasUserChanges({ ...draft, at: 'later' }, draft)).toBe(false);
  });
});
