import { baseOf, escaped, patternsOf } from './address.ts';
import { fromBase64, toBase64 } from './bytes.ts';
import { Failed } from './failed.ts';
import { type Change, type Forge, type Pull, readFrom, sendTo, takeBackFrom } from './forge.ts';
import {
  branchField,
  folderField,
  hostField,
  hostOf,
  repositoryField,
  repositoryOf,
  tokenField,
  wayField,
} from './forge-fields.ts';
import { jsonApi, jsonOf } from './http.ts';
import { imageFolderField, imagesField } from './images.ts';
import type { Output, Values, World } from './output.ts';

/** Gitea and Forgejo (as Codeberg), by their API v1: several files in one commit since Gitea 1.20 and Forgejo 7. */
export const gitea: Output = {
  id: 'gitea',
  fields: [
    { ...hostField, initial: 'https://codeberg.org' },
    repositoryField,
    { ...tokenField, help: 'outTokenHelpGitea' },
    wayField,
    branchField,
    folderField,
    imagesField,
    imageFolderField,
  ],
  hosts: ({ host = '' }) => patternsOf(baseOf(host)),
  endpoint: ({ host = '' }) => apiOf(baseOf(host)),
  inWindow: () => false,
  send: async (parcel, values, world) => sendTo(open(values, world), 'gitea', parcel, values, world),
  undo: async (receipt, values, world) => takeBackFrom(open(values, world), receipt, values, world),
  read: async (path, values, world) => readFrom(open(values, world), path, values),
};

/** Words by which it says that somebody else was quicker. */
const MOVED = /already exist|does not match|sha.*(?:mismatch|given)|non-fast-forward|conflict/i;

/** Where the API of a server is. */
const apiOf = (base: string | null) => base && `${base}/api/v1`;

function open(values: Values, world: World): Forge {
  const base = hostOf(values);
  const repository = repositoryOf(values);
  const token = values.token ?? '';
  const api = `${apiOf(base)}/repos/${escaped(repository)}`;
  const { request, get, post } = jsonApi(world, api, { Authorization: `token ${token}` }, [token]);

  const headOf = async (branch: string) => {
    const answer = await request(`/branches/${escaped(branch)}`, 'GET', undefined, [404]);
    return answer.status === 404 ? null : jsonOf<{ commit: { id: string } }>(answer).commit.id;
  };
  const operationOf = ({ path, bytes, was }: Change) => ({
    operation: bytes === null ? 'delete' : was === null ? 'create' : 'update',
    path,
    ...(bytes === null ? {} : { content: toBase64(bytes) }),
    ...(was === null ? {} : { sha: was }),
  });
  const pullOf = ({ number, html_url, state, merged }: RawPull): Pull => ({
    number,
    url: html_url,
    state: merged ? 'merged' : state,
  });

  return {
    headOf,
    async open() {
      const { default_branch, empty } = await get<{ default_branch: string; empty: boolean }>('');
      if (empty) throw new Failed('emptyRepository', repository);
      const name = values.branch?.trim() || default_branch;
      const head = await headOf(name);
      if (!head) throw new Failed('branchMissing', name);
      return { name, head };
    },
    async find(path, commit) {
      const answer = await request(`/contents/${escaped(path)}?ref=${commit}`, 'GET', undefined, [404]);
      if (answer.status === 404) return null;
      const { sha, content } = jsonOf<{ sha?: string; content?: string | null }>(answer);
      if (!sha) throw new Failed('refused', path);
      return { version: sha, bytes: typeof content === 'string' ? fromBase64(content) : null };
    },
    async contentOf(version) {
      return fromBase64((await get<{ content: string }>(`/git/blobs/${version}`)).content);
    },
    async commit(on, branch, message, changes) {
      const made = branch === on.name ? {} : { new_branch: branch };
      const body = { branch: on.name, ...made, message, files: changes.map(operationOf) };
      try {
        const { commit } = await post<{ commit: RawCommit }>('/contents', body);
        return { id: commit.sha, url: commit.html_url, parent: on.head };
      } catch (error) {
        const moved = error instanceof Failed && error.why !== 'movedOn' && MOVED.test(error.detail);
        throw moved ? new Failed('movedOn', error.detail) : error;
      }
    },
    async lastCommit(path, upTo) {
      const query = `sha=${upTo}&path=${encodeURIComponent(path)}&limit=1&stat=false&verification=false&files=false`;
      const [last] = await get<RawCommit[]>(`/commits?${query}`);
      return last ? { id: last.sha, url: last.html_url, parent: last.parents[0]?.sha ?? null } : null;
    },
    async findPull(branch, into) {
      const path = `/pulls/${encodeURIComponent(into)}/${escaped(branch)}`;
      const answer = await request(path, 'GET', undefined, [404]);
      return answer.status === 404 ? null : pullOf(jsonOf<RawPull>(answer));
    },
    pullOf: async (number) => pullOf(await get<RawPull>(`/pulls/${number}`)),
    openPull: async (head, base_, title, body) =>
      pullOf(await post<RawPull>('/pulls', { title, body, head, base: base_ })),
    async closePull(number, branch) {
      await request(`/pulls/${number}`, 'PATCH', { state: 'closed' });
      await request(`/branches/${escaped(branch)}`, 'DELETE', undefined, [404]);
    },
    addressOf: (path, branch) => `${base}/${escaped(repository)}/src/branch/${escaped(branch)}/${escaped(path)}`,
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
