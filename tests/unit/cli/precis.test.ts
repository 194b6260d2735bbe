import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { precis } from '../../../src/cli/precis.ts';

const page = join(import.meta.dirname, '../../cases/corporate-news/page.html');
const title = 'Fjordlight and Alder Compute: joint statement on our continuing partnership';
let out = '';
let errors = '';

beforeEach(() => {
  out = errors = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(console, 'error').mockImplementation((...texts: unknown[]) => {
    errors += `${texts.join(' ')}\n`;
  });
});
afterEach(() => vi.restoreAllMocks());

const front = () => parse(/^---\n([\s\S]*?\n)---\n/.exec(out)?.[1] ?? '');

describe('precis', () => {
  it('prints the post of a file, and nothing else', async () => {
    expect(await precis([page, '--url', 'https://newsroom.fjordlight.example/a'])).toBe(0);
    expect(front()).toMatchObject({ title, source_author: 'Maren Larsen', source_date: '2026-03-12' });
    expect(front()).not.toHaveProperty('author');
    expect(errors).toBe('');
  });

  it('signs the post with a name that it is given', async () => {
    expect(await precis([page, '--author', 'Ida Holm'])).toBe(0);
    expect(front()).toMatchObject({ author: 'Ida Holm', source_author: 'Maren Larsen' });
  });

  it('names the nearest format for an unknown one', async () => {
    expect(await precis([page, '--profile', 'makrdown'])).toBe(2);
    expect(errors).toContain('There is no profile makrdown. Did you mean markdown?');
    expect(await precis([page, '--profile', 'hugo'])).toBe(2);
    expect(errors).toContain('Did you mean hugo-yaml?');
  });

  it('believes the address that a file names, unless it is told where the file came from', async () => {
    const named = 'https://newsroom.fjordlight.example/2026/03/12/joint-statement-continuing-partnership/';
    expect(await precis([page])).toBe(0);
    expect(front().link).toBe(named);
    expect(errors).toBe('');
    out = '';
    expect(await precis([page, '--url', 'https://user:secret@other.example/copy?utm_source=x'])).toBe(0);
    expect(front().link).toBe('https://other.example/copy');
    expect(errors).toBe(`The page says that its address is ${named}; the post gives the one that it was read from.\n`);
  });

  it('gives the post the language of the text, whatever the page declares', async () => {
    expect(await precis([join(import.meta.dirname, '../../cases/turkish-declared-english/page.html'), '--json'])).toBe(
      0,
    );
    expect(JSON.parse(out)).toMatchObject({ article: { language: { value: 'tr' } }, post: { language: 'tr' } });
  });

  it('takes another format and number of points', async () => {
    expect(await precis([page, '--profile', 'plain', '--points', '3'])).toBe(0);
    expect(out.match(/^- /gm)).toHaveLength(3);
  });

  it('prints article and post as JSON, and why parts were left out', async () => {
    expect(await precis([page.replace('corporate-news', 'newspaper'), '--json', '--explain'])).toBe(0);
    const { article, post } = JSON.parse(out);
    expect(article.title).toMatchObject({ value: post.title, from: expect.any(String), source: expect.any(String) });
    expect(article.removals.length).toBeGreaterThan(0);
  });

  it('goes on past a bad file, names it at the end, and fails', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'precis-cli-'));
    expect(await precis(['no/such.html', page, '--out', folder])).toBe(1);
    expect(errors).toContain('[1/2] no/such.html');
    expect(errors).toContain("can't be read (ENOENT)");
    expect(errors).toMatch(/1 of 2 done\.\nFailed:\n {2}no\/such\.html/);
    const [name = ''] = readdirSync(folder);
    expect(name).toMatch(/^\d{4}-\d\d-\d\d-fjordlight[\w-]*\.md$/);
    expect(readFileSync(join(folder, name), 'utf8')).toContain(title);
    rmSync(folder, { recursive: true });
  });

  describe('with --out', () => {
    let folder = '';
    const write = (...options: string[]) => precis([page, '--out', join(folder, 'blog'), ...options]);
    const posts = () => readdirSync(join(folder, 'blog'));

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'precis-cli-'));
      mkdirSync(join(folder, 'blog'));
    });
    afterEach(() => {
      rmSync(folder, { recursive: true });
    });

    it('leaves a file that exists as it is, says why, and writes over it with --force', async () => {
      expect(await write()).toBe(0);
      const file = join(folder, 'blog', posts()[0] ?? '');
      writeFileSync(file, 'my own words');
      expect(await write()).toBe(1);
      expect(errors).toContain('exists already; --force writes over it');
      expect(readFileSync(file, 'utf8')).toBe('my own words');
      expect(await write('--force')).toBe(0);
      expect(readFileSync(file, 'utf8')).toContain(title);
    });

    it.each(['file', 'folder', 'broken'])('follows no link out of the folder: %s', async (kind) => {
      expect(await write('--profile', 'jekyll')).toBe(0);
      const [posted = ''] = posts();
      const [name = ''] = readdirSync(join(folder, 'blog', posted));
      rmSync(join(folder, 'blog', posted), { recursive: true });
      const outside = join(folder, 'outside');
      if (kind === 'folder') {
        mkdirSync(outside);
        symlinkSync(outside, join(folder, 'blog', posted));
      } else {
        mkdirSync(join(folder, 'blog', posted));
        if (kind === 'file') writeFileSync(outside, 'secret');
        symlinkSync(outside, join(folder, 'blog', posted, name));
      }
      expect(await write('--profile', 'jekyll', '--force')).toBe(1);
      expect(errors).toContain('is a link, and links are not followed');
      if (kind === 'folder') expect(readdirSync(outside)).toEqual([]);
      if (kind === 'file') expect(readFileSync(outside, 'utf8')).toBe('secret');
      if (kind === 'broken') expect(existsSync(outside)).toBe(false);
    });

    it('takes a folder that is itself a link: the user named it', async () => {
      symlinkSync(join(folder, 'blog'), join(folder, 'link'));
      expect(await precis([page, '--out', join(folder, 'link')])).toBe(0);
      expect(posts()).toHaveLength(1);
    });
  });

  it('says that a page holds nothing to read', async () => {
    expect(await precis([join(import.meta.dirname, '../../cases/empty-page/page.html')])).toBe(1);
    expect(errors).toContain('nothing to read');
    expect(out).toBe('');
  });

  it.each([
    [['--points', 'many', page], 'whole number'],
    [['--profile', 'nosuch', page], 'no profile nosuch'],
    [['--url', 'nowhere', page], 'not a URL'],
    [['--nonsense'], 'nonsense'],
    [[], 'npm run precis'],
  ])('refuses %j and shows how it is used', async (args, reason) => {
    expect(await precis(args)).toBe(2);
    expect(errors).toContain(reason);
    expect(errors).toContain('--profile ID');
  });

  it('fetches an address, and tells what a server answers', async () => {
    const server = createServer((request, response) => {
      if (request.url !== '/article') return response.writeHead(404).end();
      return response.setHeader('content-type', 'text/html; charset=utf-8').end(readFileSync(page));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await precis([`${origin}/article`])).toBe(0);
    expect(front()).toMatchObject({ title });
    expect(await precis([`${origin}/gone`])).toBe(1);
    expect(errors).toContain('404');
    server.close();
  });
});
