import { describe, expect, it } from 'vitest';
import { isTagRepeated } from '../../../src/core/classify/tag-overlap.ts';

describe('isTagRepeated', () => {
  it.each([
    ['Early Retirement', 'Retiring Early'],
    ['Cost Effective', 'Cost-effectiveness'],
    ['Copilot', 'GitHub Copilot'],
    ['Alleinerziehende', 'Alleinerziehenden'],
    ['Hermitian Matrix', 'Hermitian Matrices'],
  ])('is true for %s and %s', (one, other) => {
    expect(isTagRepeated(one, other)).toBe(true);
    expect(isTagRepeated(other, one)).toBe(true);
  });

  it.each([
    ['Ann Wilson', 'Nancy Wilson'],
    ['Community', 'Communication'],
    ['C#', 'C++'],
    ['Java', 'JavaScript'],
    ['Iran', 'Iraq'],
  ])('is false for %s and %s', (one, other) => expect(isTagRepeated(one, other)).toBe(false));
});
