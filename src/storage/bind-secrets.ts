import browser from 'webextension-polyfill';
import { findOutput, requestOrigin, withDefaults } from '../publishing/destinations/index.ts';
import { providers } from '../rewriting/providers/index.ts';
import { agreeToOrigin } from './agreed-origins.ts';
import { loadDestinations } from './destinations.ts';
import { loadModelSettings, toSecretOwner, withProviderDefaults } from './model-settings.ts';
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
      const output = findOutput(kind);
      const origin = output ? requestOrigin(output, withDefaults(output, values)) : '';
      if (!output || !origin) continue;
      for (const { key } of output.fields) origins.set(`${id}:${key}`, origin);
      await agreeToOrigin(id, origin);
    }
    const settings = await loadModelSettings();
    for (const model of providers)
      for (const { key } of model.fields)
        origins.set(`${toSecretOwner(model)}:${key}`, requestOrigin(model, withProviderDefaults(model, settings)));
    await bindBareSecrets((key) => origins.get(key));
    await browser.storage.local.set({ [DONE]: true });
  });
}
