/**
 * `npm run score -- FOLDER`: builds the product for Node and runs every scorer on its development set. FOLDER holds
 * `score/` (the scorers) and `corpus/` (what they measure on); neither is part of this project.
 */
import { cpSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildNode } from '../../src/cli/build-node.mjs';
import { main, root, run, SetupError, setup } from '../../src/cli/setup.mjs';

const adapter = (name) => join(root, 'tests/score', `${name}.mjs`);

/** Scorer, in the given folder or its copy, and what it is called with. */
const scorers = [
  ['score/pages.mjs', '--extractor', adapter('extractor'), '--set', 'dev'],
  ['corpus/summaries/score.mjs', '--summarizer', adapter('summarizer'), '--data', 'all'],
  ['score/tags.mjs', '--tagger', adapter('tagger'), '--set', 'dev'],
  ['score/posts.mjs', '--serializer', adapter('serializer'), '--set', 'dev'],
  ['score/posts.mjs', '--serializer', adapter('serializer'), '--set', 'nasty'],
  ['score/blogs.mjs', '--learner', adapter('learner'), '--set', 'dev'],
];

/** A copy of the scorers with their own packages, since the given folder may be read-only. The corpus is linked. */
async function prepare(folder) {
  const copy = join(root, 'dist/scorers');
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(folder, 'score'), join(copy, 'score'), { recursive: true });
  symlinkSync(join(folder, 'corpus'), join(copy, 'corpus'));
  if ((await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: join(copy, 'score') })) !== 0)
    throw new SetupError("The scorers' own packages could not be installed; npm says why above.");
  return copy;
}

await main(async () => {
  const given = process.argv[2];
  if (!given || !existsSync(join(given, 'score'))) {
    console.log('Skipped: say where the scorers and the corpus are, npm run score -- FOLDER.');
    return 0;
  }
  await setup();
  await buildNode();
  const copy = await prepare(resolve(given));
  let failures = 0;
  for (const [scorer, ...args] of scorers) {
    console.log(`\n${scorer} ${args.filter((arg) => !arg.startsWith(root)).join(' ')}`);
    if ((await run(process.execPath, [join(copy, scorer), ...args])) !== 0) failures += 1;
  }
  console.log('\nduplicates');
  if ((await run(process.execPath, [adapter('duplicates'), join(copy, 'corpus')])) !== 0) failures += 1;
  return failures ? 1 : 0;
});
