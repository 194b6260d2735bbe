import { expect, test } from 'vitest';
// @ts-expect-error The fuzzer is plain JavaScript without type declarations.
import { fileWrongs } from '../../fuzz/files.mjs';
import * as gate from '../../fuzz/gate.ts';

/** Number of damaged files that this test tries; `npm run fuzz` tries 10,000. */
const SLICE = 300;

test('damaged files are refused by name or imported whole, each within its time limit', async () => {
  const wrong: string[] = [];
  for (let seed = 1; seed <= SLICE; seed += 1) {
    const { found, kind } = await fileWrongs(gate, seed);
    if (found.length > 0) wrong.push(`seed ${seed} (${kind}): ${found.slice(0, 2).join('; ')}`);
  }
  expect(wrong).toEqual([]);
}, 120_000);
