/** Red, green and blue from 0 to 255, and the opacity from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

export const WHITE: Colour = [255, 255, 255, 1];

const parsedColours = new Map<string, Colour | null>();

/**
 * Parses a computed CSS colour to sRGB. Null for a notation that has no conversion here, such as `color(rec2020 …)`.
 */
export function parseColour(text: string): Colour | null {
  let colour = parsedColours.get(text);
  if (colour === undefined) {
    // A page may use any number of colours, so the cache is bounded.
    if (parsedColours.size > 1000) parsedColours.clear();
    colour = parseColourFunction(text);
    parsedColours.set(text, colour);
  }
  return colour;
}

function parseColourFunction(text: string): Colour | null {
  if (text === 'transparent') return [0, 0, 0, 0];
  const [, name = '', values = ''] = /^([\w-]+)\(([^()]*)\)$/.exec(text) ?? [];
  const parts = values.split(/[\s,/]+/).filter((part) => part && !/^[a-z]/i.test(part));
  const [a = 0, b = 0, c = 0, alpha = 1] = parts.map(
    (part) => Number.parseFloat(part) * (part.endsWith('%') ? 0.01 : 1),
  );
  if (parts.length < 3) return null;
  if (name === 'rgb' || name === 'rgba') return [a, b, c, alpha];
  if (/^color\(srgb /.test(text)) return [a * 255, b * 255, c * 255, alpha];
  if (name === 'oklab') return [...oklabToSrgb(a, b, c), alpha];
  if (name === 'oklch') return [...oklabToSrgb(a, ...polarToCartesian(b, c)), alpha];
  if (name === 'lab') return [...labToSrgb(a, b, c), alpha];
  if (name === 'lch') return [...labToSrgb(a, ...polarToCartesian(b, c)), alpha];
  return null;
}

type RgbTriple = [number, number, number];

const polarToCartesian = (chroma: number, degrees: number): [number, number] => [
  chroma * Math.cos((degrees * Math.PI) / 180),
  chroma * Math.sin((degrees * Math.PI) / 180),
];

/** Converts a linear colour component to an sRGB value from 0 to 255 (transfer function of IEC 61966-2-1). */
const encodeSrgb = (linear: number): number =>
  255 * Math.min(1, Math.max(0, linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055));

/** Converts an OKLab colour to sRGB with the matrices of CSS Color 4, section 18. */
function oklabToSrgb(lightness: number, a: number, b: number): RgbTriple {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encodeSrgb(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encodeSrgb(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encodeSrgb(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function labToSrgb(lightness: number, a: number, b: number): RgbTriple {
  const y = (lightness + 16) / 116;
  const [x50, y50, z50] = [a / 500 + y, y, y - b / 200].map((f) => (f > 6 / 29 ? f ** 3 : (116 * f - 16) / 903.3));
  const [x, z] = [(x50 ?? 0) * 0.9643, (z50 ?? 0) * 0.8251];
  return [
    encodeSrgb(3.1341 * x - 1.6174 * (y50 ?? 0) - 0.4907 * z),
    encodeSrgb(-0.9788 * x + 1.9163 * (y50 ?? 0) + 0.0335 * z),
    encodeSrgb(0.0719 * x - 0.229 * (y50 ?? 0) + 1.4057 * z),
  ];
}

/** Returns the colour that results when `top` is painted over `below`. */
export function blendColours(top: Colour, below: Colour): Colour {
  if (top[3] === 1) return top;
  const alpha = top[3] + below[3] * (1 - top[3]);
  const mixChannel = (channel: 0 | 1 | 2) =>
    (top[channel] * top[3] + below[channel] * below[3] * (1 - top[3])) / (alpha || 1);
  return [mixChannel(0), mixChannel(1), mixChannel(2), alpha];
}

/** Two colours look alike when each channel differs by at most this much, on the scale from 0 to 255. */
const MAX_EQUAL_DISTANCE = 12;

export const areColoursAlike = (one: Colour, other: Colour): boolean =>
  ([0, 1, 2] as const).every((channel) => Math.abs(one[channel] - other[channel]) <= MAX_EQUAL_DISTANCE);

/** Returns all colours in a computed CSS value, such as a gradient or a list of shadows. */
export const parseColoursIn = (value: string): (Colour | null)[] =>
  (value.match(/\b(?:rgba?|color|oklab|oklch|lab|lch)\([^()]*\)/g) ?? []).map(parseColour);
