/**
 * `npm run package`: writes to dist/package what the extension stores need: the extension for Chrome and for Firefox, the
 * source code, and the SHA-256 sums. One commit always gives the same bytes, on any machine and in any folder.
 * Also writes a list of the npm packages in the extension (an SBOM in CycloneDX format).
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { npm, root, runCommand, runMain, SetupError, setup } from './setup.mjs';

const git = (...args) => execFileSync('git', args, { cwd: root, maxBuffer: 1_000_000_000 });

/** Lists every file in a folder and its subfolders, with path and bytes. */
const listFiles = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => ({ path: name.split(sep).join('/'), bytes: readFileSync(join(folder, name)) }));

/** Lists every file of the commit as git stores it, because checked-out files may differ in line endings and modes. */
const listCommittedFiles = () =>
  git('ls-tree', '-r', '-z', 'HEAD')
    .toString()
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const [, mode, id, path] = /^(\d+) blob (\w+)\t([\s\S]+)$/.exec(line);
      return { path, bytes: git('cat-file', 'blob', id), executable: mode === '100755' };
    });

await runMain(async () => {
  await setup();
  // Imported only now: the module needs an npm package, which a fresh clone has only after `setup`.
  const { zipFiles } = await import('./zip-files.mjs');
  let changed;
  try {
    changed = git('status', '--porcelain').toString();
  } catch {
    throw new SetupError('A package is made from a commit, and this is no git clone. `npm run build` works without.');
  }
  if (changed) throw new SetupError(`A package is made from a commit. Commit or undo these first:\n${changed}`);

  const vite = join(root, 'node_modules/vite/bin/vite.js');
  for (const mode of [[], ['--mode', 'firefox']])
    if ((await runCommand(process.execPath, [vite, 'build', '--logLevel', 'warn', ...mode])) !== 0)
      throw new SetupError('The build failed; it says why above.');

  const date = new Date(Number(git('log', '-1', '--format=%ct')) * 1000);
  const { version } = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8'));
  const folder = join(root, 'dist/package');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const packages = {
    chrome: listFiles(join(root, 'dist/chrome')),
    firefox: listFiles(join(root, 'dist/firefox')),
    source: listCommittedFiles(),
  };
  let sums = '';
  for (const [name, files] of Object.entries(packages)) {
    const file = `precis-${version}-${name}.zip`;
    const bytes = await zipFiles(files, date);
    writeFileSync(join(folder, file), bytes);
    sums += `${createHash('sha256').update(bytes).digest('hex')}  ${file}\n`;
    console.log(`${file}: ${Math.ceil(bytes.length / 1000)} kB, ${files.length} files`);
  }
  writeFileSync(join(folder, 'SHA256SUMS'), sums);
  // The SBOM contains the npm version, so it is not one of the files that `npm run verify` compares.
  const [command, args] = npm('sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only');
  const sbom = execFileSync(command, args, { cwd: root, maxBuffer: 100_000_000 });
  writeFileSync(join(folder, `precis-${version}-sbom.cdx.json`), sbom);
  console.log(`\n${sums}\nIn ${folder}`);
});
