import { describe, expect, test } from 'vitest';
import { parseTypedDate } from '../../../src/core/read/dates/parse-typed-date.ts';

const now = '2026-12-01T09:30:00+01:00';

/** What users type in each language of the interface → the day that they mean. */
const typed: Record<string, Record<string, string>> = {
  en: {
    '1 May': '2026-05-01',
    'May 1': '2026-05-01',
    'May 1, 2024': '2024-05-01',
    '1 May 1975': '1975-05-01',
    yesterday: '2026-11-30',
    Today: '2026-12-01',
    '3 days ago': '2026-11-28',
    'in 2 days': '2026-12-03',
    monday: '2026-11-30',
    '2 December': '2025-12-02',
    '2026-02-27': '2026-02-27',
    '2026-02-27T13:53:42+00:00': '2026-02-27T13:53:42+00:00',
    '5/1/2026': '2026-05-01',
  },
  'en-GB': { '5/1/2026': '2026-01-05', '5/1': '2026-01-05' },
  de: {
    '1. Mai 2026': '2026-05-01',
    '1.5.': '2026-05-01',
    '1. Mai': '2026-05-01',
    vorgestern: '2026-11-29',
    'vor 3 Tagen': '2026-11-28',
  },
  es: { '1 de mayo de 2026': '2026-05-01', '1 de mayo': '2026-05-01', ayer: '2026-11-30' },
  fr: { '1er mai 2026': '2026-05-01', '1 mai': '2026-05-01', 'avant-hier': '2026-11-29', demain: '2026-12-02' },
  ja: { '2026年5月1日': '2026-05-01', '5月1日': '2026-05-01', 昨日: '2026-11-30', '3 日前': '2026-11-28' },
  'pt-BR': { '1º de maio de 2026': '2026-05-01', ontem: '2026-11-30', '1 de maio': '2026-05-01' },
  ar: { '1 مايو 2026': '2026-05-01', أمس: '2026-11-30', '١ مايو ٢٠٢٦': '2026-05-01' },
  'zh-CN': { '2026年5月1日': '2026-05-01', '5月1日': '2026-05-01', 昨天: '2026-11-30' },
};

describe.each(Object.entries(typed))('in %s', (language, days) => {
  test.each(Object.entries(days))('%s', (text, day) => {
    expect(parseTypedDate(text, { languages: [language, 'en'], now })).toBe(day);
  });
});

test('a user of another language may write English', () => {
  expect(parseTypedDate('yesterday', { languages: ['ja', 'en'], now })).toBe('2026-11-30');
  expect(parseTypedDate('1 May 2026', { languages: ['ja', 'en'], now })).toBe('2026-05-01');
});

test.each(['', 'soon', '31 February 2026', '2026-02-31', '2026-13-01', '2026', 'May', '1', '45', 'x'.repeat(400)])(
  'no date: %s',
  (text) => {
    expect(parseTypedDate(text, { languages: ['en'], now })).toBeNull();
  },
);
