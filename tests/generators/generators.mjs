/**
 * For each site generator: how to install it, how to build a site with it, and where its pages show title, date, tags
 * and body.
 */
import { installFromNpm, installFromSystem } from './install.mjs';

/** CSS selectors for a post's page in the sample sites of this folder. */
const siteSelectors = { title: '#title', date: '.date', tags: '.post-tag', body: '#body' };
/** @typedef {[command: string, args: string[]]} Command */
/** @returns {Command} */
const runNodeScript = (script) => [process.execPath, [`../../node_modules/${script}`]];
/** @param {Command} command @param {string[]} more @returns {Command} */
const withArguments = ([command, args], ...more) => [command, [...args, ...more]];

/**
 * `folder` holds `site`, the smallest site that prints title, date, tags and body. `build` runs in a copy of `site` to
 * which the posts were added, and writes the pages to `out`. `into`: the folder for files that the profile puts at the
 * blog's root.
 * @type {{name: string, folder: string, profiles: string[], version: () => string | Promise<string>, build: Command,
 *   places: import('./read-back.mjs').Places, into?: Record<string, string>, out?: string}[]}
 */
export const generators = [
  {
    name: 'Jekyll',
    folder: 'jekyll',
    profiles: ['techhub', 'jekyll', 'markdown'],
    version: () => installFromSystem('jekyll'),
    build: ['jekyll', ['build', '--destination', 'out', '--disable-disk-cache']],
    into: { techhub: '_posts/', markdown: '_posts/' },
    places: siteSelectors,
  },
  {
    name: 'Hugo',
    folder: 'hugo',
    profiles: ['hugo-yaml', 'hugo-toml', 'markdown'],
    version: () => installFromSystem('hugo'),
    build: ['hugo', ['--destination', 'out']],
    into: { markdown: 'content/posts/' },
    places: siteSelectors,
  },
  {
    name: 'Eleventy',
    folder: 'eleventy',
    profiles: ['eleventy', 'markdown'],
    version: () => installFromNpm('eleventy', '@11ty/eleventy'),
    build: withArguments(runNodeScript('@11ty/eleventy/cmd.cjs'), '--output=out'),
    into: { markdown: 'posts/' },
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
    // The built-in theme of Docusaurus prints the posts.
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

/** Profiles whose generator can't be installed from a package registry, with the reason. */
export const profilesWithoutGenerator = {
  plain: 'It has no generator of its own.',
  obsidian: 'Obsidian is a desktop program, in no package registry.',
  zola: 'Zola is neither in Debian nor on npm.',
};
