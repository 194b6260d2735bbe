import browser from 'webextension-polyfill';
import { models } from '../engines/index.ts';
import { filled, outputOf, requestOrigin } from '../outputs/index.ts';
import { agreeToOrigin } from './agreed-origins.ts';
import { loadDestinations } from './destinations.ts';
import { filledModel, loadModels, secretsOf } from './models.ts';
import { bindBareSecrets } from './secrets.ts';

/** Says that it has been done: never again, or what was restored since would be believed. */
const DONE = 'secretsBound';

/**
 * Binds each secret of an older version to the origin that its destination or model has at this moment, and counts those
 * origins as agreed to. Once on each device, before anything is sent or restored; what is unbound later is not used.
 */
export async function bindSecrets(): Promise<void> {
  await navigator.locks.request('precis-bind-secrets', async () => {
    if ((await browser.storage.local.get(DONE))[DONE]) return;
    const origins = new Map<string, string>();
    for (const { id, output: kind, values } of await loadDestinations()) {
      const output = outputOf(kind);
      const origin = output ? requestOrigin(output, filled(output, values)) : '';
      if (!output || !origin) continue;
      for (const { key } of output.fields) origins.set(`${id}:${key}`, origin);
      await agreeToOrigin(id, origin);
    }
    const settings = await loadModels();
    for (const model of models)
      for (const { key } of model.fields)
        origins.set(`${secretsOf(model)}:${key}`, requestOrigin(model, filledModel(model, settings)));
    await bindBareSecrets((key) => origins.get(key));
    await browser.storage.local.set({ [DONE]: true });
  });
}
