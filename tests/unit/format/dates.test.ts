import { expect, test } from 'vitest';
import { convertToZone, formatDate, parseDateParts } from '../../../src/core/format/dates.ts';

test.each([
  ['2026-02-27', '%Y-%m-%d %H:%M:%S %z', '2026-02-27'],
  ['2026-02-27T13:53', '%Y-%m-%d %H:%M:%S %z', '2026-02-27 13:53'],
  ['2026-02-27T13:53:42', '%Y-%m-%dT%H:%M:%S%:z', '2026-02-27T13:53:42'],
  ['2026-02-27T13:53:42.5Z', '%Y-%m-%dT%H:%M:%S.%LZ', '2026-02-27T13:53:42.500Z'],
  ['2026-02-27 03:53:42 -0530', '%-d %B %Y, %-H:%M %:z', '27 February 2026, 3:53 -05:30'],
  ['2026-02-27', '%A %a %b %y %%', '2026-02-27'],
  ['soon', '%Y', ''],
  ['2026-02-30', '%Y', ''],
  ['2026-02-27T25:00:00', '%Y', ''],
])('prints %s in the format %s as %s', (date, format, text) => {
  expect(formatDate(date, { format })).toBe(text);
});

test('keeps the instant in another zone, and guesses nothing without an offset', () => {
  expect(convertToZone('2026-03-01T00:30:00+02:00', 'utc')).toBe('2026-02-28T22:30:00Z');
  expect(convertToZone('2026-02-28T22:30:00Z', '-05:30')).toBe('2026-02-28T17:00:00-05:30');
  expect(convertToZone('2026-02-28 22:30', 'utc')).toBe('2026-02-28T22:30');
  expect(convertToZone('2026-02-28', 'utc')).toBe('2026-02-28');
  expect(parseDateParts('2026-02-28T22:30:00+99:00')).toBeNull();
});
