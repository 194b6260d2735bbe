import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findSentenceEnds } from '../../src/core/text/sentence-ends.ts';
import { hasCommonScriptsOnly } from '../../src/core/text/unicode.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const byIntl = (text: string) => Array.from(segmenter.segment(text), ({ index, segment }) => index + segment.length);

it('ends sentences where Intl does, for each character of the common scripts', () => {
  const around = [
    'A. *',
    'A. *a',
    'A* B',
    'A*B',
    '1.*',
    'a.*',
    'a!*B',
    'a! *B',
    'a!* B',
    '*.B',
    'a*.B',
    'a!*a',
    'a.*1',
  ];
  const wrong: string[] = [];
  for (let code = 0; code < 0x10000; code++) {
    const sign = String.fromCharCode(code);
    if (!hasCommonScriptsOnly(sign)) continue;
    for (const form of around) {
      const text = form.replace('*', () => sign);
      if (String(findSentenceEnds(text)) !== String(byIntl(text))) wrong.push(text);
    }
  }
  expect(wrong).toEqual([]);
});

it('ends sentences where Intl does, for any sequence of characters', () => {
  const signs = '. ! ? a B ß É д 1 ( ) " ’ “ » , : – — … * 👍 € \u0301 \u00ad \ufe0f \u2024 \u2028 \r\n \t'.split(' ');
  const text = fc.string({ unit: fc.constantFrom(...signs, ' ', ' '), maxLength: 10 });
  fc.assert(
    fc.property(text, (one) => {
      expect(findSentenceEnds(one)).toEqual(byIntl(one));
    }),
    { numRuns: 20_000 },
  );
});

it('returns null for other scripts', () => {
  expect(findSentenceEnds('これは文です。次の文。')).toBeNull();
});
