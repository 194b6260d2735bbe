import type { Post } from '../../core/post.ts';
import type { KeyPoint, Summary } from '../../core/summary.ts';
import type { Draft } from '../../storage/drafts.ts';

/** Every change that the user can make to a draft. Each is pure: undo keeps the draft before it. */
export type DraftAction =
  | { do: 'edit'; fields: Partial<Post> }
  | { do: 'editPoint'; index: number; point: Partial<KeyPoint> }
  | { do: 'addPoint' }
  | { do: 'removePoint'; index: number }
  | { do: 'movePoint'; from: number; to: number }
  /** `at`: where the second half begins, in UTF-16 units of the point's text. */
  | { do: 'splitPoint'; index: number; at: number }
  /** Joins a point with the point above it. */
  | { do: 'mergePoint'; index: number }
  | { do: 'choosePoints'; points: number; summary: Summary; order: string[] };

/** The draft after an action. A change that is not possible returns the same object. */
export function reduceDraft(draft: Draft, action: DraftAction): Draft {
  const { post } = draft;
  const withPoints = (points: KeyPoint[]): Draft => ({ ...draft, post: { ...post, points } });
  switch (action.do) {
    case 'edit':
      return { ...draft, post: { ...post, ...action.fields } };
    case 'editPoint': {
      const old = post.points[action.index];
      if (!old) return draft;
      const points = post.points.with(action.index, withoutEmptyLabel({ ...old, ...action.point }));
      return { ...withPoints(points), rewritten: addQuotes(draft.rewritten, old.quote) };
    }
    case 'addPoint':
      return withPoints([...post.points, { text: '', quote: '' }]);
    case 'removePoint': {
      const old = post.points[action.index];
      if (!old) return draft;
      return {
        ...withPoints(post.points.toSpliced(action.index, 1)),
        removed: addQuotes(draft.removed, ...splitQuote(old.quote)),
      };
    }
    case 'movePoint': {
      const { from, to } = action;
      const point = post.points[from];
      if (!point || to === from || to < 0 || to >= post.points.length) return draft;
      return withPoints(post.points.toSpliced(from, 1).toSpliced(to, 0, point));
    }
    case 'splitPoint': {
      const old = post.points[action.index];
      if (!old) return draft;
      const [first, second] = splitPoint(old, action.at);
      const points = post.points.toSpliced(action.index, 1, first, second);
      return { ...withPoints(points), rewritten: addQuotes(draft.rewritten, old.quote) };
    }
    case 'mergePoint': {
      const [above, below] = [post.points[action.index - 1], post.points[action.index]];
      if (!above || !below) return draft;
      const point = joinPoints(above, below);
      const points = post.points.toSpliced(action.index - 1, 2, point);
      return { ...withPoints(points), rewritten: addQuotes(draft.rewritten, point.quote) };
    }
    case 'choosePoints':
      return { ...withPoints(reselectPoints(draft, action)), points: action.points };
  }
}

/** Names the thing that an action changes: the letters of a word and the steps of the slider are undone together. */
export function getUndoGroup(action: DraftAction): string {
  if (action.do === 'edit') return Object.keys(action.fields).join(' ');
  if (action.do === 'editPoint') return `point ${action.index} ${Object.keys(action.point)}`;
  return action.do === 'choosePoints' ? action.do : '';
}

/** Whether the user has changed anything that `pristine` does not have. */
export function hasUserChanges(draft: Draft, pristine: Draft): boolean {
  return serializeUserWork(draft) !== serializeUserWork(pristine);
}

/** Everything that the user can change, as text. */
const serializeUserWork = ({ post, profile, points, rewritten, removed, saved }: Draft): string =>
  toCanonicalJson({ post, profile, points, rewritten, removed, saved });

/** Text to compare by. Keys are sorted: a browser's storage returns objects with their keys in another order. */
export function toCanonicalJson(whole: unknown): string {
  const sorted = (_: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify(whole, sorted) ?? '';
}

/**
 * The points after the user chose another number of them. Points that the user wrote or rewrote stay, removed points stay
 * out, and a new point goes to its place in the article, among the points in the user's order.
 * `order`: the quotes of all points, in the article's order.
 */
function reselectPoints(draft: Draft, { summary, order }: { summary: Summary; order: string[] }): KeyPoint[] {
  const chosen = summary.points.filter((point) => !draft.removed.includes(point.quote));
  const wanted = new Set(chosen.map((point) => point.quote));
  const result = draft.post.points.filter(
    (point) => !point.quote || wanted.has(point.quote) || draft.rewritten.includes(point.quote),
  );
  const places = new Map(order.map((quote, index) => [quote, index]));
  const getPlace = ({ quote }: KeyPoint) => places.get(splitQuote(quote)[0] ?? '') ?? order.length;
  for (const point of chosen) {
    if (result.some((old) => splitQuote(old.quote).includes(point.quote))) continue;
    const place = getPlace(point);
    const before = result.findLastIndex((old) => getPlace(old) < place);
    result.splice(before + 1, 0, point);
  }
  return result;
}

/** The sentences that a point rests on. A point that was joined from several has the sentences of each. */
export const splitQuote = (quote: string): string[] => quote.split('\n').filter(Boolean);

/** Both halves rest on the sentences of the whole; an empty half rests on none. */
function splitPoint({ label, text, quote }: KeyPoint, at: number): [KeyPoint, KeyPoint] {
  const [first, second] = [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
  const toHalf = (half: string): KeyPoint => ({ text: half, quote: half === '' ? '' : quote });
  return [withoutEmptyLabel({ label: label ?? '', ...toHalf(first) }), toHalf(second)];
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
