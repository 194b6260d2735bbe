import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  lowerCaseSlug,
  sanitizePath,
  sanitizeSlug,
  titleCaseSlug,
  titleNameSlug,
  toSlug,
  truncateToBytes,
} from '../../src/core/slug.ts';
import { foldAccents } from '../../src/core/text/fold-accents.ts';
import { getStopWords } from '../../src/core/text/stop-words.ts';
import { hostileTexts } from './format/hostile-texts.ts';

const bytes = (text: string) => new TextEncoder().encode(text).length;

describe('toSlug', () => {
  test.each([
    ['.NET 10 and Node.js', 'NET-10-and-Nodejs'],
    ['R&D & Ops', 'RandD-and-Ops'],
    ['AI/ML: what (now)?', 'AIML-what-now'],
    ['Don’t fold – Über-Café', 'Dont-fold-Uber-Cafe'],
    ['snake_case stays', 'snake_case-stays'],
    ['!!!', 'untitled'],
    ['你好,世界', '你好世界'],
  ])('turns %s into the title-case slug %s', (title, slug) => {
    expect(toSlug(title, titleCaseSlug)).toBe(slug);
  });

  test.each([
    ['AI/ML: what (now)?', 'ai-ml-what-now'],
    ["Don't panic", 'dont-panic'],
    ['Straße & Øl', 'strasse-and-ol'],
    ['Microsoft.Extensions.Options', 'microsoft-extensions-options'],
    ['src/core/slug.ts', 'src-core-slug-ts'],
  ])('turns %s into the lower-case slug %s', (title, slug) => {
    expect(toSlug(title, lowerCaseSlug)).toBe(slug);
  });

  test('ends a long slug after a whole word', () => {
    const rule = { ...lowerCaseSlug, max: 12 };
    expect(toSlug('A lighthouse keeper', rule)).toBe('a-lighthouse');
    expect(toSlug('A lighthouses log', rule)).toBe('a');
    expect(toSlug('Lighthousekeeping', rule)).toBe('lighthouseke');
    expect(toSlug('A lighthouses log', { ...titleCaseSlug, max: 12 })).toBe('A-lighthouse');
  });

  test('drops the function words of the post’s language', () => {
    const rule = { ...lowerCaseSlug, stopWords: 'drop' as const };
    expect(toSlug('The log of the lighthouse', rule, getStopWords('en'))).toBe('log-lighthouse');
    expect(toSlug('Das Buch der Inseln', rule, getStopWords('de-AT'))).toBe('buch-inseln');
    expect(toSlug('To be or not to be', rule, getStopWords('en'))).toBe('to-be-or-not-to-be');
    expect(toSlug('Das Buch der Inseln', rule)).toBe('das-buch-der-inseln');
  });

  test('keeps words apart in the name of a note', () => {
    expect(toSlug('TCP/IP: what [now]?', titleNameSlug)).toBe('TCP IP what now');
  });

  test('makes a stable slug that is safe in a path from any title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(titleCaseSlug, lowerCaseSlug), (title, rule) => {
        const slug = toSlug(title, rule);
        expect(slug).toMatch(/^[\p{L}\p{N}\p{M}_-]+$/u);
        expect(toSlug(slug, rule)).toBe(slug);
      }),
    );
  });
});

describe('foldAccents', () => {
  test('keeps the marks of scripts that need them', () => {
    expect(foldAccents('Łódź, が, हिन्दी')).toBe('Lodz, が, हिन्दी');
  });
});

describe('sanitizePath', () => {
  test.each([
    ['../../etc/passwd', 'etc/passwd'],
    ['/abs//double/./x.md', 'abs/double/x.md'],
    ['C:\\temp\\x.md', 'C--temp-x.md'],
    ['posts/CON.md', 'posts/CON_.md'],
    ['posts/what now....md', 'posts/what now.md'],
    ['a\u202eb.md', 'ab.md'],
  ])('turns the path %s into %s', (path, safe) => {
    expect(sanitizePath(path)).toBe(safe);
  });

  test('truncates names to 255 bytes without splitting a character, and keeps the extension', () => {
    const family = '👩‍👩‍👧';
    const cut = truncateToBytes(`x${family.repeat(40)}`, 255);
    expect(bytes(cut)).toBeLessThanOrEqual(255);
    expect(cut).toBe(`x${family.repeat(Math.floor(254 / bytes(family)))}`);
    const name = sanitizePath(`posts/${'語'.repeat(200)}.md`).split('/')[1] ?? '';
    expect(bytes(name)).toBeLessThanOrEqual(255);
    expect(name).toMatch(/^語+\.md$/);
  });

  test('never leaves the blog’s folder, whatever the path', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileTexts)), (text) => {
        for (const part of sanitizePath(text).split('/')) {
          expect(part).not.toMatch(/^\.*$(?<!^)|[\0-\x1f<>:"\\|?*]/);
          expect(bytes(part)).toBeLessThanOrEqual(255);
        }
      }),
    );
  });
});

test('keeps the spelling of a slug typed by the user, without slashes', () => {
  expect(sanitizeSlug('My_Own.Slug v2', titleCaseSlug)).toBe('My_Own.Slug-v2');
  expect(sanitizeSlug('../x/y', titleCaseSlug)).toBe('-x-y');
});
