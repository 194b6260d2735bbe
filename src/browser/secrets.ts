import browser from 'webextension-polyfill';

/**
 * Tokens and passwords. They are kept till the browser closes, or, when the person asks to be remembered, on this device;
 * never in `sync`, in a backup, or in what is kept of a destination.
 */
const keyOf = (destination: string, field: string) => `secret:${destination}:${field}`;

/** Content scripts run in other people's pages: nothing stored is for them. Where the browser can't say so, they have no code that reads it. */
export async function shutStorage(): Promise<void> {
  for (const area of [browser.storage.local, browser.storage.session] as unknown as Lockable[])
    await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/** Not in the polyfill's types. */
interface Lockable {
  setAccessLevel?(level: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

/** '' when there is none. */
export async function loadSecret(destination: string, field: string): Promise<string> {
  const key = keyOf(destination, field);
  const found = { ...(await browser.storage.local.get(key)), ...(await browser.storage.session.get(key)) }[key];
  return typeof found === 'string' ? found : '';
}

/** Whether it is remembered on this device. */
export async function isRemembered(destination: string, field: string): Promise<boolean> {
  const key = keyOf(destination, field);
  return key in (await browser.storage.local.get(key));
}

/** `remember`: on this device, else till the browser closes. An empty one is forgotten. */
export async function keepSecret(destination: string, field: string, value: string, remember: boolean): Promise<void> {
  const key = keyOf(destination, field);
  const { local, session } = browser.storage;
  await Promise.all([local.remove(key), session.remove(key)]);
  if (value) await (remember ? local : session).set({ [key]: value });
}

/** Forgets all secrets of a destination. */
export async function dropSecrets(destination: string): Promise<void> {
  for (const area of [browser.storage.local, browser.storage.session]) {
    const keys = Object.keys(await area.get(null)).filter((key) => key.startsWith(keyOf(destination, '')));
    await area.remove(keys);
  }
}
