/**
 * A test server on this machine that implements an API. Each request is validated against the API's published
 * description, which stands beside the routes. An invalid request gets a 400 response and an entry in `faults`.
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
 *   `route`: `POST /repos/{owner}/{repo}/git/trees`; a final `{path+}` matches slashes, too; `body`, `answer`: JSON Schemas of request
 *   and response
 */

const toRoutePattern = (route) => {
  const [method, path] = route.split(' ');
  const source = path.replace(/\{(\w+)(\+?)\}/g, (_, name, more) => `(?<${name}>${more ? '.+' : '[^/]+'})`);
  return { method, match: new RegExp(`^${source}$`) };
};

/**
 * Starts the server.
 * @param {Route[]} routes
 * @param {{refuse?: (request: Request) => Answer | null, cors?: boolean}} options `refuse`: returns a response that
 * replaces the route's, such as 401 without a valid token; `cors`: whether pages of other origins may read the
 * responses
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
    /** Method and path of each request so far: `POST /…`. */
    seen: [],
    /** The requests with headers and bodies, for tests that search them. */
    requests: [],
    faults: [],
    /**
     * Responses that replace the real ones, each used once: a status, `lost` (the server does the work, but the
     * response never arrives), or `endless`.
     */
    /** @type {(Answer | 'lost' | 'endless')[]} */
    injectedFaults: [],
    /**
     * Returns a response that replaces the real one for every request, before injectedFaults; null for no replacement.
     */
    /** @type {(request: Request) => Answer | 'lost' | 'endless' | null} */
    always: (_request) => null,
    /** Bytes sent so far in `endless` responses. */
    streamed: 0,
    /** Called before each request is handled. */
    /** @type {(request: Request) => Promise<unknown>} */
    before: async (_request) => undefined,
    close() {
      server.closeAllConnections();
      server.close();
    },
    /** Starts to listen again, on the same port, after `close()`. */
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
    // Precis sends HEAD to look for a redirect when a request got no response. A server without a HEAD route rejects
    // it, and the request is not recorded.
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

/** Ends the handling of a request with an error response. @returns {never} */
export function failRequest(status, message, more = {}) {
  throw Object.assign(new Error(message), { answer: { status, json: { message }, ...more } });
}
