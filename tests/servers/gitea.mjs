/**
 * The calls of Gitea's API v1 that Precis uses (Forgejo has the same API), with a real git repository behind them. The
 * shapes follow Gitea's published Swagger description of 1.23, reduced to these calls and, in responses, to what Precis
 * reads.
 */
import { createRepository } from './git.mjs';
import { teamFile } from './github.mjs';
import { failRequest, startLoopbackServer } from './loopback.mjs';
import { listShape, objectShape, requestShape, textShape } from './shapes.mjs';

const commitShape = objectShape({ sha: textShape, html_url: textShape });
const pullShape = objectShape({
  number: { type: 'integer' },
  html_url: textShape,
  state: { enum: ['open', 'closed'] },
  merged: { type: 'boolean' },
});
const file = requestShape(
  {
    operation: { enum: ['create', 'update', 'delete'] },
    path: textShape,
    content: textShape,
    sha: textShape,
    from_path: textShape,
  },
  ['operation', 'path'],
);

export async function startGiteaServer({ token = 'gitea-token-secret', empty = false } = {}) {
  const repo = createRepository(empty ? {} : { '_config.yml': 'title: Blog\n', '.precis.json': teamFile });
  const pulls = [];
  const at = '/api/v1/repos/{owner}/{repo}';
  const web = () => `${here.origin}/ana/blog`;
  const listParents = (sha) =>
    repo
      .git('log', '-1', '--format=%P', sha)
      .split(' ')
      .filter(Boolean)
      .map((parent) => ({ sha: parent }));
  const toPullResponse = ({ head: _head, base: _base, ...pull }) => ({
    ...pull,
    html_url: `${web()}/pulls/${pull.number}`,
  });
  const found = (number) => pulls[Number(number) - 1] ?? failRequest(404, 'pull request does not exist');

  /** @type {import('./loopback.mjs').Route[]} */
  const routes = [
    {
      route: `GET ${at}`,
      answer: objectShape({ default_branch: textShape, empty: { type: 'boolean' } }),
      take: () => ({ json: { default_branch: 'main', empty: repo.head('main') === null } }),
    },
    {
      route: `GET ${at}/branches/{branch+}`,
      answer: objectShape({ name: textShape, commit: objectShape({ id: textShape }) }),
      take: ({ params }) => ({
        json: {
          name: params.branch,
          commit: { id: repo.head(params.branch) ?? failRequest(404, 'branch does not exist') },
        },
      }),
    },
    {
      route: `DELETE ${at}/branches/{branch+}`,
      take({ params }) {
        if (!repo.head(params.branch)) failRequest(404, 'branch does not exist');
        repo.drop(params.branch);
        return { status: 204 };
      },
    },
    {
      route: `GET ${at}/contents/{path+}`,
      query: ['ref'],
      answer: objectShape({
        sha: textShape,
        type: textShape,
        path: textShape,
        content: textShape,
        encoding: textShape,
      }),
      take({ params, query }) {
        const there = repo.at(query.get('ref') ?? 'main', params.path) ?? failRequest(404, 'object does not exist');
        if (!there.bytes) return { json: [] };
        return {
          json: {
            sha: there.id,
            type: 'file',
            path: params.path,
            content: there.bytes.toString('base64'),
            encoding: 'base64',
          },
        };
      },
    },
    {
      route: `GET ${at}/git/trees/{sha}`,
      query: ['recursive', 'page', 'per_page'],
      answer: objectShape({
        sha: textShape,
        tree: listShape(objectShape({ path: textShape, type: textShape, sha: textShape })),
        total_count: { type: 'integer' },
      }),
      take({ params, query }) {
        const all = repo.entries(params.sha).map(({ id, ...one }) => ({ ...one, sha: id }));
        const size = Number(query.get('per_page') ?? 1000);
        const from = (Number(query.get('page') ?? 1) - 1) * size;
        return { json: { sha: params.sha, tree: all.slice(from, from + size), total_count: all.length } };
      },
    },
    {
      route: `GET ${at}/git/blobs/{sha}`,
      answer: objectShape({ sha: textShape, content: textShape, encoding: textShape }),
      take({ params }) {
        const bytes = repo.blob(params.sha) ?? failRequest(404, 'object does not exist');
        return { json: { sha: params.sha, content: bytes.toString('base64'), encoding: 'base64' } };
      },
    },
    {
      route: `POST ${at}/contents`,
      body: requestShape(
        {
          files: listShape(file),
          branch: textShape,
          new_branch: textShape,
          message: textShape,
          author: {},
          committer: {},
          dates: {},
          signoff: {},
        },
        ['files'],
      ),
      answer: objectShape({ commit: commitShape }),
      take({ body }) {
        const head = repo.head(body.branch ?? 'main') ?? failRequest(404, 'branch does not exist');
        if (body.new_branch && repo.head(body.new_branch))
          failRequest(422, `branch already exists [name: ${body.new_branch}]`);
        const entries = body.files.map(({ operation, path, content, sha }) => {
          const there = repo.at(head, path);
          if (operation === 'create' && there) failRequest(422, `repository file already exists [path: ${path}]`);
          if (operation !== 'create' && !there) failRequest(404, `repository file does not exist [path: ${path}]`);
          if (operation !== 'create' && there.id !== sha)
            failRequest(422, `sha does not match [given: ${sha}, expected: ${there.id}]`);
          return { path, sha: operation === 'delete' ? null : repo.addBlob(Buffer.from(content, 'base64')) };
        });
        const made = repo.commit(repo.tree(head, entries), [head], body.message);
        const moved = body.new_branch
          ? repo.move(body.new_branch, made, '0'.repeat(40))
          : repo.move(body.branch ?? 'main', made, head);
        if (!moved) failRequest(409, 'non-fast-forward');
        return {
          status: 201,
          json: { commit: { sha: made, html_url: `${web()}/commit/${made}`, parents: [{ sha: head }] } },
        };
      },
    },
    {
      route: `GET ${at}/commits`,
      query: ['sha', 'path', 'stat', 'verification', 'files', 'page', 'limit', 'not'],
      answer: listShape(
        objectShape({ sha: textShape, html_url: textShape, parents: listShape(objectShape({ sha: textShape })) }),
      ),
      take({ query }) {
        const shas = repo.git(
          'log',
          `-${query.get('limit') ?? 50}`,
          '--format=%H',
          query.get('sha') ?? 'main',
          '--',
          query.get('path') ?? '.',
        );
        return {
          json: shas
            .split('\n')
            .filter(Boolean)
            .map((sha) => ({ sha, html_url: `${web()}/commit/${sha}`, parents: listParents(sha) })),
        };
      },
    },
    {
      route: `POST ${at}/pulls`,
      body: requestShape(
        {
          title: textShape,
          body: textShape,
          head: textShape,
          base: textShape,
          assignee: {},
          assignees: {},
          labels: {},
          milestone: {},
          due_date: {},
          reviewers: {},
          team_reviewers: {},
        },
        [],
      ),
      answer: pullShape,
      take({ body }) {
        if (pulls.some(({ head, state }) => head === body.head && state === 'open'))
          failRequest(409, 'pull request already exists');
        if (!repo.head(body.head)) failRequest(404, 'head does not exist');
        const pull = { number: pulls.length + 1, state: 'open', merged: false, ...body };
        pulls.push(pull);
        return { status: 201, json: toPullResponse(pull) };
      },
    },
    {
      route: `GET ${at}/pulls/{number}`,
      answer: pullShape,
      take: ({ params }) => ({ json: toPullResponse(found(params.number)) }),
    },
    {
      route: `GET ${at}/pulls/{base}/{head+}`,
      answer: pullShape,
      take: ({ params }) => ({
        json: toPullResponse(
          pulls.find(({ base, head }) => base === params.base && head === params.head) ??
            failRequest(404, 'pull request does not exist'),
        ),
      }),
    },
    {
      route: `PATCH ${at}/pulls/{number}`,
      body: requestShape({ title: textShape, body: textShape, state: textShape, base: textShape }, []),
      answer: pullShape,
      take: ({ params, body }) => ({ status: 201, json: toPullResponse(Object.assign(found(params.number), body)) }),
    },
  ];
  const server = await startLoopbackServer(routes, {
    refuse({ path, headers }) {
      if (headers.authorization !== `token ${token}`) return { status: 401, json: { message: 'token is required' } };
      return path.startsWith('/api/v1/repos/ana/blog') ? null : { status: 404, json: { message: 'not found' } };
    },
  });
  const here = Object.assign(server, {
    repo,
    pulls,
    token,
    async end() {
      server.close();
      repo.end();
    },
  });
  return here;
}
