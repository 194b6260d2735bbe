import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  hasAsciiLettersOnly,
  hasCommonScriptsOnly,
  LETTER_RANGES,
  MARK_RANGES,
  NUMBER_RANGES,
  WORD_RANGES,
} from '../../src/core/unicode.ts';

/** Every sign of Unicode's first plane and of the emoji. */
const SIGNS = [...Array(0x10000).keys(), ...Array.from({ length: 0x1000 }, (_, at) => 0x1f000 + at)].map((code) =>
  code < 0x10000 ? String.fromCharCode(code) : String.fromCodePoint(code),
);
const differing = (signs: string[], own: RegExp, unicode: RegExp) =>
  signs.filter((sign) => own.test(sign) !== unicode.test(sign));

it('knows what of a known text Unicode calls a letter, a figure, a mark', () => {
  const known = SIGNS.filter(hasCommonScriptsOnly);
  expect(known.length).toBeGreaterThan(4000);
  expect(differing(known, new RegExp(`^[${LETTER_RANGES}]$`), /^\p{L}$/u)).toEqual([]);
  expect(differing(known, new RegExp(`^[${NUMBER_RANGES}]$`), /^\p{N}$/u)).toEqual([]);
  expect(differing(known, new RegExp(`^[${WORD_RANGES}]$`), /^[\p{L}\p{N}]$/u)).toEqual([]);
  expect(differing(known, new RegExp(`^[${MARK_RANGES}]$`), /^\p{M}$/u)).toEqual([]);
  const unspaced =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
  expect(known.filter((sign) => unspaced.test(sign))).toEqual([]);
});

it('calls a text English where only a–z are small, A–Z capital and 0–9 figures', () => {
  const english = SIGNS.filter(hasAsciiLettersOnly);
  expect(english.length).toBeGreaterThan(4000);
  expect(differing(english, /^[a-z]$/, /^\p{Ll}$/u)).toEqual([]);
  expect(differing(english, /^[A-Z]$/, /^\p{Lu}$/u)).toEqual([]);
  expect(differing(english, /^\d$/, /^\p{N}$/u)).toEqual([]);
});

it('knows a text when it knows each of its signs', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', 'ж', '’', '👍', '中', 'ĸ', '3'), maxLength: 8 });
  fc.assert(fc.property(text, (one) => hasCommonScriptsOnly(one) === [...one].every(hasCommonScriptsOnly)));
});
