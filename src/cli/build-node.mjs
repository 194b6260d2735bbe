import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, runCommand, SetupError } from './setup.mjs';

const builtFile = join(root, 'dist/node/precis.mjs');

/**
 * Returns the time of the newest change to a file, or to any file in a folder: milliseconds since 1970, 0 if nothing exists.
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
 * Whether a built file exists and is newer than every source file.
 * @param {string} path
 */
export const isNewerThanSources = (path) =>
  getNewestChange(path) > Math.max(...SOURCES.map((name) => getNewestChange(join(root, name))));

/**
 * Builds the command line program in `dist/node`, unless it is newer than every source file. The build prints to standard
 * error, because the program prints a post to standard output. Throws `SetupError`.
 * @returns {Promise<string>} path of the built program
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
