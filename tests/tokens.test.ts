/** The design tokens: sizes, spaces and colours come from src/ui/tokens.css only, and every pair of colours has enough contrast. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const UI = join(import.meta.dirname, '../src/ui');
const read = (file: string) => readFileSync(join(UI, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
const tokens = read('tokens.css');
const sheets = readdirSync(UI, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.css') && !/^(tokens|fonts)\.css$/.test(file),
);

const declarations = (css: string) =>
  [...css.matchAll(/(?:^|[;{])\s*([\w-]+):\s*([^;{}]+)(?=[;}])/g)].map(([, name, value]) => ({ name, value }));

for (const file of sheets) {
  const css = read(file);
  test(`${file} takes every size, space and colour from tokens.css`, () => {
    const faults = declarations(css).flatMap(({ name = '', value = '' }) => {
      const line = `${name}: ${value}`;
      const isColour = /#[\da-f]{3,8}\b|\b(rgb|hsl|oklch|light-dark)\(/i.test(value);
      const isSpace = /^(margin|padding|gap|row-gap|column-gap)/.test(name) && /\d(px|rem|em|ch)\b/.test(value);
      const isSize = /^(font-size|line-height)$/.test(name) && /\d/.test(value.replace(/var\([^)]*\)/g, ''));
      const isFont = name === 'font' && /\d(px|rem|em)\b/.test(value);
      const isRadius = /radius$/.test(name) && /\d(px|rem|em)\b/.test(value);
      const isOneSided = /^((margin|padding|border)-(left|right)|left|right)$/.test(name);
      return isColour || isSpace || isSize || isFont || isRadius || isOneSided ? [line] : [];
    });
    expect(faults, 'Use a token of src/ui/tokens.css and logical properties').toEqual([]);
  });
  test(`${file} uses only tokens that exist`, () => {
    const unknown = [...css.matchAll(/var\(--([\w-]+)/g)]
      .map(([, name]) => name)
      .filter((name) => !`${tokens}${css}`.includes(`--${name}:`));
    expect(unknown).toEqual([]);
  });
}

type Theme = 'light' | 'dark';
const colours = new Map(
  [...tokens.matchAll(/--([\w-]+): light-dark\((#\w{3,6}), (#\w{3,6})\)/g)].map(([, name = '', light, dark]) => [
    name,
    { light, dark } as Record<Theme, string>,
  ]),
);

/** Relative luminance of a hex colour (WCAG 2.2). */
function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/\w/g, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** Foregrounds, the surfaces that they stand on, and the least contrast of WCAG AA: 4.5 for text, 3 for marks. */
const pairs: [number, string, string][] = [
  [4.5, 'ink', 'paper sheet well well-hover thumb selection success-tint warning-tint danger-tint'],
  [4.5, 'ink-2', 'paper sheet well well-hover selection'],
  [4.5, 'ink-3', 'paper sheet well'],
  [4.5, 'on-accent', 'accent accent-hover'],
  [4.5, 'success', 'paper sheet well success-tint'],
  [4.5, 'warning', 'paper sheet well warning-tint'],
  [4.5, 'danger', 'paper sheet well danger-tint'],
  [4.5, 'code-key', 'paper sheet selection'],
  [4.5, 'code-value', 'paper sheet selection'],
  [3, 'border', 'paper sheet well'],
  [3, 'accent', 'paper well'],
  [3, 'selection-mark', 'paper selection sheet'],
  [3, 'focus', 'paper sheet well selection'],
];

test.each(pairs)('contrast of at least %d: %s on %s', (least, front, backs) => {
  for (const back of backs.split(' '))
    for (const theme of ['light', 'dark'] as const) {
      const ratio = contrast(colours.get(front)?.[theme] ?? '#000', colours.get(back)?.[theme] ?? '#000');
      expect(ratio, `${front} on ${back}, ${theme}`).toBeGreaterThanOrEqual(least);
    }
});
