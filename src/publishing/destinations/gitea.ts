import { normalizeBaseAddress, toMatchPatterns } from '../../core/base-address.ts';
import { fromBase64, toBase64 } from '../../core/bytes.ts';
import { JobError } from '../../jobs/job-error.ts';
import type { Values } from '../../storage/field.ts';
import { imageFolderField, imagesField } from '../fetch-images.ts';
import {
  type FileChange,
  type GitHost,
  listGitHostFiles,
  listPages,
  type PullRequest,
  type RawTreeEntry,
  readFromGitHost,
} from '../git-host.ts';
import {
  branchField,
  folderField,
  gitHostField,
  parseGitHostAddress,
  parseRepository,
  repositoryField,
  tokenField,
  wayField,
} from '../git-host-fields.ts';
import { undoOnGitHost } from '../git-undo.ts';
import { createJsonApi, parseJsonAnswer } from '../http.ts';
import type { Output, OutputContext } from '../output.ts';
import { escapePath } from '../paths.ts';
import { sendToGitHost } from '../send-to-git-host.ts';

/** Gitea and Forgejo (such as Codeberg), by their API v1. Commits of several files need Gitea 1.20, Forgejo 7 or later. */
export const gitea: Output = {
  id: 'gitea',
  delivers: 'publishes',
  fields: [
    { ...gitHostField, initial: 'https://codeberg.org' },
    repositoryField,
    { ...tokenField, help: 'outTokenHelpGitea' },
    wayField,
    branchField,
    folderField,
    imagesField,
    imageFolderField,
  ],
  hosts: ({ host = '' }) => toMatchPatterns(normalizeBaseAddress(host)),
  endpoint: ({ host = '' }) => toGiteaApiUrl(normalizeBaseAddress(host)),
  needsWindow: () => false,
  send: async (request, values, context) =>
    sendToGitHost(createGiteaHost(values, context), 'gitea', request, values, context),
  undo: async (receipt, values, context) => undoOnGitHost(createGiteaHost(values, context), receipt, values, context),
  read: async (path, values, context) => readFromGitHost(createGiteaHost(values, context), path, values),
  list: async (values, context) => listGitHostFiles(createGiteaHost(values, context), values),
};

/** Entries of a tree in one answer: Gitea's own limit. */
const TREE_PAGE = 1000;

/** Matches Gitea's error messages when somebody else has committed in the meantime. */
const CONFLICT_MESSAGE = /already exist|does not match|sha.*(?:mismatch|given)|non-fast-forward|conflict/i;

/** Returns the API's address for the address of a server (`base`); null when `base` is null. */
const toGiteaApiUrl = (base: string | null) => base && `${base}/api/v1`;

function createGiteaHost(values: Values, context: OutputContext): GitHost {
  const base = parseGitHostAddress(values);
  const repository = parseRepository(values);
  const token = values.token ?? '';
  const api = `${toGiteaApiUrl(base)}/repos/${escapePath(repository)}`;
  const { request, get, post } = createJsonApi(context, api, { Authorization: `token ${token}` }, [token]);

  const findHead = async (branch: string) => {
    const answer = await request(`/branches/${escapePath(branch)}`, 'GET', undefined, [404]);
    return answer.status === 404 ? null : parseJsonAnswer<{ commit: { id: string } }>(answer).commit.id;
  };
  const toFileOperation = ({ path, bytes, replacedVersion }: FileChange) => ({
    operation: bytes === null ? 'delete' : replacedVersion === null ? 'create' : 'update',
    path,
    ...(bytes === null ? {} : { content: toBase64(bytes) }),
    ...(replacedVersion === null ? {} : { sha: replacedVersion }),
  });
  const toPullRequest = ({ number, html_url, state, merged }: RawPull): PullRequest => ({
    number,
    url: html_url,
    state: merged ? 'merged' : state,
  });

  return {
    findHead,
    async open() {
      const { default_branch, empty } = await get<{ default_branch: string; empty: boolean }>('');
      if (empty) throw new JobError('emptyRepository', repository);
      const name = values.branch?.trim() || default_branch;
      const head = await findHead(name);
      if (!head) throw new JobError('branchMissing', name);
      return { name, head };
    },
    async findFile(path, commit) {
      const answer = await request(`/contents/${escapePath(path)}?ref=${commit}`, 'GET', undefined, [404]);
      if (answer.status === 404) return null;
      const { sha, content } = parseJsonAnswer<{ sha?: string; content?: string | null }>(answer);
      if (!sha) throw new JobError('refused', path);
      return { version: sha, bytes: typeof content === 'string' ? fromBase64(content) : null };
    },
    listFiles: (commit) =>
      listPages(TREE_PAGE, async (page) => {
        const query = `recursive=true&per_page=${TREE_PAGE}&page=${page}`;
        return (await get<{ tree: RawTreeEntry[] }>(`/git/trees/${commit}?${query}`)).tree;
      }),
    async readContent(version) {
      return fromBase64((await get<{ content: string }>(`/git/blobs/${version}`)).content);
    },
    async commit(on, branch, message, changes) {
      const made = branch === on.name ? {} : { new_branch: branch };
      const body = { branch: on.name, ...made, message, files: changes.map(toFileOperation) };
      try {
        const { commit } = await post<{ commit: RawCommit }>('/contents', body);
        return { id: commit.sha, url: commit.html_url, parent: on.head };
      } catch (error) {
        const moved = error instanceof JobError && error.code !== 'movedOn' && CONFLICT_MESSAGE.test(error.detail);
        throw moved ? new JobError('movedOn', error.detail) : error;
      }
    },
    async lastCommit(path, upTo) {
      const query = `sha=${upTo}&path=${encodeURIComponent(path)}&limit=1&stat=false&verification=false&files=false`;
      const [last] = await get<RawCommit[]>(`/commits?${query}`);
      return last ? { id: last.sha, url: last.html_url, parent: last.parents[0]?.sha ?? null } : null;
    },
    async findPull(branch, into) {
      const path = `/pulls/${encodeURIComponent(into)}/${escapePath(branch)}`;
      const answer = await request(path, 'GET', undefined, [404]);
      return answer.status === 404 ? null : toPullRequest(parseJsonAnswer<RawPull>(answer));
    },
    getPull: async (number) => toPullRequest(await get<RawPull>(`/pulls/${number}`)),
    openPull: async (head, base_, title, body) =>
      toPullRequest(await post<RawPull>('/pulls', { title, body, head, base: base_ })),
    async closePull(number, branch) {
      await request(`/pulls/${number}`, 'PATCH', { state: 'closed' });
      await request(`/branches/${escapePath(branch)}`, 'DELETE', undefined, [404]);
    },
    getFileAddress: (path, branch) =>
      `${base}/${escapePath(repository)}/src/branch/${escapePath(branch)}/${escapePath(path)}`,
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
  merged: boolean;
}
