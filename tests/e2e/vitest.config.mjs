import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

/** Test files, those that take longest first: a long file that started last would run alone at the end. */
const LONGEST_FIRST = [
  'chromium-library',
  'firefox-library',
  'chromium',
  'firefox',
  'chromium-proof',
  'chromium-outbox',
  'chromium-models',
  'chromium-publishing',
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

/** Tests in real browsers. A worker waits for its browser half of the time, so there is one more worker than processors. */
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
