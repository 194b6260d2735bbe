import type { Draft } from '../../browser/drafts.ts';
import type { KeyPoint, Post, Summary } from '../../core/types.ts';

/** Every change that the person can make to a draft. Each is a pure step, so that it can be undone by keeping the one before. */
export type Change =
  | { do: 'edit'; fields: Partial<Post> }
  | { do: 'editPoint'; index: number; point: Partial<KeyPoint> }
  | { do: 'addPoint' }
  | { do: 'removePoint'; index: number }
  | { do: 'movePoint'; index: number; by: -1 | 1 }
  | { do: 'choosePoints'; points: number; summary: Summary; order: string[] }
  | { do: 'saved'; id: string };

export function changed(draft: Draft, change: Change): Draft {
  const { post } = draft;
  const withPoints = (points: KeyPoint[]): Draft => ({ ...draft, post: { ...post, points } });
  switch (change.do) {
    case 'edit':
      return { ...draft, post: { ...post, ...change.fields } };
    case 'editPoint': {
      const old = post.points[change.index];
      if (!old) return draft;
      const points = post.points.with(change.index, withoutEmptyLabel({ ...old, ...change.point }));
      return { ...withPoints(points), rewritten: including(draft.rewritten, old.quote) };
    }
    case 'addPoint':
      return withPoints([...post.points, { text: '', quote: '' }]);
    case 'removePoint': {
      const old = post.points[change.index];
      if (!old) return draft;
      return { ...withPoints(post.points.toSpliced(change.index, 1)), removed: including(draft.removed, old.quote) };
    }
    case 'movePoint': {
      const point = post.points[change.index];
      const to = change.index + change.by;
      if (!point || to < 0 || to >= post.points.length) return draft;
      return withPoints(post.points.toSpliced(change.index, 1).toSpliced(to, 0, point));
    }
    case 'choosePoints':
      return { ...withPoints(reselected(draft, change)), points: change.points };
    case 'saved':
      return { ...draft, saved: change.id };
  }
}

/** What the person has done with the draft since it was made. */
export function isTouched(draft: Draft, pristine: Draft): boolean {
  return JSON.stringify({ ...draft, at: '' }) !== JSON.stringify({ ...pristine, at: '' });
}

/**
 * The points after asking for more or fewer: those that the person rewrote or wrote stay, those taken out stay out, and
 * a new one goes in at its place in the article, among the points as the person has ordered them.
 * `order`: the quotes of the article in the article's order.
 */
function reselected(draft: Draft, { summary, order }: { summary: Summary; order: string[] }): KeyPoint[] {
  const chosen = summary.points.filter((point) => !draft.removed.includes(point.quote));
  const wanted = new Set(chosen.map((point) => point.quote));
  const result = draft.post.points.filter(
    (point) => !point.quote || wanted.has(point.quote) || draft.rewritten.includes(point.quote),
  );
  const place = new Map(order.map((quote, index) => [quote, index]));
  for (const point of chosen) {
    if (result.some((old) => old.quote === point.quote)) continue;
    const at = place.get(point.quote) ?? order.length;
    const before = result.findLastIndex((old) => (place.get(old.quote) ?? order.length) < at);
    result.splice(before + 1, 0, point);
  }
  return result;
}

function withoutEmptyLabel({ label, ...point }: KeyPoint): KeyPoint {
  return label ? { label, ...point } : point;
}

function including(list: string[], quote: string): string[] {
  return !quote || list.includes(quote) ? list : [...list, quote];
}
