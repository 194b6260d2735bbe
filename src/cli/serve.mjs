/** A local web server for the sample article and the pages of the tests. Only this machine can reach the server. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from './setup.mjs';

/** @typedef {(path: string) => Promise<{body: string | Buffer, headers?: Record<string, string>} | null>} Pages */

const htmlHeaders = { 'Content-Type': 'text/html; charset=utf-8' };

// Returns null for a missing file, for which `readFile` rejects.
const fileOrNull = (path) => readFile(path).catch(() => null);

/** Serves the pages of the test cases: `/SLUG/` → `tests/cases/SLUG/page.html`. @type {Pages} */
export async function casePages(path) {
  const slug = /^\/([\w-]+)\/$/.exec(path)?.[1];
  const body = slug ? await fileOrNull(join(root, 'tests/cases', slug, 'page.html')) : null;
  return body && { body, headers: htmlHeaders };
}

/**
 * Serves a folder of saved web pages: `/NAME` → `NAME.html` or `NAME.html.gz`. The pages' scripts are blocked, so the
 * browser builds the same document that the command line program parses.
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
 * Starts the server.
 * @param {Pages[]} sources tried in this order; the first source that has the page serves it
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
 * Starts a server on a free port, reachable from this machine only.
 * @param {import('node:net').Server} server
 * @returns {Promise<string>} the server's origin
 */
export async function listenOnLoopback(server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
}
