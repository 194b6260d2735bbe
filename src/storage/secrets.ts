import browser from 'webextension-polyfill';

/**
 * Tokens and passwords. They are kept till the browser closes, or, when the user asks for that, on this device; never in
 * `sync`, in a backup, or in what is kept of a destination. Each belongs to the origin that it was typed for.
 */
const toSecretKey = (destination: string, field: string) => `secret:${destination}:${field}`;

/** Content scripts run in other people's pages: nothing stored is for them. Where the browser can't say so, they have no code that reads it. */
export async function restrictStorageAccess(): Promise<void> {
  for (const area of [browser.storage.local, browser.storage.session] as unknown as RestrictableArea[])
    await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/** Not in the polyfill's types. */
interface RestrictableArea {
  setAccessLevel?(level: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

interface StoredSecret {
  value: string;
  /** Scheme, host and port that it was typed for. */
  origin: string;
}

async function storedSecret(key: string): Promise<StoredSecret | null> {
  const found: unknown = { ...(await browser.storage.local.get(key)), ...(await browser.storage.session.get(key)) }[
    key
  ];
  const { value, origin } = (found ?? {}) as Partial<StoredSecret>;
  // A bare text is of an older version and was not bound.
  return typeof value === 'string' && typeof origin === 'string' ? { value, origin } : null;
}

/** '' when there is none for this origin, whatever there is for another. */
export async function loadSecret(destination: string, field: string, origin: string): Promise<string> {
  const stored = await storedSecret(toSecretKey(destination, field));
  return stored && origin && stored.origin === origin ? stored.value : '';
}

/** The origin that a secret was typed for, '' when there is none, and whether it is remembered on this device. */
export async function secretStatus(
  destination: string,
  field: string,
): Promise<{ origin: string; isRemembered: boolean }> {
  const key = toSecretKey(destination, field);
  const isRemembered = key in (await browser.storage.local.get(key));
  return { origin: (await storedSecret(key))?.origin ?? '', isRemembered };
}

/** `remember`: on this device, else till the browser closes. An empty one is forgotten. */
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

/** Forgets all secrets of a destination. */
export async function deleteSecrets(destination: string): Promise<void> {
  for (const area of [browser.storage.local, browser.storage.session]) {
    const keys = Object.keys(await area.get(null)).filter((key) => key.startsWith(toSecretKey(destination, '')));
    await area.remove(keys);
  }
}

/** Secrets of models belong to `model:ID`, all others to the id of a destination. */
export const MODEL_OWNER_PREFIX = 'model:';

/**
 * Binds secrets of an older version, which were bare texts, to an origin; secrets without one are deleted. It happens once on
 * each device, since later a bare text could only come from elsewhere. `doneKey`: where the storage remembers it.
 * `listOrigins`: the origin for each `OWNER:FIELD`.
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
