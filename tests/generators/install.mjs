/** The generators, each found or installed outside the product's own dependencies; a `SetupError` says why one can't be had. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runCommand, SetupError, withProgress } from '../../src/cli/setup.mjs';

const here = join(root, 'tests/generators');

/** First version number that the command prints; undefined when it doesn't start. */
function detectVersion(command) {
  const { status, stdout } = spawnSync(command, ['version'], { encoding: 'utf8', timeout: 60_000 });
  const other = status === 0 ? stdout : spawnSync(command, ['--version'], { encoding: 'utf8', timeout: 60_000 }).stdout;
  return /\d+\.\d+\.\d+/.exec(other ?? '')?.[0];
}

/** A program of the system's packages (Debian and its kin, as root). @returns {Promise<string>} its version */
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

/** The packages of `<folder>/package-lock.json`, in that folder. @returns {Promise<string>} version of `name` */
export async function installFromNpm(folder, name) {
  const cwd = join(here, folder);
  const record = join(cwd, 'node_modules/.package-lock.json');
  const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const locked = packages(join(cwd, 'package-lock.json'));
  // npm writes its record last: an install that was interrupted has none.
  const installed = existsSync(record) ? packages(record) : {};
  const fresh = Object.entries(locked).every(
    // Optional packages are for other kinds of machine.
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
