import { type Bytes, decodeUtf8 } from '../core/bytes.ts';
import type { Values } from '../storage/field.ts';
import type { ListedFile } from './output.ts';
import { joinPath, normalizeFolder } from './paths.ts';

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

/** A larger repository is listed only up to this number of files. */
export const MAX_LISTED_FILES = 20_000;

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
