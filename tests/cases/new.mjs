/**
 * Makes the folder of a new whole-page case: `node tests/cases/new.mjs SLUG FILE.html URL`. What the reader makes of the
 * page now is written down as a draft of what is expected; correct every line by eye. A folder that is there is left as
 * it is. Commit only pages and texts of your own writing.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main, root, run, SetupError } from '../../src/cli/setup.mjs';

const factual = ({ value, from }) => ({ value, from: [from] });

await main(async () => {
  const [slug, file, url] = process.argv.slice(2);
  if (!slug || !file || !url || !/^[a-z0-9-]+$/.test(slug) || !URL.canParse(url))
    throw new SetupError('Use: node tests/cases/new.mjs SLUG FILE.html URL   (slug: a-z, 0-9 and hyphens)');
  const folder = join(root, 'tests/cases', slug);
  if (existsSync(folder)) throw new SetupError(`${folder} is there already. Edit it by hand, or choose another slug.`);
  const html = readFileSync(file, 'utf8');

  const vite = join(root, 'node_modules/vite/bin/vite.js');
  if ((await run(process.execPath, [vite, 'build', '--mode', 'node', '--logLevel', 'warn'])) !== 0)
    throw new SetupError('The build failed; it says why above.');
  const { parseHtml } = await import(join(root, 'dist/node/dom.mjs'));
  const { read } = await import(join(root, 'dist/node/read.mjs'));
  const readAt = new Date().toISOString();
  const { markdown, url: _, readAt: __, kind, removals: ___, ...facts } = read({
    url,
    document: parseHtml(html, url),
    readAt,
  });
  const expected = { url, readAt, kind };
  for (const [name, found] of Object.entries(facts)) expected[name] = found && factual(found);

  mkdirSync(folder);
  writeFileSync(join(folder, 'page.html'), html);
  writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`);
  writeFileSync(join(folder, 'expected.md'), `${markdown.trim()}\n`);
  console.log(`${folder}\nNow correct expected.json and expected.md by eye, against the page.`);
});
