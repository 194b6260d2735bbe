import { normalizeBaseAddress, toMatchPatterns } from '../../core/base-address.ts';
import { encodeUtf8, toHex } from '../../core/bytes.ts';
import { JobError } from '../../jobs/job-error.ts';
import { sendApiRequest } from '../http.ts';
import type { Output } from '../output.ts';
import { sendWithoutReadback } from '../send-without-readback.ts';

/**
 * An address of the user's own server, which gets posts as JSON: `{delivery, sentAt, posts: [{path, markdown, post}]}`.
 * `X-Precis-Signature: sha256=…` is the HMAC-SHA256 (RFC 2104) of the body in hexadecimal, keyed with the secret.
 * `X-Precis-Delivery` is the same on every try of one send.
 */
export const webhook: Output = {
  id: 'webhook',
  delivers: 'publishes',
  fields: [
    { key: 'url', kind: 'url', label: 'outAddress', required: true },
    { key: 'secret', kind: 'secret', label: 'outSigningSecret', help: 'outSigningSecretHelp' },
  ],
  hosts: ({ url = '' }) => toMatchPatterns(normalizeBaseAddress(url)),
  endpoint: ({ url = '' }) => normalizeBaseAddress(url),
  needsWindow: () => false,
  async send(request, { url = '', secret = '' }, context) {
    const base = normalizeBaseAddress(url);
    if (!base) throw new JobError('badSettings', url);
    // The query of the address may hold a key. It is sent, but removed from error messages (`secrets`).
    const whole = `${base}${new URL(url, base).search}`;
    const secrets = [secret, new URL(whole).search];
    const posts = request.items.map(({ file, post }) => ({ path: file.path, markdown: file.text, post }));
    const body = JSON.stringify({ delivery: request.id, sentAt: context.now, posts });
    const signature: Record<string, string> = secret
      ? { 'X-Precis-Signature': `sha256=${await signBody(body, secret)}` }
      : {};
    const headers = { 'Content-Type': 'application/json', 'X-Precis-Delivery': request.id, ...signature };
    // Any status shows that the server is reachable: many webhooks accept nothing but POST.
    const checkReachable = () =>
      sendApiRequest(context, { url: whole, method: 'HEAD', accept: FAILURE_STATUSES, secrets });
    await sendWithoutReadback(request, checkReachable, () =>
      sendApiRequest(context, { url: whole, method: 'POST', headers, body, unread: true, secrets }),
    );
    return { output: 'webhook', where: new URL(base).host, at: context.now };
  },
};

const FAILURE_STATUSES = Array.from({ length: 200 }, (_, at) => 400 + at);

async function signBody(body: string, secret: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encodeUtf8(secret), algorithm, false, ['sign']);
  return toHex(await crypto.subtle.sign('HMAC', key, encodeUtf8(body)));
}
