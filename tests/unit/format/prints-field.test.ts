import { expect, test } from 'vitest';
import { printsField, printsInBody } from '../../../src/core/format/prints-field.ts';
import { plainMarkdown } from '../../../src/profiles/plain.ts';
import { techhub } from '../../../src/profiles/techhub.ts';

test('a format is asked whether its files have a place for a field', () => {
  expect(printsField(techhub, 'introduction')).toBe(true);
  expect(printsField(plainMarkdown, 'introduction')).toBe(false);
  expect(printsField(plainMarkdown, 'sections')).toBe(true);
  expect(printsField(plainMarkdown, 'description')).toBe(false);
  expect(printsField(techhub, 'feed.url')).toBe(true);
});

test('a format is asked whether readers see a field in the body', () => {
  expect(printsInBody(techhub, 'excerpt')).toBe(true);
  expect(printsInBody(plainMarkdown, 'excerpt')).toBe(true);
  expect(printsInBody(techhub, 'description')).toBe(false);
  expect(printsInBody(techhub, 'feed.url')).toBe(false);
});
