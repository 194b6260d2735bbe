/**
 * `npm run score -- FOLDER`: builds the product for Node and runs every scorer on its development set. FOLDER holds
 * `score/` (the scorers) and `corpus/` (the data that they measure on); neither belongs to this project.
 */
import { cpSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildNode } from '../../src/cli/build-node.mjs';
import { root, runCommand, runMain, SetupError, setup } from '../../src/cli/setup.mjs';

const getAdapterPath = (name) => join(root, 'tests/score', `${name}.mjs`);

/** Scorers with their arguments. Paths are relative to FOLDER or to the copy of it. */
const scorers = [
  ['score/pages.mjs', '--extractor', getAdapterPath('extractor'), '--set', 'dev'],
  ['corpus/summaries/score.mjs', '--summarizer', getAdapterPath('summarizer'), '--data', 'all'],
  ['score/tags.mjs', '--tagger', getAdapterPath('tagger'), '--set', 'dev'],
  ['score/posts.mjs', '--serializer', getAdapterPath('serializer'), '--set', 'dev'],
  ['score/posts.mjs', '--serializer', getAdapterPath('serializer'), '--set', 'nasty'],
  ['score/blogs.mjs', '--learner', getAdapterPath('learner'), '--set', 'dev'],
  ['score/nuggets.mjs', '--poster', getAdapterPath('poster'), '--set', 'train', '--points', '7'],
  ['score/nuggets.mjs', '--poster', getAdapterPath('poster'), '--set', 'dev', '--points', '7'],
  ['score/nuggets.mjs', '--poster', getAdapterPath('poster'), '--set', 'dev'],
  ['score/claims.mjs', '--checker', getAdapterPath('checker'), '--set', 'dev'],
];

/**
 * Copies the scorers and installs their packages in the copy, since FOLDER may be read-only. The corpus is linked, not
 * copied.
 */
async function copyScorers(folder) {
  const copy = join(root, 'dist/scorers');
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(folder, 'score'), join(copy, 'score'), { recursive: true });
  symlinkSync(join(folder, 'corpus'), join(copy, 'corpus'));
  if ((await runCommand('npm', ['ci', '--no-audit', '--no-fund'], { cwd: join(copy, 'score') })) !== 0)
    throw new SetupError("The scorers' own packages could not be installed; npm says why above.");
  return copy;
}

await runMain(async () => {
  const given = process.argv[2];
  if (!given || !existsSync(join(given, 'score'))) {
    console.log('Skipped: say where the scorers and the corpus are, npm run score -- FOLDER.');
    return 0;
  }
  await setup();
  await buildNode();
  const copy = await copyScorers(resolve(given));
  let failures = 0;
  for (const [scorer, ...args] of scorers) {
    console.log(`\n${scorer} ${args.filter((arg) => !arg.startsWith(root)).join(' ')}`);
    if ((await runCommand(process.execPath, [join(copy, scorer), ...args])) !== 0) failures += 1;
  }
  console.log('\nduplicates');
  if ((await runCommand(process.execPath, [getAdapterPath('duplicates'), join(copy, 'corpus')])) !== 0) failures += 1;
  return failures ? 1 : 0;
});
