/** A real bare git repository, for servers that keep their files in git. Uses git's plumbing commands. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

  const here = {
    folder,
    git,
    head: (branch) => orNull(() => git('rev-parse', '--verify', '--quiet', `refs/heads/${branch}`)),
    /** Returns the kind, the id and the bytes of what is at a path; null for nothing. */
    at(commit, path) {
      const line = orNull(() => git('ls-tree', '-z', commit, '--', path));
      if (!line) return null;
      const [, kind, id] = line.split(/\s/);
      return { kind, id, bytes: kind === 'blob' ? run(['cat-file', 'blob', id]) : null };
    },
    blob: (id) => orNull(() => run(['cat-file', 'blob', id])),
    addBlob: (bytes) => run(['hash-object', '-w', '--stdin'], bytes).toString().trim(),
    /**
     * Writes a copy of a tree in which entries are added ({path, mode, sha}) or removed (`sha: null`). Returns the new
     * tree's id.
     */
    tree(base, entries) {
      const env = { GIT_INDEX_FILE: join(folder, `index-${Math.random()}`) };
      run(base ? ['read-tree', base] : ['read-tree', '--empty'], '', env);
      const lines = entries.map(({ path, mode = '100644', sha }) => {
        if (sha === null && here.at(base, path) === null) throw new Error(`no ${path} to take out`);
        return sha === null ? `0 ${'0'.repeat(40)}\t${path}\0` : `${mode} ${sha}\t${path}\0`;
      });
      run(['update-index', '-z', '--index-info'], lines.join(''), env);
      const made = run(['write-tree'], '', env).toString().trim();
      rmSync(env.GIT_INDEX_FILE, { force: true });
      return made;
    },
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
    show: (path, branch = 'main') => orNull(() => run(['show', `${branch}:${path}`])?.toString()),
    log: (branch = 'main') => git('log', '--format=%s', branch).split('\n'),
    files: (branch = 'main') => git('ls-tree', '-r', '-z', '--name-only', branch).split('\0').filter(Boolean),
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
