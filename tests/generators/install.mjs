/**
 * Finds the generators, or installs them outside the product's own dependencies. A `SetupError` says why one is not
 * available.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runCommand, SetupError, withProgress } from '../../src/cli/setup.mjs';

const here = join(root, 'tests/generators');

/** Returns the version number that a command prints; undefined when the command doesn't start. */
function detectVersion(command) {
  const { status, stdout } = spawnSync(command, ['version'], { encoding: 'utf8', timeout: 60_000 });
  const other = status === 0 ? stdout : spawnSync(command, ['--version'], { encoding: 'utf8', timeout: 60_000 }).stdout;
  return /\d+\.\d+\.\d+/.exec(other ?? '')?.[0];
}

/**
 * Installs a program with apt, on a Debian-based system and as root.
 * @returns {Promise<string>} the version of the program
 */
export async function installFromSystem(command) {
  const version = detectVersion(command);
  if (version) return version;
  if (process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    const options = {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    };
    const apt = (...args) => runCommand('apt-get', args, options);
    await withProgress(`Installing the package ${command}`, async () => {
      await apt('-qq', 'update');
      await apt('-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '-qq', '--no-install-recommends', command);
    });
  }
  const installed = detectVersion(command);
  if (installed) return installed;
  throw new SetupError(
    `${command} is not on this machine and could not be installed from the system's packages. Install it and run this again.`,
  );
}

/**
 * Installs the packages of `<folder>/package-lock.json` in that folder.
 * @returns {Promise<string>} the version of `name`
 */
export async function installFromNpm(folder, name) {
  const cwd = join(here, folder);
  const record = join(cwd, 'node_modules/.package-lock.json');
  const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const locked = packages(join(cwd, 'package-lock.json'));
  // npm writes `node_modules/.package-lock.json` last, so an interrupted installation has no such file.
  const installed = existsSync(record) ? packages(record) : {};
  const fresh = Object.entries(locked).every(
    // Optional packages may be missing: npm skips those for other platforms.
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
  if (!fresh) {
    const code = await withProgress(`Installing ${name} and what it needs from the npm registry`, () =>
      runCommand('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'], { cwd }),
    );
    if (code !== 0) throw new SetupError(`${name} could not be installed; npm says why above.`);
  }
  return locked[`node_modules/${name}`].version;
}
