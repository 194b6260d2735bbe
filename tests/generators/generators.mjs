/** What is known of each generator: how it is had, what builds a site with it, and where its pages say what. */
import { installFromNpm, installFromSystem } from './install.mjs';

/** As the sites of this folder print a post. */
const siteSelectors = { title: '#title', date: '.date', tags: '.post-tag', body: '#body' };
const runNodeScript = (script) => [process.execPath, [`../../node_modules/${script}`]];
const withArguments = ([command, args], ...more) => [command, [...args, ...more]];

/**
 * `folder`: holds `site`, the smallest site that prints title, date, tags and body. `build`: run in a copy of it that the
 * posts were put into, writes to `out`. `into`: where the blog keeps what the profile puts at its root.
 */
export const generators = [
  {
    name: 'Jekyll',
    folder: 'jekyll',
    profiles: ['techhub', 'jekyll'],
    version: () => installFromSystem('jekyll'),
    build: ['jekyll', ['build', '--destination', 'out', '--disable-disk-cache']],
    into: { techhub: '_posts/' },
    places: siteSelectors,
  },
  {
    name: 'Hugo',
    folder: 'hugo',
    profiles: ['hugo-yaml', 'hugo-toml'],
    version: () => installFromSystem('hugo'),
    build: ['hugo', ['--destination', 'out']],
    places: siteSelectors,
  },
  {
    name: 'Eleventy',
    folder: 'eleventy',
    profiles: ['eleventy'],
    version: () => installFromNpm('eleventy', '@11ty/eleventy'),
    build: withArguments(runNodeScript('@11ty/eleventy/cmd.cjs'), '--output=out'),
    places: siteSelectors,
  },
  {
    name: 'Hexo',
    folder: 'hexo',
    profiles: ['hexo'],
    version: () => installFromNpm('hexo', 'hexo'),
    build: withArguments(runNodeScript('hexo/bin/hexo'), 'generate', '--config', '_config.yml'),
    out: 'public',
    places: siteSelectors,
  },
  {
    name: 'Astro',
    folder: 'astro',
    profiles: ['astro'],
    version: () => installFromNpm('astro', 'astro'),
    build: withArguments(runNodeScript('astro/astro.js'), 'build', '--outDir', 'out'),
    places: siteSelectors,
  },
  {
    name: 'Docusaurus',
    folder: 'docusaurus',
    profiles: ['docusaurus'],
    version: () => installFromNpm('docusaurus', '@docusaurus/core'),
    build: withArguments(
      runNodeScript('@docusaurus/core/bin/docusaurus.mjs'),
      'build',
      '--out-dir',
      'out',
      '--no-minify',
    ),
    // Its own theme prints the posts.
    places: { within: 'article', title: 'h1', date: 'time', tags: '[rel=tag]', body: '.markdown' },
  },
  {
    name: 'MDX',
    folder: 'mdx',
    profiles: ['next'],
    version: () => installFromNpm('mdx', '@mdx-js/mdx'),
    build: [process.execPath, ['build.mjs']],
    places: siteSelectors,
  },
];

/** Profiles without a generator that a registry has. */
export const profilesWithoutGenerator = {
  plain: 'It has no generator of its own.',
  obsidian: 'Obsidian is a desktop program, in no package registry.',
  zola: 'Zola is neither in Debian nor on npm.',
};
