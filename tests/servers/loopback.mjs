/**
 * A server on this machine that speaks an API. Each request is held against the shapes of the API's published description,
 * which stand beside the server; one that departs from them is answered 400 and noted in `faults`.
 */
import { createServer } from 'node:http';
import { listenOnLoopback } from '../../src/cli/serve.mjs';
import { validationError } from '../../src/core/format/json-schema.ts';
import { answerEndlessly } from './endless-answer.mjs';

/**
 * @typedef {import('../../src/core/format/json-schema.ts').JsonSchema} JsonSchema
 * @typedef {{method: string, path: string, url: URL, params: Record<string, string>, query: URLSearchParams,
 *   headers: import('node:http').IncomingHttpHeaders, bytes: Buffer, body: any}} Request
 * @typedef {{status?: number, headers?: Record<string, string>, json?: unknown, bytes?: Buffer | string}} Answer
 * @typedef {{route: string, query?: string[], body?: JsonSchema, answer?: JsonSchema, take: (request: Request) => Answer | Promise<Answer>}} Route
 *   `route`: `POST /repos/{owner}/{repo}/git/trees`; a last `{path+}` takes slashes; `body`, `answer`: JSON schemas
 */

const toRoutePattern = (route) => {
  const [method, path] = route.split(' ');
  const source = path.replace(/\{(\w+)(\+?)\}/g, (_, name, more) => `(?<${name}>${more ? '.+' : '[^/]+'})`);
  return { method, match: new RegExp(`^${source}$`) };
};

/**
 * @param {Route[]} routes
 * @param {{refuse?: (request: Request) => Answer | null, cors?: boolean}} options `refuse`: what is answered in place of
 *   anything else, as to one who is not signed in; `cors`: whether pages of other origins may read the answers
 */
export async function startLoopbackServer(routes, { refuse = () => null, cors = true } = {}) {
  const table = routes.map((route) => ({ ...toRoutePattern(route.route), ...route }));
  const open = cors
    ? {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Headers':
          'authorization, content-type, accept, if-match, if-none-match, depth, x-precis-signature, x-precis-delivery',
        'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, MKCOL, PROPFIND',
        'Access-Control-Expose-Headers': '*, location, retry-after, x-ratelimit-remaining, x-ratelimit-reset, etag',
      }
    : {};
  const here = {
    origin: '',
    /** What was asked: `POST /…`. */
    seen: [],
    /** Whole requests, for tests that search them. */
    requests: [],
    faults: [],
    /** Answers in place of the real ones, one after the other: a status, `lost` (done, but the answer never comes), or `endless`. */
    /** @type {(Answer | 'lost' | 'endless')[]} */
    injectedFaults: [],
    /** What every request is answered with, in place of injectedFaults; null leaves it. */
    /** @type {(request: Request) => Answer | 'lost' | 'endless' | null} */
    always: (_request) => null,
    /** Bytes that were taken of answers that are `endless`. */
    streamed: 0,
    /** Called before a request is seen to. */
    /** @type {(request: Request) => Promise<unknown>} */
    before: async (_request) => undefined,
    close() {
      server.closeAllConnections();
      server.close();
    },
    /** Answers again, at the same address. */
    /** @type {() => Promise<void>} */
    reopen: () => new Promise((resolve) => server.listen(Number(new URL(here.origin).port), '127.0.0.1', resolve)),
  };

  async function answer(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const url = new URL(request.url, 'http://localhost');
    /** @param {Answer} given */
    const send = ({ status = 200, headers = {}, json, bytes: raw }) => {
      const type = json === undefined ? {} : { 'Content-Type': 'application/json' };
      response.writeHead(status, { ...open, ...type, ...headers });
      response.end(json === undefined ? raw : JSON.stringify(json));
    };
    if (request.method === 'OPTIONS') return send({ status: cors ? 204 : 403 });
    const path = url.pathname;
    const found = table
      .map((route) => ({ route, parts: route.method === request.method ? route.match.exec(path) : null }))
      .find(({ parts }) => parts);
    const params = Object.fromEntries(
      Object.entries(found?.parts?.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
    let body = null;
    if (/json/.test(request.headers['content-type'] ?? '') || /^[{[]/.test(bytes.toString().slice(0, 1)))
      body = JSON.parse(bytes.toString() || 'null');
    const asked = {
      method: request.method,
      path,
      url,
      params,
      query: url.searchParams,
      headers: request.headers,
      bytes,
      body,
    };
    const every = here.always(request);
    // Whether an address redirects is asked so, when there is no answer; servers without such a call say no.
    if (request.method === 'HEAD' && !found && !every) return send({ status: 405 });
    here.seen.push(`${request.method} ${path}`);
    here.requests.push({ line: `${request.method} ${request.url}`, headers: request.headers, bytes });
    await here.before(asked);
    const trick = every ?? here.injectedFaults.shift();
    if (trick === 'endless') {
      here.streamed += await answerEndlessly(response, 200, open);
      return;
    }
    if (trick && trick !== 'lost') return send(trick);
    const refused = refuse(asked);
    if (refused) return send(refused);
    if (!found) {
      here.faults.push(`${request.method} ${path}: no such call`);
      return send({ status: 404, json: { message: 'Not Found' } });
    }
    const { route } = found;
    const fault =
      [...url.searchParams.keys()]
        .filter((name) => !(route.query ?? []).includes(name))
        .map((name) => `unknown parameter ${name}`)[0] ??
      (route.body && validationError(body, route.body));
    if (fault) {
      here.faults.push(`${request.method} ${path}: ${fault}`);
      return send({ status: 400, json: { message: fault } });
    }
    /** @type {Answer} */
    let given;
    try {
      given = await route.take(asked);
    } catch (error) {
      if (!error.answer) throw error;
      given = error.answer;
    }
    const departs = route.answer && (given.status ?? 200) < 300 ? validationError(given.json, route.answer) : '';
    if (departs) here.faults.push(`the server's own answer to ${request.method} ${path}: ${departs}`);
    if (trick === 'lost') return response.destroy();
    send(given);
  }
  const server = createServer((request, response) =>
    answer(request, response).catch((error) => {
      here.faults.push(String(error?.stack ?? error));
      response.destroy();
    }),
  );
  here.origin = await listenOnLoopback(server);
  return here;
}

/** Ends a request with an answer that says no. @returns {never} */
export function failRequest(status, message, more = {}) {
  throw Object.assign(new Error(message), { answer: { status, json: { message }, ...more } });
}
