/** Checks the promises of .github/SECURITY.md. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import manifest from '../manifest.json' with { type: 'json' };
import ours from '../package.json' with { type: 'json' };
import lock from '../package-lock.json' with { type: 'json' };

const root = join(import.meta.dirname, '..');
const text = (path) => readFileSync(join(root, path), 'utf8');
const escaped = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const [, threatModel = ''] = /^## Threats,([\s\S]*?)^## /m.exec(text('.github/SECURITY.md')) ?? [];
const threats = threatModel
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| what '))
  .map((line) => {
    const [what, , test] = line.split(' | ');
    return [what.slice(2), ...(/`(tests\/[^`]+)`: “(.+)” \|$/.exec(test ?? '')?.slice(1) ?? [])];
  });

describe('each threat has a test', () => {
  test('the threats are a list', () => expect(threats.length).toBeGreaterThan(20));

  test.each(threats)('%s', (_, file, title) => {
    expect(file, 'The third cell is `tests/FILE`: “TITLE”').toBeDefined();
    expect(existsSync(join(root, file)), file).toBe(true);
    expect(text(file), `${file} has no test of this title`).toMatch(
      new RegExp(`(?:\\b(?:test|it|describe)\\(|\\]\\)\\(|\\)\\(|^\\)\\()\\s*(['"\`])${escaped(title)}\\1`, 'm'),
    );
  });
});

test('no page can frame ours or load anything of them', () => {
  expect(manifest.content_security_policy.extension_pages).toContain("frame-ancestors 'none'");
  for (const key of ['web_accessible_resources', 'externally_connectable', 'content_scripts', 'host_permissions'])
    expect(manifest).not.toHaveProperty(key);
});

/**
 * @typedef {{license?: string, integrity?: string, resolved?: string, dev?: boolean, devOptional?: boolean,
 *   hasInstallScript?: boolean}} LockedPackage
 * @type {[path: string, locked: LockedPackage][]}
 */
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
const shipped = packages.filter(([, { dev, devOptional }]) => !dev && !devOptional);

describe('dependencies', () => {
  test('dependencies are pinned by version and by hash', () => {
    for (const [name, version] of Object.entries({ ...ours.dependencies, ...ours.devDependencies, ...ours.overrides }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(packages.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([path]) => path)).toEqual([]);
    // `resolved` names the origin of a package that is not from the npm registry.
    const elsewhere = packages.filter(([, { resolved = '' }]) =>
      /^(?!https:\/\/registry\.npmjs\.org\/)./.test(resolved),
    );
    expect(elsewhere.map(([path]) => path)).toEqual([]);
  });

  test('what ships is in the README, with its licence and where it comes from', () => {
    const readme = text('README.md');
    for (const name of Object.keys(ours.dependencies)) {
      const { license, repository } = JSON.parse(text(`node_modules/${name}/package.json`));
      const [, where] = /([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(repository.url ?? repository);
      const row = readme.split('\n').find((line) => line.startsWith(`| [\`${name}\`]`));
      expect(row, `Add a row for ${name}`).toContain(`(https://github.com/${where})`);
      expect(row).toContain(`| ${license} |`);
    }
  });

  test('nothing that ships has a licence that would bind the rest', () => {
    // OFL-1.1 is the licence of the text face. It binds only the font itself.
    const free = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'MPL-2.0', 'OFL-1.1'];
    expect(shipped.length).toBeGreaterThan(0);
    expect(shipped.filter(([, { license }]) => !free.includes(license)).map(([path]) => path)).toEqual([]);
  });
});

describe('the workflows', () => {
  const folder = join(root, '.github/workflows');
  const workflows = readdirSync(folder).map((name) => [name, parse(readFileSync(join(folder, name), 'utf8'))]);
  const jobs = workflows.flatMap(([name, { jobs, permissions }]) =>
    Object.entries(jobs).map(([id, job]) => [`${name}: ${id}`, { permissions, ...job }]),
  );

  test.each(jobs)('%s: its actions are pinned by commit', (_, { steps }) => {
    const used = steps.flatMap(({ uses = [] }) => uses);
    expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });

  test.each(jobs)('%s: what may write runs no code of the repository or its packages', (_, { permissions, steps }) => {
    expect(permissions).toBeTypeOf('object');
    if (!Object.values(permissions).includes('write')) return;
    expect(steps.filter(({ run = '' }) => /\b(?:npm|npx|node|bash|sh)\b/.test(run))).toEqual([]);
    expect(steps.filter(({ uses = '' }) => uses.startsWith('actions/checkout@'))).toEqual([]);
  });

  test('the packages that are installed run no script of theirs', () => {
    const commands = workflows.flatMap(([, { jobs }]) =>
      Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run = [] }) => run)),
    );
    expect(commands.filter((run) => /npm (?:ci|install)/.test(run) && !run.includes('--ignore-scripts'))).toEqual([]);
    expect(text('src/cli/setup.mjs')).toContain("npm('ci', '--ignore-scripts'");
    expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
  });

  test('a release is attested and comes with a list of what is in it', () => {
    const { build, draft } = Object.fromEntries(workflows)['release.yml'].jobs;
    expect(draft.steps.some(({ uses = '' }) => uses.startsWith('actions/attest-build-provenance@'))).toBe(true);
    expect(build.steps.some(({ run = '' }) => run.includes('npm run verify'))).toBe(true);
    expect(text('src/cli/package.mjs')).toContain("npm('sbom'");
  });
});

const firefox = join(root, 'dist/firefox');
const built = existsSync(join(firefox, 'manifest.json'));

/**
 * Warnings of web-ext lint that packages are known to cause: the code of the warning, the package, the JavaScript near
 * the reported position, and the file.
 */
const known = [
  { code: 'UNSAFE_VAR_ASSIGNMENT', whose: 'Preact', near: /\.__html/, file: /^assets\// },
  // Readability writes into the detached copy of a page, where no script or picture loads; and this code never runs,
  // because Readability makes one attempt and the copy has no `noscript`.
  ...[/^src\/extract\.js/, /^assets\/read-page\.js/].flatMap((file) => [
    { code: 'UNSAFE_VAR_ASSIGNMENT', whose: 'Readability', near: /\.innerHTML=\w+,this\._attempts/, file },
    { code: 'UNSAFE_VAR_ASSIGNMENT', whose: 'Readability', near: /_isSingleImage.+\.innerHTML=/, file },
  ]),
];

test.runIf(built)('web-ext lint: no error, and no warning but the known ones of packages', { timeout: 60_000 }, () => {
  const webExt = join(root, 'node_modules/web-ext/bin/web-ext.js');
  const { errors, warnings, notices } = JSON.parse(
    execFileSync(process.execPath, [webExt, 'lint', '--source-dir', firefox, '--output', 'json', '--no-input'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 50_000_000,
    }),
  );
  expect(errors).toEqual([]);
  expect(notices).toEqual([]);
  const owners = warnings.map(({ code, file, line, column, message }) => {
    const place = text(`dist/firefox/${file}`)
      .split('\n')
      [line - 1].slice(Math.max(0, column - 100), column + 100);
    const one = known.find((one) => one.code === code && one.near.test(place) && one.file.test(file));
    return one?.whose ?? `${message} in ${file}: ${place}`;
  });
  expect(owners.sort()).toEqual(known.map(({ whose }) => whose).sort());
});

test.runIf(built)('the package brings the licences of what is in it', () => {
  const licences = readFileSync(join(firefox, 'licenses.txt'), 'utf8');
  for (const [name, version] of Object.entries(ours.dependencies)) expect(licences).toContain(`${name} ${version}\n`);
  expect(readdirSync(join(root, 'dist/chrome'))).toContain('licenses.txt');
});
