import { setPoints } from '../../core/format/set-points.ts';
import type { Post } from '../../core/post.ts';
import type { KeyPoint, Summary } from '../../core/summary.ts';
import type { Draft } from '../../storage/drafts.ts';

/** Every change that the user can make to a draft. `reduceDraft` changes a copy, and undo restores the draft before. */
export type DraftAction =
  | { do: 'edit'; fields: Partial<Post> }
  | { do: 'editPoint'; index: number; point: Partial<KeyPoint> }
  | { do: 'addPoint' }
  | { do: 'removePoint'; index: number }
  | { do: 'movePoint'; from: number; to: number }
  /** Splits a point in two. `at`: index in the point's text (UTF-16 code units) where the second half begins. */
  | { do: 'splitPoint'; index: number; at: number }
  /** Joins a point with the point above it. */
  | { do: 'mergePoint'; index: number }
  | { do: 'choosePoints'; points: number; summary: Summary; order: string[] };

/** Returns the draft after an action, or the same object when the action is not possible. */
export function reduceDraft(draft: Draft, action: DraftAction): Draft {
  const { post } = draft;
  const withPoints = (points: KeyPoint[]): Draft => ({ ...draft, post: setPoints(post, points) });
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

/**
 * Names what an action changes. Quick changes with the same name, such as typed letters or slider steps, are undone
 * together.
 */
export function getUndoGroup(action: DraftAction): string {
  if (action.do === 'edit') return Object.keys(action.fields).join(' ');
  if (action.do === 'editPoint') return `point ${action.index} ${Object.keys(action.point)}`;
  return action.do === 'choosePoints' ? action.do : '';
}

/** Whether the user has changed anything in `draft`, compared with the unchanged draft `pristine`. */
export function hasUserChanges(draft: Draft, pristine: Draft): boolean {
  return serializeUserWork(draft) !== serializeUserWork(pristine);
}

/** Serializes everything in a draft that the user can change, for comparing drafts. */
const serializeUserWork = ({ post, profile, points, rewritten, removed, saved }: Draft): string =>
  toCanonicalJson({ post, profile, points, rewritten, removed, saved });

/** Serializes a value for comparison. Keys are sorted, because browser storage may return objects with another key order. */
export function toCanonicalJson(whole: unknown): string {
  const sorted = (_: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify(whole, sorted) ?? '';
}

/**
 * Returns the points after the user has chosen another number of points. Keeps points that the user wrote or rewrote, leaves
 * out removed ones, and inserts a new point where its sentence occurs in the article, without reordering the other points.
 * `order`: the quotes of all possible points in the order of the article.
 */
export function reselectPoints(draft: Draft, { summary, order }: { summary: Summary; order: string[] }): KeyPoint[] {
  const chosen = summary.points.filter(({ quote }) => !splitQuote(quote).every((line) => draft.removed.includes(line)));
  const wanted = new Set(chosen.map((point) => point.quote));
  const result = draft.post.points.filter(
    (point) => !point.quote || wanted.has(point.quote) || draft.rewritten.includes(point.quote),
  );
  const places = new Map(order.flatMap((quote, index) => splitQuote(quote).map((line) => [line, index] as const)));
  const getPlace = ({ quote }: KeyPoint) => places.get(splitQuote(quote)[0] ?? '') ?? order.length;
  for (const point of chosen) {
    if (result.some((old) => splitQuote(point.quote).every((line) => splitQuote(old.quote).includes(line)))) continue;
    const place = getPlace(point);
    const before = result.findLastIndex((old) => getPlace(old) < place);
    result.splice(before + 1, 0, point);
  }
  return result;
}

/** Splits a point's quote into the article's sentences. A point that was merged from several has the sentences of each. */
export const splitQuote = (quote: string): string[] => quote.split('\n').filter(Boolean);

/**
 * Splits a point at `at`. Both halves keep the quoted sentences of the whole point; an empty half has none. The comment
 * stays with the first half.
 */
function splitPoint({ label, text, comment, ...source }: KeyPoint, at: number): [KeyPoint, KeyPoint] {
  const [first, second] = [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
  const toHalf = (half: string): KeyPoint =>
    half === '' ? { text: half, quote: '' } : { text: half, ...source, ...keepOwnSentences(source, half) };
  const commented = comment === undefined ? {} : { comment };
  return [withoutEmptyLabel({ label: label ?? '', ...toHalf(first), ...commented }), toHalf(second)];
}

/** Returns the quoted sentences that are, for the most part, in one half of a point; all of them when none is. */
function keepOwnSentences({ quote, changes }: Pick<KeyPoint, 'quote' | 'changes'>, half: string): Partial<KeyPoint> {
  const toWords = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const halfWords = new Set(toWords(half));
  const own = splitQuote(quote).filter((sentence) => {
    const words = toWords(sentence);
    return words.filter((word) => halfWords.has(word)).length > words.length / 2;
  });
  if (own.length === 0) return {};
  const kept = changes?.filter(({ kind }) => kind !== 'joined' || own.length > 1);
  return { quote: own.join('\n'), ...(kept && { changes: kept }) };
}

function joinPoints(above: KeyPoint, below: KeyPoint): KeyPoint {
  const sentences = new Set([...splitQuote(above.quote), ...splitQuote(below.quote)]);
  const changes = [...(above.changes ?? []), ...(below.changes ?? [])];
  const comment = [above.comment, below.comment].filter(Boolean).join(' ');
  // A browser highlights the texts of all directives that `&` joins.
  const proof = [...new Set([above.proof, below.proof].filter(Boolean))].join('&');
  return withoutEmptyLabel({
    ...(changes.length ? { changes } : {}),
    ...(comment ? { comment } : {}),
    ...(proof ? { proof } : {}),
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
