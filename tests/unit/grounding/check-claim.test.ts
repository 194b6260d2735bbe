import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildGroundingSource, checkGrounding, isGrounded, parseThesaurus } from '../../../src/core/grounding/index.ts';
import { findContradictions } from '../../../src/core/grounding/support/find-contradictions.ts';

const thesaurus = parseThesaurus(readFileSync(new URL('../../../public/thesaurus/en.txt', import.meta.url), 'utf8'));
const relate = (one: string, other: string) => thesaurus.relate(thesaurus.findWord(one), thesaurus.findWord(other));

describe('the thesaurus', () => {
  it('knows the base forms of inflected words', () => {
    for (const [form, base] of [
      ['ships', 'ship'],
      ['carried', 'carry'],
      ['stopped', 'stop'],
      ['wrote', 'write'],
      ['children', 'child'],
    ] as const)
      expect(thesaurus.findWord(form), form).toBe(thesaurus.findWord(base));
    expect(thesaurus.findWord('vestbyish')).toBe(-1);
  });

  it('relates words in both directions', () => {
    expect([relate('bought', 'purchased'), relate('purchased', 'bought')]).toEqual(['same', 'same']);
    expect([relate('invade', 'invasion'), relate('rise', 'fall')]).toEqual(['same', 'opposite']);
    expect([relate('vehicle', 'car'), relate('car', 'vehicle')]).toEqual(['broader', 'narrower']);
    expect(relate('quay', 'minister')).toBeUndefined();
  });
});

const source = buildGroundingSource(
  {
    title: 'Vestby harbour reopens',
    markdown: `The harbour of Vestby reopened on Monday after two years of work. Large ships can land again.

The new quay is 310 metres long and rests on 480 piles. Ola Lund led the work, and the rail line stayed open. The council
raised the fees in spring, and traffic increased by a third. The town bought two cranes from the yard at Nordhamn.`,
    language: 'en',
    authors: [],
    url: 'https://news.example.org/harbour',
    site: '',
    description: '',
  },
  '2026-03-02',
  thesaurus,
);
const check = (text: string, quote = '') => checkGrounding({ text, quote }, source);

describe('a claim without a quote', () => {
  it.each([
    'The harbour of Vestby reopened after two years of work.',
    'The town purchased two cranes from the yard at Nordhamn.',
    'Ola Lund led the work on the new quay.',
  ])('is supported by sentences that the check finds: %s', (text) => {
    const result = check(text);
    expect(result.faults).toEqual([]);
    expect(isGrounded(result)).toBe(true);
    expect(result.matches.every(({ how }) => how === 'found')).toBe(true);
    expect(result.quote).not.toBe('');
  });

  it.each([
    ['The harbour of Vestby did not reopen after two years of work.', 'not'],
    ['The new quay is 730 metres long and rests on 480 piles.', '730'],
    ['The council raised the fees, and traffic decreased by a third.', 'decreased'],
    ['The town bought two cranes from the yard at Malmberg.', 'Malmberg'],
    ['The town sold two cranes from the yard at Nordhamn.', 'sold'],
    ['Some 700 piles carry the new quay, which is 310 metres long.', '700'],
  ])('is flagged at the wrong word: %s', (text, word) => {
    const { faults } = check(text);
    expect(faults.map(({ start, end }) => text.slice(start, end)).join(' | ')).toContain(word);
  });

  it('says what the article has instead', () => {
    const [fault] = check('The council raised the fees, and traffic decreased by a third.').faults;
    expect(fault).toMatchObject({ kind: 'opposite', why: 'changed', article: 'increased' });
  });

  it('may name whom the sentence only describes', () => {
    const { sentences } = source;
    const text = 'Ola Lund raised the fees in spring, and traffic increased by a third.';
    const pair = { start: 0, end: text.length, sentence: sentences.findIndex((one) => one.text.includes('fees')) };
    expect(findContradictions(text, [pair], source, thesaurus)).toEqual([]);
    const stranger = text.replace('Ola Lund', 'Mia Berg');
    expect(checkGrounding({ text: stranger, quote: '' }, source).faults).not.toEqual([]);
  });

  it('is not grounded when the article speaks of nothing like it', () => {
    expect(isGrounded(check('Zebras graze quietly.'))).toBe(false);
  });
});

describe('a point with a quote', () => {
  it('is supported when it only trims the sentence', () => {
    expect(
      check('The new quay rests on 480 piles.', 'The new quay is 310 metres long and rests on 480 piles.').faults,
    ).toEqual([]);
  });

  it('says what the sentence has instead of a number', () => {
    const text = 'The new quay is 370 metres long and rests on 480 piles.';
    expect(check(text, 'The new quay is 310 metres long and rests on 480 piles.').faults).toMatchObject([
      { kind: 'number', article: '310' },
    ]);
  });
});
