/**
 * A real WebDAV server on this machine: lighttpd with mod_webdav. Debian and Ubuntu have packages of both, which `npm
 * test` installs when it runs as root; without them the WebDAV tests fail and name the packages.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
// Imported directly, not from loopback.mjs, which imports TypeScript: `npm test` loads this file in plain Node.
import { listenOnLoopback } from '../../src/cli/serve.mjs';
import { answerEndlessly } from './endless-answer.mjs';

export const webdavPackages = ['lighttpd', 'lighttpd-mod-webdav'];
const program = ['/usr/sbin/lighttpd', '/usr/local/sbin/lighttpd', '/opt/homebrew/bin/lighttpd'].find((path) =>
  existsSync(path),
);

async function findFreePort() {
  const probe = createServer();
  const { port } = new URL(await listenOnLoopback(probe));
  await new Promise((resolve) => probe.close(resolve));
  return Number(port);
}

export async function startWebdavServer({ user = 'ana', password = 'dav-secret' } = {}) {
  if (!program) throw new Error(`No WebDAV server here. Install ${webdavPackages.join(' and ')}, and run this again.`);
  const folder = mkdtempSync(join(tmpdir(), 'precis-dav-'));
  const root = join(folder, 'files');
  mkdirSync(join(root, 'blog'), { recursive: true });
  const port = await findFreePort();
  writeFileSync(join(folder, 'users'), `${user}:${password}\n`);
  writeFileSync(
    join(folder, 'lighttpd.conf'),
    `server.modules = ("mod_auth", "mod_authn_file", "mod_webdav")
server.document-root = "${root}"
server.bind = "127.0.0.1"
server.port = ${port}
server.stat-cache-engine = "disable"
server.upload-dirs = ("${folder}")
webdav.activate = "enable"
webdav.is-readonly = "disable"
auth.backend = "plain"
auth.backend.plain.userfile = "${folder}/users"
auth.require = ("/" => ("method" => "basic", "realm" => "files", "require" => "valid-user"))
`,
  );
  const child = spawn(program, ['-D', '-f', join(folder, 'lighttpd.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  for (let tries = 0; ; tries += 1) {
    if (
      await fetch(`http://127.0.0.1:${port}/`).then(
        () => true,
        () => false,
      )
    )
      break;
    if (tries > 100 || child.exitCode !== null) throw new Error(`lighttpd does not start: ${said}`);
    await sleep(30);
  }

  // A proxy in front of lighttpd that injects faults: a different response, or a lost one.
  const here = {
    origin: '',
    seen: [],
    requests: [],
    faults: [],
    injectedFaults: [],
    always: (_request) => null,
    streamed: 0,
  };
  const front = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    here.seen.push(`${request.method} ${request.url}`);
    here.requests.push({ line: `${request.method} ${request.url}`, headers: request.headers, bytes });
    const trick = here.always(request) ?? here.injectedFaults.shift();
    if (trick === 'endless') {
      here.streamed += await answerEndlessly(response);
      return;
    }
    if (trick && trick !== 'lost') {
      response.writeHead(trick.status, trick.headers ?? {}).end(trick.json ? JSON.stringify(trick.json) : trick.bytes);
      return;
    }
    const { method, url, headers } = request;
    const passed = httpRequest({ port, host: '127.0.0.1', method, path: url, headers }, (answer) => {
      if (trick === 'lost') return answer.resume().on('end', () => response.destroy());
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    passed.end(bytes);
  });
  here.origin = await listenOnLoopback(front);
  const blog = join(root, 'blog');
  return Object.assign(here, {
    user,
    password,
    files: () =>
      Object.fromEntries(
        readdirSync(blog, { recursive: true, encoding: 'utf8' })
          .filter((name) => statSync(join(blog, name)).isFile())
          .map((name) => [name, readFileSync(join(blog, name), 'utf8')]),
      ),
    put(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(blog, path)), { recursive: true });
        writeFileSync(join(blog, path), text);
      }
    },
    close() {
      front.closeAllConnections();
      front.close();
    },
    async end() {
      here.close();
      child.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  });
}

/** Installs lighttpd from the system's packages on Linux, as root only, so that nothing asks for a password. */
export function installWebdav() {
  if (program || process.platform !== 'linux' || process.getuid?.() !== 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  console.log(`Installing the packages ${webdavPackages.join(' and ')}, to test WebDAV with`);
  spawnSync('apt-get', ['-qq', 'update'], { env, stdio: 'ignore' });
  spawnSync(
    'apt-get',
    ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '-qq', '--no-install-recommends', ...webdavPackages],
    { env, stdio: 'ignore' },
  );
}
