import { describe, expect, it } from 'vitest';
import {
  getMonthNames,
  listMonthNamesByIntl,
  MONTH_BEGINNINGS,
  MONTH_LANGUAGES,
} from '../../../src/core/read/dates/month-names.ts';
import { parsePageDate, parseUrlDate } from '../../../src/core/read/dates/parse-page-date.ts';

const parse = (text: string, language = 'en') => parsePageDate(text, { language, readAt: '2026-06-01T12:00:00+02:00' });

describe('parsePageDate', () => {
  it.each([
    ['2026-02-27', '2026-02-27'],
    ['2026-02-27T13:53:42Z', '2026-02-27T13:53:42Z'],
    ['2026-02-27T13:53:42+0100', '2026-02-27T13:53:42+01:00'],
    ['2026-02-27 13:53', '2026-02-27T13:53'],
    ['20260227', '2026-02-27'],
    ['1772200422', '2026-02-27T13:53:42Z'],
    ['Fri, 27 Feb 2026 13:53:42 GMT', '2026-02-27T13:53:42Z'],
    ['February 27, 2026', '2026-02-27'],
    ['Posted on Feb 27th, 2026 by Ana', '2026-02-27'],
    ['27 February 2026', '2026-02-27'],
    ['Fri Feb 27 13:53:42 CET 2026', '2026-02-27T13:53:42+01:00'],
  ])('reads %s', (text, expected) => {
    expect(parse(text)).toBe(expected);
  });

  it.each([
    ['27. Februar 2026', 'de', '2026-02-27'],
    ['الجمعة 24 نيسان / أبريل 2026 09:22 مساءً', 'ar', '2026-04-24T21:22'],
    ['27 février 2026', 'fr', '2026-02-27'],
    ['27 de febrero de 2026', 'es', '2026-02-27'],
    ['27 февраля 2026', 'ru', '2026-02-27'],
    ['27 lutego 2026', 'pl', '2026-02-27'],
    ['2026年2月27日', 'ja', '2026-02-27'],
    ['2026년 2월 27일', 'ko', '2026-02-27'],
    ['٢٧ فبراير ٢٠٢٦', 'ar', '2026-02-27'],
    ['27 กุมภาพันธ์ 2569', 'th', '2026-02-27'],
  ])('reads %s (%s)', (text, language, expected) => {
    expect(parse(text, language)).toBe(expected);
  });

  it('puts the day or the month first by the language', () => {
    expect(parse('3/4/2026', 'en-US')).toBe('2026-03-04');
    expect(parse('3/4/2026', 'en-GB')).toBe('2026-04-03');
    expect(parse('03.04.2026', 'de')).toBe('2026-04-03');
    expect(parse('3/4/2026', '')).toBeNull();
  });

  it('counts relative dates from the instant of reading', () => {
    expect(parse('3 days ago')).toBe('2026-05-29');
    expect(parse('vor 2 Tagen', 'de')).toBe('2026-05-30');
  });

  it.each(['', 'soon', '2999-01-01', '2026-13-45', '31.02.2026', '1850-01-01', '12', 'version 1.2.3'])(
    'refuses %j',
    (text) => {
      expect(parse(text, 'de')).toBeNull();
    },
  );
});

describe('parseUrlDate', () => {
  it('reads a full day and no month alone', () => {
    const hints = { language: 'en', readAt: '2026-06-01T12:00:00Z' };
    expect(parseUrlDate('https://a.example/2026/02/27/tea', hints)).toBe('2026-02-27');
    expect(parseUrlDate('https://a.example/2026/02/tea', hints)).toBeNull();
    expect(parseUrlDate('https://a.example/item/12345678', hints)).toBeNull();
  });
});

describe('month names', () => {
  it.each(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'])('equal those of Intl in %s', (language) => {
    const names = getMonthNames(language);
    listMonthNamesByIntl(language).forEach((list, month) => {
      expect(names[month]).toEqual(expect.arrayContaining(list));
    });
  });

  it('begin in every language with one of the known beginnings', () => {
    const names = MONTH_LANGUAGES.flatMap((language) => listMonthNamesByIntl(language).flat()).filter((name) =>
      /^[a-z]{3}/.test(name),
    );
    expect(names.filter((name) => !MONTH_BEGINNINGS.has(name.slice(0, 3)))).toEqual([]);
  });

  it('come from Intl only in the other languages', () => {
    expect(parse('5 comments 2024', 'en')).toBeNull();
    expect(parse('27 Luty 2026', 'en')).toBe('2026-02-27');
    expect(parse('27 თებერვალი 2026', 'ka')).toBe('2026-02-27');
  });
});
