import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, runCommand, SetupError } from './setup.mjs';

const builtFile = join(root, 'dist/node/precis.mjs');

/**
 * Newest change under a folder or of a file, in milliseconds; 0 when it is not there.
 * @param {string} path
 * @returns {number}
 */
function getNewestChange(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => getNewestChange(join(path, name))));
}

const SOURCES = ['src', 'public', 'manifest.json', 'vite.config.ts', 'package-lock.json'];

/**
 * Whether a built file is there and newer than every source.
 * @param {string} path
 */
export const isNewerThanSources = (path) =>
  getNewestChange(path) > Math.max(...SOURCES.map((name) => getNewestChange(join(root, name))));

/**
 * Builds `dist/node` unless it is newer than every source. Its messages go to standard error, so that they never mix
 * with a post. Throws `SetupError`.
 * @returns {Promise<string>} path of the built command line
 */
export async function buildNode() {
  if (isNewerThanSources(builtFile)) return builtFile;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const code = await runCommand(process.execPath, [vite, 'build', '--mode', 'node', '--logLevel', 'warn'], {
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0) throw new SetupError('The build failed; it says why above.');
  return builtFile;
}
