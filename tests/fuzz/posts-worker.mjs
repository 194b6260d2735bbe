/** A child process that prints and renders the hostile posts of one range of seeds after another. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { printPost } from '#built/format';
import { profiles } from '#built/profiles';
import { roundupToPost } from '#built/roundup';
import { root } from '../../src/cli/setup.mjs';
import { findActiveContent } from '../renderers/find-active-content.mjs';
import { createHostilePost, createHostileRoundup } from '../renderers/hostile-posts.mjs';
import { nodeRenderers, profileElements, profileRenderers } from '../renderers/node-renderers.mjs';
import { hasHugo, renderWithHugo, startRuby } from '../renderers/programs.mjs';

const ruby = await startRuby();
const hugo = hasHugo();
const words = { why: 'Why it matters', sources: 'Sources', other: 'More' };

/** Every tenth post is a roundup (one post about several articles) with hostile items. */
const createPost = (seed, profile) =>
  seed % 10 === 0
    ? roundupToPost(createHostileRoundup(seed), profile, '2026-03-06T09:00:00+01:00', words)
    : createHostilePost(seed);

const getBody = (text) => text.replace(/^(---|\+\+\+)\n[\s\S]*?\n\1\n/, '');

function rendererFor(name) {
  if (nodeRenderers[name]) return nodeRenderers[name];
  return ruby.names.includes(name) ? (body) => ruby.render(name, body) : undefined;
}

process.on('message', async ({ from, to }) => {
  const tally = {};
  const failures = [];
  const count = (renderer, profile, seed, active) => {
    tally[renderer] ??= { bodies: 0, active: 0 };
    tally[renderer].bodies += 1;
    if (active.length === 0) return;
    tally[renderer].active += 1;
    failures.push({ seed, profile, renderer, active });
  };
  const forHugo = new Map();
  for (let seed = from; seed < to; seed++) {
    const judged = new Set();
    for (const profile of profiles) {
      const body = getBody(printPost(createPost(seed, profile), profile).text);
      for (const name of profileRenderers[profile.id]) {
        // When two formats print the same body, each renderer gets that body once.
        if (judged.has(name + body)) continue;
        judged.add(name + body);
        if (name === 'hugo') forHugo.set(`${profile.id}-${seed}`, { profile: profile.id, seed, body });
        const render = rendererFor(name);
        if (!render) continue;
        let active;
        try {
          active = findActiveContent(await render(body), profileElements[profile.id]);
        } catch (error) {
          active = [`it breaks the build: ${error.message}`];
        }
        count(name, profile.id, seed, active);
      }
    }
  }
  if (hugo && forHugo.size > 0) {
    const folder = join(root, 'dist/fuzz', `hugo-${process.pid}`);
    const built = renderWithHugo(folder, new Map([...forHugo].map(([name, { body }]) => [name, body])));
    for (const [name, { profile, seed }] of forHugo) {
      const html = built.get(name);
      count('hugo', profile, seed, html === undefined ? ['it breaks the build'] : findActiveContent(html));
    }
    rmSync(folder, { recursive: true, force: true });
  }
  process.send?.({ tally, failures });
});
