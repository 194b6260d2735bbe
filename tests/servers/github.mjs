/**
 * The calls of GitHub's REST API that Precis uses, as GitHub Enterprise Server offers them (under /api/v3), with a real
 * git repository behind them. The shapes of requests and responses follow GitHub's OpenAPI description 1.1.4 as
 * published in `@octokit/openapi` 23.0.2 (`api.github.com`), reduced to these calls and, in responses, to what Precis
 * reads.
 */
import { createRepository } from './git.mjs';
import { failRequest, startLoopbackServer } from './loopback.mjs';
import { listShape, objectShape, requestShape, textShape } from './shapes.mjs';

/** The settings file of a team, kept in the repository of its blog: see `core/blog-file.ts`. */
export const teamFile =
  '{"precis":1,"profiles":[],"taxonomies":{},"sites":[{"match":"team.example","feedName":"The team"}]}\n';

const commitShape = objectShape({
  sha: textShape,
  html_url: textShape,
  parents: listShape(objectShape({ sha: textShape })),
});
const refShape = objectShape({
  ref: textShape,
  object: objectShape({ type: textShape, sha: textShape, url: textShape }),
});
const pullShape = objectShape({
  number: { type: 'integer' },
  html_url: textShape,
  state: { enum: ['open', 'closed'] },
  title: textShape,
  merged_at: {},
});
const entry = requestShape(
  {
    path: textShape,
    mode: { enum: ['100644', '100755', '040000', '160000', '120000'] },
    type: { enum: ['blob', 'tree', 'commit'] },
    sha: {},
    content: textShape,
  },
  [],
);

/** @param {{token?: string, write?: boolean, empty?: boolean}} options `write`: whether the token allows writing */
export async function startGithubServer({ token = 'github_pat_secret', write = true, empty = false } = {}) {
  const repo = createRepository(empty ? {} : { '_config.yml': 'title: Blog\n', '.precis.json': teamFile });
  const pulls = [];
  const at = '/api/v3/repos/{owner}/{repo}';
  const web = () => `${here.origin}/ana/blog`;
  const toCommitResponse = (sha) => {
    const [tree, parents, message] = repo.git('log', '-1', '--format=%T%n%P%n%s', sha).split('\n');
    return {
      sha,
      html_url: `${web()}/commit/${sha}`,
      tree: { sha: tree },
      message,
      parents: parents
        .split(' ')
        .filter(Boolean)
        .map((parent) => ({ sha: parent })),
    };
  };
  const toRefResponse = (branch, sha) => ({
    ref: `refs/heads/${branch}`,
    object: { type: 'commit', sha, url: `${here.origin}/x` },
  });
  const toPullResponse = ({ head: _head, base: _base, ...pull }) => ({
    ...pull,
    html_url: `${web()}/pull/${pull.number}`,
  });
  const mayWrite = () => write || failRequest(403, 'Resource not accessible by personal access token');
  const branchIn = (ref) => ref.replace(/^heads\//, '');

  /** @type {import('./loopback.mjs').Route[]} */
  const routes = [
    {
      route: `GET ${at}`,
      answer: objectShape({ default_branch: textShape, full_name: textShape }),
      take: () => ({ json: { default_branch: 'main', full_name: 'ana/blog' } }),
    },
    {
      route: `GET ${at}/git/ref/{ref+}`,
      answer: refShape,
      take({ params }) {
        if (!repo.head('main')) failRequest(409, 'Git Repository is empty.');
        const sha = repo.head(branchIn(params.ref)) ?? failRequest(404, 'Not Found');
        return { json: toRefResponse(branchIn(params.ref), sha) };
      },
    },
    {
      route: `GET ${at}/git/commits/{sha}`,
      answer: objectShape({ sha: textShape, tree: objectShape({ sha: textShape }) }),
      take: ({ params }) => ({ json: toCommitResponse(params.sha) }),
    },
    {
      route: `GET ${at}/contents/{path+}`,
      query: ['ref'],
      answer: objectShape({
        type: textShape,
        path: textShape,
        sha: textShape,
        size: { type: 'integer' },
        encoding: textShape,
        content: textShape,
      }),
      take({ params, query }) {
        const found = repo.at(query.get('ref') ?? 'main', params.path) ?? failRequest(404, 'Not Found');
        if (!found.bytes) return { json: [] };
        const { length } = found.bytes;
        const large = length > 1e6;
        const content = large ? '' : found.bytes.toString('base64').replace(/.{60}/g, '$&\n');
        return {
          json: {
            type: 'file',
            path: params.path,
            sha: found.id,
            size: length,
            encoding: large ? 'none' : 'base64',
            content,
          },
        };
      },
    },
    {
      route: `GET ${at}/git/blobs/{sha}`,
      answer: objectShape({ sha: textShape, content: textShape, encoding: textShape }),
      take({ params }) {
        const bytes = repo.blob(params.sha) ?? failRequest(404, 'Not Found');
        return { json: { sha: params.sha, content: bytes.toString('base64'), encoding: 'base64' } };
      },
    },
    {
      route: `GET ${at}/git/trees/{sha}`,
      query: ['recursive'],
      answer: objectShape({ sha: textShape, tree: listShape(entry), truncated: { type: 'boolean' } }),
      take: ({ params }) => ({
        json: {
          sha: params.sha,
          tree: repo
            .entries(params.sha)
            .map(({ id, mode, ...one }) => ({ ...one, mode: mode.padStart(6, '0'), sha: id })),
          truncated: false,
        },
      }),
    },
    {
      route: `POST ${at}/git/blobs`,
      body: requestShape({ content: textShape, encoding: { enum: ['utf-8', 'base64'] } }, ['content']),
      answer: objectShape({ sha: textShape }),
      take({ body }) {
        mayWrite();
        return {
          status: 201,
          json: { sha: repo.addBlob(Buffer.from(body.content, body.encoding ?? 'utf-8')), url: '' },
        };
      },
    },
    {
      route: `POST ${at}/git/trees`,
      body: requestShape({ tree: listShape(entry), base_tree: textShape }, ['tree']),
      answer: objectShape({ sha: textShape }),
      take({ body }) {
        mayWrite();
        try {
          return { status: 201, json: { sha: repo.tree(body.base_tree, body.tree) } };
        } catch (error) {
          return failRequest(422, String(error.message));
        }
      },
    },
    {
      route: `POST ${at}/git/commits`,
      body: requestShape(
        {
          message: textShape,
          tree: textShape,
          parents: listShape(textShape),
          author: {},
          committer: {},
          signature: textShape,
        },
        ['message', 'tree'],
      ),
      answer: commitShape,
      take({ body }) {
        mayWrite();
        return { status: 201, json: toCommitResponse(repo.commit(body.tree, body.parents ?? [], body.message)) };
      },
    },
    {
      route: `PATCH ${at}/git/refs/{ref+}`,
      body: requestShape({ sha: textShape, force: { type: 'boolean' } }, ['sha']),
      answer: refShape,
      take({ params, body }) {
        mayWrite();
        const branch = branchIn(params.ref);
        const from = repo.head(branch) ?? failRequest(422, 'Reference does not exist');
        if (!body.force && !repo.isAhead(from, body.sha)) failRequest(422, 'Update is not a fast forward');
        if (!repo.move(branch, body.sha, from)) failRequest(409, 'Reference cannot be updated');
        return { json: toRefResponse(branch, body.sha) };
      },
    },
    {
      route: `POST ${at}/git/refs`,
      body: requestShape({ ref: { type: 'string', pattern: '^refs/heads/.+' }, sha: textShape }),
      answer: refShape,
      take({ body }) {
        mayWrite();
        const branch = body.ref.replace(/^refs\/heads\//, '');
        if (!repo.move(branch, body.sha, '0'.repeat(40))) failRequest(422, 'Reference already exists');
        return { status: 201, json: toRefResponse(branch, body.sha) };
      },
    },
    {
      route: `DELETE ${at}/git/refs/{ref+}`,
      take({ params }) {
        mayWrite();
        if (!repo.head(branchIn(params.ref))) failRequest(422, 'Reference does not exist');
        repo.drop(branchIn(params.ref));
        return { status: 204 };
      },
    },
    {
      route: `GET ${at}/commits`,
      query: ['sha', 'path', 'author', 'committer', 'since', 'until', 'per_page', 'page'],
      answer: listShape(commitShape),
      take({ query }) {
        const found = repo.git(
          'log',
          `-${query.get('per_page') ?? 30}`,
          '--format=%H',
          query.get('sha') ?? 'main',
          '--',
          query.get('path') ?? '.',
        );
        return { json: found.split('\n').filter(Boolean).map(toCommitResponse) };
      },
    },
    {
      route: `GET ${at}/pulls`,
      query: ['state', 'head', 'base', 'sort', 'direction', 'per_page', 'page'],
      answer: listShape(pullShape),
      take({ query }) {
        const wanted = query.get('head')?.replace(/^ana:/, '');
        const state = query.get('state') ?? 'open';
        return {
          json: pulls
            .filter((pull) => pull.head === wanted && (state === 'all' || pull.state === state))
            .map(toPullResponse),
        };
      },
    },
    {
      route: `POST ${at}/pulls`,
      body: requestShape(
        {
          title: textShape,
          head: textShape,
          base: textShape,
          body: textShape,
          head_repo: textShape,
          maintainer_can_modify: {},
          draft: {},
          issue: {},
        },
        ['head', 'base'],
      ),
      answer: pullShape,
      take({ body }) {
        mayWrite();
        if (!repo.head(body.head) || pulls.some(({ head, state }) => head === body.head && state === 'open'))
          failRequest(422, 'Validation Failed', {
            json: { message: 'Validation Failed', errors: [{ message: 'A pull request already exists' }] },
          });
        const pull = { number: pulls.length + 1, state: 'open', merged_at: null, ...body };
        pulls.push(pull);
        return { status: 201, json: toPullResponse(pull) };
      },
    },
    {
      route: `GET ${at}/pulls/{number}`,
      answer: pullShape,
      take: ({ params }) => ({
        json: toPullResponse(pulls[Number(params.number) - 1] ?? failRequest(404, 'Not Found')),
      }),
    },
    {
      route: `PATCH ${at}/pulls/{number}`,
      body: requestShape(
        {
          title: textShape,
          body: textShape,
          state: { enum: ['open', 'closed'] },
          base: textShape,
          maintainer_can_modify: {},
        },
        [],
      ),
      answer: pullShape,
      take({ params, body }) {
        mayWrite();
        const pull = pulls[Number(params.number) - 1] ?? failRequest(404, 'Not Found');
        return { json: toPullResponse(Object.assign(pull, body)) };
      },
    },
    {
      // GitHub's new-file page. Tests only check that it was opened, so its content does not matter.
      route: 'GET /{owner}/{repo}/new/{path+}',
      query: ['filename', 'value'],
      take: () => ({ headers: { 'Content-Type': 'text/html' }, bytes: '<!doctype html><title>New file</title>' }),
    },
  ];
  const server = await startLoopbackServer(routes, {
    refuse({ path, headers }) {
      if (!path.startsWith('/api/')) return null;
      if (headers.authorization !== `Bearer ${token}`) return { status: 401, json: { message: 'Bad credentials' } };
      // GitHub responds 404, not 403, for a repository that the token gives no access to.
      return path.startsWith('/api/v3/repos/ana/blog') ? null : { status: 404, json: { message: 'Not Found' } };
    },
  });
  const here = Object.assign(server, {
    repo,
    pulls,
    token,
    /** Merges a pull request, as the merge button on its page does. */
    merge(number) {
      const pull = pulls[number - 1];
      const head = repo.head(pull.head);
      if (!repo.move(pull.base, head, repo.head(pull.base))) throw new Error('not mergeable');
      Object.assign(pull, { state: 'closed', merged_at: '2026-03-01T12:00:00Z' });
    },
    async end() {
      server.close();
      repo.end();
    },
  });
  return here;
}
