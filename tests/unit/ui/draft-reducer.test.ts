import { describe, expect, it } from 'vitest';
import type { KeyPoint, Summary } from '../../../src/core/summary.ts';
import type { Draft } from '../../../src/storage/drafts.ts';
import { hasUserChanges, reduceDraft } from '../../../src/ui/popup/draft-reducer.ts';

const createPoint = (name: string): KeyPoint => ({ text: `${name} text`, quote: `${name} quote` });

/** Creates a draft with key points of these names, and only the fields that `reduceDraft` reads. */
function createDraft(...names: string[]): Draft {
  const post = { title: 'A title', points: names.map(createPoint) };
  return {
    version: 5,
    post,
    points: names.length,
    rewritten: [],
    removed: [],
    saved: null,
    at: '',
  } as unknown as Draft;
}

const order = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name} quote`);
const createSummary = (...names: string[]) => ({ points: names.map(createPoint) }) as Summary;
const listTexts = (draft: Draft) => draft.post.points.map(({ text }) => text.replace(' text', ''));
const choosePoints = (draft: Draft, ...names: string[]) =>
  reduceDraft(draft, { do: 'choosePoints', points: names.length, summary: createSummary(...names), order });

describe('choosing another number of points', () => {
  it('puts a new point to its place in the article when more points are chosen', () => {
    expect(listTexts(choosePoints(createDraft('a', 'd'), 'a', 'c', 'd'))).toEqual(['a', 'c', 'd']);
    expect(listTexts(choosePoints(createDraft('b', 'c'), 'a', 'b', 'c'))).toEqual(['a', 'b', 'c']);
  });

  it('removes points that are no longer chosen', () => {
    expect(listTexts(choosePoints(createDraft('a', 'b', 'c'), 'a', 'c'))).toEqual(['a', 'c']);
  });

  it('keeps a point that the user rewrote, also when it is no longer chosen', () => {
    const rewritten = reduceDraft(createDraft('a', 'b', 'c'), {
      do: 'editPoint',
      index: 1,
      point: { text: 'my words' },
    });
    expect(listTexts(choosePoints(rewritten, 'a', 'c'))).toEqual(['a', 'my words', 'c']);
    expect(listTexts(choosePoints(rewritten, 'a', 'b', 'c', 'd'))).toEqual(['a', 'my words', 'c', 'd']);
  });

  it('keeps a removed point out when more points are chosen', () => {
    const without = reduceDraft(createDraft('a', 'b', 'c'), { do: 'removePoint', index: 1 });
    expect(listTexts(choosePoints(without, 'a', 'b', 'c', 'd'))).toEqual(['a', 'c', 'd']);
  });

  it('keeps a removed point of several sentences out, but not a point that shares one of them', () => {
    const removed = reduceDraft(createDraft('a', 'b'), { do: 'removePoint', index: 1 });
    const join = (...names: string[]): KeyPoint => ({
      text: `${names.join('+')} text`,
      quote: names.map((name) => `${name} quote`).join('\n'),
      changes: [{ kind: 'joined' }],
    });
    const choose = (point: KeyPoint) =>
      listTexts(
        reduceDraft(
          { ...removed, removed: ['b quote', 'c quote'] },
          { do: 'choosePoints', points: 2, summary: { points: [createPoint('a'), point] } as Summary, order },
        ),
      );
    expect(choose(join('b', 'c'))).toEqual(['a']);
    expect(choose(join('c', 'd'))).toEqual(['a', 'c+d']);
  });

  it('keeps points written by hand, and the user’s order', () => {
    const added = reduceDraft(createDraft('a', 'b'), { do: 'addPoint' });
    const written = reduceDraft(added, { do: 'editPoint', index: 2, point: { text: 'mine' } });
    const moved = reduceDraft(written, { do: 'movePoint', from: 2, to: 1 });
    expect(listTexts(moved)).toEqual(['a', 'mine', 'b']);
    expect(listTexts(choosePoints(moved, 'a', 'b', 'e'))).toEqual(['a', 'mine', 'b', 'e']);
  });
});

describe('splitting and joining points', () => {
  const split = reduceDraft(createDraft('a', 'b'), { do: 'splitPoint', index: 0, at: 2 });
  const merged = reduceDraft(createDraft('a', 'b', 'd'), { do: 'mergePoint', index: 1 });

  it('splits a point into two that rest on its sentence, without a space at the cut', () => {
    expect(split.post.points.map(({ text, quote }) => [text, quote])).toEqual([
      ['a', 'a quote'],
      ['text', 'a quote'],
      ['b text', 'b quote'],
    ]);
  });

  it('adds an empty point without a sentence when a point is split at its end', () => {
    const at = 'a text'.length;
    const points = reduceDraft(createDraft('a'), { do: 'splitPoint', index: 0, at }).post.points;
    expect(points).toEqual([createPoint('a'), { text: '', quote: '' }]);
  });

  it('joins the texts and the sentences of two points, each sentence once', () => {
    expect(merged.post.points[0]).toEqual({ text: 'a text b text', quote: 'a quote\nb quote' });
    expect(reduceDraft(split, { do: 'mergePoint', index: 1 }).post.points).toEqual([
      createPoint('a'),
      createPoint('b'),
    ]);
  });

  it('keeps what was done to the sentences of a split or joined point', () => {
    const changes = [{ kind: 'joined' } as const];
    const { post } = createDraft('a', 'b');
    const draft = { ...createDraft(), post: { ...post, points: post.points.map((point) => ({ ...point, changes })) } };
    const halves = reduceDraft(draft, { do: 'splitPoint', index: 0, at: 2 }).post.points;
    expect(halves.slice(0, 2).map((point) => point.changes)).toEqual([changes, changes]);
    expect(reduceDraft(draft, { do: 'mergePoint', index: 1 }).post.points[0]?.changes).toHaveLength(2);
  });

  it('keeps comments and proof links of split and joined points, and a comment only once', () => {
    const { post } = createDraft('a', 'b');
    const points = post.points.map((point) => ({
      ...point,
      comment: `On ${point.text}`,
      proof: `text=${point.text[0]}`,
    }));
    const draft = { ...createDraft(), post: { ...post, points } };
    const joined = reduceDraft(draft, { do: 'mergePoint', index: 1 }).post.points[0];
    expect(joined).toMatchObject({ comment: 'On a text On b text', proof: 'text=a&text=b' });
    const halved = reduceDraft(draft, { do: 'splitPoint', index: 0, at: 2 });
    expect(halved.post.points.slice(0, 2)).toMatchObject([
      { comment: 'On a text', proof: 'text=a' },
      { proof: 'text=a' },
    ]);
    expect(reduceDraft(halved, { do: 'mergePoint', index: 1 }).post.points[0]).toEqual(points[0]);
  });

  it('keeps the label of a joined point', () => {
    const labelled = reduceDraft(createDraft('a', 'b'), { do: 'editPoint', index: 1, point: { label: 'New' } });
    expect(reduceDraft(labelled, { do: 'mergePoint', index: 1 }).post.points[0]).toHaveProperty('label', 'New');
  });

  it('returns the same draft for a join above the first point', () => {
    const draft = createDraft('a');
    expect(reduceDraft(draft, { do: 'mergePoint', index: 0 })).toBe(draft);
  });

  it('keeps split and joined points, and adds no sentence twice, when other points are chosen', () => {
    expect(listTexts(choosePoints(split, 'a', 'b', 'c'))).toEqual(['a', 'text', 'b', 'c']);
    expect(listTexts(choosePoints(merged, 'a', 'b', 'c', 'd'))).toEqual(['a b text', 'c', 'd']);
    expect(listTexts(choosePoints(merged, 'd'))).toEqual(['a b text', 'd']);
  });
});

describe('small changes', () => {
  it('moves a point, and not beyond the ends', () => {
    const draft = createDraft('a', 'b');
    expect(listTexts(reduceDraft(draft, { do: 'movePoint', from: 0, to: 1 }))).toEqual(['b', 'a']);
    expect(reduceDraft(draft, { do: 'movePoint', from: 0, to: -1 })).toBe(draft);
    expect(reduceDraft(draft, { do: 'movePoint', from: 1, to: 2 })).toBe(draft);
  });

  it('removes a label that was emptied', () => {
    const labelled = reduceDraft(createDraft('a'), { do: 'editPoint', index: 0, point: { label: 'New' } });
    expect(labelled.post.points[0]).toHaveProperty('label', 'New');
    const emptied = reduceDraft(labelled, { do: 'editPoint', index: 0, point: { label: '' } });
    expect(emptied.post.points[0]).not.toHaveProperty('label');
  });

  it('does not change the draft before, so that undo can keep it', () => {
    const draft = createDraft('a', 'b');
    const before = structuredClone(draft);
    reduceDraft(draft, { do: 'removePoint', index: 0 });
    reduceDraft(draft, { do: 'edit', fields: { title: 'Other' } });
    expect(draft).toEqual(before);
  });

  it('finds no user’s changes in a draft that was changed and changed back', () => {
    const draft = createDraft('a');
    const edited = reduceDraft(draft, { do: 'edit', fields: { title: 'Other' } });
    expect(hasUserChanges(edited, draft)).toBe(true);
    expect(hasUserChanges(reduceDraft(edited, { do: 'edit', fields: { title: 'A title' } }), draft)).toBe(false);
    expect(hasUserChanges({ ...draft, at: 'later' }, draft)).toBe(false);
  });
});
