import type { LineStyle } from '../profile.ts';
import type { ExampleEntry } from './example-entry.ts';
import { findCurrent } from './majority.ts';

const FIELDS = ['spaceBefore', 'space', 'after', 'null', 'open'] as const;

/** What the writers print without a style. TOML has as much space before the equals sign as after it. */
const getDefault = (field: keyof LineStyle, language: 'yaml' | 'toml', space: string): string =>
  field === 'space' ? ' ' : field === 'spaceBefore' && language === 'toml' ? space : '';

/**
 * Infers how most lines are written around their values. A comment belongs to its key, so that none is taken over to other
 * keys.
 */
export function inferCommonLine(entries: ExampleEntry[], language: 'yaml' | 'toml'): LineStyle {
  const style = inferLineStyle(entries, language, {});
  return Object.fromEntries(Object.entries(style).filter(([, text]) => /^[ \t]*$/.test(text)));
}

/** Infers how a key's line is written around the value, as far as it differs from the lines of most keys (`common`). */
export function inferLineStyle(entries: ExampleEntry[], language: 'yaml' | 'toml', common: LineStyle): LineStyle {
  const style: LineStyle = {};
  const space = findCurrent(entries.flatMap(({ line }) => line.space ?? [])) ?? ' ';
  for (const field of FIELDS) {
    const texts = entries.flatMap(({ line }) => line[field] ?? []);
    const text = findCurrent(texts);
    // A single space at the end of a line is a slip, not a habit.
    if (field === 'after' && texts.filter((one) => one === text).length < 2) continue;
    if (text !== undefined && text !== (common[field] ?? getDefault(field, language, space))) style[field] = text;
  }
  return style;
}
