/**
 * Every text that a page or a file controls, in every place: what it costs grows as the text does, and 200 kB of it take
 * less than a second to read, make and print, and less than two to import. A sample of the grid, another in each slot;
 * `npm run fuzz` tries all of it (PRECIS_GRID=all).
 */
import { expect, test } from 'vitest';
import { cells, costOf, isWhole } from './grid.ts';

/** Characters. The short one is tried first, so that what takes for ever is found before it does. */
const SIZES = [12_500, 50_000, 200_000] as const;
/** How much longer four times the text may take: four is linear, sixteen quadratic. */
const GROWTH = 8;
/** Milliseconds that say nothing: what is made ready once, and other work of the process. */
const NOISE = 60;

/** A prime, so that each slot is tried with other texts than its neighbours. */
const EACH = isWhole ? 1 : 163;
const tried = cells.filter((_, at) => at % EACH === 0);

/** What is wrong with the times that a cell takes; '' for nothing. Stops at the first. */
async function slowness(cell: (typeof cells)[number]): Promise<string> {
  let before = 0;
  for (const size of SIZES) {
    // A process that collects its garbage meanwhile is not slow: the better of two.
    let cost = await costOf(cell, size);
    const isSlow = () => cost > cell.most || (before > 0 && cost > GROWTH * before + NOISE);
    if (isSlow()) cost = Math.min(cost, await costOf(cell, size));
    if (isSlow()) return `${cost.toFixed(0)} ms for ${size} characters, ${before.toFixed(0)} for a quarter of them`;
    before = cost;
  }
  return '';
}

test(
  'no text in any place takes longer than its length explains',
  async () => {
    const slow: string[] = [];
    for (const cell of tried) {
      const found = await slowness(cell);
      if (found) slow.push(`${cell.slot}, ${cell.text}: ${found}`);
    }
    expect(tried.length).toBeGreaterThan(60);
    expect(slow).toEqual([]);
  },
  isWhole ? 3_600_000 : 240_000,
);
