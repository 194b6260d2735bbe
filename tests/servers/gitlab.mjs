/**
 * The calls of GitLab's REST API v4 that Precis uses, with a real git repository behind them. The shapes follow
 * GitLab's published API documentation (projects, repository files, branches, commits, merge requests; 17.x), reduced
 * to these calls.
 */
import { createRepository } from './git.mjs';
import { teamFile } from './github.mjs';
import { failRequest, startLoopbackServer } from './loopback.mjs';
import { listShape, objectShape, requestShape, textShape } from './shapes.mjs';

const commitShape = objectShape({ id: textShape, web_url: textShape, parent_ids: listShape(textShape) });
const mergeShape = objectShape({
  iid: { type: 'integer' },
  web_url: textShape,
  state: { enum: ['opened', 'closed', 'merged', 'locked'] },
});
const action = requestShape(
  {
    action: { enum: ['create', 'delete', 'move', 'update', 'chmod'] },
    file_path: textShape,
    previous_path: textShape,
    content: textShape,
    encoding: { enum: ['text', 'base64'] },
    last_commit_id: textShape,
    execute_filemode: { type: 'boolean' },
  },
  ['action', 'file_path'],
);

export async function startGitlabServer({ token = 'glpat-secret', empty = false } = {}) {
  const repo = createRepository(empty ? {} : { '_config.yml': 'title: Blog\n', '.precis.json': teamFile });
  const pulls = [];
  const at = '/api/v4/projects/{id}';
  const web = () => `${here.origin}/ana/blog`;
  const toCommitResponse = (sha) => ({
    id: sha,
    web_url: `${web()}/-/commit/${sha}`,
    parent_ids: repo.git('log', '-1', '--format=%P', sha).split(' ').filter(Boolean),
  });
  const toMergeRequestResponse = ({ iid, state, title }) => ({
    iid,
    state,
    title,
    web_url: `${web()}/-/merge_requests/${iid}`,
  });
  const found = (iid) => pulls[Number(iid) - 1] ?? failRequest(404, '404 Not found');
  const findLastCommit = (ref, path) => repo.git('log', '-1', '--format=%H', ref, '--', path);

  /** @type {import('./loopback.mjs').Route[]} */
  const routes = [
    {
      route: `GET ${at}`,
      answer: objectShape({ id: { type: 'integer' }, default_branch: {} }),
      take: () => ({ json: { id: 1, default_branch: repo.head('main') ? 'main' : null } }),
    },
    {
      route: `GET ${at}/repository/branches/{branch}`,
      answer: objectShape({ name: textShape, commit: objectShape({ id: textShape }) }),
      take: ({ params }) => ({
        json: {
          name: params.branch,
          commit: { id: repo.head(params.branch) ?? failRequest(404, '404 Branch Not Found') },
        },
      }),
    },
    {
      route: `DELETE ${at}/repository/branches/{branch}`,
      take({ params }) {
        if (!repo.head(params.branch)) failRequest(404, '404 Branch Not Found');
        repo.drop(params.branch);
        return { status: 204 };
      },
    },
    {
      route: `GET ${at}/repository/files/{path}`,
      query: ['ref'],
      answer: objectShape({
        file_path: textShape,
        blob_id: textShape,
        last_commit_id: textShape,
        content: textShape,
        encoding: textShape,
      }),
      take({ params, query }) {
        const ref = query.get('ref') ?? failRequest(400, 'ref is missing');
        const there = repo.at(ref, params.path);
        if (!there?.bytes) return failRequest(404, '404 File Not Found');
        return {
          json: {
            file_path: params.path,
            blob_id: there.id,
            commit_id: ref,
            last_commit_id: findLastCommit(ref, params.path),
            content: there.bytes.toString('base64'),
            encoding: 'base64',
          },
        };
      },
    },
    {
      route: `GET ${at}/repository/tree`,
      query: ['ref', 'recursive', 'page', 'per_page'],
      answer: listShape(objectShape({ id: textShape, name: textShape, type: textShape, path: textShape })),
      take({ query }) {
        const size = Number(query.get('per_page') ?? 20);
        const from = (Number(query.get('page') ?? 1) - 1) * size;
        const entries = repo.entries(query.get('ref') ?? 'main').slice(from, from + size);
        return { json: entries.map((entry) => ({ ...entry, name: entry.path.split('/').at(-1) })) };
      },
    },
    {
      route: `GET ${at}/repository/blobs/{sha}`,
      answer: objectShape({ sha: textShape, content: textShape, encoding: textShape }),
      take({ params }) {
        const bytes = repo.blob(params.sha) ?? failRequest(404, '404 Blob Not Found');
        return { json: { sha: params.sha, size: bytes.length, content: bytes.toString('base64'), encoding: 'base64' } };
      },
    },
    {
      route: `GET ${at}/repository/commits`,
      query: [
        'ref_name',
        'since',
        'until',
        'path',
        'author',
        'all',
        'with_stats',
        'first_parent',
        'order',
        'trailers',
        'page',
        'per_page',
      ],
      answer: listShape(commitShape),
      take({ query }) {
        const shas = repo.git(
          'log',
          `-${query.get('per_page') ?? 20}`,
          '--format=%H',
          query.get('ref_name') ?? 'main',
          '--',
          query.get('path') ?? '.',
        );
        return { json: shas.split('\n').filter(Boolean).map(toCommitResponse) };
      },
    },
    {
      route: `POST ${at}/repository/commits`,
      body: requestShape(
        {
          branch: textShape,
          commit_message: textShape,
          actions: listShape(action),
          start_branch: textShape,
          start_sha: textShape,
          start_project: {},
          author_email: textShape,
          author_name: textShape,
          stats: {},
          force: {},
        },
        ['branch', 'commit_message', 'actions'],
      ),
      answer: commitShape,
      take({ body }) {
        const starts = body.start_sha ?? (body.start_branch && repo.head(body.start_branch));
        const there = repo.head(body.branch);
        if (starts && there)
          failRequest(
            400,
            `A branch called '${body.branch}' already exists. Switch to that branch in order to make changes`,
          );
        const head = starts ?? there ?? failRequest(400, 'You can only create or edit files when you are on a branch');
        const entries = body.actions.map(({ action: does, file_path, content, encoding, last_commit_id }) => {
          const old = repo.at(head, file_path);
          if (does === 'create' && old) failRequest(400, 'A file with this name already exists');
          if (does !== 'create' && !old) failRequest(400, "A file with this name doesn't exist");
          if (does !== 'create' && last_commit_id && last_commit_id !== findLastCommit(head, file_path))
            failRequest(400, 'You are attempting to update a file that has changed since you started editing it.');
          const bytes = () => Buffer.from(content ?? '', encoding === 'base64' ? 'base64' : 'utf8');
          return { path: file_path, sha: does === 'delete' ? null : repo.addBlob(bytes()) };
        });
        const made = repo.commit(repo.tree(head, entries), [head], body.commit_message);
        if (!repo.move(body.branch, made, there ?? '0'.repeat(40)))
          failRequest(400, 'Could not update. Please try again.');
        return { status: 201, json: toCommitResponse(made) };
      },
    },
    {
      route: `GET ${at}/merge_requests`,
      query: ['state', 'source_branch', 'target_branch', 'order_by', 'sort', 'page', 'per_page'],
      answer: listShape(mergeShape),
      take: ({ query }) => ({
        json: pulls.filter(({ head }) => head === query.get('source_branch')).map(toMergeRequestResponse),
      }),
    },
    {
      route: `POST ${at}/merge_requests`,
      body: requestShape(
        {
          source_branch: textShape,
          target_branch: textShape,
          title: textShape,
          description: textShape,
          remove_source_branch: { type: 'boolean' },
          squash: {},
          labels: {},
          assignee_id: {},
        },
        ['source_branch', 'target_branch', 'title'],
      ),
      answer: mergeShape,
      take({ body }) {
        if (pulls.some(({ head, state }) => head === body.source_branch && state === 'opened'))
          failRequest(409, 'Another open merge request already exists for this source branch');
        if (!repo.head(body.source_branch)) failRequest(422, 'Source branch does not exist');
        const merge = {
          iid: pulls.length + 1,
          state: 'opened',
          title: body.title,
          head: body.source_branch,
          base: body.target_branch,
          body: body.description,
        };
        pulls.push(merge);
        return { status: 201, json: toMergeRequestResponse(merge) };
      },
    },
    {
      route: `GET ${at}/merge_requests/{iid}`,
      answer: mergeShape,
      take: ({ params }) => ({ json: toMergeRequestResponse(found(params.iid)) }),
    },
    {
      route: `PUT ${at}/merge_requests/{iid}`,
      body: requestShape({ state_event: { enum: ['close', 'reopen'] }, title: textShape, description: textShape }, []),
      answer: mergeShape,
      take: ({ params, body }) => ({
        json: toMergeRequestResponse(
          Object.assign(found(params.iid), { state: body.state_event === 'close' ? 'closed' : 'opened' }),
        ),
      }),
    },
  ];
  const server = await startLoopbackServer(routes, {
    refuse({ path, headers }) {
      if (headers.authorization !== `Bearer ${token}`) return { status: 401, json: { message: '401 Unauthorized' } };
      return path.startsWith('/api/v4/projects/ana%2Fblog')
        ? null
        : { status: 404, json: { message: '404 Project Not Found' } };
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
