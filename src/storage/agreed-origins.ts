import browser from 'webextension-polyfill';

/**
 * Storage key of the origin that the user has agreed to send a destination's posts to, by typing the address or by a click
 * on a message that names the origin. Backups leave these keys out, so that the user is asked about an address from a
 * backup.
 */
const toAgreedOriginKey = (destination: string) => `agreed:${destination}`;

/** Loads the origin that the user has agreed to for a destination; '' for none. */
export async function loadAgreedOrigin(destination: string): Promise<string> {
  const key = toAgreedOriginKey(destination);
  const found: unknown = (await browser.storage.local.get(key))[key];
  return typeof found === 'string' ? found : '';
}

export async function agreeToOrigin(destination: string, origin: string): Promise<void> {
  await browser.storage.local.set({ [toAgreedOriginKey(destination)]: origin });
}

export async function deleteAgreedOrigin(destination: string): Promise<void> {
  await browser.storage.local.remove(toAgreedOriginKey(destination));
}
