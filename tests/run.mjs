/**
 * `npm test [-- PAGES]`: runs everything, from a fresh checkout. First set-up, types, lint and the build; then real
 * Chromium and real Firefox, several files in parallel, and at the same time the unit, contract, architecture, case and
 * size tests and the fuzzer on pages.
 * PAGES: a folder of real pages (NAME.html or NAME.html.gz) on which the popup is compared with the command line.
 * `--only PART` runs one part: `check` (types, lint, build, architecture, sizes), `quick` (all that needs no browser;
 * builds only when a source has changed), `chromium` or `firefox`. The last line is `N passed, N failed` over all
 * parts.
 */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../src/cli/browsers.mjs';
import { isNewerThanSources } from '../src/cli/build-node.mjs';
import { root, runCommand, runMain, SetupError, setup } from '../src/cli/setup.mjs';
import { installWebdav } from './servers/webdav.mjs';

/**
 * @typedef {[command: string, args: string[]]} Command
 * @typedef {{ name: string, reason: string, file: string, group: string }} Failure
 *   `file`: path from the root of the repository; `group`: titles of the two outermost `describe` blocks around a test.
 *   Both are '' for a failure that is not of a test.
 */

/** @type {(script: string, ...args: string[]) => Command} */
const node = (script, ...args) => [process.execPath, [join(root, 'node_modules', script), ...args]];
const total = { passed: 0, skipped: 0 };
/** @type {Failure[]} */
const failures = [];
/** Tests that failed at first and passed when they were repeated; they are listed at the end. @type {Failure[]} */
const unsteady = [];

/** Name and time in ms of each test that was run. @type {{ name: string, duration: number }[]} */
const timings = [];

const reports = join(root, 'dist/test');

/** @param {string} name */
const toFileName = (name) => name.replace(/\W+/g, '-').slice(0, 60);

/** @param {string} name @param {string} [reason] @returns {Failure} */
const partFailure = (name, reason = '') => ({ name, reason, file: '', group: '' });

/**
 * Runs a command. Prints its output at once, or after the command has ended when other commands run `beside` it.
 * @param {string} name
 * @param {Command} command
 * @param {boolean} beside
 * @param {import('node:child_process').SpawnOptions} [options]
 */
async function show(name, [command, args], beside, options = {}) {
  if (!beside) {
    console.log(`\n── ${name}`);
    return runCommand(command, args, options);
  }
  const file = join(reports, `${toFileName(name)}.log`);
  const log = openSync(file, 'w');
  const code = await runCommand(command, args, { ...options, stdio: ['ignore', log, log] });
  closeSync(log);
  console.log(`\n── ${name}\n${readFileSync(file, 'utf8')}`);
  return code;
}

/**
 * Runs commands that count as one test: passed when every command exits with 0.
 * @param {string} name @param {Command[]} commands
 */
async function step(name, commands) {
  for (const command of commands) {
    if ((await show(name, command, true)) === 0) continue;
    failures.push(partFailure(name));
    return false;
  }
  total.passed += 1;
  return true;
}

/**
 * Runs vitest, and reads its report.
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} beside
 * @returns {Promise<{ passed: number, skipped: number, failed: Failure[] }>}
 */
async function vitest(name, args, env, beside) {
  const report = join(reports, `${toFileName(name)}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const command = node('vitest/vitest.mjs', 'run', ...args, ...reporters);
  const code = await show(name, command, beside, { env: { ...process.env, ...env } });
  /** @type {Failure[]} */
  const failed = [];
  let passed = 0;
  let skipped = 0;
  try {
    const { numPassedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    for (const result of testResults) {
      const file = relative(root, result.name);
      for (const { status, fullName, ancestorTitles, failureMessages, duration = 0 } of result.assertionResults) {
        timings.push({ name: fullName, duration });
        if (status === 'failed')
          failed.push({
            name: fullName,
            reason: failureMessages.join('\n'),
            file,
            group: ancestorTitles.slice(0, 2).join(' '),
          });
      }
      // A test file that can't be loaded contains no failed test, so the file itself is reported.
      if (result.status === 'failed' && result.assertionResults.length === 0)
        failed.push(partFailure(file, result.message));
    }
    passed = numPassedTests;
    skipped = numPendingTests;
  } catch {
    failed.push(partFailure(`“${name}” left no report`));
  }
  if (code !== 0 && failed.length === 0) failed.push(partFailure(`${name}: ended with ${code}`));
  return { passed, skipped, failed };
}

/**
 * Runs vitest and adds its counts to the total. @returns the failed tests
 * @param {string} name @param {string[]} args @param {NodeJS.ProcessEnv} [env] @param {boolean} [beside]
 */
async function suite(name, args, env = {}, beside = false) {
  const { passed, skipped, failed } = await vitest(name, args, env, beside);
  total.passed += passed;
  total.skipped += skipped;
  return failed;
}

/**
 * At most this many failed tests are repeated. A failing test makes later tests of its group fail, too; more failures
 * than this are no accident.
 */
const MOST_AGAIN = 20;

/**
 * Repeats failed browser tests once, with their whole group, alone and in a new browser: on a busy machine, a browser
 * can be slower than any timeout allows. A test that passes then counts as passed, and is listed at the end with its
 * first failure. @returns the tests that failed again
 * @param {Failure[]} failed @param {string} name @param {string[]} args @param {NodeJS.ProcessEnv} env
 */
async function tryOnceMore(failed, name, args, env) {
  if (failed.length === 0 || failed.length > MOST_AGAIN || failed.some(({ group }) => !group)) return failed;
  const groups = [...new Set(failed.map(({ group }) => group))];
  const files = [...new Set(failed.map(({ file }) => file))];
  const pattern = `^(${groups.map((group) => group.replace(/[^\w\s]/g, '.')).join('|')}) `;
  const again = await vitest(
    `${name}, once more (${groups.join('; ')})`,
    [...args, ...files, '--maxWorkers=1', '-t', pattern],
    env,
    false,
  );
  if (again.passed === 0) return failed;
  const failedAgain = failed.filter(({ name }) => again.failed.some((one) => one.name === name || !one.group));
  total.passed += failed.length - failedAgain.length;
  unsteady.push(...failed.filter((one) => !failedAgain.includes(one)));
  return [...failedAgain, ...again.failed.filter((one) => !failed.some(({ name }) => one.name === name))];
}

/**
 * Returns the path of the browser. Without a browser returns undefined and counts a failure; the other tests still run.
 * @param {'chromium' | 'firefox'} kind
 */
async function browserFor(kind) {
  try {
    const path = await findBrowser(kind);
    console.log(`${kind}: ${path}`);
    return path;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    failures.push(partFailure(`a ${kind} to test in`, error.message));
    return undefined;
  }
}

/** Lines of a failure message to print: enough for the page's own messages and the beginning of what was on screen. */
const LINES_OF_REASON = 25;

/** Shortens a failure message, and leaves out stack frames in node_modules. @param {string} reason */
const shorten = (reason) =>
  reason
    .split('\n')
    .filter((line) => !line.includes('/node_modules/'))
    .slice(0, LINES_OF_REASON);

/** @param {string} what @param {Failure[]} tests */
function report(what, tests) {
  for (const { name, reason } of tests) console.log([`${what}: ${name}`, ...shorten(reason)].join('\n    '));
}

const SLOWEST_SHOWN = 10;

function reportSlowest() {
  const slowest = timings.sort((a, b) => b.duration - a.duration).slice(0, SLOWEST_SHOWN);
  console.log(`\nThe ${slowest.length} slowest tests:`);
  for (const { name, duration } of slowest) console.log(`${(duration / 1000).toFixed(1).padStart(7)} s  ${name}`);
}

const types = () =>
  step('types', [node('typescript/bin/tsc', '--noEmit'), node('typescript/bin/tsc', '--noEmit', '-p', 'tests')]);
const lint = () => step('lint', [node('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')]);

/** @param {('chrome' | 'firefox' | 'node')[]} targets */
const build = (targets) =>
  step(
    'build',
    targets.map((target) =>
      node('vite/bin/vite.js', 'build', '--logLevel', 'warn', ...(target === 'chrome' ? [] : ['--mode', target])),
    ),
  );

/** Checks types, lint, the architecture rules and the sizes. */
async function check() {
  await Promise.all([types(), lint(), build(['chrome', 'firefox'])]);
  failures.push(
    ...(await suite('architecture', ['tests/architecture.test.ts', 'tests/patterns.test.ts', 'tests/size.test.ts'])),
  );
}

/** Runs all tests that need no browser. */
async function quick() {
  const isBuilt = ['chrome', 'firefox'].every((name) => isNewerThanSources(join(root, 'dist', name, 'manifest.json')));
  await Promise.all([types(), lint(), isBuilt || build(['chrome', 'firefox'])]);
  failures.push(...(await suite('unit, contract, case and architecture', [`--maxWorkers=${availableParallelism()}`])));
}

/** @param {('chromium' | 'firefox')[]} kinds @param {string | undefined} pages */
async function browsers(kinds, pages) {
  const chromium = kinds.includes('chromium') ? await browserFor('chromium') : undefined;
  const firefox = kinds.includes('firefox') ? await browserFor('firefox') : undefined;
  const found = [...(chromium ? ['chromium'] : []), ...(firefox ? ['firefox'] : [])];
  if (found.length === 0) return;
  const name = `real ${found.join(' and ')}`;
  const args = ['--config', 'tests/e2e/vitest.config.mjs'];
  const env = {
    ...(pages ? { PRECIS_PAGES: resolve(pages) } : {}),
    ...(chromium ? { CHROME_PATH: chromium } : {}),
    ...(firefox ? { FIREFOX_PATH: firefox } : {}),
  };
  const failed = await suite(name, [...args, ...found.map((kind) => `tests/e2e/${kind}`)], env);
  failures.push(...(await tryOnceMore(failed, name, args, env)));
}

/** @param {string | undefined} pages */
async function everything(pages) {
  // The browsers wait for the build only.
  const checked = Promise.all([types(), lint()]);
  const built = await build(['chrome', 'firefox', 'node']);
  const withoutBrowser = async () => {
    console.log('\n── unit, contract, case and architecture tests and hostile pages run beside the browsers');
    failures.push(...(await suite('unit, contract, case and architecture', [], {}, true)));
    /** @type {Command} */
    const fuzz = [process.execPath, [join(root, 'tests/fuzz/run.mjs'), '--only', 'pages', '--cases', '400']];
    if (built) await step('400 hostile pages', [fuzz]);
  };
  await Promise.all([built && browsers(['chromium', 'firefox'], pages), withoutBrowser(), checked]);
}

await runMain(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
  await setup();
  if (values.only !== 'check') installWebdav();
  mkdirSync(reports, { recursive: true });
  const [pages] = positionals;
  switch (values.only) {
    case undefined:
      await everything(pages);
      break;
    case 'check':
      await check();
      break;
    case 'quick':
      await quick();
      break;
    case 'chromium':
    case 'firefox':
      if (await build(['chrome', 'firefox', 'node'])) await browsers([values.only], pages);
      break;
    default:
      throw new SetupError('There is --only check, quick, chromium and firefox.');
  }

  reportSlowest();
  console.log('');
  if (total.skipped > 0) console.log(`${total.skipped} skipped (each says why above)`);
  report('Passed only when tried once more', unsteady);
  report('Failed', failures);
  console.log(`${total.passed} passed, ${failures.length} failed`);
  return failures.length > 0 ? 1 : 0;
});
