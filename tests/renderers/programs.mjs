/** The renderers that are programs of the system: kept running, or given many posts at once, since a start a post takes too long. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Debian's packages of each. */
const PACKAGES = ['ruby', 'ruby-kramdown', 'ruby-kramdown-parser-gfm', 'cmark-gfm', 'hugo'];

/** Installs what is missing, where the system is Debian or its kin and this is its root; elsewhere nothing happens. */
export function installPrograms() {
  const missing = PACKAGES.filter((name) => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status !== 0);
  if (missing.length === 0 || process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return;
  console.log(`Installing ${missing.join(', ')}`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['-qq', 'update'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], options);
}

/**
 * kramdown and cmark-gfm in one process of Ruby.
 * @returns {Promise<{ names: string[], render: (name: string, body: string) => Promise<string>, close: () => void }>}
 *   no names where there is no Ruby or it lacks the libraries
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

/** @returns {boolean} whether Hugo is on this machine */
export const hasHugo = () => spawnSync('hugo', ['version'], { stdio: 'ignore' }).status === 0;

const CONFIG = `baseURL = "https://blog.example/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "section", "home", "404", "robotsTXT"]
[markup.highlight]
codeFences = false
[markup.goldmark.renderer]
unsafe = true
`;

/**
 * A site of many posts, built by Hugo.
 * @param {string} folder made anew
 * @param {Map<string, string>} bodies by a name that a file may have
 * @returns {Map<string, string>} HTML by name; a post that breaks the build is without one
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
    // One post breaks the build of all: halves are tried until it stands alone.
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
