/**
 * What only the Git hosts (GitHub, GitLab, Gitea) do: pull requests, races between commits, several posts in one
 * commit, texts that mention nobody, and GitHub's new-file form.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { github as githubOutput } from '../../src/publishing/destinations/github.ts';
import { findOutput } from '../../src/publishing/destinations/index.ts';
import { previewPost } from '../../src/ui/options/preview-post.ts';
import { startGiteaServer } from '../servers/gitea.mjs';
import { startGithubServer, teamFile } from '../servers/github.mjs';
import { startGitlabServer } from '../servers/gitlab.mjs';
import { catchError, createContext } from './output-context.mjs';

const item = (name, title = name) => ({
  file: { path: `_posts/${name}.md`, text: `${name}\n` },
  post: { ...previewPost, title },
});
/** @returns {import('../../src/publishing/output.ts').SendRequest} */
const createRequest = (items, more = {}) => ({
  id: 'a1b2c3d4-0000',
  items,
  assets: [],
  replace: {},
  retried: false,
  ...more,
});
const gitHosts = { github: startGithubServer, gitea: startGiteaServer, gitlab: startGitlabServer };
const open = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    await server.end();
    expect(server.faults).toEqual([]);
  }
});

describe.each(Object.entries(gitHosts))('%s', { timeout: 30_000 }, (id, serve) => {
  const output = findOutput(id);
  const start = async (options = {}, more = {}) => {
    const server = await serve(options);
    open.push(server);
    const values = {
      way: 'commit',
      repository: 'ana/blog',
      host: server.origin,
      token: server.token,
      branch: '',
      folder: '',
      ...more,
    };
    const send = (items, change) => output.send(createRequest(items, change), values, createContext());
    const undo = (receipt) => output.undo(receipt, values, createContext());
    return { server, values, send, undo, repo: server.repo };
  };

  it('puts many posts into one commit, in the blog’s folder', async () => {
    const { send, undo, repo } = await start({}, { folder: '/site//content/' });
    const names = Array.from({ length: 12 }, (_, at) => `post-${at}`);
    const receipt = await send(names.map((name) => item(name)));
    expect(repo.log()).toHaveLength(2);
    expect(repo.log()[0]).toBe('Add posts: 12');
    expect(repo.files().filter((path) => path.startsWith('site/content/_posts/'))).toHaveLength(12);
    await undo(receipt);
    expect(repo.files()).toEqual(['.precis.json', '_config.yml']);
    expect(repo.log()).toHaveLength(3);
  });

  it('lets no words of the page mention anyone or close an issue', async () => {
    const title = 'Fixes #12 and GH-9, closes https://x.example/ana/blog/issues/3 @ana\n/merge [skip ci] !4';
    const { send, repo, server } = await start({}, { way: 'pull' });
    await send([{ ...item('a'), post: { ...previewPost, title, excerpt: '@ana\n/close #1', authors: ['/approve'] } }]);
    const { head, body, title: named } = server.pulls[0];
    for (const words of [
      repo.log(head)[0],
      named,
      body
        .split('\n')
        .filter((line) => !line.startsWith('['))
        .join('\n'),
      body,
    ])
      expect(words).not.toMatch(/#\d|@ana|\[skip ci\]|GH-9|!4|^\/\w/m);
    expect(named.replaceAll('\u2060', '')).toContain('Fixes #12');
    expect(body).toContain('_posts/a.md');
  });

  it('opens one pull request, whatever fails on the way, and takes it back by closing it, or by a revert once it is merged', async () => {
    const { send, undo, repo, server } = await start({}, { way: 'pull' });
    const receipt = await send([item('a')]);
    await send([item('a')]);
    expect(server.pulls).toHaveLength(1);
    expect(receipt.url).toContain(server.origin);
    expect(repo.files()).not.toContain('_posts/a.md');
    await undo(receipt);
    expect(server.pulls[0].state).toBe('closed');
    expect(repo.git('branch', '--list')).toBe('* main');

    const second = await send([item('b')], { id: 'e5f6a7b8-0000' });
    const pull = server.pulls[1];
    repo.move('main', repo.head(pull.head), repo.head('main'));
    Object.assign(pull, {
      state: id === 'gitlab' ? 'merged' : 'closed',
      merged: true,
      merged_at: '2026-03-01T12:00:00Z',
    });
    expect(repo.files()).toContain('_posts/b.md');
    await undo(second);
    expect(repo.files()).not.toContain('_posts/b.md');
    expect(repo.log()[0]).toBe('Take back b.md');
  });

  it('loses no commit when two write at the same moment', async () => {
    const { send, repo, server } = await start();
    let others = 0;
    server.before = async ({ method }) => {
      if (method === 'GET' || others >= 2) return;
      others += 1;
      repo.push({ [`other-${others}.md`]: 'Theirs\n' });
    };
    await send([item('a')]);
    expect(others).toBeGreaterThan(0);
    const theirs = Array.from({ length: others }, (_, at) => `other-${at + 1}.md`);
    expect(repo.files()).toEqual(['.precis.json', '_config.yml', '_posts/a.md', ...theirs]);
  });

  it('says what is wrong with the repository', async () => {
    const empty = await start({ empty: true });
    expect(await catchError(empty.send([item('a')]))).toMatchObject({ code: 'emptyRepository' });
    const { send } = await start({}, { branch: 'no-such' });
    expect(await catchError(send([item('a')]))).toMatchObject({ code: 'branchMissing', detail: 'no-such' });
    const elsewhere = await start({}, { repository: 'ana/other' });
    expect(await catchError(elsewhere.send([item('a')]))).toMatchObject({ code: 'notFound' });
    const wrong = await start({}, { token: 'wrong' });
    expect(await catchError(wrong.send([item('a')]))).toMatchObject({ code: 'signIn' });
    const typo = await start({}, { repository: 'blog' });
    expect(await catchError(typo.send([item('a')]))).toMatchObject({ code: 'badSettings' });
  });

  it('reads the team’s file, and says when there is none', async () => {
    const { values } = await start({}, { repository: 'https://forge.example/ana/blog.git' });
    expect(await output.read('.precis.json', values, createContext())).toBe(teamFile);
    expect(await output.read('.other.json', values, createContext())).toBeNull();
  });

  it('lists the blog’s files, over as many answers as it takes, and reads one of them', async () => {
    const { values, repo } = await start({}, { folder: 'site' });
    const posts = Array.from({ length: 230 }, (_, at) => [`site/posts/${at}.md`, `Post ${at}\n`]);
    repo.push({ ...Object.fromEntries(posts), 'site/hugo.toml': 'title = "Vestby"\n', 'other/README.md': 'no\n' });
    const files = await output.list(values, createContext());
    expect(files).toHaveLength(231);
    expect(files.map(({ path }) => path)).toContain('posts/229.md');
    const [configuration] = files.filter(({ path }) => path === 'hugo.toml');
    expect(Buffer.from(await configuration.read()).toString()).toBe('title = "Vestby"\n');
  });

  it('asks permission for a server of the user’s own, and for no other host', () => {
    const hosts = (host) => output.hosts({ way: 'commit', host });
    expect(hosts('https://git.example:8443/forge/')).toEqual(['https://git.example/*']);
    expect(hosts('http://git.example')).toEqual([]);
    expect(githubOutput.hosts({ way: 'commit', host: 'https://github.com' })).toEqual([]);
  });
});

describe('GitHub’s limits', () => {
  it('GitHub’s limits differ from a token without the right, and give the time to wait', async () => {
    const server = await startGithubServer({ write: false });
    open.push(server);
    const values = { way: 'commit', repository: 'ana/blog', host: server.origin, token: server.token };
    const send = () => catchError(githubOutput.send(createRequest([item('a')]), values, createContext()));
    expect(await send()).toMatchObject({ code: 'forbidden' });
    const reset = String(Date.parse('2026-03-01T10:02:00Z') / 1_000);
    server.injectedFaults.push({
      status: 403,
      headers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': reset },
      json: {},
    });
    expect(await send()).toMatchObject({ code: 'limited', retryAfterS: 120 });
    server.injectedFaults.push({ status: 403, json: { message: 'You have exceeded a secondary rate limit' } });
    expect(await send()).toMatchObject({ code: 'limited' });
  });
});

describe('GitHub’s form', () => {
  const values = { way: 'form', repository: 'ana/blog', host: 'https://github.com', branch: 'trunk', folder: 'site' };
  const filled = async (text) => {
    const done = { tabs: [], copied: [] };
    const context = createContext({
      fetch: () => Promise.reject(new Error('no request')),
      openTab: async (url) => void done.tabs.push(new URL(url)),
      writeClipboard: async (copied) => void done.copied.push(copied),
    });
    const file = { path: '_posts/ä b.md', text };
    return { ...done, receipt: await githubOutput.send(createRequest([{ file, post: previewPost }]), values, context) };
  };

  it('opens with the file’s name and text in it', async () => {
    const text = '---\ntitle: "A & B + 100% #1"\n---\n';
    const { tabs, copied, receipt } = await filled(text);
    expect(tabs.map(({ origin, pathname }) => origin + pathname)).toEqual(['https://github.com/ana/blog/new/trunk']);
    expect(tabs[0].searchParams.get('filename')).toBe('site/_posts/ä b.md');
    expect(tabs[0].searchParams.get('value')).toBe(text);
    expect(copied).toEqual([]);
    expect(receipt).toMatchObject({ left: 'press', where: 'site/_posts/ä b.md' });
  });

  it('opens empty for a long text, which is on the clipboard', async () => {
    const text = 'ü'.repeat(3_000);
    const { tabs, copied, receipt } = await filled(text);
    expect(tabs[0].searchParams.has('value')).toBe(false);
    expect(tabs[0].href.length).toBeLessThan(300);
    expect(copied).toEqual([text]);
    expect(receipt.left).toBe('paste');
  });

  it('takes one post at a time', async () => {
    const two = createRequest([item('a'), item('b')]);
    expect(await catchError(githubOutput.send(two, values, createContext()))).toMatchObject({ code: 'oneAtATime' });
  });
});
