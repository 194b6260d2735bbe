import browser from 'webextension-polyfill';

/**
 * Storage key of a secret (a token or a password). A secret is stored until the browser closes, or on this device if the
 * user wants that; never in `storage.sync`, a backup or a destination. It is sent only to the origin that it was typed for.
 */
const toSecretKey = (destination: string, field: string) => `secret:${destination}:${field}`;

/**
 * Makes the storage unreadable for content scripts, which run in web pages. A browser without `setAccessLevel` leaves the
 * storage readable, but the extension's content scripts have no code that reads it.
 */
export async function restrictStorageAccess(): Promise<void> {
  for (const area of [browser.storage.local, browser.storage.session] as unknown as RestrictableArea[])
    await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/** A storage area with `setAccessLevel`, which the polyfill's types lack. */
interface RestrictableArea {
  setAccessLevel?(level: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

interface StoredSecret {
  value: string;
  /** Scheme, host and port that the secret was typed for. */
  origin: string;
}

async function readSecret(key: string): Promise<StoredSecret | null> {
  const found: unknown = { ...(await browser.storage.local.get(key)), ...(await browser.storage.session.get(key)) }[
    key
  ];
  const { value, origin } = (found ?? {}) as Partial<StoredSecret>;
  // Older versions stored a plain string without an origin. Such a secret is not used.
  return typeof value === 'string' && typeof origin === 'string' ? { value, origin } : null;
}

/** Loads a secret; '' when there is none, or when it was typed for another origin. */
export async function loadSecret(destination: string, field: string, origin: string): Promise<string> {
  const stored = await readSecret(toSecretKey(destination, field));
  return stored && origin && stored.origin === origin ? stored.value : '';
}

/** Loads the origin that a secret was typed for ('' for none), and whether the secret is stored on this device. */
export async function loadSecretStatus(
  destination: string,
  field: string,
): Promise<{ origin: string; isRemembered: boolean }> {
  const key = toSecretKey(destination, field);
  const isRemembered = key in (await browser.storage.local.get(key));
  return { origin: (await readSecret(key))?.origin ?? '', isRemembered };
}

/** Saves a secret: on this device if `remember`, else until the browser closes. An empty value deletes the secret. */
export async function saveSecret(
  destination: string,
  field: string,
  { value, origin }: StoredSecret,
  remember: boolean,
): Promise<void> {
  const key = toSecretKey(destination, field);
  const { local, session } = browser.storage;
  await Promise.all([local.remove(key), session.remove(key)]);
  if (value && origin) await (remember ? local : session).set({ [key]: { value, origin } });
}

/** Deletes all secrets of a destination. */
export async function deleteSecrets(destination: string): Promise<void> {
  for (const area of [browser.storage.local, browser.storage.session]) {
    const keys = Object.keys(await area.get(null)).filter((key) => key.startsWith(toSecretKey(destination, '')));
    await area.remove(keys);
  }
}

/** Prefix of the owner id of a provider's secrets (`model:ID`). All other secrets have a destination's id as their owner. */
export const MODEL_OWNER_PREFIX = 'model:';

/**
 * Binds the secrets that an older version stored as plain strings to an origin, or deletes them if there is no origin. It
 * happens once on each device: a plain string that appears later is not from an older version. `doneKey`: storage key that
 * marks this as done. `isOwned`: whether to treat the secret `OWNER:FIELD`. `listOrigins`: the origin of each `OWNER:FIELD`.
 */
export async function bindBareSecrets(
  doneKey: string,
  isOwned: (key: string) => boolean,
  listOrigins: () => Promise<ReadonlyMap<string, string>>,
): Promise<void> {
  await navigator.locks.request('precis-bind-secrets', async () => {
    if ((await browser.storage.local.get(doneKey))[doneKey]) return;
    const origins = await listOrigins();
    for (const area of [browser.storage.local, browser.storage.session])
      for (const [key, value] of Object.entries(await area.get(null))) {
        const [, owned = ''] = /^secret:(.*)$/s.exec(key) ?? [];
        if (typeof value !== 'string' || !owned || !isOwned(owned)) continue;
        const origin = origins.get(owned);
        await (origin ? area.set({ [key]: { value, origin } }) : area.remove(key));
      }
    await browser.storage.local.set({ [doneKey]: true });
  });
}
