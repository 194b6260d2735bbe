import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

/** The files in the order of the time that they take, the longest first: the last one to end ends alone. */
const LONGEST_FIRST = [
  'chromium-library',
  'firefox-library',
  'chromium',
  'firefox',
  'chromium-publishing',
  'chromium-models',
];

class LongestFirst extends BaseSequencer {
  /** @override @param {import('vitest/node').TestSpecification[]} files */
  async sort(files) {
    /** @param {import('vitest/node').TestSpecification} file */
    const rank = ({ moduleId }) => {
      const at = LONGEST_FIRST.indexOf(basename(moduleId, '.test.mjs'));
      return at === -1 ? LONGEST_FIRST.length : at;
    };
    return files.toSorted((a, b) => rank(a) - rank(b));
  }
}

/** End to end, in real browsers. A browser is waited for half of the time, so there is one more than there are processors. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['tests/e2e/**/*.test.mjs'],
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
