/** A loopback web server, for the sample article and for the tests' pages. Answers only this machine. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from './setup.mjs';

/** @typedef {(path: string) => Promise<{body: string | Buffer, headers?: Record<string, string>} | null>} Pages */

const htmlHeaders = { 'Content-Type': 'text/html; charset=utf-8' };

// Reading rejects when there is no such file.
const fileOrNull = (path) => readFile(path).catch(() => null);

/** `/SLUG/` → the page of that case. @type {Pages} */
export async function casePages(path) {
  const slug = /^\/([\w-]+)\/$/.exec(path)?.[1];
  const body = slug ? await fileOrNull(join(root, 'tests/cases', slug, 'page.html')) : null;
  return body && { body, headers: htmlHeaders };
}

/**
 * `/NAME` → the page `NAME.html` or `NAME.html.gz` of a folder of real pages. Their scripts don't run, so the document
 * is the one that the command line parses.
 * @returns {Pages}
 */
export function folderPages(folder) {
  return async (path) => {
    const name = basename(decodeURIComponent(path));
    const plain = await fileOrNull(join(folder, `${name}.html`));
    const packed = plain ? null : await fileOrNull(join(folder, `${name}.html.gz`));
    const body = plain ?? (packed && gunzipSync(packed));
    return body && { body, headers: { ...htmlHeaders, 'Content-Security-Policy': "script-src 'none'" } };
  };
}

/**
 * @param {Pages[]} sources asked in this order; the first that has the page answers
 * @returns {Promise<{origin: string, close: () => void}>}
 */
export async function servePages(...sources) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    for (const source of sources) {
      const page = await source(pathname);
      if (!page) continue;
      response.writeHead(200, page.headers ?? htmlHeaders).end(page.body);
      return;
    }
    response.writeHead(404, htmlHeaders).end('<!doctype html><title>Not found</title>');
  });
  const origin = await listenOnLoopback(server);
  return {
    origin,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * Starts a server at a free port of this machine.
 * @param {import('node:net').Server} server
 * @returns {Promise<string>} its origin
 */
export async function listenOnLoopback(server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
}
