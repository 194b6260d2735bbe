/**
 * Reads the configuration of small sites, prints posts in the format that results, and builds the sites with the real
 * generators: a post that preflight calls ready must be built, and Astro must refuse a post that preflight refuses.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, SetupError } from '../../src/cli/setup.mjs';
import { generators } from './generators.mjs';

const here = join(root, 'tests/generators');

const post = {
  comment: '',
  title: 'A tide gauge: "made" by hand',
  description: 'How the harbour reads its water.',
  excerpt: 'The harbour reads its own water.',
  introduction: 'The gauge is a float in a pipe.',
  authors: ['Mara Quist'],
  date: '2026-02-27T13:53:42+00:00',
  canonical: 'https://harbour.example/gauge',
  feed: { name: 'Harbour', url: '' },
  viewingMode: 'external',
  language: 'en',
  image: '',
  categories: ['Harbour'],
  tags: ['yes', 'tools'],
  points: [{ text: 'A float costs two euros.', quote: 'A float costs two euros.' }],
  sections: [],
  links: [],
  slug: '',
};

/**
 * The sites: `folder` below `configured` with the files that replace those of the generator's sample site; `profile`: the
 * shipped format that the configuration is applied to; `own`: values that the user enters; `refused`: changes that make
 * a post which the generator refuses.
 */
const sites = [
  {
    folder: 'astro',
    generator: 'Astro',
    profile: 'astro',
    without: ['src/content.config.mjs'],
    own: { rating: 4, filed: '2026-02-27' },
    refused: [
      { categories: ['Boats'] },
      { tags: [] },
      { title: 'A title that is longer than the sixty characters of the schema' },
      { own: { filed: '2026-02-27' } },
      { own: { rating: 4, filed: 'soon' } },
      { own: { rating: 9, filed: '2026-02-27' } },
      { own: { rating: 4, filed: '2026-02-27', pubDate: 'soon' } },
      { own: { rating: 4, filed: '2026-02-27', cover: ['a.png'] } },
      { own: { rating: 4, filed: '2026-02-27', 'seo.canonicalURL': 'here' } },
    ],
  },
  { folder: 'jekyll', generator: 'Jekyll', profile: 'jekyll', without: [], own: {}, refused: [] },
  { folder: 'jekyll-decap', generator: 'Jekyll', profile: 'jekyll', without: [], own: {}, refused: [] },
  { folder: 'hugo', generator: 'Hugo', profile: 'hugo-toml', without: ['config.toml'], own: {}, refused: [] },
];

/** Reads the texts of all files below a folder, with paths relative to it. */
const readFiles = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(folder.length + 1), text: readFileSync(path, 'utf8') }));

/** Builds a site of one post. @returns {boolean} whether a page has the post's title and text */
function isBuilt({ folder, without }, generator, { path, text }) {
  const site = join(here, generator.folder, 'work', `configured-${folder}`);
  rmSync(site, { recursive: true, force: true });
  cpSync(join(here, generator.folder, 'site'), site, { recursive: true });
  for (const name of without) rmSync(join(site, name));
  cpSync(join(here, 'configured', folder), site, { recursive: true });
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), text);
  const [command, args] = generator.build;
  const env = {
    ...process.env,
    TZ: 'UTC',
    LANG: 'C.UTF-8',
    NODE_ENV: 'production',
    CI: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  const { status } = spawnSync(command, args, { cwd: site, env, encoding: 'utf8', timeout: 600_000 });
  const pages = status === 0 ? readFiles(join(site, generator.out ?? 'out')) : [];
  rmSync(site, { recursive: true, force: true });
  return pages.some(
    (file) =>
      file.path.endsWith('.html') &&
      /<h1 id="title">A t/.test(file.text) &&
      file.text.includes('A float costs two euros'),
  );
}

/** @returns {Promise<{passed: number, failed: number}>} */
export async function checkConfigurations(format, profiles) {
  const total = { passed: 0, failed: 0 };
  const report = (isRight, text) => {
    total[isRight ? 'passed' : 'failed'] += 1;
    if (!isRight) console.log(`  ${text}`);
  };
  for (const site of sites) {
    const generator = generators.find(({ name }) => name === site.generator);
    try {
      await generator.version();
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      console.log(`configuration of ${site.folder}: skipped: ${error.message}`);
      continue;
    }
    const configuration = format.readBlogConfiguration(readFiles(join(here, 'configured', site.folder)));
    const collection = format.choosePostCollection(configuration, []);
    const shipped = profiles.find(({ id }) => id === site.profile);
    const profile = format.applyBlogConfiguration(shipped, collection, false);
    const print = (changes) => {
      const changed = { ...post, own: site.own, ...changes };
      const file = format.printPost(changed, profile);
      return { file, errors: format.preflight(file, changed, profile).filter(({ level }) => level === 'error') };
    };
    const { file, errors } = print({});
    report(errors.length === 0, `${site.folder}: preflight refuses the post: ${JSON.stringify(errors)}`);
    report(isBuilt(site, generator, file), `${site.folder}: the post was not built:\n${file.path}\n${file.text}`);
    for (const changes of site.refused) {
      const refused = print(changes);
      const name = `${site.folder}: ${JSON.stringify(changes)}`;
      report(refused.errors.length > 0, `${name}: preflight finds nothing`);
      report(!isBuilt(site, generator, refused.file), `${name}: the generator accepts the post`);
    }
    console.log(`configuration of ${site.folder}: ${site.generator}, 1 post built, ${site.refused.length} refused`);
  }
  return total;
}
