/**
 * `npm run new:case|new:profile|new:output`: creates a source file, adds it to the index, and creates a test that fails
 * until the work is done. Never overwrites a file. .github/CONTRIBUTING.md describes the next steps.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root, runCommand, runMain, SetupError } from './setup.mjs';

const toPath = (path) => join(root, path);

/**
 * Returns the `from '…'` of an import for generated code. If a template contained the clause itself, tools would take it for
 * an import of this file.
 */
const importFrom = (path) => `from '${path}'`;

function writeNewFile(path, text) {
  if (existsSync(toPath(path)))
    throw new SetupError(`${path} is there already. Edit it by hand, or choose another name.`);
  mkdirSync(dirname(toPath(path)), { recursive: true });
  writeFileSync(toPath(path), text);
}

/** Inserts `line` at the end of the list between `start` and `end` in a file, and `head` at the beginning of the file. */
function insertLine(path, start, end, line, head = '') {
  const text = readFileSync(toPath(path), 'utf8');
  const from = text.indexOf(start);
  const to = text.indexOf(end, from + start.length);
  if (from === -1 || to === -1) throw new SetupError(`${path} has no “${start}” any more: mend src/cli/new.mjs.`);
  const before = text.slice(0, to).trimEnd();
  writeFileSync(toPath(path), `${head}${before}${/[,[{]$/.test(before) ? '' : ','}\n  ${line}\n${text.slice(to)}`);
}

/** Inserts texts into the English messages, after the last key with the same prefix (`kind`), such as `output_`. */
function insertMessages(kind, texts) {
  const path = 'public/_locales/en/messages.json';
  const entries = Object.entries(JSON.parse(readFileSync(toPath(path), 'utf8')));
  const at = entries.findLastIndex(([key]) => key.startsWith(kind)) + 1;
  const messages = Object.fromEntries(entries.toSpliced(at, 0, ...Object.entries(texts)));
  writeFileSync(toPath(path), `${JSON.stringify(messages, null, 2)}\n`);
  return path;
}

/** Reads ID and NAME from the arguments, and makes a variable name from the ID: `my-blog` becomes `myBlog`. */
function toNames([id, ...words]) {
  if (!/^[a-z][a-z0-9-]*$/.test(id ?? '') || words.length === 0)
    throw new SetupError(
      'Use: npm run new:KIND -- ID NAME   (ID: a-z, 0-9 and hyphens, such as my-blog; NAME: as the user reads it)',
    );
  return { id, name: words.join(' '), value: id.replace(/-(\w?)/g, (_, letter) => letter.toUpperCase()) };
}

/** One generator for each kind: `case`, `profile`, `output`. Returns the paths of the files that it wrote. */
const entryGenerators = {
  profile(args) {
    const { id, name, value } = toNames(args);
    const file = `src/profiles/${id}.ts`;
    const test = `tests/unit/profiles/${id}.test.ts`;
    writeNewFile(
      file,
      `import { usualBody } ${importFrom('../core/format/liquid-blocks.ts')};
import type { Profile } ${importFrom('../core/format/profile.ts')};
import { lowerCaseSlug } ${importFrom('../core/slug.ts')};
import { listSourceKeys } ${importFrom('./source-keys.ts')};

export const ${value}: Profile = {
  version: 1,
  id: '${id}',
  name: ${JSON.stringify(name)},
  generator: 'other',
  frontMatter: { language: 'yaml', quote: { style: 'double' }, list: { form: 'flow' } },
  keys: [
    { name: 'title', from: 'title' },
    { name: 'date', from: 'date', date: { format: '%Y-%m-%d' }, quote: { style: 'bare' } },
    { name: 'author', from: 'authors | join: ", "' },
    { name: 'tags', from: 'tags' },
    { name: 'canonical_url', from: 'canonical' },
    ...listSourceKeys(),
  ],
  path: 'posts/{{ slug }}.md',
  slug: lowerCaseSlug,
  tags: { always: [], categories: true, sort: 'keep', form: 'keep' },
  dates: 'posted',
  author: 'user',
  zone: 'keep',
  excerpt: { marker: '', author: false },
  body: usualBody(''),
  hazards: [],
};
`,
    );
    writeNewFile(
      test,
      `import { expect, test } ${importFrom('vitest')};
import { printPost } ${importFrom('../../../src/core/format/print-post.ts')};
import { ${value} } ${importFrom(`../../../src/profiles/${id}.ts`)};
import { fixturePost } ${importFrom('../format/fixtures.ts')};

test('${id} prints the fixture as a post of the blog', () => {
  expect(printPost(fixturePost, ${value}), 'Write it by hand first').toEqual({
    path: 'posts/the-path-of-this-post.md',
    text: 'The post of tests/unit/format/fixtures.ts as the blog has it',
  });
});
`,
    );
    insertLine(
      'src/profiles/index.ts',
      'export const profiles: Profile[] = [',
      ']',
      `${value},`,
      `import { ${value} } ${importFrom(`./${id}.ts`)};\n`,
    );
    return [file, 'src/profiles/index.ts', test];
  },

  output(args) {
    const { id, name, value } = toNames(args);
    if (/[^a-z]/.test(id)) throw new SetupError('The id of an output is part of message keys: letters a-z alone.');
    const file = `src/publishing/destinations/${id}.ts`;
    const fixtures = 'tests/contracts/output-fixtures.mjs';
    writeNewFile(
      file,
      `import type { Output } ${importFrom('../output.ts')};

/** ${name}. */
export const ${value}: Output = {
  id: '${id}',
  delivers: 'publishes',
  fields: [],
  needsWindow: () => false,
  send: () => Promise.reject(new Error('${id} sends nothing yet: the contract is in src/publishing/output.ts')),
};
`,
    );
    insertLine(
      'src/publishing/destinations/index.ts',
      'export const outputs: Output[] = [',
      ']',
      `${value},`,
      `import { ${value} } ${importFrom(`./${id}.ts`)};\n`,
    );
    insertLine(
      fixtures,
      'export const outputFixtures = {',
      '\n};',
      `${id}: { 'on this machine': { make: () => Promise.reject(new Error('${id} has nothing to be tried against yet: see OutputFixture above')) } },`,
    );
    const messages = insertMessages('output_', {
      [`output_${id}_name`]: { message: name },
      [`output_${id}_help`]: { message: `To ${name}.` },
      [`output_${id}_done`]: { message: `Sent to ${name}` },
      [`output_${id}_failed`]: { message: 'Nothing was sent.' },
    });
    return [file, 'src/publishing/destinations/index.ts', fixtures, messages];
  },

  /** Creates a test case from a page. The article as Precis reads it today becomes the draft of the expected result. */
  async case([slug, page, url]) {
    if (!page || !/^[a-z0-9-]+$/.test(slug ?? '') || !URL.canParse(url ?? ''))
      throw new SetupError('Use: npm run new:case -- SLUG FILE.html URL   (SLUG: a-z, 0-9 and hyphens)');
    const html = readFileSync(page, 'utf8');
    const vite = toPath('node_modules/vite/bin/vite.js');
    if ((await runCommand(process.execPath, [vite, 'build', '--mode', 'node', '--logLevel', 'warn'])) !== 0)
      throw new SetupError('The build failed; it says why above.');
    const { parseHtml } = await import('#built/dom');
    const { identifyLanguage, readArticle } = await import('#built/pipeline');
    const readAt = new Date().toISOString();
    const article = identifyLanguage(readArticle({ url, document: parseHtml(html, url), readAt }));
    const { kind, markdown } = article;
    const expected = { draft: 'Correct every line by eye, against the page; then delete this one.', url, readAt, kind };
    for (const [name, fact] of Object.entries(article))
      if (fact === null) expected[name] = null;
      else if (typeof fact === 'object' && 'value' in fact) expected[name] = { value: fact.value, from: [fact.from] };
    const folder = `tests/cases/${slug}`;
    writeNewFile(`${folder}/page.html`, html);
    writeNewFile(`${folder}/expected.json`, `${JSON.stringify(expected, null, 2)}\n`);
    writeNewFile(`${folder}/expected.md`, `${markdown.trim()}\n`);
    return [`${folder}/page.html`, `${folder}/expected.json`, `${folder}/expected.md`];
  },
};

/** For each kind, the command that runs the new tests, which fail until the work is done. */
const testCommands = {
  case: (id) => `npx vitest run tests/cases.test.ts -t "${id}"`,
  profile: (id) => `npx vitest run tests/unit/profiles/${id}`,
  output: (id) => `npx vitest run tests/contracts/outputs tests/unit/locales -t "output ${id}"`,
};

await runMain(async () => {
  const [kind, ...args] = process.argv.slice(2);
  const make = Object.hasOwn(entryGenerators, kind ?? '') && entryGenerators[kind];
  if (!make) throw new SetupError(`There is new:${Object.keys(entryGenerators).join(', new:')}.`);
  const files = await make(args);
  if (kind !== 'case') {
    const biome = toPath('node_modules/@biomejs/biome/bin/biome');
    const tidy = await runCommand(process.execPath, [biome, 'check', '--write', '--log-level=error', ...files], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (tidy !== 0) throw new SetupError('The files were made, but biome finds fault with them; it says why above.');
  }
  console.log(
    `${files.map((file) => relative(process.cwd(), toPath(file))).join('\n')}\n\nThis fails until the work is done:\n  ${testCommands[kind](args[0])}`,
  );
});
