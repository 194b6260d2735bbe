/**
 * The Markdown renderers that are system programs. They keep running or render many posts at once, since starting a
 * program for each post takes too long.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Debian packages with the renderers. */
const PACKAGES = ['ruby', 'ruby-kramdown', 'ruby-kramdown-parser-gfm', 'cmark-gfm', 'hugo'];

/** Installs the missing packages on a Debian-based system, as root. Elsewhere does nothing. */
export function installPrograms() {
  const missing = PACKAGES.filter((name) => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status !== 0);
  if (missing.length === 0 || process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return;
  console.log(`Installing ${missing.join(', ')}`);
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['-qq', 'update'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], options);
}

/**
 * Starts one Ruby process that renders with kramdown and cmark-gfm.
 * @returns {Promise<{ names: string[], render: (name: string, body: string) => Promise<string>, close: () => void }>}
 *   `names` is empty when Ruby or its libraries are missing
 */
export async function startRuby() {
  const child = spawn('ruby', [join(import.meta.dirname, 'programs.rb')], { stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting = [];
  let dead = false;
  const end = () => {
    dead = true;
    for (const { reject } of waiting.splice(0)) reject(new Error('Ruby has ended.'));
  };
  child.on('error', end);
  child.on('exit', end);
  child.stdin.on('error', () => {});
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.resolve(JSON.parse(line)));
  const answer = () =>
    new Promise((resolve, reject) => {
      if (dead) reject(new Error('Ruby has ended.'));
      else waiting.push({ resolve, reject });
    });
  const names = await answer().catch(() => []);
  return {
    names,
    render: async (name, body) => {
      child.stdin.write(`${JSON.stringify([name, body])}\n`);
      const html = await answer();
      if (typeof html !== 'string') throw new Error(html.error);
      return html;
    },
    close: () => child.kill(),
  };
}

/** @returns {boolean} whether Hugo is installed */
export const hasHugo = () => spawnSync('hugo', ['version'], { stdio: 'ignore' }).status === 0;

const CONFIG = `baseURL = "https://blog.example/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "section", "home", "404", "robotsTXT"]
[markup.highlight]
codeFences = false
[markup.goldmark.renderer]
unsafe = true
`;

/**
 * Builds a Hugo site from many posts.
 * @param {string} folder deleted and created again
 * @param {Map<string, string>} bodies by a name that is a valid file name
 * @returns {Map<string, string>} HTML by name; a post that breaks the build is missing
 */
export function renderWithHugo(folder, bodies) {
  rmSync(folder, { recursive: true, force: true });
  for (const path of ['content', 'layouts/_default']) mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'config.toml'), CONFIG);
  writeFileSync(join(folder, 'layouts/_default/single.html'), '{{ .Content }}');
  for (const [name, body] of bodies)
    writeFileSync(join(folder, 'content', `${name}.md`), `---\ntitle: "${name}"\n---\n${body}`);
  try {
    execFileSync('hugo', ['--quiet', '--destination', 'out'], { cwd: folder, stdio: 'pipe', maxBuffer: 2 ** 28 });
  } catch {
    // One bad post breaks the build of all posts, so each half is built again, until the bad post is alone.
    if (bodies.size === 1) return new Map();
    const all = [...bodies];
    const middle = Math.ceil(all.length / 2);
    return new Map(
      [all.slice(0, middle), all.slice(middle)].flatMap((half) => [...renderWithHugo(folder, new Map(half))]),
    );
  }
  return new Map(
    [...bodies.keys()].flatMap((name) => {
      try {
        return [[name, readFileSync(join(folder, 'out', name, 'index.html'), 'utf8')]];
      } catch {
        return [];
      }
    }),
  );
}
