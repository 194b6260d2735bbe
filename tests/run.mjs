/**
 * `npm test [-- PAGES]`: everything, from a fresh checkout. Set-up, types and lint, the build, then real Chromium, and
 * beside it unit, contract, architecture, case and size tests and hostile pages: a browser that is waited for leaves a
 * processor idle. Then real Firefox, alone, since two browsers starve each other. PAGES: a folder of real pages (NAME.html or NAME.html.gz) on which the popup is compared
 * with the command line. The last line is `N passed, N failed` over all parts.
 */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findBrowser } from '../src/cli/browsers.mjs';
import { root, runCommand, runMain, SetupError, setup } from '../src/cli/setup.mjs';
import { installWebdav } from './servers/webdav.mjs';

const node = (script, ...args) => [process.execPath, [join(root, 'node_modules', script), ...args]];
const total = { passed: 0, skipped: 0 };
/** What failed, and what passed only when it was tried once more: told at the end, where it is looked for. */
const failures = [];
const unsteady = [];

const reports = join(root, 'dist/test');

/** Runs a part of the tests, with its output on screen: at once, or, of what runs `beside` another, when it has ended. */
async function show(name, beside, [command, args], options = {}) {
  console.log(`\n── ${name}${beside ? ', beside this; what it says comes at its end' : ''}`);
  if (!beside) return runCommand(command, args, options);
  const file = join(reports, 'beside.log');
  const log = openSync(file, 'w');
  const code = await runCommand(command, args, { ...options, stdio: ['ignore', log, log] });
  closeSync(log);
  console.log(`\n── ${name}\n${readFileSync(file, 'utf8')}`);
  return code;
}

/** A part that is one yes or no. */
async function step(name, commands, beside = false) {
  for (const command of commands) {
    if ((await show(name, beside, command)) === 0) continue;
    failures.push({ name });
    return false;
  }
  total.passed += 1;
  return true;
}

/**
 * Runs vitest, and reads its report.
 * @returns {Promise<{ passed: number, skipped: number, failed: { name: string, group: string, why: string }[] }>}
 *   `group`: the two outermost titles over a test.
 */
async function vitest(name, args, env, beside) {
  const report = join(reports, `${name.replace(/\W+/g, '-').slice(0, 60)}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const command = node('vitest/vitest.mjs', 'run', ...args, ...reporters);
  const code = await show(name, beside, command, { env: { ...process.env, ...env } });
  const failed = [];
  let passed = 0;
  let skipped = 0;
  try {
    const { numPassedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    for (const file of testResults) {
      for (const { status, fullName, ancestorTitles, failureMessages } of file.assertionResults)
        if (status === 'failed')
          failed.push({ name: fullName, group: ancestorTitles.slice(0, 2).join(' '), why: failureMessages.join('\n') });
      // A file that can't even be loaded has no tests to fail.
      if (file.status === 'failed' && file.assertionResults.length === 0)
        failed.push({ name: file.name, group: '', why: file.message });
    }
    passed = numPassedTests;
    skipped = numPendingTests;
  } catch {
    failed.push({ name: `“${name}” left no report`, group: '', why: '' });
  }
  if (code !== 0 && failed.length === 0) failed.push({ name: `${name}: ended with ${code}`, group: '', why: '' });
  return { passed, skipped, failed };
}

/** A part that vitest counts. */
async function suite(name, args, env, beside = false) {
  const { passed, skipped, failed } = await vitest(name, args, env, beside);
  total.passed += passed;
  total.skipped += skipped;
  return failed;
}

/** One test that fails takes others of its group along, which stand on what it leaves; more than this is no accident. */
const MOST_AGAIN = 20;

/**
 * Where a test or a few of those in a real browser fail, the group that each stands in is tried once more, alone and in
 * another browser, since a machine under load can be slower than any wait allows for. What passes then has passed, and
 * is named at the end, with what was wrong the first time.
 */
async function onceMore(failed, name, args, env) {
  if (failed.length === 0 || failed.length > MOST_AGAIN || failed.some(({ group }) => !group)) return failed;
  const groups = [...new Set(failed.map(({ group }) => group))];
  const pattern = `^(${groups.map((group) => group.replace(/[^\w\s]/g, '.')).join('|')}) `;
  const again = await vitest(`${name}, once more (${groups.join('; ')})`, [...args, '-t', pattern], env, false);
  if (again.passed === 0) return failed;
  const still = failed.filter(({ name }) => again.failed.some((one) => one.name === name || !one.group));
  total.passed += failed.length - still.length;
  unsteady.push(...failed.filter((one) => !still.includes(one)));
  return [...still, ...again.failed.filter((one) => !failed.some(({ name }) => one.name === name))];
}

/** The browser, or undefined when there is none to be had: told, counted as a failure, and the rest still runs. */
async function browserFor(kind) {
  try {
    const path = await findBrowser(kind);
    console.log(`${kind}: ${path}`);
    return path;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    failures.push({ name: `a ${kind} to test in`, why: error.message });
    return undefined;
  }
}

/** Enough for what the page announced and the first of what was on screen. */
const LINES_OF_WHY = 25;

function tell(what, tests) {
  for (const { name, why = '' } of tests)
    console.log([`${what}: ${name}`, ...why.split('\n').slice(0, LINES_OF_WHY)].join('\n    '));
}

await runMain(async () => {
  await setup();
  const pages = process.argv[2];
  const chromium = await browserFor('chromium');
  const firefox = await browserFor('firefox');
  installWebdav();

  mkdirSync(reports, { recursive: true });

  await step('types and lint', [
    node('typescript/bin/tsc', '--noEmit'),
    node('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  ]);
  const vite = (...mode) => node('vite/bin/vite.js', 'build', '--logLevel', 'warn', ...mode);
  const built = await step('build', [vite(), vite('--mode', 'firefox'), vite('--mode', 'node')]);
  const e2e = ['--config', 'tests/e2e/vitest.config.mjs'];
  const env = { ...(pages ? { PRECIS_PAGES: resolve(pages) } : {}) };
  const inChromium = ['real Chromium', [...e2e, 'chromium'], { ...env, CHROME_PATH: chromium }];
  const inFirefox = ['real Firefox', [...e2e, 'firefox'], { ...env, FIREFOX_PATH: firefox }];
  const withoutBrowser = async () => {
    failures.push(...(await suite('unit, contract, architecture, case and size tests', [], {}, true)));
    const fuzz = [process.execPath, [join(root, 'tests/fuzz/run.mjs'), '--only', 'pages', '--seconds', '60']];
    if (built) await step('a minute of hostile pages', [fuzz], true);
  };
  const [failedInChromium] = await Promise.all([built && chromium ? suite(...inChromium) : [], withoutBrowser()]);
  failures.push(...(await onceMore(failedInChromium, ...inChromium)));
  const failedInFirefox = built && firefox ? await suite(...inFirefox) : [];
  failures.push(...(await onceMore(failedInFirefox, ...inFirefox)));

  console.log('');
  if (total.skipped > 0) console.log(`${total.skipped} skipped (each says why above)`);
  tell('Passed only when tried once more', unsteady);
  tell('Failed', failures);
  console.log(`${total.passed} passed, ${failures.length} failed`);
  return failures.length > 0 ? 1 : 0;
});
