import type { Post } from '../../core/post.ts';
import type { KeyPoint, Summary } from '../../core/summary.ts';
import type { Draft } from '../../storage/drafts.ts';

/** Every change that the person can make to a draft. Each is a pure step, so that it can be undone by keeping the one before. */
export type DraftAction =
  | { do: 'edit'; fields: Partial<Post> }
  | { do: 'editPoint'; index: number; point: Partial<KeyPoint> }
  | { do: 'addPoint' }
  | { do: 'removePoint'; index: number }
  | { do: 'movePoint'; from: number; to: number }
  /** `at`: the place in the point's text where the second half begins. */
  | { do: 'splitPoint'; index: number; at: number }
  /** Joins a point with the one above it. */
  | { do: 'mergePoint'; index: number }
  | { do: 'choosePoints'; points: number; summary: Summary; order: string[] };

export function reduceDraft(draft: Draft, change: DraftAction): Draft {
  const { post } = draft;
  const withPoints = (points: KeyPoint[]): Draft => ({ ...draft, post: { ...post, points } });
  switch (change.do) {
    case 'edit':
      return { ...draft, post: { ...post, ...change.fields } };
    case 'editPoint': {
      const old = post.points[change.index];
      if (!old) return draft;
      const points = post.points.with(change.index, withoutEmptyLabel({ ...old, ...change.point }));
      return { ...withPoints(points), rewritten: addQuotes(draft.rewritten, old.quote) };
    }
    case 'addPoint':
      return withPoints([...post.points, { text: '', quote: '' }]);
    case 'removePoint': {
      const old = post.points[change.index];
      if (!old) return draft;
      return {
        ...withPoints(post.points.toSpliced(change.index, 1)),
        removed: addQuotes(draft.removed, ...splitQuote(old.quote)),
      };
    }
    case 'movePoint': {
      const { from, to } = change;
      const point = post.points[from];
      if (!point || to === from || to < 0 || to >= post.points.length) return draft;
      return withPoints(post.points.toSpliced(from, 1).toSpliced(to, 0, point));
    }
    case 'splitPoint': {
      const old = post.points[change.index];
      if (!old) return draft;
      const [first, second] = splitPoint(old, change.at);
      const points = post.points.toSpliced(change.index, 1, first, second);
      return { ...withPoints(points), rewritten: addQuotes(draft.rewritten, old.quote) };
    }
    case 'mergePoint': {
      const [above, below] = [post.points[change.index - 1], post.points[change.index]];
      if (!above || !below) return draft;
      const point = joinPoints(above, below);
      const points = post.points.toSpliced(change.index - 1, 2, point);
      return { ...withPoints(points), rewritten: addQuotes(draft.rewritten, point.quote) };
    }
    case 'choosePoints':
      return { ...withPoints(reselectPoints(draft, change)), points: change.points };
  }
}

/** Whether the person has done anything with the draft since it was made. */
export function hasUserChanges(draft: Draft, pristine: Draft): boolean {
  return serializeUserWork(draft) !== serializeUserWork(pristine);
}

/** All that the person can change, as text. */
const serializeUserWork = ({ post, profile, points, rewritten, removed, saved }: Draft): string =>
  toCanonicalJson({ post, profile, points, rewritten, removed, saved });

/** As text, to compare. A browser's storage gives objects back with their keys in another order. */
export function toCanonicalJson(whole: unknown): string {
  const sorted = (_: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify(whole, sorted) ?? '';
}

/**
 * The points after asking for more or fewer: those that the person rewrote or wrote stay, those taken out stay out, and
 * a new one goes in at its place in the article, among the points as the person has ordered them.
 * `order`: the quotes of the article in the article's order.
 */
function reselectPoints(draft: Draft, { summary, order }: { summary: Summary; order: string[] }): KeyPoint[] {
  const chosen = summary.points.filter((point) => !draft.removed.includes(point.quote));
  const wanted = new Set(chosen.map((point) => point.quote));
  const result = draft.post.points.filter(
    (point) => !point.quote || wanted.has(point.quote) || draft.rewritten.includes(point.quote),
  );
  const place = new Map(order.map((quote, index) => [quote, index]));
  const placeOf = ({ quote }: KeyPoint) => place.get(splitQuote(quote)[0] ?? '') ?? order.length;
  for (const point of chosen) {
    if (result.some((old) => splitQuote(old.quote).includes(point.quote))) continue;
    const at = placeOf(point);
    const before = result.findLastIndex((old) => placeOf(old) < at);
    result.splice(before + 1, 0, point);
  }
  return result;
}

/** The sentences that a point rests on; one that was joined of several has one of each. */
export const splitQuote = (quote: string): string[] => quote.split('\n').filter(Boolean);

/** Both halves rest on the sentence that the whole did; an empty one rests on nothing. */
function splitPoint({ label, text, quote }: KeyPoint, at: number): [KeyPoint, KeyPoint] {
  const [first, second] = [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
  const half = (words: string): KeyPoint => ({ text: words, quote: words === '' ? '' : quote });
  return [withoutEmptyLabel({ label: label ?? '', ...half(first) }), half(second)];
}

function joinPoints(above: KeyPoint, below: KeyPoint): KeyPoint {
  const sentences = new Set([...splitQuote(above.quote), ...splitQuote(below.quote)]);
  return withoutEmptyLabel({
    label: above.label ?? below.label ?? '',
    text: [above.text, below.text].filter(Boolean).join(' '),
    quote: [...sentences].join('\n'),
  });
}

function withoutEmptyLabel({ label, ...point }: KeyPoint): KeyPoint {
  return label ? { label, ...point } : point;
}

function addQuotes(list: string[], ...quotes: string[]): string[] {
  const more = quotes.filter((quote) => quote && !list.includes(quote));
  return more.length ? [...list, ...more] : list;
}
