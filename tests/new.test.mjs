/**
 * Runs each `npm run new:…` in a copy of the repository. The created files must be valid, and their tests must fail for
 * the intended reason.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
/** The environment without VITEST, as in a user's shell: vite.config.ts leaves the build out when VITEST is set. */
const { VITEST: _, ...env } = process.env;
let copy;
const made = {};
/** Title of a failed test → its failure message. */
let failures;

const make = (kind, ...args) =>
  execFileSync(process.execPath, [join(copy, 'src/cli/new.mjs'), kind, ...args], { cwd: copy, env, encoding: 'utf8' });

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'precis-new-'));
  for (const name of readdirSync(root, { withFileTypes: true }))
    if (name.isFile()) cpSync(join(root, name.name), join(copy, name.name));
  for (const folder of [
    'src',
    'public',
    'training',
    'tests/contracts',
    'tests/servers',
    'tests/unit',
    'tests/fuzz',
    'tests/cases.test.ts',
    'tests/cases/german',
  ])
    cpSync(join(root, folder), join(copy, folder), { recursive: true });
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '.precis') symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));

  made.profile = make('profile', 'new-format', 'New "format"');
  made.output = make('output', 'newplace', 'New place');
  made.case = make('case', 'new-page', join(root, 'tests/cases/german/page.html'), 'https://new.example/page');

  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const files = [
    'tests/contracts/profiles',
    'tests/contracts/outputs',
    'tests/unit/locales',
    'tests/unit/profiles',
    'tests/cases.test',
  ];
  const { stdout } = spawnSync(
    process.execPath,
    [vitest, 'run', ...files, '--reporter=json', '-t', '\\b(new-format|newplace|new-page)\\b'],
    { cwd: copy, env, encoding: 'utf8', maxBuffer: 50_000_000 },
  );
  const { testResults } = JSON.parse(stdout.slice(stdout.indexOf('{"')));
  failures = Object.fromEntries(
    testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => [fullName, failureMessages.join('\n')]),
  );
}, 180_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

test('new:profile keeps the contract and fails until a post of the blog is written', () => {
  const own = Object.entries(failures).filter(([title]) => title.includes('new-format'));
  expect(own).toEqual([
    [
      expect.stringContaining('prints the fixture as a post of the blog'),
      expect.stringContaining('Write it by hand first'),
    ],
  ]);
});

test('new:output fails until there is a place to be tried against', () => {
  const own = Object.entries(failures).filter(([title]) => title.includes('newplace'));
  expect(own.length).toBeGreaterThan(0);
  for (const [, why] of own) expect(why).toContain('newplace has nothing to be tried against yet');
});

test('new:case fails until its page was read by a user', () => {
  const own = Object.keys(failures).filter((title) => title.includes('new-page'));
  expect(own).toEqual(['new-page has expectations that a human checked']);
});

test('each new entry is in its index, has its texts, types and format, and names the failing test', () => {
  for (const [kind, folder, line] of [
    ['profile', 'profiles', "import { newFormat } from './new-format.ts';"],
    ['output', 'publishing/destinations', "import { newplace } from './newplace.ts';"],
  ]) {
    expect(readFileSync(join(copy, 'src', folder, 'index.ts'), 'utf8')).toContain(line);
    expect(made[kind]).toMatch(/npx vitest run/);
  }
  const texts = JSON.parse(readFileSync(join(copy, 'public/_locales/en/messages.json'), 'utf8'));
  expect(texts.output_newplace_name.message).toBe('New place');
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '--noEmit'], { cwd: copy, env, encoding: 'utf8' });
  expect(stdout).toBe('');
}, 60_000);

test('a file that exists is not overwritten', () => {
  const before = readFileSync(join(copy, 'src/profiles/index.ts'), 'utf8');
  const script = join(copy, 'src/cli/new.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, 'profile', 'new-format', 'Again'], {
    cwd: copy,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([1, expect.stringContaining('is there already')]);
  expect(readFileSync(join(copy, 'src/profiles/index.ts'), 'utf8')).toBe(before);
});
