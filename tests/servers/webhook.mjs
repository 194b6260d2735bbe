/** A webhook endpoint that accepts posts only when they are signed with its secret. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { failRequest, startLoopbackServer } from './loopback.mjs';

export async function startWebhookServer({ secret = 'hook-secret' } = {}) {
  const taken = new Map();
  const routes = [
    { route: 'HEAD /hook', query: ['key'], take: () => ({ status: 405 }) },
    {
      route: 'POST /hook',
      query: ['key'],
      take({ headers, bytes, body }) {
        const ours = Buffer.from(`sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`);
        const theirs = Buffer.from(headers['x-precis-signature'] ?? '');
        if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) failRequest(401, 'Bad signature');
        if (headers['x-precis-delivery'] !== body.delivery) failRequest(400, 'No delivery');
        taken.set(`${taken.size}`, body);
        return { status: 202 };
      },
    },
  ];
  const here = Object.assign(await startLoopbackServer(routes), { taken, secret });
  return here;
}
