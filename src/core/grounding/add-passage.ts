import type { Passage } from '../passage.ts';
import type { KeyPoint } from '../summary.ts';
import { collapseSpaces } from '../text/collapse-spaces.ts';
import { proveQuote, type QuotedTexts } from './add-proof.ts';
import { chooseSpan, locateQuote } from './page-text.ts';

/** Characters. A longer passage is a point that few readers read. */
const LONG_PASSAGE = 2_000;

/** What the user should know of a passage that became a point. `known`: it is a point already, and was not added again. */
export type PassageNote = 'added' | 'known' | 'long' | 'joined' | 'repeated';

export interface AddedPassage {
  points: KeyPoint[];
  /** Index of the passage's point. */
  index: number;
  note: PassageNote;
  /** Of a `long` passage its characters, of a `joined` one its blocks, of a `repeated` one how often the page has it. */
  count: number;
}

/**
 * Adds a passage of the page as a point, where it stands among the other points in the article; at the end when the article
 * does not have it. `isLinked`: whether the format links points to their sentences.
 */
export function addPassage(
  points: KeyPoint[],
  passage: Passage,
  texts: QuotedTexts,
  { isLinked }: { isLinked: boolean },
): AddedPassage {
  const lines = passage.text
    .split(/[\n\t]+/)
    .map(collapseSpaces)
    .filter((line) => line !== '');
  const quote = lines.join('\n');
  const known = points.findIndex((point) => point.quote === quote);
  if (known >= 0) return { points, index: known, note: 'known', count: 1 };
  const text = lines.join(' ');
  const place = chooseSpan(locateQuote(text, texts.article), texts.article, passage)?.first ?? Number.POSITIVE_INFINITY;
  const findPlace = ({ quote }: KeyPoint) =>
    locateQuote(quote.split('\n', 1)[0] ?? '', texts.article)[0]?.first ?? Number.POSITIVE_INFINITY;
  const index = points.findLastIndex((point) => findPlace(point) <= place) + 1;
  const proof = isLinked ? proveQuote(quote, texts, passage) : '';
  const point: KeyPoint = {
    text,
    quote,
    ...(lines.length > 1 ? { changes: [{ kind: 'joined' }] } : {}),
    ...(proof === '' ? {} : { proof }),
  };
  const repetitions = locateQuote(text, texts.page).length;
  const [note, count]: [PassageNote, number] =
    text.length > LONG_PASSAGE
      ? ['long', text.length]
      : lines.length > 1
        ? ['joined', lines.length]
        : repetitions > 1
          ? ['repeated', repetitions]
          : ['added', 1];
  return { points: points.toSpliced(index, 0, point), index, note, count };
}

/** Adds passages one after another (see `addPassage`). Returns a result for each; the last one has all points. */
export function addPassages(
  points: KeyPoint[],
  passages: Passage[],
  texts: QuotedTexts,
  options: { isLinked: boolean },
): AddedPassage[] {
  let now = points;
  return passages.map((passage) => {
    const added = addPassage(now, passage, texts, options);
    now = added.points;
    return added;
  });
}
