/**
 * `npm run test:generators [-- PROFILE …]`: prints the hostile posts in each profile's format, builds a site of them
 * with the real generator, and reads the posts back from the built pages. A profile without an available generator is
 * skipped, with the reason. `configurations` instead of a profile: only the sites whose configuration is read. Ends with `N passed, N failed`: posts that survived a generator complete in every time
 * zone, and posts that did not.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildNode } from '../../src/cli/build-node.mjs';
import { root, runMain, SetupError, setup } from '../../src/cli/setup.mjs';
import { checkConfigurations } from './configurations.mjs';
import { generators, profilesWithoutGenerator } from './generators.mjs';
import { getPostNumber, hostilePosts, plainPosts } from './hostile-posts.mjs';
import { findLosses, readBuiltPage } from './read-back.mjs';

const here = join(root, 'tests/generators');
const zones = ['UTC', 'America/Los_Angeles'];

/**
 * Builds a site from the posts.
 * @returns {{pages: Map<string, string>, said: string}} pages by post number; the error output
 */
function buildSite(generator, files, zone, profile) {
  const site = join(here, generator.folder, 'work', profile.id);
  rmSync(site, { recursive: true, force: true });
  cpSync(join(here, generator.folder, 'site'), site, { recursive: true });
  for (const { path, text } of files) {
    const file = join(site, generator.into?.[profile.id] ?? '', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const [command, args] = generator.build;
  const env = { ...process.env, TZ: zone, LANG: 'C.UTF-8', NODE_ENV: 'production', CI: '1', ...telemetryOff };
  const { status, signal, error, stdout, stderr } = spawnSync(command, args, {
    cwd: site,
    env,
    encoding: 'utf8',
    timeout: 1_200_000,
    maxBuffer: 2 ** 28,
  });
  const pages = new Map();
  const out = join(site, generator.out ?? 'out');
  for (const name of listFiles(out).filter((one) => one.endsWith('.html'))) {
    const html = readFileSync(join(out, name), 'utf8');
    const number = getPostNumber(html);
    // Index pages contain the beginnings of posts, so the page with the most text of a post is the post's own page.
    if (number && countShownText(html, generator) > countShownText(pages.get(number) ?? '', generator))
      pages.set(number, html);
  }
  return { pages, said: status === 0 ? '' : `${error?.message ?? signal ?? ''} ${stdout}${stderr}` };
}

const countShownText = (html, { places }) => readBuiltPage(html, places).text?.length ?? 0;

const telemetryOff = { ASTRO_TELEMETRY_DISABLED: '1', DOCUSAURUS_NO_TELEMETRY: '1', DO_NOT_TRACK: '1' };

function listFiles(folder) {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}

/**
 * Builds a site in each time zone and compares its pages with the posts.
 * @param {typeof import('#built/format').printPost} print
 * @returns {Map<string, Set<string>>} post number → descriptions of what was lost
 */
function checkGenerator(generator, profile, posts, print) {
  const files = posts.map(({ post }) => print(post, profile));
  const lost = new Map(posts.map(({ number }) => [number, new Set()]));
  for (const zone of zones) {
    const { pages, said } = buildSite(generator, files, zone, profile);
    if (said !== '')
      console.log(`  the build failed (TZ ${zone}):\n${said.trim().slice(-3000).replace(/^/gm, '  | ')}`);
    posts.forEach((one, at) => {
      const page = pages.get(one.number);
      const found =
        page === undefined
          ? [`not built: ${files[at].path}`]
          : findLosses(readBuiltPage(page, generator.places), one, zone);
      for (const loss of found) lost.get(one.number).add(loss);
    });
  }
  return lost;
}

await runMain(async () => {
  await setup();
  await buildNode();
  const format = await import('#built/format');
  const { printPost } = format;
  const { profiles } = await import('#built/profiles');
  const wanted = process.argv.slice(2);
  const total = { passed: 0, failed: 0 };
  const skipped = [];

  for (const profile of profiles.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
    // A format that fits several generators can't escape the template language of each.
    const posts = profile.generator === 'other' ? plainPosts : hostilePosts;
    const suitable = generators.filter((one) => one.profiles.includes(profile.id));
    if (suitable.length === 0) {
      console.log(`${profile.id}: skipped: ${profilesWithoutGenerator[profile.id] ?? 'no generator is known for it'}`);
      skipped.push(profile.id);
    }
    for (const generator of suitable) {
      let version;
      try {
        version = await generator.version();
      } catch (error) {
        if (!(error instanceof SetupError)) throw error;
        console.log(`${profile.id}: skipped: ${error.message}`);
        skipped.push(`${profile.id} (${generator.name})`);
        continue;
      }
      const lost = [...checkGenerator(generator, profile, posts, printPost)].filter(([, losses]) => losses.size > 0);
      total.passed += posts.length - lost.length;
      total.failed += lost.length;
      console.log(
        `${profile.id}: ${generator.name} ${version}, ${posts.length - lost.length} of ${posts.length} posts whole`,
      );
      for (const [number, losses] of lost)
        for (const loss of losses) console.log(`  ${profile.id}, post ${number}: ${loss}`);
    }
  }
  if (wanted.length === 0 || wanted.includes('configurations')) {
    const { passed, failed } = await checkConfigurations(format, profiles);
    total.passed += passed;
    total.failed += failed;
  }
  if (skipped.length > 0) console.log(`Not tested (each says why above): ${skipped.join(', ')}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
});
