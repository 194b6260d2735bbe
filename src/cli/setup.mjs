/**
 * Prepares a fresh checkout: checks the Node version and installs the packages of the lock file. Runs before any package is
 * installed, so this file imports only Node's own modules.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** An error that the user can solve. The message gives the reason and the remedy, and is shown without a stack trace. */
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
 * Whether the installed packages are those of the lock file. npm writes `npmsOwnRecord` last, so the file is missing after
 * an interrupted install. `stampFile` is missing when a developer ran `npm ci` by hand; versions are compared one by one
 * then.
 */
function isInstallCurrent() {
  if (!existsSync(npmsOwnRecord)) return false;
  if (existsSync(stampFile)) return readFileSync(stampFile, 'utf8') === lockHash();
  const locked = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const installed = JSON.parse(readFileSync(npmsOwnRecord, 'utf8')).packages;
  return Object.entries(locked).every(
    // An optional package may be missing because it is for another operating system or processor.
    ([path, { version, optional, devOptional }]) =>
      path === '' || optional || devOptional || installed[path]?.version === version,
  );
}

/**
 * Runs a command and shows its output on the terminal.
 * @returns {Promise<number>} the command's exit code, -1 when the command could not be started
 */
export function runCommand(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.on('error', () => resolve(-1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Runs `work`, and prints the elapsed time every ten seconds. */
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

/**
 * Returns a command that runs npm. Prefers the npm that runs this script, because `npm` is not a program on Windows.
 * @param {string[]} args
 * @returns {[command: string, args: string[]]}
 */
export function npm(...args) {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? [process.execPath, [script, ...args]] : ['npm', args];
}

/** Installs the packages of the lock file, unless they are installed already. Throws `SetupError`. */
export async function setup() {
  checkNode();
  if (!isInstallCurrent()) {
    const code = await withProgress('Installing packages from package-lock.json (about a minute)', () =>
      // None of the packages needs its install script here, so `--ignore-scripts` forbids all of them.
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

/** Runs a command line program. For a `SetupError`, prints only the message and sets exit code 1. */
export async function runMain(program) {
  try {
    process.exitCode = (await program()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
