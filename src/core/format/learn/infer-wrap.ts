import type { FrontMatterKey, WrapStyle } from '../profile.ts';
import { chooseBestStyle } from './choose-style.ts';
import type { ExampleEntry } from './example-entry.ts';
import { findCurrent } from './majority.ts';

/** Infers how the long texts of a key are wrapped; undefined when no text is wrapped. */
export function inferWrap(
  key: FrontMatterKey,
  entries: ExampleEntry[],
  language: 'yaml' | 'toml',
): WrapStyle | undefined {
  const long = entries.filter((entry) => entry.lines.length > 1);
  const [sample] = long;
  if (language === 'toml') return inferTomlMarks(key, entries);
  if (!sample) return undefined;
  const header = /([|>]-?)$/.exec(sample.lines[0] ?? '')?.[1] as WrapStyle['as'] | undefined;
  const maxWidth = Math.max(...long.flatMap((entry) => entry.lines.map((line) => line.length)));
  const candidates = [80, maxWidth, 78, 76, 100, 120, 0].flatMap((width) =>
    (['before', 'past'] as const).map(
      (at): WrapStyle => ({
        as: header ?? 'flow',
        width,
        at,
        ...(long.length === entries.length ? { always: true } : {}),
      }),
    ),
  );
  return chooseBestStyle(
    candidates,
    (wrap) => ({ ...key, quote: { ...(key.quote ?? { style: 'plain' }), wrap } }),
    entries,
    [],
    language,
  );
}

/** Infers whether a TOML key has strings of several lines (`"""`); undefined when no text has such marks. */
function inferTomlMarks(key: FrontMatterKey, entries: ExampleEntry[]): WrapStyle | undefined {
  const marks = entries.map(({ lines }) => /=\s*("""|''')/.exec(lines[0] ?? '')?.[1] as '"""' | "'''" | undefined);
  const as = findCurrent(marks.flatMap((mark) => mark ?? []));
  if (as === undefined) return undefined;
  const wrap: WrapStyle = { as, width: 0, at: 'before' };
  const styles = [wrap, { ...wrap, always: true }];
  return chooseBestStyle(
    styles,
    (style) => ({ ...key, quote: { style: 'double', ...key.quote, wrap: style } }),
    entries,
    [],
    'toml',
  );
}
