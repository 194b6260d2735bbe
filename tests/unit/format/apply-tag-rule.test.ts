import { expect, it } from 'vitest';
import { compareTags } from '../../../src/core/format/apply-tag-rule.ts';

const collator = new Intl.Collator('en');
const ASCII = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));

it('sorts tags as Intl does', () => {
  const wrong: string[][] = [];
  for (const a of ASCII)
    for (const b of ASCII)
      for (const [one, other] of [
        [a, b],
        [`x${a}`, `X${b}`],
        [a, a + b],
        [`a${a}b`, `A${b}`],
      ] as const)
        if (Math.sign(compareTags(one, other)) !== Math.sign(collator.compare(one, other))) wrong.push([one, other]);
  expect(wrong).toEqual([]);
  expect(['Zebra', 'Émile', 'eclair', 'C++', 'C#', '.NET', 'a b', 'ab'].sort(compareTags)).toEqual(
    ['Zebra', 'Émile', 'eclair', 'C++', 'C#', '.NET', 'a b', 'ab'].sort(collator.compare),
  );
});
