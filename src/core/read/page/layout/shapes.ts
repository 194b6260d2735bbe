/** Evaluates computed values of `clip`, `clip-path` and `transform`. */

const parseNumbers = (text: string): number[] => (text.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);

/** True for a `clip: rect(top, right, bottom, left)` that leaves an area at most one pixel wide or one pixel high. */
export function clipShowsNothing(clip: string): boolean {
  const [top = 0, right = 0, bottom = 0, left = 0] = parseNumbers(clip);
  return /^rect\(/.test(clip) && !clip.includes('auto') && (right - left <= 1 || bottom - top <= 1);
}

/** True when a `clip-path` hides a box completely. `width` and `height` are the size of the box in CSS pixels. */
export function clipPathShowsNothing(path: string, width: number, height: number): boolean {
  const [, shape = '', values = ''] = /^(\w+)\((.*)\)/.exec(path) ?? [];
  const toPixels = (part: string, size: number) => Number.parseFloat(part) * (part.endsWith('%') ? size / 100 : 1);
  if (shape === 'inset') {
    const sides = (values.split(' round ')[0] ?? '').trim().split(/\s+/);
    const [top = '0', right = top, bottom = top, left = right] = sides;
    return (
      toPixels(top, height) + toPixels(bottom, height) >= height - 1 ||
      toPixels(left, width) + toPixels(right, width) >= width - 1
    );
  }
  if (shape === 'circle' || shape === 'ellipse') {
    const [radius = ''] = values.split(' at ');
    return (
      radius.trim() !== '' &&
      radius
        .trim()
        .split(/\s+/)
        .some((part) => toPixels(part, width) < 1)
    );
  }
  if (shape === 'polygon') {
    const points = values
      .replace(/^(nonzero|evenodd),/, '')
      .split(',')
      .map((point) => point.trim().split(/\s+/))
      .map(([x = '', y = '']): [number, number] => [toPixels(x, width), toPixels(y, height)]);
    const doubleArea = points.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = points[(index + 1) % points.length] ?? [0, 0];
      return sum + x * nextY - nextX * y;
    }, 0);
    // A point with `calc()` is not parsed and makes the area NaN. The comparison is then false: the box counts as
    // visible.
    return Math.abs(doubleArea) < 2;
  }
  return false;
}

/** Translation of a box in CSS pixels, and its scale. */
export interface Transform {
  x: number;
  y: number;
  scale: number;
}

export const IDENTITY_TRANSFORM: Transform = { x: 0, y: 0, scale: 1 };

/** Parses the CSS properties `transform`, `translate` and `scale`, and combines them into one transform. */
export function parseTransform(transform: string, translate: string, scale: string): Transform {
  if (transform === 'none' && translate === 'none' && scale === 'none') return IDENTITY_TRANSFORM;
  const matrix = parseNumbers(transform.replace(/^matrix3d/, 'matrix'));
  const flat = matrix.length === 16 ? [0, 1, 4, 5, 12, 13].map((index) => matrix[index] ?? 0) : matrix;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = flat;
  const [x = 0, y = 0] = parseNumbers(translate);
  const [xScale = 1, yScale = xScale] = parseNumbers(scale);
  return { x: e + x, y: f + y, scale: Math.sqrt(Math.abs((a * d - b * c) * xScale * yScale)) };
}
