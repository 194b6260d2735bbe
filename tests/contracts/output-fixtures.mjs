/**
 * For each output (a way to publish), the destinations on this machine that it is tested against. An output with
 * several ways of sending has a fixture for each.
 *
 * @typedef {Awaited<ReturnType<typeof import('../servers/loopback.mjs').startLoopbackServer>>} LoopbackServer
 * @typedef {{
 *   values: Record<string, string>,
 *   server?: Pick<LoopbackServer, 'origin' | 'seen' | 'requests' | 'faults' | 'injectedFaults' | 'streamed'>
 *     & { repo?: ReturnType<typeof import('../servers/git.mjs').createRepository> },
 *   secret?: string,
 *   context?: Partial<import('../../src/publishing/output.ts').OutputContext>,
 *   files: () => Promise<Record<string, string>>,
 *   put?: (files: Record<string, string | null>) => Promise<void>,
 *   end?: () => Promise<void>,
 * }} OutputFixture
 *   `files`: what arrived at the destination, by path; `put`: writes files there as somebody else would. A fixture
 *   without `put` is of a destination that can't be read, where conflicts go unnoticed.
 */
import { startGiteaServer } from '../servers/gitea.mjs';
import { startGithubServer } from '../servers/github.mjs';
import { startGitlabServer } from '../servers/gitlab.mjs';
import { startMicropubServer } from '../servers/micropub.mjs';
import { startWebdavServer } from '../servers/webdav.mjs';
import { startWebhookServer } from '../servers/webhook.mjs';

/**
 * A folder in memory with the interface of `publishing/folders.ts`. The real file system is tested in a real browser.
 */
const folderFixture = {
  asks: true,
  async make() {
    const held = new Map();
    /** @type {import('../../src/publishing/folder-access.ts').FolderAccess} */
    const folder = {
      access: 'given',
      name: 'blog',
      canRead: true,
      read: async (path) => held.get(path) ?? null,
      hasWritten: async (path) => held.has(path),
      write: async (path, bytes) => void held.set(path, bytes),
      remove: async (path) => void held.delete(path),
    };
    return {
      values: { folder: 'key' },
      context: {
        /** @param {Record<string, string>} values */
        folder: async ({ folder: key }) => (key ? folder : { ...folder, access: /** @type {const} */ ('none') }),
      },
      files: async () =>
        Object.fromEntries(Array.from(held, ([path, bytes]) => [path, new TextDecoder().decode(bytes)])),
      put: async (files) => {
        for (const [path, text] of Object.entries(files)) held.set(path, new TextEncoder().encode(text));
      },
    };
  },
};

const webdavFixture = {
  asks: true,
  server: true,
  async make() {
    const server = await startWebdavServer();
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

const micropubFixture = {
  server: true,
  async make() {
    const server = await startMicropubServer();
    return {
      server,
      secret: server.token,
      values: { url: `${server.origin}/micropub`, token: server.token },
      files: async () => Object.fromEntries(Array.from(server.posts, ([place, { content }]) => [place, content[0]])),
      // The blog writes front matter of its own, so only the body arrives.
      wanted: (text) => text.slice(text.indexOf('---\n\n') + 5),
      end: async () => server.close(),
    };
  },
};

const webhookFixture = {
  server: true,
  async make() {
    const server = await startWebhookServer();
    return {
      server,
      secret: server.secret,
      values: { url: `${server.origin}/hook`, secret: server.secret },
      files: async () => Object.fromEntries(Array.from(server.taken, ([at, { posts }]) => [at, posts[0].markdown])),
      end: async () => server.close(),
    };
  },
};

/** A destination in this window (clipboard or download), which just receives the text. */
const createHandOverFixture = (way) => ({
  make: async () => {
    const taken = {};
    const take = async (text) => {
      taken.text = text;
    };
    return {
      values: {},
      context: { [way]: way === 'download' ? (_, text) => take(text) : take },
      files: async () => ({ ...taken }),
    };
  },
});

/** Lists the files that were added to a git repository after its creation, on the branch published to or proposed. */
const listNewFiles = (repo, branch = () => 'main') => {
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

const createGitHostFixture = (serve, way) => ({
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
      ...listNewFiles(server.repo, way === 'pull' ? proposed : undefined),
      end: server.end,
    };
  },
});

/**
 * `asks`: the output can read what the destination holds; `server`: the output sends requests to a server.
 * @type {Record<string, Record<string, {make: () => Promise<OutputFixture>, asks?: boolean, server?: boolean}>>}
 */
export const outputFixtures = {
  clipboard: { 'in a window': createHandOverFixture('writeClipboard') },
  download: { 'in a window': createHandOverFixture('download') },
  folder: { picked: folderFixture },
  webdav: { 'on a real server': webdavFixture },
  micropub: { 'at an endpoint': micropubFixture },
  webhook: { 'at an address': webhookFixture },
  gitea: {
    'by commits': createGitHostFixture(startGiteaServer, 'commit'),
    'by pull requests': createGitHostFixture(startGiteaServer, 'pull'),
  },
  gitlab: {
    'by commits': createGitHostFixture(startGitlabServer, 'commit'),
    'by merge requests': createGitHostFixture(startGitlabServer, 'pull'),
  },
  github: {
    'by commits': createGitHostFixture(startGithubServer, 'commit'),
    'by pull requests': createGitHostFixture(startGithubServer, 'pull'),
  },
};
