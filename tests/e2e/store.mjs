/**
 * Tests the library's store in the browser's own IndexedDB: random operations, upgrades with write faults, killed workers.
 */
import { expect, test } from 'vitest';
import { callLibraryPage } from './library-bundle.mjs';

/** Number of random operations. Firefox gets fewer: each write waits for the disk, and a worker starts slowly. */
const operations = { chromium: 10_000, firefox: 2_000 };
const SEED = 20_261_124;

/** @param {'chromium' | 'firefox'} kind @param {() => any} page the page that holds the library's code */
export function testStore(kind, page) {
  test('the library matches a plain model after random operations, faults and kills', {
    timeout: 240_000,
  }, async () => {
    const { wrong, ...told } = await callLibraryPage(page(), 'randomRun', SEED, operations[kind]);
    console.log(`${kind}: ${JSON.stringify(told)}`);
    expect(wrong).toBeNull();
    expect(told).toMatchObject({ operations: operations[kind] });
    for (const happened of ['faults', 'killedBefore', 'killedAfter', 'undone'])
      expect(told[happened], happened).not.toBe(0);
  });

  test('a library of any older version is whole after a fault or a kill at any step of its upgrade', {
    timeout: 120_000,
  }, async () => {
    const { wrong, told } = await callLibraryPage(page(), 'upgradeRun', 16);
    console.log(`${kind}: ${JSON.stringify(told)}`);
    expect(wrong).toEqual([]);
    for (const { faults } of told) expect(faults).toBeGreaterThan(1);
  });
}
