import { type Bytes, computeBlobId, decodeUtf8, encodeUtf8 } from '../core/bytes.ts';
import type { Json } from '../core/json.ts';
import type { Post, Receipt } from '../core/post.ts';
import { JobError } from '../jobs/job-error.ts';
import type { Values } from '../storage/field.ts';
import { ConflictError } from './conflict-error.ts';
import { parseGitHostAddress, parseRepository } from './git-host-fields.ts';
import type { ListedFile, OutputContext, SendRequest } from './output.ts';
import { joinPath, normalizeFolder } from './paths.ts';
import {
  isBranchName,
  isGitId,
  listFilesInside,
  parseUndoData,
  requireSameEndpoint,
  type SentFile,
} from './undo-scope.ts';

/**
 * A file of a repository. `version`: git's id of the content (blob id). `bytes`: null when the host did not send the
 * content.
 */
interface RemoteFile {
  version: string;
  bytes: Bytes | null;
}

/**
 * A file to write, or to delete if `bytes` is null. `replacedVersion`: blob id of the file's content before; null for a new
 * file.
 */
export interface FileChange {
  path: string;
  bytes: Bytes | null;
  replacedVersion: string | null;
}

/** A file of a repository, without its content. `version`: git's id of the content (blob id). */
export interface RepositoryFile {
  path: string;
  version: string;
}

export interface Branch {
  name: string;
  /** Id of the branch's newest commit. */
  head: string;
}

export interface Commit {
  id: string;
  url: string;
  /** Id of the parent commit; null for the first commit. */
  parent: string | null;
}

export interface PullRequest {
  number: number;
  url: string;
  state: 'open' | 'closed' | 'merged';
}

/** The API of a git host for one repository. All paths are relative to the repository's root. */
export interface GitHost {
  /** Resolves with the branch that posts are committed to. Rejects with `notFound`, `branchMissing` or `emptyRepository`. */
  open(): Promise<Branch>;
  /** Resolves with the id of a branch's newest commit; null when the branch does not exist. */
  findHead(branch: string): Promise<string | null>;
  /** Resolves with a file as of a commit; null when the file does not exist there. */
  findFile(path: string, commit: string): Promise<RemoteFile | null>;
  /** Lists all files as of a commit, at most `MAX_LISTED_FILES`. */
  listFiles(commit: string): Promise<RepositoryFile[]>;
  /** Reads the content of a file by its blob id. */
  readContent(version: string): Promise<Bytes>;
  /**
   * Makes one commit on top of `on.head`. `branch` is moved to the commit, or created when it is another branch than `on`.
   * Rejects with `movedOn`, and leaves the branch unchanged, when somebody else has committed in the meantime.
   */
  commit(on: Branch, branch: string, message: string, changes: FileChange[]): Promise<Commit>;
  /** Resolves with the newest commit, not after `upTo`, that changed a file; null when there is none. */
  lastCommit(path: string, upTo: string): Promise<Commit | null>;
  findPull(branch: string, into: string): Promise<PullRequest | null>;
  getPull(number: number): Promise<PullRequest>;
  openPull(branch: string, into: string, title: string, body: string): Promise<PullRequest>;
  /** Closes a pull request and deletes its branch. */
  closePull(number: number, branch: string): Promise<void>;
  /** Returns the address of the host's web page for a file. */
  getFileAddress(path: string, branch: string): string;
}

/** What a receipt stores for an undo. */
interface GitUndo {
  host: string;
  repository: string;
  branch: string;
  files: SentFile[];
  pull?: { number: number; branch: string };
}

/** A larger repository is listed only up to this number of files. */
export const MAX_LISTED_FILES = 20_000;

/** How often a send or undo is tried without a pause when somebody else commits in between. After that the job waits. */
const QUICK_TRIES = 4;

/** Calls `work` again at once when it fails because somebody else has committed in the meantime (`movedOn`). */
async function retryWhenMoved<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof JobError && error.code === 'movedOn') || tries >= QUICK_TRIES) throw error;
    }
  }
}

/**
 * Commits a request's files, or opens a pull request with the commit. Files that the branch has with the same bytes are left
 * out.
 */
export function sendToGitHost(
  host: GitHost,
  output: string,
  request: SendRequest,
  values: Values,
  context: OutputContext,
): Promise<Receipt> {
  return retryWhenMoved(async () => {
    const target = await host.open();
    const folder = normalizeFolder(values.folder ?? '');
    const contents = [
      ...request.items.map(({ file }) => ({ name: file.path, bytes: encodeUtf8(file.text) })),
      ...request.assets.map(({ path, bytes }) => ({ name: path, bytes })),
    ];
    const files = await Promise.all(
      contents.map(async ({ name, bytes }) => {
        const path = joinPath(folder, name);
        const [remote, ours] = await Promise.all([host.findFile(path, target.head), computeBlobId(bytes, target.head)]);
        return { name, path, bytes, remote, ours };
      }),
    );
    const changed = files.filter(({ remote, ours }) => remote?.version !== ours);
    const clashes = changed.flatMap(({ name, remote }) =>
      remote && request.replace[name] !== remote.version
        ? [{ path: name, version: remote.version, text: remote.bytes && decodeUtf8(remote.bytes) }]
        : [],
    );
    if (clashes.length > 0) throw new ConflictError(clashes);

    const undo: GitUndo = {
      host: parseGitHostAddress(values),
      repository: parseRepository(values),
      branch: target.name,
      files: files.map(({ path, ours, remote }) => ({ path, ours, before: remote?.version ?? null })),
    };
    const receipt = (more: Partial<Receipt>): Receipt => ({
      output,
      where: files
        .slice(0, request.items.length)
        .map(({ path }) => path)
        .join(', '),
      at: context.now,
      url: host.getFileAddress(files[0]?.path ?? '', target.name),
      ...more,
    });
    if (changed.length === 0) return receipt(await findEarlierSend(host, target, undo));

    const message = buildCommitMessage(
      request,
      changed.some(({ remote }) => remote !== null),
      context,
    );
    const changes = changed.map(({ path, bytes, remote }) => ({
      path,
      bytes,
      replacedVersion: remote?.version ?? null,
    }));
    if (values.way !== 'pull') {
      const { id, url } = await host.commit(target, target.name, message, changes);
      return receipt({ commit: id, ...(request.items.length > 1 ? { url } : {}), undo: undo as unknown as Json });
    }
    const branch = buildBranchName(request);
    const commit = (await host.findHead(branch)) ?? (await host.commit(target, branch, message, changes)).id;
    const pull =
      (await host.findPull(branch, target.name)) ??
      (await host.openPull(branch, target.name, message, buildPullRequestBody(request)));
    const undoWithPull = { ...undo, pull: { number: pull.number, branch } };
    return receipt({ commit, url: pull.url, undo: undoWithPull as unknown as Json });
  });
}

/**
 * Returns the receipt's data when an earlier try has written every file. The parent of that try's commit has the replaced
 * files.
 */
async function findEarlierSend(host: GitHost, { head }: Branch, undo: GitUndo): Promise<Partial<Receipt>> {
  const commit = await host.lastCommit(undo.files[0]?.path ?? '', head);
  if (!commit) return {};
  const files = await Promise.all(
    undo.files.map(async (file) => ({
      ...file,
      before: commit.parent ? ((await host.findFile(file.path, commit.parent))?.version ?? null) : null,
    })),
  );
  return { commit: commit.id, undo: { ...undo, files } as unknown as Json };
}

/** Reads the undo data of a receipt. Throws `otherPlace` when its host, repository or folder differs from the settings. */
function parseGitUndo({ undo }: Receipt, values: Values): GitUndo {
  const { host, repository, branch, files, pull } = parseUndoData(undo);
  const set = { host: parseGitHostAddress(values), repository: parseRepository(values) };
  requireSameEndpoint(host, set.host);
  // Older receipts hold the repository as the user typed it.
  if (typeof repository !== 'string' || parseRepository({ repository }) !== set.repository)
    throw new JobError('otherPlace', String(repository));
  if (!isBranchName(branch)) throw new JobError('otherPlace', String(branch));
  const own = { ...set, branch, files: listFilesInside(files, values.folder ?? '', isGitId) };
  if (pull === undefined) return own;
  const { number, branch: head } = parseUndoData(pull);
  if (!Number.isInteger(number) || !isBranchName(head) || !head.startsWith(BRANCH_PREFIX))
    throw new JobError('otherPlace', String(head));
  return { ...own, pull: { number: Number(number), branch: head } };
}

/** Undoes a send: closes its pull request if that is not merged, else commits the files as they were before the send. */
export async function undoOnGitHost(
  host: GitHost,
  receipt: Receipt,
  values: Values,
  context: OutputContext,
): Promise<void> {
  const undo = parseGitUndo(receipt, values);
  return retryWhenMoved(async () => {
    if (undo.pull) {
      const { state } = await host.getPull(undo.pull.number);
      if (state !== 'merged') return host.closePull(undo.pull.number, undo.pull.branch);
    }
    const head = await host.findHead(undo.branch);
    if (!head) throw new JobError('branchMissing', undo.branch);
    const changes: FileChange[] = [];
    for (const { path, ours, before } of undo.files) {
      const remote = await host.findFile(path, head);
      if ((remote?.version ?? null) === before) continue;
      if (remote?.version !== ours) throw new JobError('changedThere', path);
      changes.push({ path, bytes: before === null ? null : await host.readContent(before), replacedVersion: ours });
    }
    if (changes.length === 0) return;
    const names = changes.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)).join(', ');
    await host.commit(
      { name: undo.branch, head },
      undo.branch,
      context.translate('commitUndo', escapeMentions(names)),
      changes,
    );
  });
}

/** Reads the text of a file in the blog's folder; null when the file does not exist or is not text. */
export async function readFromGitHost(host: GitHost, path: string, values: Values): Promise<string | null> {
  const { head } = await host.open();
  const remote = await host.findFile(joinPath(normalizeFolder(values.folder ?? ''), path), head);
  return remote?.bytes ? decodeUtf8(remote.bytes) : null;
}

/** Lists the files of the blog, which is the repository or the destination's folder in it, in the newest commit. */
export async function listGitHostFiles(host: GitHost, values: Values): Promise<ListedFile[]> {
  const { head } = await host.open();
  const folder = normalizeFolder(values.folder ?? '');
  const prefix = folder ? `${folder}/` : '';
  return (await host.listFiles(head))
    .filter(({ path }) => path.startsWith(prefix))
    .map(({ path, version }) => ({ path: path.slice(prefix.length), read: () => host.readContent(version) }));
}

/** Calls `getPage` for the pages 1, 2 … until a page has fewer than `size` entries. Resolves with the files among them. */
export async function listPages(
  size: number,
  getPage: (page: number) => Promise<RawTreeEntry[]>,
): Promise<RepositoryFile[]> {
  const files: RepositoryFile[] = [];
  for (let page = 1; files.length < MAX_LISTED_FILES; page += 1) {
    const entries = await getPage(page);
    files.push(...toRepositoryFiles(entries));
    if (entries.length < size) break;
  }
  return files;
}

/** An entry of a tree as the git hosts' APIs send it. GitLab calls the blob id `id`, the others call it `sha`. */
export interface RawTreeEntry {
  path: string;
  type: string;
  sha?: string;
  id?: string;
}

export const toRepositoryFiles = (entries: RawTreeEntry[]): RepositoryFile[] =>
  entries.flatMap(({ path, type, sha, id }) => (type === 'blob' ? [{ path, version: sha ?? id ?? '' }] : []));

/**
 * Returns a page's text in one line that a git host does not act on: an invisible word joiner (U+2060) follows each sign of
 * a mention (`@name`), an issue (`#1`), a link, a quick action (`/close`) or a build to skip (`[skip ci]`).
 */
function escapeMentions(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[@#]|!(?=\d)|^\/|:(?=\/\/)|\bGH-(?=\d)|\[(?=[^\]]{0,20}\b(?:ci|cd|actions|skip)\b)/gi, '$&\u2060')
    .trim();
}

function buildCommitMessage({ items }: SendRequest, update: boolean, context: OutputContext): string {
  const [first] = items;
  if (items.length !== 1 || !first) return context.translate('commitSeveral', items.length);
  return context.translate(update ? 'commitUpdate' : 'commitAdd', escapeMentions(first.post.title || first.file.path));
}

/** Prefix of the branches made for pull requests. */
const BRANCH_PREFIX = 'precis/';

/** Returns the pull request's branch name, which is the same on every try of a request. */
function buildBranchName({ id, items }: SendRequest): string {
  const path = items[0]?.file.path ?? '';
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `${BRANCH_PREFIX}${plain || 'post'}-${id.slice(0, 8)}`;
}

/** Returns the pull request's text: for each post its source, excerpt and path. */
function buildPullRequestBody({ items }: SendRequest): string {
  return items
    .map(({ file, post }) => `${formatPostSource(post)}${formatQuote(post.excerpt)}\`${file.path}\`\n`)
    .join('\n');
}

const escapeHostMarkdown = (text: string) => escapeMentions(text).replace(/[\\`*_{}[\]<>|]/g, '\\$&');

function formatPostSource({ title, canonical, authors, feed, date }: Post): string {
  const name = escapeHostMarkdown(title);
  const linked = /^https?:/.test(canonical) ? `[${name}](<${canonical.replace(/[<>\s]/g, encodeURIComponent)}>)` : name;
  const facts = [escapeHostMarkdown(authors.join(', ')), escapeHostMarkdown(feed.name), date.slice(0, 10)].filter(
    Boolean,
  );
  return `${linked}\n${facts.join(' · ')}\n\n`;
}

const formatQuote = (excerpt: string) => (excerpt ? `> ${escapeHostMarkdown(excerpt)}\n\n` : '');
