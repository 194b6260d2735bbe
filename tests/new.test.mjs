/** `npm run new:…`, each in a copy of the repository: what it makes is sound, and its test fails for the right reason. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
/** As a person’s shell has it: vite.config.ts does without the build where vitest runs. */
const { VITEST: _, ...env } = process.env;
let copy;
const made = {};
/** Title of a failed test → why. */
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
  made.output = make('output', 'new-place', 'New place');
  made.engine = make('engine', 'new-engine', 'New engine');
  made.case = make('case', 'new-page', join(root, 'tests/cases/german/page.html'), 'https://new.example/page');

  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const files = [
    'tests/contracts/profiles',
    'tests/contracts/outputs',
    'tests/contracts/engines',
    'tests/unit/profiles',
    'tests/cases.test',
  ];
  const { stdout } = spawnSync(
    process.execPath,
    [vitest, 'run', ...files, '--reporter=json', '-t', '\\bnew-(format|place|engine|page)\\b'],
    { cwd: copy, env, encoding: 'utf8', maxBuffer: 50_000_000 },
  );
  const { testResults } = JSON.parse(stdout.slice(stdout.indexOf('{"')));
  failures = Object.fromEntries(
    testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => [fullName, failureMessages.join('\n')]),
  );
}, 90_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

test('new:profile keeps to the contract, and waits for a post of the blog', () => {
  const own = Object.entries(failures).filter(([title]) => title.includes('new-format'));
  expect(own).toEqual([
    [expect.stringContaining('as the blog’s own posts are written'), expect.stringContaining('Write it by hand first')],
  ]);
});

test('new:output waits for a place to be tried against', () => {
  const own = Object.entries(failures).filter(([title]) => title.includes('new-place'));
  expect(own.length).toBeGreaterThan(0);
  for (const [, why] of own) expect(why).toContain('new-place has nothing to be tried against yet');
});

test('new:engine waits for words', () => {
  const own = Object.entries(failures).filter(([title]) => title.includes('new-engine'));
  expect(own.length).toBeGreaterThan(0);
  for (const [, why] of own) expect(why).toContain('new-engine says nothing yet');
});

test('new:case waits for a person', () => {
  const own = Object.keys(failures).filter((title) => title.includes('new-page'));
  expect(own).toEqual(['new-page has expectations that a human checked']);
});

test('all of it is in its index, typed and formatted, and says what fails', () => {
  for (const [kind, folder] of [
    ['profile', 'profiles'],
    ['output', 'outputs'],
    ['engine', 'engines'],
  ]) {
    expect(readFileSync(join(copy, 'src', folder, 'index.ts'), 'utf8')).toMatch(
      /import \{ new\w+ \} from '\.\/new-\w+\.ts';/,
    );
    expect(made[kind]).toMatch(/npx vitest run/);
  }
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '--noEmit'], { cwd: copy, env, encoding: 'utf8' });
  expect(stdout).toBe('');
}, 60_000);

test('nothing that is there is written over', () => {
  const before = readFileSync(join(copy, 'src/profiles/index.ts'), 'utf8');
  const script = join(copy, 'src/cli/new.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, 'profile', 'new-format', 'Again'], {
    cwd: copy,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([1, expect.stringContaining('is there already')]);
  expect(readFileSync(join(copy, 'src/profiles/index.ts'), 'utf8')).toBe(before);
});
