import browser from 'webextension-polyfill';
import { agreeToOrigin } from './agreed-origins.ts';
import { loadDestinations } from './destinations.ts';
import { type Integration, requestOrigin, withDefaults } from './fields.ts';
import { loadModelSettings, toSecretOwner, withProviderDefaults } from './model-settings.ts';
import { bindBareSecrets } from './secrets.ts';

/** Marks the device as done. A second run would bind secrets to addresses that a backup has brought since. */
const DONE_KEY = 'secretsBound';

/**
 * Binds each secret of an older version to the origin that its destination or provider has now, and counts the origins of
 * destinations as agreed to. Runs once on each device, before anything is sent or restored.
 */
export async function bindSecrets({
  outputs,
  providers,
}: {
  outputs: Integration[];
  providers: Integration[];
}): Promise<void> {
  await navigator.locks.request('precis-bind-secrets', async () => {
    if ((await browser.storage.local.get(DONE_KEY))[DONE_KEY]) return;
    const origins = new Map<string, string>();
    for (const { id, output: outputId, values } of await loadDestinations()) {
      const output = outputs.find((one) => one.id === outputId);
      const origin = output ? requestOrigin(output, withDefaults(output, values)) : '';
      if (!output || !origin) continue;
      for (const { key } of output.fields) origins.set(`${id}:${key}`, origin);
      await agreeToOrigin(id, origin);
    }
    const settings = await loadModelSettings();
    for (const provider of providers)
      for (const { key } of provider.fields)
        origins.set(
          `${toSecretOwner(provider)}:${key}`,
          requestOrigin(provider, withProviderDefaults(provider, settings)),
        );
    await bindBareSecrets((key) => origins.get(key));
    await browser.storage.local.set({ [DONE_KEY]: true });
  });
}
