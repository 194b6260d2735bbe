import type { Json } from '../core/post/profile.ts';
import type { Post, Receipt } from '../core/types.ts';
import { folderOf, within } from './address.ts';
import { type Bytes, blobId, bytesOf, textOf } from './bytes.ts';
import { Conflict, Failed } from './failed.ts';
import { hostOf, repositoryOf } from './forge-fields.ts';
import type { Parcel, Values, World } from './output.ts';
import { filesInside, isBranchName, isGitId, requireSamePlace, type SentFile, undoData } from './undo-scope.ts';

/** A file as a forge has it. `version`: git's id of its content. */
export interface There {
  version: string;
  bytes: Bytes | null;
}

/** A file to be written, or with null to go. `was`: the version that it takes the place of; null: it is new. */
export interface Change {
  path: string;
  bytes: Bytes | null;
  was: string | null;
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

export interface Pull {
  number: number;
  url: string;
  state: 'open' | 'closed' | 'merged';
}

/** What a forge must be able to do; all paths are of the repository. */
export interface Forge {
  /** The branch that is published to. Rejects with `notFound`, `branchMissing`, `emptyRepository`. */
  open(): Promise<Branch>;
  /** The head of a branch, null when there is none of that name. */
  headOf(branch: string): Promise<string | null>;
  /** A file at a commit. */
  find(path: string, commit: string): Promise<There | null>;
  /** The content of a version. */
  contentOf(version: string): Promise<Bytes>;
  /**
   * One commit on top of `on`; `branch` moves to it, or is made. Rejects with `movedOn`, having done nothing, when
   * somebody was quicker.
   */
  commit(on: Branch, branch: string, message: string, changes: Change[]): Promise<Commit>;
  /** The newest commit that changed a file, up to a commit. */
  lastCommit(path: string, upTo: string): Promise<Commit | null>;
  findPull(branch: string, into: string): Promise<Pull | null>;
  pullOf(number: number): Promise<Pull>;
  openPull(branch: string, into: string, title: string, body: string): Promise<Pull>;
  /** Closes it and deletes its branch. */
  closePull(number: number, branch: string): Promise<void>;
  /** Where a person sees a file. */
  addressOf(path: string, branch: string): string;
}

/** What it takes to undo a send. */
interface Undo {
  host: string;
  repository: string;
  branch: string;
  files: SentFile[];
  pull?: { number: number; branch: string };
}

/** Tries in one go before others are given time. */
const QUICK_TRIES = 4;

/** Somebody else's commit came between: look again at once, a few times. */
async function whileMoving<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Failed && error.why === 'movedOn') || tries >= QUICK_TRIES) throw error;
    }
  }
}

/** Commits a parcel, or opens a pull request with it. What is there already is left alone. */
export function sendTo(forge: Forge, output: string, parcel: Parcel, values: Values, world: World): Promise<Receipt> {
  return whileMoving(async () => {
    const target = await forge.open();
    const folder = folderOf(values.folder ?? '');
    const contents = [
      ...parcel.items.map(({ file }) => ({ name: file.path, bytes: bytesOf(file.text) })),
      ...parcel.assets.map(({ path, bytes }) => ({ name: path, bytes })),
    ];
    const files = await Promise.all(
      contents.map(async ({ name, bytes }) => {
        const path = within(folder, name);
        const [there, ours] = await Promise.all([forge.find(path, target.head), blobId(bytes, target.head)]);
        return { name, path, bytes, there, ours };
      }),
    );
    const changed = files.filter(({ there, ours }) => there?.version !== ours);
    const clashes = changed.flatMap(({ name, there }) =>
      there && parcel.replace[name] !== there.version
        ? [{ path: name, version: there.version, text: there.bytes && textOf(there.bytes) }]
        : [],
    );
    if (clashes.length > 0) throw new Conflict(clashes);

    const undo: Undo = {
      host: hostOf(values),
      repository: repositoryOf(values),
      branch: target.name,
      files: files.map(({ path, ours, there }) => ({ path, ours, before: there?.version ?? null })),
    };
    const receipt = (more: Partial<Receipt>): Receipt => ({
      output,
      where: files
        .slice(0, parcel.items.length)
        .map(({ path }) => path)
        .join(', '),
      at: world.now,
      url: forge.addressOf(files[0]?.path ?? '', target.name),
      ...more,
    });
    if (changed.length === 0) return receipt(await earlier(forge, target, undo));

    const message = messageOf(
      parcel,
      changed.some(({ there }) => there !== null),
      world,
    );
    const changes = changed.map(({ path, bytes, there }) => ({ path, bytes, was: there?.version ?? null }));
    if (values.way !== 'pull') {
      const { id, url } = await forge.commit(target, target.name, message, changes);
      return receipt({ commit: id, ...(parcel.items.length > 1 ? { url } : {}), undo: undo as unknown as Json });
    }
    const branch = branchOf(parcel);
    const commit = (await forge.headOf(branch)) ?? (await forge.commit(target, branch, message, changes)).id;
    const pull =
      (await forge.findPull(branch, target.name)) ??
      (await forge.openPull(branch, target.name, message, bodyOf(parcel)));
    const whole = { ...undo, pull: { number: pull.number, branch } };
    return receipt({ commit, url: pull.url, undo: whole as unknown as Json });
  });
}

/** Everything is there already, by an earlier try of ours: what was there before it is in the commit before it. */
async function earlier(forge: Forge, { head }: Branch, undo: Undo): Promise<Partial<Receipt>> {
  const commit = await forge.lastCommit(undo.files[0]?.path ?? '', head);
  if (!commit) return {};
  const files = await Promise.all(
    undo.files.map(async (file) => ({
      ...file,
      before: commit.parent ? ((await forge.find(file.path, commit.parent))?.version ?? null) : null,
    })),
  );
  return { commit: commit.id, undo: { ...undo, files } as unknown as Json };
}

/** What a receipt tells, as far as it is of the host, the repository and the folder that are set; rejects with `otherPlace`. */
function undoOf({ undo }: Receipt, values: Values): Undo {
  const { host, repository, branch, files, pull } = undoData(undo);
  const set = { host: hostOf(values), repository: repositoryOf(values) };
  requireSamePlace(host, set.host);
  // An older receipt has it as it was typed.
  if (typeof repository !== 'string' || repositoryOf({ repository }) !== set.repository)
    throw new Failed('otherPlace', String(repository));
  if (!isBranchName(branch)) throw new Failed('otherPlace', String(branch));
  const own = { ...set, branch, files: filesInside(files, values.folder ?? '', isGitId) };
  if (pull === undefined) return own;
  const { number, branch: head } = undoData(pull);
  if (!Number.isInteger(number) || !isBranchName(head) || !head.startsWith(OWN_BRANCHES))
    throw new Failed('otherPlace', String(head));
  return { ...own, pull: { number: Number(number), branch: head } };
}

/** A commit that puts back what was there before; of a pull request that is not merged, its closing. */
export async function takeBackFrom(forge: Forge, receipt: Receipt, values: Values, world: World): Promise<void> {
  const undo = undoOf(receipt, values);
  return whileMoving(async () => {
    if (undo.pull) {
      const { state } = await forge.pullOf(undo.pull.number);
      if (state !== 'merged') return forge.closePull(undo.pull.number, undo.pull.branch);
    }
    const head = await forge.headOf(undo.branch);
    if (!head) throw new Failed('branchMissing', undo.branch);
    const changes: Change[] = [];
    for (const { path, ours, before } of undo.files) {
      const there = await forge.find(path, head);
      if ((there?.version ?? null) === before) continue;
      if (there?.version !== ours) throw new Failed('changedThere', path);
      changes.push({ path, bytes: before === null ? null : await forge.contentOf(before), was: ours });
    }
    if (changes.length === 0) return;
    const names = changes.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)).join(', ');
    await forge.commit({ name: undo.branch, head }, undo.branch, world.say('commitUndo', tame(names)), changes);
  });
}

/** The text of a file of the blog. */
export async function readFrom(forge: Forge, path: string, values: Values): Promise<string | null> {
  const { head } = await forge.open();
  const there = await forge.find(within(folderOf(values.folder ?? ''), path), head);
  return there?.bytes ? textOf(there.bytes) : null;
}

/**
 * A page's words in one line in which a forge sees nothing to do: no mention, no issue to close, no build to skip. The
 * word joiner after the mark can't be seen.
 */
function tame(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[@#]|!(?=\d)|^\/|:(?=\/\/)|\bGH-(?=\d)|\[(?=[^\]]{0,20}\b(?:ci|cd|actions|skip)\b)/gi, '$&\u2060')
    .trim();
}

function messageOf({ items }: Parcel, update: boolean, world: World): string {
  const [first] = items;
  if (items.length !== 1 || !first) return world.say('commitSeveral', items.length);
  return world.say(update ? 'commitUpdate' : 'commitAdd', tame(first.post.title || first.file.path));
}

/** What the branches begin with that pull requests are made of. */
const OWN_BRANCHES = 'precis/';

/** The same for every try of a parcel. */
function branchOf({ id, items }: Parcel): string {
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
function bodyOf({ items }: Parcel): string {
  return items.map(({ file, post }) => `${sourceOf(post)}${quoted(post.excerpt)}\`${file.path}\`\n`).join('\n');
}

const plainMarkdown = (text: string) => tame(text).replace(/[\\`*_{}[\]<>|]/g, '\\$&');

function sourceOf({ title, canonical, authors, feed, date }: Post): string {
  const name = plainMarkdown(title);
  const linked = /^https?:/.test(canonical) ? `[${name}](<${canonical.replace(/[<>\s]/g, encodeURIComponent)}>)` : name;
  const facts = [plainMarkdown(authors.join(', ')), plainMarkdown(feed.name), date.slice(0, 10)].filter(Boolean);
  return `${linked}\n${facts.join(' · ')}\n\n`;
}

const quoted = (excerpt: string) => (excerpt ? `> ${plainMarkdown(excerpt)}\n\n` : '');
