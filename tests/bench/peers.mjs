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

/** The peers have a package file of their own, in a folder of their own: `#built/…` is resolved by that of the project. */
const here = join(root, 'tests/bench/peers');
const toInstalledPath = (name) => join(here, 'node_modules', name);

/**
 * Returns the path of a file in a package: in `tests/bench/peers/node_modules`, else among the dependencies of the product.
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

/** @typedef {Awaited<ReturnType<typeof loadPrecis>>} Precis */

/** Builds Precis for Node, and loads the functions of the pipeline. */
export async function loadPrecis() {
  await buildNode();
  const [{ parseHtml }, { readArticle }, { summarizeArticle }, { createPost, suggestLabels }, { printPost }, shipped] =
    await Promise.all([
      import('#built/dom'),
      import('#built/read'),
      import('#built/summarize'),
      import('#built/create-post'),
      import('#built/format'),
      import('#built/profiles'),
    ]);
  const { profiles, loadShippedTaxonomy } = shipped;
  return {
    parseHtml,
    readArticle,
    summarizeArticle,
    createPost,
    suggestLabels,
    printPost,
    profiles,
    loadShippedTaxonomy,
  };
}
