import { normalizeBaseAddress, toMatchPatterns } from '../../core/base-address.ts';
import { fromBase64, toBase64 } from '../../core/bytes.ts';
import { JobError } from '../../jobs/job-error.ts';
import type { Values } from '../../storage/field.ts';
import { imageFolderField, imagesField } from '../fetch-images.ts';
import {
  type Commit,
  type FileChange,
  type GitHost,
  listGitHostFiles,
  type PullRequest,
  type RawTreeEntry,
  readFromGitHost,
  toRepositoryFiles,
} from '../git-host.ts';
import {
  branchField,
  folderField,
  gitHostField,
  parseGitHostAddress,
  parseRepository,
  repositoryField,
  tokenField,
} from '../git-host-fields.ts';
import { undoOnGitHost } from '../git-undo.ts';
import { createJsonApi, parseJsonAnswer } from '../http.ts';
import type { Output, OutputContext, SendRequest } from '../output.ts';
import { escapePath, joinPath, normalizeFolder } from '../paths.ts';
import { sendToGitHost } from '../send-to-git-host.ts';

const GITHUB_ORIGIN = 'https://github.com';
const usesForm = (values: Values) => values.way === 'form';

/**
 * Characters. GitHub accepts addresses of about 8 kB. With a longer address the post is put on the clipboard, and the user
 * pastes it.
 */
const MAX_ADDRESS_LENGTH = 7_000;

/**
 * GitHub. Without a token, by GitHub's form for a new file, which opens in a tab. With a fine-grained token for one
 * repository, by the REST API; the token needs write access to Contents, and for pull requests also to Pull requests. GitHub
 * Enterprise Server has its API under /api/v3.
 */
export const github: Output = {
  id: 'github',
  delivers: 'publishes',
  fields: [
    {
      key: 'way',
      kind: 'choice',
      label: 'outWay',
      initial: 'form',
      choices: [
        { value: 'form', label: 'outWayForm' },
        { value: 'commit', label: 'outWayCommit' },
        { value: 'pull', label: 'outWayPull' },
      ],
    },
    repositoryField,
    { ...tokenField, help: 'outTokenHelpGithub', only: { key: 'way', among: ['commit', 'pull'] } },
    branchField,
    folderField,
    { ...imagesField, only: { key: 'way', among: ['commit', 'pull'] } },
    imageFolderField,
    { ...gitHostField, initial: GITHUB_ORIGIN },
  ],
  // The API of github.com allows requests from any origin (CORS), so it needs no host permission.
  hosts: (values) =>
    usesForm(values) || normalizeBaseAddress(values.host ?? '') === GITHUB_ORIGIN
      ? []
      : toMatchPatterns(normalizeBaseAddress(values.host ?? '')),
  endpoint: (values) =>
    usesForm(values)
      ? normalizeBaseAddress(values.host ?? '')
      : toGithubApiUrl(normalizeBaseAddress(values.host ?? '')),
  needsWindow: usesForm,
  send: async (request, values, context) =>
    usesForm(values)
      ? openFilledForm(request, values, context)
      : sendToGitHost(createGithubHost(values, context), 'github', request, values, context),
  undo: async (receipt, values, context) => undoOnGitHost(createGithubHost(values, context), receipt, values, context),
  read: async (path, values, context) =>
    usesForm(values) ? null : readFromGitHost(createGithubHost(values, context), path, values),
  list: async (values, context) =>
    usesForm(values) ? [] : listGitHostFiles(createGithubHost(values, context), values),
};

/** Returns the API's address for the address of a server (`base`); null when `base` is null. */
const toGithubApiUrl = (base: string | null) =>
  base === GITHUB_ORIGIN ? 'https://api.github.com' : base && `${base}/api/v3`;

/** Opens GitHub's page for a new file with the form filled in. The user commits the file by pressing the page's button. */
async function openFilledForm({ items, assets }: SendRequest, values: Values, context: OutputContext) {
  const [item] = items;
  if (!item || items.length > 1 || assets.length > 0) throw new JobError('oneAtATime');
  const path = joinPath(normalizeFolder(values.folder ?? ''), item.file.path);
  const page = `${parseGitHostAddress(values)}/${escapePath(parseRepository(values))}/new/${escapePath(values.branch || 'main')}`;
  const named = `${page}?filename=${encodeURIComponent(path)}`;
  const filled = `${named}&value=${encodeURIComponent(item.file.text)}`;
  const paste = filled.length > MAX_ADDRESS_LENGTH;
  if (paste) await context.writeClipboard(item.file.text);
  await context.openTab(paste ? named : filled);
  const left = paste ? ('paste' as const) : ('press' as const);
  return { output: 'github', where: path, at: context.now, url: named, left };
}

function createGithubHost(values: Values, context: OutputContext): GitHost {
  const base = parseGitHostAddress(values);
  const repository = parseRepository(values);
  const owner = repository.split('/')[0] ?? '';
  const token = values.token ?? '';
  const api = `${toGithubApiUrl(base)}/repos/${escapePath(repository)}`;

  const headers = { Authorization: `Bearer ${token}`, Accept: 'application/vnd.github+json' };
  const { request, get, post } = createJsonApi(context, api, headers, [token]);

  const findHead = async (branch: string) => {
    const answer = await request(`/git/ref/heads/${escapePath(branch)}`, 'GET', undefined, [404, 409]);
    // 409: the repository has no commit yet.
    if (answer.status === 409) throw new JobError('emptyRepository', repository);
    return answer.status === 404 ? null : parseJsonAnswer<{ object: { sha: string } }>(answer).object.sha;
  };
  const createTreeEntry = async ({ path, bytes }: FileChange) => {
    if (!bytes) return { path, mode: '100644', type: 'blob', sha: null };
    const { sha } = await post<{ sha: string }>('/git/blobs', { content: toBase64(bytes), encoding: 'base64' });
    return { path, mode: '100644', type: 'blob', sha };
  };
  const toPullRequest = ({ number, html_url, state, merged_at }: RawPull): PullRequest => ({
    number,
    url: html_url,
    state: merged_at ? 'merged' : state,
  });

  return {
    findHead,
    async open() {
      const { default_branch } = await get<{ default_branch: string }>('');
      const name = values.branch?.trim() || default_branch;
      const head = await findHead(name);
      if (!head) throw new JobError('branchMissing', name);
      return { name, head };
    },
    async findFile(path, commit) {
      const answer = await request(`/contents/${escapePath(path)}?ref=${commit}`, 'GET', undefined, [404]);
      if (answer.status === 404) return null;
      const { sha, content, encoding } = parseJsonAnswer<{ sha?: string; content?: string; encoding?: string }>(answer);
      if (!sha) throw new JobError('refused', path);
      return { version: sha, bytes: encoding === 'base64' && content !== undefined ? fromBase64(content) : null };
    },
    async listFiles(commit) {
      return toRepositoryFiles((await get<{ tree: RawTreeEntry[] }>(`/git/trees/${commit}?recursive=1`)).tree);
    },
    async readContent(version) {
      return fromBase64((await get<{ content: string }>(`/git/blobs/${version}`)).content);
    },
    async commit(on, branch, message, changes) {
      const { tree } = await get<{ tree: { sha: string } }>(`/git/commits/${on.head}`);
      const entries = [];
      for (const change of changes) entries.push(await createTreeEntry(change));
      const made = await post<{ sha: string }>('/git/trees', { base_tree: tree.sha, tree: entries });
      const { sha, html_url } = await post<RawCommit>('/git/commits', {
        message,
        tree: made.sha,
        parents: [on.head],
      });
      try {
        if (branch === on.name) await request(`/git/refs/heads/${escapePath(branch)}`, 'PATCH', { sha, force: false });
        else await post('/git/refs', { ref: `refs/heads/${branch}`, sha });
      } catch (error) {
        const moved = error instanceof JobError && /fast.forward|already exists/i.test(error.detail);
        throw moved ? new JobError('movedOn', error.detail) : error;
      }
      return { id: sha, url: html_url, parent: on.head };
    },
    async lastCommit(path, upTo): Promise<Commit | null> {
      const [last] = await get<RawCommit[]>(`/commits?sha=${upTo}&path=${encodeURIComponent(path)}&per_page=1`);
      return last ? { id: last.sha, url: last.html_url, parent: last.parents[0]?.sha ?? null } : null;
    },
    async findPull(branch) {
      const head = encodeURIComponent(`${owner}:${branch}`);
      const [found] = await get<RawPull[]>(`/pulls?head=${head}&state=all&per_page=1`);
      return found ? toPullRequest(found) : null;
    },
    getPull: async (number) => toPullRequest(await get<RawPull>(`/pulls/${number}`)),
    openPull: async (head, base, title, body) =>
      toPullRequest(await post<RawPull>('/pulls', { title, body, head, base })),
    async closePull(number, branch) {
      await request(`/pulls/${number}`, 'PATCH', { state: 'closed' });
      // 422: the branch has been deleted already.
      await request(`/git/refs/heads/${escapePath(branch)}`, 'DELETE', undefined, [404, 422]);
    },
    getFileAddress: (path, branch) =>
      `${base}/${escapePath(repository)}/blob/${escapePath(branch)}/${escapePath(path)}`,
  };
}

interface RawCommit {
  sha: string;
  html_url: string;
  parents: { sha: string }[];
}

interface RawPull {
  number: number;
  html_url: string;
  state: 'open' | 'closed';
  merged_at: string | null;
}
