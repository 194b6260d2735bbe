/**
 * Text that a page or a file controls must take linear time in every template slot (such as the title): 200 kB take
 * less than a second to read, compose and print, and less than two to import. This test runs a sample of the grid of
 * slots and texts; `npm run fuzz` runs all of it (PRECIS_GRID=all).
 */
import { expect, test } from 'vitest';
import { cells, isWhole, measureCost } from './grid.ts';

/** Text lengths in characters, shortest first, so that a very slow cell of the grid fails early. */
const SIZES = [12_500, 50_000, 200_000] as const;
/** Time may grow by at most this factor when the text gets four times as long: four is linear, sixteen quadratic. */
const GROWTH = 8;
/** Milliseconds added to the limit, for one-time preparations and other work of the process. */
const NOISE = 60;

/** Every 163rd cell of the grid is tested. 163 is a prime, so neighbouring slots are tested with different texts. */
const STEP = isWhole ? 1 : 163;
const sample = cells.filter((_, at) => at % STEP === 0);

/** Describes the first text length that takes too long; '' when none does. */
async function findSlowness(cell: (typeof cells)[number]): Promise<string> {
  let before = 0;
  for (const size of SIZES) {
    // A slow run is repeated, and the faster one counts, since garbage collection may have slowed the first.
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
