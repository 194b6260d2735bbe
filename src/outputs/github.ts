import { baseOf, escaped, folderOf, patternsOf, within } from './address.ts';
import { fromBase64, toBase64 } from './bytes.ts';
import { Failed } from './failed.ts';
import { type Change, type Commit, type Forge, type Pull, readFrom, sendTo, takeBackFrom } from './forge.ts';
import {
  branchField,
  folderField,
  hostField,
  hostOf,
  repositoryField,
  repositoryOf,
  tokenField,
} from './forge-fields.ts';
import { jsonApi, jsonOf } from './http.ts';
import { imageFolderField, imagesField } from './images.ts';
import type { Output, Parcel, Values, World } from './output.ts';

const COM = 'https://github.com';
const byForm = (values: Values) => values.way === 'form';

/** GitHub takes an address of some 8 kB; what is longer is pasted. */
const LONGEST_ADDRESS = 7_000;

/**
 * GitHub, by its own form in a tab (no token), or by the REST API with a fine-grained token of one repository (Contents:
 * write, and Pull requests: write for those). An own server of GitHub's (GitHub Enterprise Server) has its API under /api/v3.
 */
export const github: Output = {
  id: 'github',
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
    { ...hostField, initial: COM },
  ],
  // GitHub's own API opens itself to every page.
  hosts: (values) => (byForm(values) || baseOf(values.host ?? '') === COM ? [] : patternsOf(baseOf(values.host ?? ''))),
  endpoint: (values) => (byForm(values) ? baseOf(values.host ?? '') : apiOf(baseOf(values.host ?? ''))),
  inWindow: byForm,
  send: async (parcel, values, world) =>
    byForm(values) ? fillForm(parcel, values, world) : sendTo(open(values, world), 'github', parcel, values, world),
  undo: async (receipt, values, world) => takeBackFrom(open(values, world), receipt, values, world),
  read: async (path, values, world) => (byForm(values) ? null : readFrom(open(values, world), path, values)),
};

/** Where the API of a server is. */
const apiOf = (base: string | null) => (base === COM ? 'https://api.github.com' : base && `${base}/api/v3`);

/** The new-file page, filled in; the person presses its button. */
async function fillForm({ items, assets }: Parcel, values: Values, world: World) {
  const [item] = items;
  if (!item || items.length > 1 || assets.length > 0) throw new Failed('oneAtATime');
  const path = within(folderOf(values.folder ?? ''), item.file.path);
  const page = `${hostOf(values)}/${escaped(repositoryOf(values))}/new/${escaped(values.branch || 'main')}`;
  const named = `${page}?filename=${encodeURIComponent(path)}`;
  const filled = `${named}&value=${encodeURIComponent(item.file.text)}`;
  const paste = filled.length > LONGEST_ADDRESS;
  if (paste) await world.writeClipboard(item.file.text);
  await world.openTab(paste ? named : filled);
  const left = paste ? ('paste' as const) : ('press' as const);
  return { output: 'github', where: path, at: world.now, url: named, left };
}

function open(values: Values, world: World): Forge {
  const base = hostOf(values);
  const repository = repositoryOf(values);
  const owner = repository.split('/')[0] ?? '';
  const token = values.token ?? '';
  const api = `${apiOf(base)}/repos/${escaped(repository)}`;

  const headers = { Authorization: `Bearer ${token}`, Accept: 'application/vnd.github+json' };
  const { request, get, post } = jsonApi(world, api, headers, [token]);

  const headOf = async (branch: string) => {
    const answer = await request(`/git/ref/heads/${escaped(branch)}`, 'GET', undefined, [404, 409]);
    // GitHub's own word for a repository without a commit.
    if (answer.status === 409) throw new Failed('emptyRepository', repository);
    return answer.status === 404 ? null : jsonOf<{ object: { sha: string } }>(answer).object.sha;
  };
  const entryOf = async ({ path, bytes }: Change) => {
    if (!bytes) return { path, mode: '100644', type: 'blob', sha: null };
    const { sha } = await post<{ sha: string }>('/git/blobs', { content: toBase64(bytes), encoding: 'base64' });
    return { path, mode: '100644', type: 'blob', sha };
  };
  const pullOf = ({ number, html_url, state, merged_at }: RawPull): Pull => ({
    number,
    url: html_url,
    state: merged_at ? 'merged' : state,
  });

  return {
    headOf,
    async open() {
      const { default_branch } = await get<{ default_branch: string }>('');
      const name = values.branch?.trim() || default_branch;
      const head = await headOf(name);
      if (!head) throw new Failed('branchMissing', name);
      return { name, head };
    },
    async find(path, commit) {
      const answer = await request(`/contents/${escaped(path)}?ref=${commit}`, 'GET', undefined, [404]);
      if (answer.status === 404) return null;
      const { sha, content, encoding } = jsonOf<{ sha?: string; content?: string; encoding?: string }>(answer);
      if (!sha) throw new Failed('refused', path);
      return { version: sha, bytes: encoding === 'base64' && content !== undefined ? fromBase64(content) : null };
    },
    async contentOf(version) {
      return fromBase64((await get<{ content: string }>(`/git/blobs/${version}`)).content);
    },
    async commit(on, branch, message, changes) {
      const { tree } = await get<{ tree: { sha: string } }>(`/git/commits/${on.head}`);
      const entries = [];
      for (const change of changes) entries.push(await entryOf(change));
      const made = await post<{ sha: string }>('/git/trees', { base_tree: tree.sha, tree: entries });
      const { sha, html_url } = await post<RawCommit>('/git/commits', {
        message,
        tree: made.sha,
        parents: [on.head],
      });
      try {
        if (branch === on.name) await request(`/git/refs/heads/${escaped(branch)}`, 'PATCH', { sha, force: false });
        else await post('/git/refs', { ref: `refs/heads/${branch}`, sha });
      } catch (error) {
        const moved = error instanceof Failed && /fast.forward|already exists/i.test(error.detail);
        throw moved ? new Failed('movedOn', error.detail) : error;
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
      return found ? pullOf(found) : null;
    },
    pullOf: async (number) => pullOf(await get<RawPull>(`/pulls/${number}`)),
    openPull: async (head, base, title, body) => pullOf(await post<RawPull>('/pulls', { title, body, head, base })),
    async closePull(number, branch) {
      await request(`/pulls/${number}`, 'PATCH', { state: 'closed' });
      // 422: it is not there any more.
      await request(`/git/refs/heads/${escaped(branch)}`, 'DELETE', undefined, [404, 422]);
    },
    addressOf: (path, branch) => `${base}/${escaped(repository)}/blob/${escaped(branch)}/${escaped(path)}`,
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
