import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests with a real model: one file at a time, because a model takes every processor. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['tests/models/*.test.mjs'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 180_000,
  },
});
