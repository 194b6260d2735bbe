/**
 * `npm run verify -- FOLDER [REF]`: rebuilds a release from its commit and compares the bytes. FOLDER contains the archives
 * of a release (`precis-VERSION-NAME.zip`); REF is the commit, by default the tag of that version.
 * Exit code 0: all archives are identical. Exit code 1: at least one differs, and its differing entries are listed.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { npm, root, runCommand, runMain, SetupError, setup } from './setup.mjs';

const ARCHIVE = /^precis-(\d+(?:\.\d+)*)-\w+\.zip$/;

/** Returns the names of the release archives in a folder, and the version that all of them have. */
function findArchives(folder) {
  let names;
  try {
    names = readdirSync(folder).filter((name) => ARCHIVE.test(name));
  } catch {
    throw new SetupError(`There is no folder ${folder}.`);
  }
  const versions = new Set(names.map((name) => ARCHIVE.exec(name)[1]));
  if (versions.size !== 1)
    throw new SetupError(`${folder} has to hold the archives (precis-VERSION-NAME.zip) of one release.`);
  return { names, version: [...versions][0] };
}

/**
 * Clones the commit into the folder `clone` and runs `npm run package` there. That installs the packages of the commit's own
 * lock file, without running their install scripts.
 */
async function rebuild(clone, ref) {
  try {
    execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, clone], { stdio: ['ignore', 'ignore', 'pipe'] });
    execFileSync('git', ['checkout', '--quiet', '--detach', ref], { cwd: clone, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    throw new SetupError(`${ref} can't be checked out of this clone: ${String(error.stderr ?? error).trim()}`);
  }
  const [command, args] = npm('run', '-s', 'package');
  if ((await runCommand(command, args, { cwd: clone })) !== 0)
    throw new SetupError('The release could not be built again; it says why above.');
}

await runMain(async () => {
  const [given, ref] = process.argv.slice(2);
  if (!given) throw new SetupError('npm run verify -- FOLDER [REF]: FOLDER holds the archives of a release.');
  const folder = resolve(given);
  const { names, version } = findArchives(folder);
  await setup();
  // Imported only now: the module needs an npm package, which a fresh clone has only after `setup`.
  const { listDifferingEntries } = await import('./differing-entries.mjs');
  const clone = mkdtempSync(join(tmpdir(), 'precis-verify-'));
  let different = 0;
  try {
    await rebuild(clone, ref ?? `v${version}`);
    for (const name of names) {
      const theirs = readFileSync(join(folder, name));
      const ours = readFileSync(join(clone, 'dist/package', name));
      if (theirs.equals(ours)) {
        console.log(`${name}: the same ${ours.length} bytes`);
        continue;
      }
      different += 1;
      const entries = await listDifferingEntries(theirs, ours);
      console.log(`${name}: DIFFERENT${entries.map((entry) => `\n  ${entry}`).join('') || ' in its container only'}`);
    }
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
  return different ? 1 : 0;
});
