/**
 * A real bare git repository, for servers that keep their files in git. Git's plumbing commands write commits and
 * branches. Files and trees are read and written here: a command for each took two thirds of the processor time of the
 * servers' tests.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';

const identity = {
  GIT_AUTHOR_NAME: 'Server',
  GIT_AUTHOR_EMAIL: 'server@example.org',
  GIT_COMMITTER_NAME: 'Server',
  GIT_COMMITTER_EMAIL: 'server@example.org',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
};

/** Initial files → a repository with them. The next repository with the same initial files is a copy of it. */
const initialRepositories = new Map();

/**
 * Creates a repository.
 * @param {Record<string, string>} files the initial files; {} for a repository without a commit
 */
export function createRepository(files = {}) {
  const key = JSON.stringify(files);
  const folder = mkdtempSync(join(tmpdir(), 'precis-git-'));
  if (initialRepositories.has(key)) cpSync(initialRepositories.get(key), folder, { recursive: true });
  const run = (args, input, env = {}) =>
    execFileSync('git', ['--git-dir', folder, ...args], {
      input: input ?? '',
      env: { ...process.env, ...identity, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  const git = (...args) => run(args).toString().trim();
  const orNull = (work) => {
    try {
      return work();
    } catch {
      return null;
    }
  };

  /** @param {string} id 40 hex digits @returns {string} the file of the object, as long as nothing packs the repository */
  const getObjectPath = (id) => join(folder, 'objects', id.slice(0, 2), id.slice(2));

  /**
   * Reads an object; its format: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
   * @param {string} id
   */
  function readObject(id) {
    const bytes = inflateSync(readFileSync(getObjectPath(id)));
    const end = bytes.indexOf(0);
    return { kind: bytes.toString('latin1', 0, bytes.indexOf(' ')), bytes: bytes.subarray(end + 1) };
  }

  /** Lists the entries of a tree: mode, a space, the name, a zero byte, 20 bytes of the id. @param {string} id */
  function listTree(id) {
    const { bytes } = readObject(id);
    const entries = [];
    for (let start = 0; start < bytes.length; ) {
      const end = bytes.indexOf(0, start);
      const [mode = '', ...name] = bytes.toString('utf8', start, end).split(' ');
      entries.push({ mode, name: name.join(' '), id: bytes.toString('hex', end + 1, end + 21) });
      start = end + 21;
    }
    return entries;
  }

  /** @param {string} branch @returns {string | null} the id of its newest commit */
  const head = (branch) => orNull(() => readFileSync(join(folder, 'refs/heads', branch), 'utf8').trim());

  /** Returns the id of the root tree. @param {string} ref a branch, a commit or a tree */
  function getRootTree(ref) {
    const id = head(ref) ?? ref;
    const { kind, bytes } = readObject(id);
    return kind === 'commit' ? bytes.toString('latin1', 5, 45) : id;
  }

  /** @param {string} ref @param {string} path */
  function findEntry(ref, path) {
    let entry = { mode: '40000', name: '', id: getRootTree(ref) };
    for (const part of path.split('/').filter(Boolean)) {
      const next = entry.mode === '40000' ? listTree(entry.id).find(({ name }) => name === part) : undefined;
      if (!next) return null;
      entry = next;
    }
    return entry;
  }

  /** @param {'blob' | 'tree'} kind @param {Buffer} bytes @returns {string} the id */
  function writeObject(kind, bytes) {
    const object = Buffer.concat([Buffer.from(`${kind} ${bytes.length}\0`), bytes]);
    const id = createHash('sha1').update(object).digest('hex');
    mkdirSync(dirname(getObjectPath(id)), { recursive: true });
    writeFileSync(getObjectPath(id), deflateSync(object));
    return id;
  }

  /**
   * Writes a copy of the tree `base` with the changes. Returns its id; null for an empty tree, which git does not keep.
   * @param {string | null} base @param {{ path: string, mode?: string, sha: string | null }[]} changes
   * @returns {string | null}
   */
  function writeTree(base, changes) {
    const entries = new Map((base ? listTree(base) : []).map((entry) => [entry.name, entry]));
    for (const name of new Set(changes.map(({ path }) => path.split('/', 1)[0] ?? ''))) {
      const [own] = changes.filter(({ path }) => path === name);
      const inner = changes.filter(({ path }) => path.startsWith(`${name}/`));
      const old = entries.get(name);
      if (own?.sha === null && !old) throw new Error(`no ${name} to take out`);
      const id = own
        ? own.sha
        : writeTree(
            old?.mode === '40000' ? old.id : null,
            inner.map((change) => ({ ...change, path: change.path.slice(name.length + 1) })),
          );
      if (id === null) entries.delete(name);
      else entries.set(name, { mode: own ? (own.mode ?? '100644') : '40000', name, id });
    }
    // Git sorts folders as if their names ended in a slash.
    const sortKey = ({ mode, name }) => Buffer.from(mode === '40000' ? `${name}/` : name);
    const sorted = [...entries.values()].sort((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
    const parts = sorted.flatMap(({ mode, name, id }) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);
    return sorted.length > 0 ? writeObject('tree', Buffer.concat(parts)) : null;
  }

  /** @param {string} tree @param {string} prefix of the paths @returns {string[]} all paths below the tree */
  const listPaths = (tree, prefix = '') =>
    listTree(tree).flatMap(({ mode, name, id }) =>
      mode === '40000' ? listPaths(id, `${prefix}${name}/`) : [`${prefix}${name}`],
    );

  /** @param {string} tree @param {string} prefix of the paths */
  const listEntries = (tree, prefix = '') =>
    listTree(tree).flatMap(({ mode, name, id }) => {
      const isTree = mode === '40000';
      const entry = { path: `${prefix}${name}`, mode, type: isTree ? 'tree' : 'blob', id };
      return isTree ? [entry, ...listEntries(id, `${prefix}${name}/`)] : [entry];
    });

  const here = {
    folder,
    git,
    head,
    /** Returns the kind, the id and the bytes of what is at a path; null for nothing. */
    at(commit, path) {
      const entry = orNull(() => findEntry(commit, path));
      if (!entry) return null;
      const { kind, bytes } = readObject(entry.id);
      return { kind, id: entry.id, bytes: kind === 'blob' ? bytes : null };
    },
    blob: (id) => orNull(() => readObject(id).bytes),
    addBlob: (bytes) => writeObject('blob', bytes),
    /**
     * Writes a copy of a tree in which entries are added ({path, mode, sha}) or removed (`sha: null`). Returns the new
     * tree's id.
     */
    tree: (base, entries) =>
      writeTree(base ? getRootTree(base) : null, entries) ?? writeObject('tree', Buffer.alloc(0)),
    commit: (tree, parents, message) =>
      run(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])], message)
        .toString()
        .trim(),
    /**
     * Moves a branch from the commit `from` to the commit `to` atomically. False when the branch is no longer at
     * `from`.
     */
    move: (branch, to, from) => orNull(() => git('update-ref', `refs/heads/${branch}`, to, from)) !== null,
    drop: (branch) => orNull(() => git('update-ref', '-d', `refs/heads/${branch}`)) !== null,
    isAhead: (from, to) => orNull(() => git('merge-base', '--is-ancestor', from, to)) !== null,
    /** Writes files, or removes them (null), in one commit, as another user would. */
    push(files, { branch = 'main', message = 'By somebody else' } = {}) {
      const parent = here.head(branch);
      const entries = Object.entries(files).map(([path, text]) => ({
        path,
        sha: text === null ? null : here.addBlob(Buffer.from(text)),
      }));
      const made = here.commit(here.tree(parent, entries), parent ? [parent] : [], message);
      if (!here.move(branch, made, parent ?? '0'.repeat(40))) throw new Error('moved');
      return made;
    },
    /** Returns the text of a file; null when the branch has no such file. */
    show: (path, branch = 'main') => here.at(branch, path)?.bytes?.toString() ?? null,
    log: (branch = 'main') => git('log', '--format=%s', branch).split('\n'),
    files: (branch = 'main') => listPaths(getRootTree(branch)),
    /** Lists all folders and files below a commit, as the hosts' APIs do. */
    entries: (commit) => listEntries(getRootTree(commit)),
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
  if (initialRepositories.has(key)) return here;
  git('init', '--quiet', '--bare', '--initial-branch=main', '--template=');
  if (Object.keys(files).length > 0) here.push(files);
  const copy = mkdtempSync(join(tmpdir(), 'precis-git-'));
  cpSync(folder, copy, { recursive: true });
  initialRepositories.set(key, copy);
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  return here;
}
