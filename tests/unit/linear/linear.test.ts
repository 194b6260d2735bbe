/**
 * Text that a page or a file controls takes linear time in every slot: 200 kB take
 * less than a second to read, compose and print, and less than two to import. This runs a sample of the grid;
 * `npm run fuzz` runs all of it (PRECIS_GRID=all).
 */
import { expect, test } from 'vitest';
import { cells, isWhole, measureCost } from './grid.ts';

/** Lengths in characters, shortest first, so that a very slow cell fails early. */
const SIZES = [12_500, 50_000, 200_000] as const;
/** Maximum growth of the time for four times the text: four is linear, sixteen quadratic. */
const GROWTH = 8;
/** Milliseconds of one-time preparations and other work of the process. */
const NOISE = 60;

/** A prime, so that each slot gets other texts than its neighbours. */
const STEP = isWhole ? 1 : 163;
const sample = cells.filter((_, at) => at % STEP === 0);

/** Describes the first slow length of a cell; '' when none is slow. */
async function findSlowness(cell: (typeof cells)[number]): Promise<string> {
  let before = 0;
  for (const size of SIZES) {
    // The better of two runs, since a garbage collection may fall into one.
    let cost = await measureCost(cell, size);
    const isSlow = () => cost > cell.most || (before > 0 && cost > GROWTH * before + NOISE);
    if (isSlow()) cost = Math.min(cost, await measureCost(cell, size));
    if (isSlow()) return `${cost.toFixed(0)} ms for ${size} characters, ${before.toFixed(0)} for a quarter of them`;
    before = cost;
  }
  return '';
}

test(
  'takes time linear in the text for a sample of the grid',
  async () => {
    const slow: string[] = [];
    for (const cell of sample) {
      const found = await findSlowness(cell);
      if (found) slow.push(`${cell.slot}, ${cell.text}: ${found}`);
    }
    expect(sample.length).toBeGreaterThan(60);
    expect(slow).toEqual([]);
  },
  isWhole ? 3_600_000 : 240_000,
);
