import { type Bytes, computeBlobId, decodeUtf8, encodeUtf8 } from '../core/bytes.ts';
import type { Json } from '../core/json.ts';
import type { Post, Receipt } from '../core/post.ts';
import { JobError } from '../jobs/job-error.ts';
import type { Values } from '../storage/field.ts';
import { ConflictError } from './conflict-error.ts';
import { parseGitHostAddress, parseRepository } from './git-host-fields.ts';
import type { OutputContext, SendRequest } from './output.ts';
import { joinPath, normalizeFolder } from './paths.ts';
import {
  isBranchName,
  isGitId,
  listFilesInside,
  parseUndoData,
  requireSameEndpoint,
  type SentFile,
} from './undo-scope.ts';

/** A file as a forge has it. `version`: git's id of its content. */
export interface RemoteFile {
  version: string;
  bytes: Bytes | null;
}

/** A file to be written, or with null to go. `replacedVersion`: the version that it takes the place of; null: it is new. */
export interface FileChange {
  path: string;
  bytes: Bytes | null;
  replacedVersion: string | null;
}

export interface Branch {
  name: string;
  /** Id of its newest commit. */
  head: string;
}

export interface Commit {
  id: string;
  url: string;
  /** Id of the commit before. */
  parent: string | null;
}

export interface PullRequest {
  number: number;
  url: string;
  state: 'open' | 'closed' | 'merged';
}

/** What a forge must be able to do; all paths are of the repository. */
export interface GitHost {
  /** The branch that is published to. Rejects with `notFound`, `branchMissing`, `emptyRepository`. */
  open(): Promise<Branch>;
  /** The head of a branch, null when there is none of that name. */
  findHead(branch: string): Promise<string | null>;
  /** A file at a commit. */
  findFile(path: string, commit: string): Promise<RemoteFile | null>;
  /** The content of a version. */
  readContent(version: string): Promise<Bytes>;
  /**
   * One commit on top of `on`; `branch` moves to it, or is made. Rejects with `movedOn`, having done nothing, when
   * somebody was quicker.
   */
  commit(on: Branch, branch: string, message: string, changes: FileChange[]): Promise<Commit>;
  /** The newest commit that changed a file, up to a commit. */
  lastCommit(path: string, upTo: string): Promise<Commit | null>;
  findPull(branch: string, into: string): Promise<PullRequest | null>;
  getPull(number: number): Promise<PullRequest>;
  openPull(branch: string, into: string, title: string, body: string): Promise<PullRequest>;
  /** Closes it and deletes its branch. */
  closePull(number: number, branch: string): Promise<void>;
  /** Where a person sees a file. */
  getFileAddress(path: string, branch: string): string;
}

/** What it takes to undo a send. */
interface GitUndo {
  host: string;
  repository: string;
  branch: string;
  files: SentFile[];
  pull?: { number: number; branch: string };
}

/** Tries in one go before others are given time. */
const QUICK_TRIES = 4;

/** Somebody else's commit came between: look again at once, a few times. */
async function retryWhenMoved<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof JobError && error.code === 'movedOn') || tries >= QUICK_TRIES) throw error;
    }
  }
}

/** Commits a request, or opens a pull request with it. What is there already is left alone. */
export function sendToGitHost(
  forge: GitHost,
  output: string,
  request: SendRequest,
  values: Values,
  context: OutputContext,
): Promise<Receipt> {
  return retryWhenMoved(async () => {
    const target = await forge.open();
    const folder = normalizeFolder(values.folder ?? '');
    const contents = [
      ...request.items.map(({ file }) => ({ name: file.path, bytes: encodeUtf8(file.text) })),
      ...request.assets.map(({ path, bytes }) => ({ name: path, bytes })),
    ];
    const files = await Promise.all(
      contents.map(async ({ name, bytes }) => {
        const path = joinPath(folder, name);
        const [there, ours] = await Promise.all([forge.findFile(path, target.head), computeBlobId(bytes, target.head)]);
        return { name, path, bytes, there, ours };
      }),
    );
    const changed = files.filter(({ there, ours }) => there?.version !== ours);
    const clashes = changed.flatMap(({ name, there }) =>
      there && request.replace[name] !== there.version
        ? [{ path: name, version: there.version, text: there.bytes && decodeUtf8(there.bytes) }]
        : [],
    );
    if (clashes.length > 0) throw new ConflictError(clashes);

    const undo: GitUndo = {
      host: parseGitHostAddress(values),
      repository: parseRepository(values),
      branch: target.name,
      files: files.map(({ path, ours, there }) => ({ path, ours, before: there?.version ?? null })),
    };
    const receipt = (more: Partial<Receipt>): Receipt => ({
      output,
      where: files
        .slice(0, request.items.length)
        .map(({ path }) => path)
        .join(', '),
      at: context.now,
      url: forge.getFileAddress(files[0]?.path ?? '', target.name),
      ...more,
    });
    if (changed.length === 0) return receipt(await findEarlierSend(forge, target, undo));

    const message = buildCommitMessage(
      request,
      changed.some(({ there }) => there !== null),
      context,
    );
    const changes = changed.map(({ path, bytes, there }) => ({ path, bytes, replacedVersion: there?.version ?? null }));
    if (values.way !== 'pull') {
      const { id, url } = await forge.commit(target, target.name, message, changes);
      return receipt({ commit: id, ...(request.items.length > 1 ? { url } : {}), undo: undo as unknown as Json });
    }
    const branch = buildBranchName(request);
    const commit = (await forge.findHead(branch)) ?? (await forge.commit(target, branch, message, changes)).id;
    const pull =
      (await forge.findPull(branch, target.name)) ??
      (await forge.openPull(branch, target.name, message, buildPullRequestBody(request)));
    const whole = { ...undo, pull: { number: pull.number, branch } };
    return receipt({ commit, url: pull.url, undo: whole as unknown as Json });
  });
}

/** Everything is there already, by an earlier try of ours: what was there before it is in the commit before it. */
async function findEarlierSend(forge: GitHost, { head }: Branch, undo: GitUndo): Promise<Partial<Receipt>> {
  const commit = await forge.lastCommit(undo.files[0]?.path ?? '', head);
  if (!commit) return {};
  const files = await Promise.all(
    undo.files.map(async (file) => ({
      ...file,
      before: commit.parent ? ((await forge.findFile(file.path, commit.parent))?.version ?? null) : null,
    })),
  );
  return { commit: commit.id, undo: { ...undo, files } as unknown as Json };
}

/** What a receipt tells, as far as it is of the host, the repository and the folder that are set; rejects with `otherPlace`. */
function undoOf({ undo }: Receipt, values: Values): GitUndo {
  const { host, repository, branch, files, pull } = parseUndoData(undo);
  const set = { host: parseGitHostAddress(values), repository: parseRepository(values) };
  requireSameEndpoint(host, set.host);
  // An older receipt has it as it was typed.
  if (typeof repository !== 'string' || parseRepository({ repository }) !== set.repository)
    throw new JobError('otherPlace', String(repository));
  if (!isBranchName(branch)) throw new JobError('otherPlace', String(branch));
  const own = { ...set, branch, files: listFilesInside(files, values.folder ?? '', isGitId) };
  if (pull === undefined) return own;
  const { number, branch: head } = parseUndoData(pull);
  if (!Number.isInteger(number) || !isBranchName(head) || !head.startsWith(OWN_BRANCHES))
    throw new JobError('otherPlace', String(head));
  return { ...own, pull: { number: Number(number), branch: head } };
}

/** A commit that puts back what was there before; of a pull request that is not merged, its closing. */
export async function undoOnGitHost(
  forge: GitHost,
  receipt: Receipt,
  values: Values,
  context: OutputContext,
): Promise<void> {
  const undo = undoOf(receipt, values);
  return retryWhenMoved(async () => {
    if (undo.pull) {
      const { state } = await forge.getPull(undo.pull.number);
      if (state !== 'merged') return forge.closePull(undo.pull.number, undo.pull.branch);
    }
    const head = await forge.findHead(undo.branch);
    if (!head) throw new JobError('branchMissing', undo.branch);
    const changes: FileChange[] = [];
    for (const { path, ours, before } of undo.files) {
      const there = await forge.findFile(path, head);
      if ((there?.version ?? null) === before) continue;
      if (there?.version !== ours) throw new JobError('changedThere', path);
      changes.push({ path, bytes: before === null ? null : await forge.readContent(before), replacedVersion: ours });
    }
    if (changes.length === 0) return;
    const names = changes.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)).join(', ');
    await forge.commit(
      { name: undo.branch, head },
      undo.branch,
      context.translate('commitUndo', escapeMentions(names)),
      changes,
    );
  });
}

/** The text of a file of the blog. */
export async function readFromGitHost(forge: GitHost, path: string, values: Values): Promise<string | null> {
  const { head } = await forge.open();
  const there = await forge.findFile(joinPath(normalizeFolder(values.folder ?? ''), path), head);
  return there?.bytes ? decodeUtf8(there.bytes) : null;
}

/**
 * A page's words in one line in which a forge sees nothing to do: no mention, no issue to close, no build to skip. The
 * word joiner after the mark can't be seen.
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

/** What the branches begin with that pull requests are made of. */
const OWN_BRANCHES = 'precis/';

/** The same for every try of a request. */
function buildBranchName({ id, items }: SendRequest): string {
  const path = items[0]?.file.path ?? '';
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `${OWN_BRANCHES}${plain || 'post'}-${id.slice(0, 8)}`;
}

/** Each post with its source, its excerpt and its place, for whoever decides. */
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
