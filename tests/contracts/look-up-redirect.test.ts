/** Looking up where an address redirects to must not send any of the user's data. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { lookUpRedirect } from '../../src/extension/look-up-redirect.ts';

const requests: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[] = [];
let origin = '';
const moved: Record<string, string> = {};
const server = createServer((request, response) => {
  requests.push(request);
  const to = moved[request.url ?? ''];
  if (to) response.writeHead(308, { Location: to }).end();
  else response.writeHead(404).end();
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  requests.length = 0;
  for (const path of Object.keys(moved)) delete moved[path];
});

const lookUp = (endpoint: string, typed: string) => lookUpRedirect(fetch, `${origin}${endpoint}`, `${origin}${typed}`);

it('offers the address for the form when the rest of the endpoint follows from it', async () => {
  moved['/old/api/v4'] = '/new/api/v4';
  expect(await lookUp('/old/api/v4', '/old')).toEqual({
    is: 'there',
    to: `${origin}/new/api/v4`,
    address: `${origin}/new`,
    isSameOrigin: true,
  });
});

it('reports another server, and offers no address when the endpoint does not follow from it', async () => {
  const elsewhere = origin.replace('127.0.0.1', 'localhost');
  moved['/dav'] = `${elsewhere}/files/dav/`;
  expect(await lookUp('/dav', '/dav/')).toMatchObject({ address: `${elsewhere}/files/dav`, isSameOrigin: false });
  moved['/git/api/v1'] = '/sign-in';
  expect(await lookUp('/git/api/v1', '/git')).toMatchObject({ to: `${origin}/sign-in`, address: null });
});

it('reports an address that does not redirect, and a server that does not answer', async () => {
  moved['/dav'] = '/dav/';
  expect(await lookUp('/dav', '/dav')).toEqual({ is: 'none' });
  expect(await lookUp('/blog', '/blog')).toEqual({ is: 'none' });
  expect(await lookUpRedirect(fetch, 'http://127.0.0.1:9/', 'http://127.0.0.1:9')).toEqual({ is: 'offline' });
});

it('sends neither the query nor anything else that could hold a key', async () => {
  moved['/hook'] = '/there';
  await lookUp('/hook?key=secret', '/hook?key=secret');
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['HEAD /hook', 'HEAD /there']);
  expect(JSON.stringify(requests.map(({ headers }) => headers))).not.toMatch(/secret|authorization|cookie|referer/i);
});
