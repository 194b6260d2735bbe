import { baseOf, patternsOf } from './address.ts';
import { bytesOf, hexOf } from './bytes.ts';
import { Failed } from './failed.ts';
import { ask } from './http.ts';
import { once } from './once.ts';
import type { Output } from './output.ts';

/**
 * An address of the person's own that takes a post as JSON: `{delivery, sentAt, posts: [{path, markdown, post}]}`.
 * `X-Precis-Signature: sha256=…` is the HMAC-SHA256 (RFC 2104) of the body as it is sent, in hexadecimal, keyed with the
 * secret; `X-Precis-Delivery` is the same on every try of one send.
 */
export const webhook: Output = {
  id: 'webhook',
  fields: [
    { key: 'url', kind: 'url', label: 'outAddress', required: true },
    { key: 'secret', kind: 'secret', label: 'outSigningSecret', help: 'outSigningSecretHelp' },
  ],
  hosts: ({ url = '' }) => patternsOf(baseOf(url)),
  endpoint: ({ url = '' }) => baseOf(url),
  inWindow: () => false,
  async send(parcel, { url = '', secret = '' }, world) {
    const base = baseOf(url);
    if (!base) throw new Failed('badSettings', url);
    // An address of this kind may carry a key in its query: it is used whole, and never told.
    const whole = `${base}${new URL(url, base).search}`;
    const secrets = [secret, new URL(whole).search];
    const posts = parcel.items.map(({ file, post }) => ({ path: file.path, markdown: file.text, post }));
    const body = JSON.stringify({ delivery: parcel.id, sentAt: world.now, posts });
    const signature: Record<string, string> = secret
      ? { 'X-Precis-Signature': `sha256=${await signed(body, secret)}` }
      : {};
    const headers = { 'Content-Type': 'application/json', 'X-Precis-Delivery': parcel.id, ...signature };
    // Any answer at all will do: many such addresses take nothing but POST.
    const reach = () => ask(world, { url: whole, method: 'HEAD', accept: ANY, secrets });
    await once(parcel, reach, () => ask(world, { url: whole, method: 'POST', headers, body, unread: true, secrets }));
    return { output: 'webhook', where: new URL(base).host, at: world.now };
  },
};

const ANY = Array.from({ length: 200 }, (_, at) => 400 + at);

async function signed(body: string, secret: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytesOf(secret), algorithm, false, ['sign']);
  return hexOf(await crypto.subtle.sign('HMAC', key, bytesOf(body)));
}
