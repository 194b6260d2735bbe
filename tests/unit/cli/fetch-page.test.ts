import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { FetchError, fetchPage, MAX_PAGE_BYTES } from '../../../src/cli/fetch-page.ts';

let end: () => void = () => undefined;
afterEach(() => end());

async function served(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  end = () => {
    server.closeAllConnections();
    server.close();
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const refusal = (address: string, patience?: number) =>
  fetchPage(address, patience).then(
    () => 'It was fetched.',
    (error: unknown) => (error instanceof FetchError ? error.message : String(error)),
  );

const html = { 'Content-Type': 'text/html' };

it('fetches a page, and says where it was in the end', async () => {
  const address = await served((request, response) =>
    request.url === '/'
      ? response.writeHead(302, { Location: '/there' }).end()
      : response.writeHead(200, html).end('<p>Here.'),
  );
  const { bytes, type, url } = await fetchPage(address);
  expect([bytes.toString(), type, url]).toEqual(['<p>Here.', 'text/html', `${address}there`]);
});

it('reads no more than 50 MB of a page, and says so', async () => {
  let sent = 0;
  const chunk = Buffer.alloc(1_000_000, ' ');
  const address = await served(async (_, response) => {
    response.writeHead(200, html);
    const gone = new Promise((resolve) => response.once('close', resolve));
    for (; !response.destroyed; sent += chunk.length)
      if (!response.write(chunk)) await Promise.race([gone, new Promise((resolve) => response.once('drain', resolve))]);
  });
  expect(await refusal(address)).toBe('is larger than 50 MB, and was not read on');
  expect(sent).toBeLessThan(2 * MAX_PAGE_BYTES);
});

it('counts what comes out of an archive, not what is sent', async () => {
  const packed = gzipSync(Buffer.alloc(MAX_PAGE_BYTES + 1));
  const address = await served((_, response) =>
    response.writeHead(200, { ...html, 'Content-Encoding': 'gzip' }).end(packed),
  );
  expect(await refusal(address)).toContain('is larger than 50 MB');
});

it('waits no longer than its time for a page that drips', async () => {
  const address = await served((_, response) => {
    response.writeHead(200, html);
    const drip = setInterval(() => response.write('<p>'), 20);
    response.once('close', () => clearInterval(drip));
  });
  expect(await refusal(address, 500)).toBe("can't be fetched (not there after 0.5 seconds)");
});

it.each(['ftp://blog.example/a', 'file:///etc/passwd', 'data:text/html,<p>a'])(
  'fetches nothing of %s',
  async (address) => {
    expect(await refusal(address)).toBe('only http and https addresses can be fetched');
  },
);

it('a request is sent nowhere else than to a web address', async () => {
  const address = await served((_, response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end());
  expect(await refusal(address)).toContain("can't be fetched");
});
