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

/** GitLab, by its REST API v4. All files of a send go into one commit. */
export const gitlab: Output = {
  id: 'gitlab',
  delivers: 'publishes',
  fields: [
    { ...gitHostField, initial: 'https://gitlab.com' },
    { ...repositoryField, help: 'outRepositoryHelpGitlab' },
    { ...tokenField, help: 'outTokenHelpGitlab' },
    wayField,
    branchField,
    folderField,
    imagesField,
    imageFolderField,
  ],
  hosts: ({ host = '' }) => toMatchPatterns(normalizeBaseAddress(host)),
  endpoint: ({ host = '' }) => toGitlabApiUrl(normalizeBaseAddress(host)),
  needsWindow: () => false,
  send: async (request, values, context) =>
    sendToGitHost(createGitlabHost(values, context), 'gitlab', request, values, context),
  undo: async (receipt, values, context) => undoOnGitHost(createGitlabHost(values, context), receipt, values, context),
  read: async (path, values, context) => readFromGitHost(createGitlabHost(values, context), path, values),
  list: async (values, context) => listGitHostFiles(createGitlabHost(values, context), values),
};

/** Matches GitLab's error messages when somebody else has committed in the meantime. GitLab has no HTTP status for this. */
const CONFLICT_MESSAGE = /already exists|has changed since|doesn't exist|could not update|start_sha|please try again/i;

/** Returns the API's address for the address of a server (`base`); null when `base` is null. */
const toGitlabApiUrl = (base: string | null) => base && `${base}/api/v4`;

/** Entries of a tree in one answer: the most that GitLab sends. */
const TREE_PAGE = 100;

function createGitlabHost(values: Values, context: OutputContext): GitHost {
  const base = parseGitHostAddress(values);
  const repository = parseRepository(values);
  const token = values.token ?? '';
  const api = `${toGitlabApiUrl(base)}/projects/${encodeURIComponent(repository)}`;
  // GitLab also accepts a header PRIVATE-TOKEN. But on a redirect to another host a browser drops only Authorization.
  const { request, get, post } = createJsonApi(context, api, { Authorization: `Bearer ${token}` }, [token]);
  const fileAt = (path: string, commit: string) =>
    request(`/repository/files/${encodeURIComponent(path)}?ref=${commit}`, 'GET', undefined, [404]);

  const findHead = async (branch: string) => {
    const answer = await request(`/repository/branches/${encodeURIComponent(branch)}`, 'GET', undefined, [404]);
    return answer.status === 404 ? null : parseJsonAnswer<{ commit: { id: string } }>(answer).commit.id;
  };
  const createAction = async ({ path, bytes, replacedVersion }: FileChange, head: string) => {
    const action = bytes === null ? 'delete' : replacedVersion === null ? 'create' : 'update';
    const content = bytes === null ? {} : { content: toBase64(bytes), encoding: 'base64' };
    if (replacedVersion === null) return { action, file_path: path, ...content };
    // GitLab rejects a change when `last_commit_id` is not the last commit that changed the file.
    const { last_commit_id, blob_id } = parseJsonAnswer<RawFile>(await fileAt(path, head));
    if (blob_id !== replacedVersion) throw new JobError('movedOn', path);
    return { action, file_path: path, ...content, last_commit_id };
  };
  const toPullRequest = ({ iid, web_url, state }: RawMerge): PullRequest => ({
    number: iid,
    url: web_url,
    state: state === 'merged' ? 'merged' : state === 'closed' ? 'closed' : 'open',
  });

  return {
    findHead,
    async open() {
      const { default_branch } = await get<{ default_branch: string | null }>('');
      if (!default_branch) throw new JobError('emptyRepository', repository);
      const name = values.branch?.trim() || default_branch;
      const head = await findHead(name);
      if (!head) throw new JobError('branchMissing', name);
      return { name, head };
    },
    async findFile(path, commit) {
      const answer = await fileAt(path, commit);
      if (answer.status === 404) return null;
      const { blob_id, content } = parseJsonAnswer<RawFile>(answer);
      return { version: blob_id, bytes: fromBase64(content) };
    },
    listFiles: (commit) =>
      listPages(TREE_PAGE, (page) =>
        get<RawTreeEntry[]>(`/repository/tree?ref=${commit}&recursive=true&per_page=${TREE_PAGE}&page=${page}`),
      ),
    async readContent(version) {
      return fromBase64((await get<{ content: string }>(`/repository/blobs/${version}`)).content);
    },
    async commit(on, branch, message, changes) {
      const actions = [];
      for (const change of changes) actions.push(await createAction(change, on.head));
      const made = branch === on.name ? {} : { start_sha: on.head };
      try {
        const body = { branch, ...made, commit_message: message, actions };
        const { id, web_url } = await post<RawCommit>('/repository/commits', body);
        return { id, url: web_url, parent: on.head };
      } catch (error) {
        const moved = error instanceof JobError && error.code === 'refused' && CONFLICT_MESSAGE.test(error.detail);
        throw moved ? new JobError('movedOn', error.detail) : error;
      }
    },
    async lastCommit(path, upTo) {
      const [last] = await get<RawCommit[]>(
        `/repository/commits?ref_name=${upTo}&path=${encodeURIComponent(path)}&per_page=1`,
      );
      return last ? { id: last.id, url: last.web_url, parent: last.parent_ids[0] ?? null } : null;
    },
    async findPull(branch) {
      const source = encodeURIComponent(branch);
      const [found] = await get<RawMerge[]>(`/merge_requests?source_branch=${source}&state=all&per_page=1`);
      return found ? toPullRequest(found) : null;
    },
    getPull: async (number) => toPullRequest(await get<RawMerge>(`/merge_requests/${number}`)),
    openPull: async (source_branch, target_branch, title, description) =>
      toPullRequest(
        await post<RawMerge>('/merge_requests', {
          source_branch,
          target_branch,
          title,
          description,
          remove_source_branch: true,
        }),
      ),
    async closePull(number, branch) {
      await request(`/merge_requests/${number}`, 'PUT', { state_event: 'close' });
      await request(`/repository/branches/${encodeURIComponent(branch)}`, 'DELETE', undefined, [404]);
    },
    getFileAddress: (path, branch) =>
      `${base}/${escapePath(repository)}/-/blob/${escapePath(branch)}/${escapePath(path)}`,
  };
}

interface RawFile {
  blob_id: string;
  last_commit_id: string;
  content: string;
}

interface RawCommit {
  id: string;
  web_url: string;
  parent_ids: string[];
}

interface RawMerge {
  iid: number;
  web_url: string;
  state: 'opened' | 'closed' | 'merged' | 'locked';
}
