/** Makes key points of written ones: no label stands twice, and none repeats a sentence that another took in. */
import type { KeyPoint } from '../summary.ts';
import { countWords } from '../text/words.ts';
import { findPointLabel } from './point-label.ts';
import type { PointText } from './point-text.ts';
import type { TextDocument } from './sentences.ts';
import { capitalize } from './trim-sentence.ts';
import { writePoint } from './write-point.ts';

/** What is left of a text without its label has at least this many words. */
const MIN_REST_WORDS = 4;

/**
 * Labels the points of a post, in the given order. No label stands twice, and a sentence that a point took from its
 * neighbourhood is no point again.
 */
export function labelPoints(textDocument: TextDocument, all: readonly PointText[], language: string): KeyPoint[] {
  const used = new Set<number>();
  const labels = new Set<string>();
  const points: KeyPoint[] = [];
  for (const written of mergeSiblings(textDocument, all, language)) {
    const isWithin = all.some(
      ({ sentences }) =>
        sentences.length > written.sentences.length && written.sentences.every((at) => sentences.includes(at)),
    );
    if (isWithin || written.sentences.every((at) => used.has(at))) continue;
    for (const at of written.sentences) used.add(at);
    const label = findPointLabel(textDocument, written, language, labels);
    if (label) labels.add(label.toLowerCase());
    points.push(toKeyPoint(textDocument, written, label));
  }
  return points;
}

/** Makes one point of points with the same lead-in, so that no lead-in stands twice. */
function mergeSiblings(textDocument: TextDocument, points: readonly PointText[], language: string): PointText[] {
  const out: PointText[] = [];
  const getLead = ({ sentences, changes: [first] }: PointText) =>
    first?.kind === 'lead-in' ? sentences[0] : undefined;
  for (const point of points) {
    const lead = getLead(point);
    const sibling = lead === undefined ? -1 : out.findIndex((other) => getLead(other) === lead);
    const items = [...new Set([...(out[sibling]?.sentences ?? []), ...point.sentences])].slice(1);
    const merged = sibling < 0 ? null : writePoint(textDocument, items, language);
    if (merged) out[sibling] = merged;
    else out.push(point);
  }
  return out;
}

function toKeyPoint({ sentences: all }: TextDocument, point: PointText, label = ''): KeyPoint {
  const { text, sentences, changes } = point;
  const quote = sentences.map((at) => all[at]?.text ?? '').join('\n');
  return {
    ...(label ? { label, text: cutLabel(text, label) } : { text }),
    quote,
    ...(changes.length ? { changes } : {}),
  };
}

/** A text that begins with its label, as a sentence or a lead-in of its own, goes on without it. */
function cutLabel(text: string, label: string): string {
  if (
    !text.toLowerCase().startsWith(label.toLowerCase()) ||
    !/[.:!]\s/.test(text.slice(label.length, label.length + 2))
  )
    return text;
  const rest = text.slice(label.length + 2).trim();
  return countWords(rest) >= MIN_REST_WORDS ? capitalize(rest) : text;
}
