/**
 * `npm test [-- PAGES]`: everything, from a fresh checkout. Set-up, types and lint, the build, then unit, contract,
 * architecture, case and size tests, then both real browsers. PAGES: a folder of real pages (NAME.html or NAME.html.gz)
 * on which the popup is compared with the command line. The last line is `N passed, N failed` over all parts.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findBrowser } from '../src/cli/browsers.mjs';
import { main, root, run, SetupError, setup } from '../src/cli/setup.mjs';
import { installWebdav } from './servers/webdav.mjs';

const node = (script, ...args) => [process.execPath, [join(root, 'node_modules', script), ...args]];
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

/** A part that is one yes or no. */
async function step(name, ...commands) {
  console.log(`\n── ${name}`);
  for (const command of commands) {
    if ((await run(...command)) === 0) continue;
    total.failed += 1;
    failures.push(name);
    return false;
  }
  total.passed += 1;
  return true;
}

/** A part that vitest counts. */
async function suite(name, args = [], env = {}) {
  console.log(`\n── ${name}`);
  const report = join(root, 'dist/test', `${name.replace(/\W+/g, '-')}.json`);
  rmSync(report, { force: true });
  mkdirSync(join(root, 'dist/test'), { recursive: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run(...node('vitest/vitest.mjs', 'run', ...args, ...reporters), {
    env: { ...process.env, ...env },
  });
  let failed = 0;
  try {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    // A file that can't even be loaded has no tests to fail.
    const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
    failed = numFailedTests + broken;
    total.passed += numPassedTests;
    total.skipped += numPendingTests;
  } catch {
    console.error(`vitest left no report of “${name}”.`);
  }
  if (code !== 0) failed = Math.max(failed, 1);
  total.failed += failed;
  if (failed > 0) failures.push(name);
}

/** The browser, or undefined when there is none to be had: told, counted as a failure, and the rest still runs. */
async function browserFor(kind) {
  try {
    const path = await findBrowser(kind);
    console.log(`${kind}: ${path}`);
    return path;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    total.failed += 1;
    failures.push(`a ${kind} to test in`);
    return undefined;
  }
}

await main(async () => {
  await setup();
  const pages = process.argv[2];
  const chromium = await browserFor('chromium');
  const firefox = await browserFor('firefox');
  installWebdav();

  await step(
    'types and lint',
    node('typescript/bin/tsc', '--noEmit'),
    node('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  );
  const vite = (...mode) => node('vite/bin/vite.js', 'build', '--logLevel', 'warn', ...mode);
  const built = await step('build', vite(), vite('--mode', 'firefox'), vite('--mode', 'node'));
  await suite('unit, contract, architecture, case and size tests');
  if (built)
    await step('a minute of hostile pages', [process.execPath, [join(root, 'tests/fuzz/run.mjs'), '--seconds', '60']]);
  const e2e = ['--config', 'tests/e2e/vitest.config.mjs'];
  const env = { ...(pages ? { PRECIS_PAGES: resolve(pages) } : {}) };
  if (built && chromium) await suite('real Chromium', [...e2e, 'chromium'], { ...env, CHROME_PATH: chromium });
  if (built && firefox) await suite('real Firefox', [...e2e, 'firefox'], { ...env, FIREFOX_PATH: firefox });

  console.log('');
  if (total.skipped > 0) console.log(`${total.skipped} skipped (each says why above)`);
  if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
});
