/**
 * Loads the libraries that Precis is compared with, which are no dependencies of the product, and the build of Precis
 * for Node.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildNode } from '../../src/cli/build-node.mjs';
import { root, runCommand, SetupError } from '../../src/cli/setup.mjs';

const here = join(root, 'tests/bench');
const toInstalledPath = (name) => join(here, 'node_modules', name);

/**
 * Returns the path of a file in a package: in `tests/bench/node_modules`, else among the dependencies of the product.
 */
export const findPackageFile = (name) =>
  existsSync(toInstalledPath(name)) ? toInstalledPath(name) : join(root, 'node_modules', name);

async function installPeers() {
  const peers = ['@postlight/parser', 'defuddle', 'lexrank.js', 'node-summarizer', 'textrank'];
  if (peers.every((name) => existsSync(toInstalledPath(name)))) return;
  if ((await runCommand('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: here })) !== 0)
    throw new SetupError('The peers could not be installed; npm says why above.');
}

const importFile = (path) => import(pathToFileURL(path).href);

export async function loadPeers() {
  await installPeers();
  const require = createRequire(join(here, 'package.json'));
  return {
    Readability: createRequire(join(root, 'package.json'))('@mozilla/readability').Readability,
    Defuddle: (await importFile(toInstalledPath('defuddle/dist/node.js'))).Defuddle,
    Postlight: require('@postlight/parser'),
    lexrank: (await importFile(toInstalledPath('lexrank.js/src/lexrank.js'))).default,
    SummarizerManager: require('node-summarizer').SummarizerManager,
    TextRank: require('textrank').TextRank,
  };
}

/** Loads the modules of the pipeline (read, summarize, create, print), each from its own file of `dist/node`. */
export async function loadPrecis() {
  await buildNode();
  const files = ['dom', 'read', 'summarize', 'create-post', 'format', 'profiles'];
  const modules = await Promise.all(files.map((name) => importFile(join(root, `dist/node/${name}.mjs`))));
  return Object.assign({}, ...modules);
}
