/**
 * A Micropub endpoint after the W3C Recommendation of 23 May 2017, in JSON syntax: create (section 3.3), delete (3.5),
 * `q=config` (3.7.1).
 */
import { failRequest, startLoopbackServer } from './loopback.mjs';
import { listShape, requestShape, textShape } from './shapes.mjs';

export async function startMicropubServer({ token = 'micropub-secret' } = {}) {
  const posts = new Map();
  const routes = [
    { route: 'GET /micropub', query: ['q', 'url'], take: () => ({ json: { 'syndicate-to': [] } }) },
    {
      route: 'POST /micropub',
      take({ body }) {
        if (body.action === 'delete') {
          if (!posts.has(body.url)) failRequest(410, 'It is gone.');
          posts.delete(body.url);
          return { status: 204 };
        }
        const place = `${here.origin}/posts/${posts.size + 1}`;
        posts.set(place, body.properties);
        return { status: 201, headers: { Location: place } };
      },
      body: {
        ...requestShape(
          {
            type: listShape(textShape),
            properties: { type: 'object', additionalProperties: listShape({}) },
            action: { enum: ['delete'] },
            url: textShape,
          },
          [],
        ),
      },
    },
  ];
  const here = Object.assign(
    await startLoopbackServer(routes, {
      refuse: ({ headers }) =>
        headers.authorization === `Bearer ${token}` ? null : { status: 401, json: { error: 'unauthorized' } },
    }),
    { posts, token },
  );
  return here;
}
