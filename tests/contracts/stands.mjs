/**
 * What each output is tried against: a place of its kind on this machine. An output may have several, one a way of sending.
 *
 * @typedef {{
 *   values: Record<string, string>,
 *   secret?: string,
 *   server?: Awaited<ReturnType<import('../servers/loopback.mjs').loopback>>,
 *   world?: Partial<import('../../src/outputs/index.ts').World>,
 *   files: () => Promise<Record<string, string>>,
 *   put?: (files: Record<string, string | null>) => Promise<void>,
 *   end?: () => Promise<void>,
 * }} Stand
 *   `files`: what the place holds of what was sent, by path; `put`: somebody else writes there; without it the place can't
 *   be asked what it holds, and knows no conflict
 */
import { gitea } from '../servers/gitea.mjs';
import { github } from '../servers/github.mjs';
import { gitlab } from '../servers/gitlab.mjs';
import { micropub } from '../servers/micropub.mjs';
import { webdav } from '../servers/webdav.mjs';
import { webhook } from '../servers/webhook.mjs';

/** A folder on this computer, as `browser/folders.ts` gives it; the real one is tried in a real browser. */
const inFolder = {
  asks: true,
  async make() {
    const held = new Map();
    const folder = {
      leave: 'given',
      name: 'blog',
      canRead: true,
      read: async (path) => held.get(path) ?? null,
      write: async (path, bytes) => void held.set(path, bytes),
      remove: async (path) => void held.delete(path),
    };
    return {
      values: { folder: 'key' },
      world: { folder: async ({ folder: key }) => (key ? folder : { ...folder, leave: 'none' }) },
      files: async () =>
        Object.fromEntries(Array.from(held, ([path, bytes]) => [path, new TextDecoder().decode(bytes)])),
      put: async (files) => {
        for (const [path, text] of Object.entries(files)) held.set(path, new TextEncoder().encode(text));
      },
    };
  },
};

const onWebdav = {
  asks: true,
  server: true,
  async make() {
    const server = await webdav();
    return {
      server,
      secret: server.password,
      values: { url: `${server.origin}/blog`, user: server.user, password: server.password },
      files: async () => server.files(),
      put: async (files) => server.put(files),
      end: server.end,
    };
  },
};

const toMicropub = {
  server: true,
  async make() {
    const server = await micropub();
    return {
      server,
      secret: server.token,
      values: { url: `${server.origin}/micropub`, token: server.token },
      files: async () => Object.fromEntries(Array.from(server.posts, ([place, { content }]) => [place, content[0]])),
      // The blog makes front matter of its own.
      wanted: (text) => text.slice(text.indexOf('---\n\n') + 5),
      end: async () => server.close(),
    };
  },
};

const toWebhook = {
  server: true,
  async make() {
    const server = await webhook();
    return {
      server,
      secret: server.secret,
      values: { url: `${server.origin}/hook`, secret: server.secret },
      files: async () => Object.fromEntries(Array.from(server.taken, ([at, { posts }]) => [at, posts[0].markdown])),
      end: async () => server.close(),
    };
  },
};

/** A place that takes what it is given in this window. */
const byHand = (way) => ({
  make: async () => {
    const taken = {};
    const take = async (text) => {
      taken.text = text;
    };
    return {
      values: {},
      world: { [way]: way === 'download' ? (_, text) => take(text) : take },
      files: async () => ({ ...taken }),
    };
  },
});

/** Of a git repository: what came beside what it began with, on the branch that is published to or proposed. */
const inRepository = (repo, branch = () => 'main') => {
  const first = repo.files('main');
  return {
    files: async () =>
      Object.fromEntries(
        (repo.head(branch()) ? repo.files(branch()) : [])
          .filter((path) => !first.includes(path))
          .map((path) => [path, repo.show(path, branch())]),
      ),
    put: async (files) => void repo.push(files),
  };
};

const forge = (serve, way) => ({
  asks: true,
  server: true,
  make: async () => {
    const server = await serve();
    const proposed = () => {
      const { head, state } = server.pulls.at(-1) ?? {};
      return state === 'open' || state === 'opened' ? head : 'main';
    };
    return {
      server,
      secret: server.token,
      values: { way, repository: 'ana/blog', host: server.origin, token: server.token, branch: '', folder: '' },
      ...inRepository(server.repo, way === 'pull' ? proposed : undefined),
      end: server.end,
    };
  },
});

/**
 * `asks`: the output can ask the place what it holds; `server`: the place is reached by requests.
 * @type {Record<string, Record<string, {make: () => Promise<Stand>, asks?: boolean, server?: boolean}>>}
 */
export const stands = {
  clipboard: { 'in a window': byHand('writeClipboard') },
  download: { 'in a window': byHand('download') },
  folder: { picked: inFolder },
  webdav: { 'on a real server': onWebdav },
  micropub: { 'at an endpoint': toMicropub },
  webhook: { 'at an address': toWebhook },
  gitea: { 'by commits': forge(gitea, 'commit'), 'by pull requests': forge(gitea, 'pull') },
  gitlab: { 'by commits': forge(gitlab, 'commit'), 'by merge requests': forge(gitlab, 'pull') },
  github: { 'by commits': forge(github, 'commit'), 'by pull requests': forge(github, 'pull') },
};
