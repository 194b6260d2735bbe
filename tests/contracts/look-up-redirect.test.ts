/** Where an address leads that redirects (`src/extension/look-up-redirect.ts`): asked without anything of the user's. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { lookUpRedirect } from '../../src/extension/look-up-redirect.ts';

const heard: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[] = [];
let origin = '';
const moved: Record<string, string> = {};
const server = createServer((request, response) => {
  heard.push(request);
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
  heard.length = 0;
  for (const path of Object.keys(moved)) delete moved[path];
});

const lookUp = (endpoint: string, typed: string) => lookUpRedirect(fetch, `${origin}${endpoint}`, `${origin}${typed}`);

it('offers what the field of the address would hold, of which the rest of the endpoint follows', async () => {
  moved['/old/api/v4'] = '/new/api/v4';
  expect(await lookUp('/old/api/v4', '/old')).toEqual({
    is: 'there',
    to: `${origin}/new/api/v4`,
    address: `${origin}/new`,
    isSameOrigin: true,
  });
});

it('says that it is another server, and offers nothing that does not follow', async () => {
  const elsewhere = origin.replace('127.0.0.1', 'localhost');
  moved['/dav'] = `${elsewhere}/files/dav/`;
  expect(await lookUp('/dav', '/dav/')).toMatchObject({ address: `${elsewhere}/files/dav`, isSameOrigin: false });
  moved['/git/api/v1'] = '/sign-in';
  expect(await lookUp('/git/api/v1', '/git')).toMatchObject({ to: `${origin}/sign-in`, address: null });
});

it('says when the address itself leads nowhere else, and when nobody answers', async () => {
  moved['/dav'] = '/dav/';
  expect(await lookUp('/dav', '/dav')).toEqual({ is: 'none' });
  expect(await lookUp('/blog', '/blog')).toEqual({ is: 'none' });
  expect(await lookUpRedirect(fetch, 'http://127.0.0.1:9/', 'http://127.0.0.1:9')).toEqual({ is: 'offline' });
});

it('brings along neither query nor anything else that could hold a key', async () => {
  moved['/hook'] = '/there';
  await lookUp('/hook?key=secret', '/hook?key=secret');
  expect(heard.map(({ method, url }) => `${method} ${url}`)).toEqual(['HEAD /hook', 'HEAD /there']);
  expect(JSON.stringify(heard.map(({ headers }) => headers))).not.toMatch(/secret|authorization|cookie|referer/i);
});
