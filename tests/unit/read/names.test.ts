import { expect, it } from 'vitest';
import { parseNames } from '../../../src/core/read/metadata/names.ts';

it.each([
  ['By Ana Roe', ['Ana Roe']],
  ['By Ana Roe and Bo Lind', ['Ana Roe', 'Bo Lind']],
  ['Von Ana Roe, Bo Lind und Cai Weiß', ['Ana Roe', 'Bo Lind', 'Cai Weiß']],
  ['Ana Roe | 12 May 2026', ['Ana Roe']],
  ['Ana Roe on May 12, 2026', ['Ana Roe']],
  ['Ana Roe (ana@example.org)', ['Ana Roe']],
  ['Ana Roe, PhD, Bo Lind, MD', ['Ana Roe, PhD', 'Bo Lind, MD']],
  ['Ana Roe Ana Roe', ['Ana Roe']],
  ['ByAna Roe', ['Ana Roe']],
  ['Ana RoeburgStaff Writer', ['Ana Roeburg']],
  ['Ana MacIntosh', ['Ana MacIntosh']],
  ['By GardenWorld', ['GardenWorld']],
  ['Von Ana Roe mit dpa', ['Ana Roe']],
  ['A post shared by Tea House', []],
  ['By the numbers', []],
  ['Auteure : Ana Roe', ['Ana Roe']],
  ['Bild © hr', []],
  ['@ana', ['@ana']],
  ['Ana Roe @ana', ['Ana Roe']],
  ['Dec 1st', []],
  ['Share', []],
  ['admin', []],
  ['https://example.org/ana', []],
])('parses the names in %j', (byline, names) => {
  expect(parseNames(byline)).toEqual(names);
});
