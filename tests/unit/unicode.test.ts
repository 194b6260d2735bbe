import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasAsciiLettersOnly } from '../../src/core/text/ascii-patterns.ts';
import {
  hasCommonScriptsOnly,
  LETTER_RANGES,
  MARK_RANGES,
  NUMBER_RANGES,
  WORD_RANGES,
} from '../../src/core/text/unicode.ts';

/** Every character of Unicode's first plane (U+0000 to U+FFFF) and of the emoji blocks (U+1F000 to U+1FFFF). */
const SIGNS = [...Array(0x10000).keys(), ...Array.from({ length: 0x1000 }, (_, at) => 0x1f000 + at)].map((code) =>
  code < 0x10000 ? String.fromCharCode(code) : String.fromCodePoint(code),
);
const differing = (signs: string[], own: RegExp, unicode: RegExp) =>
  signs.filter((sign) => own.test(sign) !== unicode.test(sign));

it('classifies the letters, digits and marks of common scripts like Unicode', () => {
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

it('accepts only texts whose letters and digits are ASCII', () => {
  const english = SIGNS.filter(hasAsciiLettersOnly);
  expect(english.length).toBeGreaterThan(4000);
  expect(differing(english, /^[a-z]$/, /^\p{Ll}$/u)).toEqual([]);
  expect(differing(english, /^[A-Z]$/, /^\p{Lu}$/u)).toEqual([]);
  expect(differing(english, /^\d$/, /^\p{N}$/u)).toEqual([]);
});

it('accepts a text exactly when it accepts each of its characters', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', 'ж', '’', '👍', '中', 'ĸ', '3'), maxLength: 8 });
  fc.assert(fc.property(text, (one) => hasCommonScriptsOnly(one) === [...one].every(hasCommonScriptsOnly)));
});
