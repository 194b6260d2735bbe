/**
 * Makes a fresh checkout ready: the right Node, and node_modules as the lock file says. Runs before anything is
 * installed, so it is plain Node without a dependency.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** A reason why set-up can't go on, and what the user can do about it. Shown without a stack. */
export class SetupError extends Error {}

const oldestNode = [20, 19];

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new SetupError(
    `Precis is built with Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}. ` +
      'Install a newer one from https://nodejs.org and run this again.',
  );
}

const lockFile = join(root, 'package-lock.json');
const stampFile = join(root, 'node_modules/.precis-lock');
const npmsOwnRecord = join(root, 'node_modules/.package-lock.json');

const lockHash = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex');

/**
 * What is installed is what the lock file says. npm writes its record last, so an install that was interrupted has
 * none; someone who ran `npm ci` by hand has that record and no stamp.
 */
function isInstallCurrent() {
  if (!existsSync(npmsOwnRecord)) return false;
  if (existsSync(stampFile)) return readFileSync(stampFile, 'utf8') === lockHash();
  const locked = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const installed = JSON.parse(readFileSync(npmsOwnRecord, 'utf8')).packages;
  return Object.entries(locked).every(
    // Optional packages are for other kinds of machine.
    ([path, { version, optional, devOptional }]) =>
      path === '' || optional || devOptional || installed[path]?.version === version,
  );
}

/**
 * Runs a command with its output on screen.
 * @returns {Promise<number>} its exit code, -1 when it could not be started
 */
export function runCommand(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.on('error', () => resolve(-1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Runs `work` and says every ten seconds that it is still going on. */
export async function withProgress(what, work) {
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  console.log(`${what} …`);
  const timer = setInterval(() => console.log(`  … ${seconds()} s`), 10_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** npm as a command: the npm that runs this script if there is one (on Windows `npm` alone is not a program). */
export function npm(...args) {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? [process.execPath, [script, ...args]] : ['npm', args];
}

/** Installs the packages when they are missing or not those of the lock file. Throws `SetupError`. */
export async function setup() {
  checkNode();
  if (!isInstallCurrent()) {
    const code = await withProgress('Installing packages from package-lock.json (about a minute)', () =>
      // No package needs its install script here, so none may run one.
      runCommand(...npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline')),
    );
    if (code !== 0) {
      throw new SetupError(
        'The packages could not be installed (npm says why above). They come from the npm registry once; check the ' +
          'connection or the proxy (`npm config get registry`) and run this again. After that no network is needed.',
      );
    }
  }
  writeFileSync(stampFile, lockHash());
}

/** Runs a command line program; a `SetupError` is told in plain words, with exit code 1. */
export async function runMain(program) {
  try {
    process.exitCode = (await program()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
