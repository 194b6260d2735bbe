/**
 * A post's images are published with the post: downloaded, committed beside the post, and linked from there
 * (`src/publishing/fetch-images.ts`).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestOrigin } from '../../src/core/base-address.ts';
import { outputs } from '../../src/publishing/destinations/index.ts';
import { listImageHosts } from '../../src/publishing/fetch-images.ts';
import { withDefaults } from '../../src/publishing/readiness.ts';
import { runSend } from '../../src/publishing/run-send.ts';
import { createSendJob, startSendTry } from '../../src/publishing/send-job.ts';
import { previewPost } from '../../src/ui/options/preview-post.ts';
import { startLoopbackServer } from '../servers/loopback.mjs';
import { createContext } from './output-context.mjs';
import { outputFixtures } from './output-fixtures.mjs';

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const large = Buffer.concat([png, Buffer.alloc(2_000_000)]);
const bytes = { 'a b (1).png': png, 'large.png': large, 'page.png': '<h1>Not here</h1>', 'v.svg': '<svg/>' };

const path = '_posts/2026-03-01-Ä & #1.md';
const now = '2026-03-01T10:00:00Z';

const outputVariants = ['github', 'gitlab', 'gitea', 'webdav', 'folder'].flatMap((id) =>
  Object.entries(outputFixtures[id]).map(([way, { make }]) => ({
    id,
    way,
    make,
    output: outputs.find((one) => one.id === id),
  })),
);

let imageServer;
beforeAll(async () => {
  const route = { route: 'GET /i/{name}', take: ({ params }) => ({ bytes: bytes[decodeURIComponent(params.name)] }) };
  imageServer = await startLoopbackServer([{ ...route, take: (request) => route.take(request) ?? { status: 404 } }]);
});
afterAll(() => imageServer.close());

const toImageUrl = (name) => `${imageServer.origin}/i/${name}`;

describe.each(outputVariants)('images sent to $id $way', { timeout: 60_000 }, ({ make, output }) => {
  const prepare = async (names, { front = '', values = {} } = {}) => {
    const fixture = await make();
    const origin = requestOrigin(output, withDefaults(output, fixture.values));
    const text = `---\nimage: ${front}\n---\n\n${names.map((name) => `![${name}](${toImageUrl(name)})`).join('\n')}\n`;
    const post = { ...previewPost, image: front };
    const wanted = [...new Set([...names.map(toImageUrl), front].filter(Boolean))];
    const images = { wanted, hosts: listImageHosts(wanted), taken: 0, left: 0 };
    const what = {
      id: '0f5c7a10-1111-4222-8333-444455556666',
      kind: /** @type {const} */ ('send'),
      destination: 'd',
      origin,
      output: output.id,
    };
    const job = createSendJob({ ...what, posts: ['p'], images }, { items: [{ file: { path, text }, post }] }, now);
    const context = createContext({ now, ...fixture.context });
    const kept = [];
    const keep = async (one) => void kept.push(one);
    const run = (one, more = {}) =>
      runSend(
        startSendTry(one),
        output,
        withDefaults(output, { ...fixture.values, ...values }),
        { ...context, ...more },
        keep,
      );
    const end = async () => {
      await fixture.end?.();
      expect(fixture.server?.faults ?? []).toEqual([]);
    };
    return { ...fixture, job, run, kept, text, end };
  };

  it('images lie beside the post, which names them there; they are written down first, and taken back with it', async () => {
    const { job, run, kept, files, end, server } = await prepare(['a%20b%20%281%29.png'], {
      front: toImageUrl('a%20b%20%281%29.png'),
    });
    const done = await run(job);
    expect(done).toMatchObject({ state: 'done', receipt: { images: { taken: 1, left: 0 } } });
    expect(done.receipt.where).toContain(path);
    expect(done.receipt.where).not.toContain('.png');
    const there = await files();
    const [image] = Object.keys(there).filter((name) => name !== path);
    expect(image).toMatch(/^_posts\/2026-03-01-Ä & #1\/a-b-1-[0-9a-f]{8}\.png$/);
    const name = `./${image.split('/').slice(1).map(encodeURIComponent).join('/')}`;
    expect(there[path]).toBe(`---\nimage: ${name}\n---\n\n![a%20b%20%281%29.png](${name})\n`);
    if (server?.repo)
      expect(server.repo.git('show', '--stat', '--format=', done.receipt.commit)).toMatch(/2 files changed/);
    expect(kept).toHaveLength(1);
    expect(Buffer.from(kept[0].request.assets[0].bytes)).toEqual(png);
    // A worker that stopped after saving the job sends the saved images again and downloads none.
    const requestCount = imageServer.seen.length;
    expect(await run({ ...kept[0], state: 'working' })).toMatchObject({ state: 'done' });
    expect(imageServer.seen).toHaveLength(requestCount);
    expect(Object.keys(await files())).toHaveLength(2);
    const undo = createSendJob({ ...done, kind: 'undo', receipt: done.receipt }, { items: [] }, now);
    expect(await run(undo)).toMatchObject({ state: 'done' });
    expect(await files()).toEqual({});
    await end();
  });

  it('images go into a folder of their own where the blog wants that', async () => {
    const { job, run, files, end } = await prepare(['a%20b%20%281%29.png'], {
      values: { imageFolder: '/static/images/' },
    });
    expect(await run(job)).toMatchObject({ state: 'done' });
    const there = await files();
    const [image] = Object.keys(there).filter((name) => name !== path);
    expect(image).toMatch(/^static\/images\/2026-03-01-Ä & #1\//);
    expect(there[path]).toContain(`](/images/2026-03-01-${encodeURIComponent('Ä & #1')}/a-b-1-`);
    await end();
  });

  it('images stay where they are when they are too large, no images, scripted, gone, or without permission', async () => {
    const names = ['large.png', 'page.png', 'v.svg', 'gone.png'];
    const { job, run, files, text, end } = await prepare(names);
    expect(await run(job)).toMatchObject({ state: 'done', receipt: { images: { taken: 0, left: 4 } } });
    expect(await files()).toEqual({ [path]: text });
    await end();

    // The image is on localhost, which the user has not allowed Precis to send requests to.
    const elsewhere = toImageUrl('a%20b%20%281%29.png').replace('127.0.0.1', 'localhost');
    const shut = await prepare([], { front: elsewhere });
    const requestCount = imageServer.seen.length;
    const context = { hasPermission: async ([one]) => !one.includes('localhost') };
    expect(await shut.run(shut.job, context)).toMatchObject({ state: 'done', receipt: { images: { left: 1 } } });
    expect(imageServer.seen).toHaveLength(requestCount);
    expect(await shut.files()).toEqual({ [path]: shut.text });
    await shut.end();
  });

  it('a send waits for images while their host is out of reach, and then leaves them', async () => {
    const { job, run, files, end } = await prepare([], { front: 'http://127.0.0.1:9/x.png' });
    const first = await run(job);
    expect(first).toMatchObject({ state: 'waiting', code: 'offline', detail: '127.0.0.1:9' });
    expect(await files()).toEqual({});
    const second = await run(first);
    expect(second).toMatchObject({ state: 'waiting' });
    expect(await run(second)).toMatchObject({ state: 'done', receipt: { images: { taken: 0, left: 1 } } });
    expect(Object.keys(await files())).toEqual([path]);
    await end();
  });
});
