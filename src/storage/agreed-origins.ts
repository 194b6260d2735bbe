import browser from 'webextension-polyfill';

/**
 * Stores the origin that the user has agreed to send a destination's posts to, by typing its address or by a click that names
 * it. No backup holds it, so that the user is asked about a restored address.
 */
const toAgreedOriginKey = (destination: string) => `agreed:${destination}`;

/** The agreed origin; '' for none. */
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
