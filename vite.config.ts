import { type ConfigEnv, defineConfig } from 'vitest/config';

/** One file a step, for the command line, the scorers and the benchmarks (`--mode node` → dist/node). */
const nodeEntries = {
  precis: 'src/cli/precis.ts',
  dom: 'src/cli/dom.ts',
  read: 'src/core/read/article.ts',
  summarize: 'src/core/summarize/summarize.ts',
  classify: 'src/core/classify/classify.ts',
  post: 'src/core/post/index.ts',
  profiles: 'src/profiles/index.ts',
};

export default defineConfig(async ({ mode }: ConfigEnv) => {
  if (mode === 'node') {
    return {
      publicDir: false as const,
      build: {
        ssr: true,
        outDir: 'dist/node',
        target: 'node20',
        minify: false,
        rolldownOptions: {
          input: nodeEntries,
          output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name].mjs' },
        },
      },
    };
  }
  return { test: { include: ['tests/unit/**/*.test.ts', 'tests/contracts/**/*.test.ts', 'tests/*.test.ts'] } };
});
