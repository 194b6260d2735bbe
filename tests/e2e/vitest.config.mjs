import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** End to end, in real browsers: slow, and one at a time. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['tests/e2e/**/*.test.mjs'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
