/**
 * The contract of every output (`src/publishing/output.ts`): the same suite runs for each of them, against a real
 * destination.
 */
import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { listenOnLoopback } from '../../src/cli/serve.mjs';
import { requestOrigin } from '../../src/core/base-address.ts';
import { JobError } from '../../src/jobs/job-error.ts';
import { ConflictError } from '../../src/publishing/conflict-error.ts';
import { outputs } from '../../src/publishing/destinations/index.ts';
import { checkReadiness, withDefaults } from '../../src/publishing/readiness.ts';
import { runSend } from '../../src/publishing/run-send.ts';
import { createSendJob, startSendTry } from '../../src/publishing/send-job.ts';
import { previewPost } from '../../src/ui/options/preview-post.ts';
import { catchError, createContext } from './output-context.mjs';
import { outputFixtures } from './output-fixtures.mjs';

const text = '---\ntitle: "“Ä” $& 👩‍👩‍👧"\n---\n\nText\r\n\u2028';
const path = '_posts/2026-03-01-Ä & #1 (a+b)%.md';
/** @returns {import('../../src/publishing/output.ts').SendRequest} */
const createRequest = (more = {}) => ({
  id: '0f5c7a10-1111-4222-8333-444455556666',
  items: [{ file: { path, text }, post: { ...previewPost, title: 'Fixes #12 for @ana [skip ci]' } }],
  assets: [],
  replace: {},
  retried: false,
  ...more,
});
const other = { file: { path: '_posts/2026-03-02-B.md', text: 'B\n' }, post: { ...previewPost, title: 'B' } };

const leaveOut = /** @type {typeof it} */ (/** @type {unknown} */ (Object.assign(() => {}, { each: () => () => {} })));

/** Leaves out a test for destinations that lack the feature under test. `it.runIf` would count the test as skipped. */
const itIf = (can) => (can ? it : leaveOut);

let open = [];
async function startFixture(make) {
  const fixture = await make();
  open.push(fixture);
  const context = createContext(fixture.context);
  const values = fixture.values;
  return { ...fixture, values, context };
}
afterEach(async () => {
  const ended = open;
  open = [];
  for (const { server, end } of ended) {
    await end?.();
    if (server) expect(server.faults).toEqual([]);
  }
});

const createJob = ({ id, ...output }, values, { now }) => {
  const what = {
    id: 'j',
    kind: /** @type {const} */ ('send'),
    destination: 'd',
    origin: requestOrigin(output, values),
    output: id,
    posts: [],
  };
  return startSendTry(createSendJob(what, createRequest(), now));
};

describe.each(outputs)('output $id', { timeout: 60_000 }, (output) => {
  it('has an id of its own and a server or program to be tested against', () => {
    expect(outputs.filter(({ id }) => id === output.id)).toHaveLength(1);
    expect(output.id).toMatch(/^[a-z][a-z-]*$/);
    // The clipboard and the download have no settings, and a text that was handed over can't be taken back.
    if (output.delivers === 'hands-over') expect([output.fields, output.undo]).toEqual([[], undefined]);
    else expect(output.delivers).toBe('publishes');
    expect(Object.keys(outputFixtures[output.id] ?? {}).length).toBeGreaterThan(0);
    expect(new Set(output.fields.map(({ key }) => key)).size).toBe(output.fields.length);
    for (const { only } of output.fields) if (only) expect(output.fields.map(({ key }) => key)).toContain(only.key);
  });

  describe.each(Object.entries(outputFixtures[output.id] ?? {}))('%s', (_, { make, asks, server: remote }) => {
    const prepare = async () => {
      const fixture = await startFixture(make);
      const values = withDefaults(output, fixture.values);
      const send = (more) => output.send(createRequest(more), values, fixture.context);
      const undo = (receipt) => output.undo(JSON.parse(JSON.stringify(receipt)), values, fixture.context);
      return { ...fixture, values, send, undo };
    };

    it('says before the click whether it is ready, and what is missing', async () => {
      const { values, context } = await prepare();
      expect(await checkReadiness(output, values, context)).toEqual({ is: 'ready' });
      const required = output.fields.filter((field) => field.required && values[field.key]);
      for (const { key, kind } of required) {
        const state = await checkReadiness(output, { ...values, [key]: '' }, context);
        if (kind === 'secret') expect(state).toEqual({ is: 'needs-sign-in', field: key });
        else if (kind !== 'folder') expect(state).toEqual({ is: 'needs-settings', fields: [key] });
      }
      const shut = { ...context, hasPermission: async () => false };
      if (output.hosts?.(values).length)
        expect(await checkReadiness(output, values, shut)).toMatchObject({ is: 'needs-permission' });
    });

    it('sends the text to the byte, with a receipt of where and when', async () => {
      const { send, files, context, wanted = (all) => all } = await prepare();
      const receipt = await send();
      expect(Object.values(await files())).toEqual([wanted(text)]);
      expect(receipt).toMatchObject({ output: output.id, where: expect.any(String), at: context.now });
      expect(JSON.parse(JSON.stringify(receipt))).toEqual(receipt);
    });

    it('rejects when the destination refuses the post', async () => {
      const { values, server } = await prepare();
      server?.injectedFaults.push(...Array(9).fill({ status: 503, bytes: '<h1>Down</h1>' }));
      await expect(output.send(createRequest(), values, createContext())).rejects.toThrow();
    });

    itIf(asks)('puts files of any bytes beside the post', async () => {
      const { send, files } = await prepare();
      const bytes = new Uint8Array([137, 80, 78, 71, 10, 26, 10]);
      await send({ assets: [{ path: '_posts/a b.txt', bytes }] });
      expect(Object.keys(await files()).sort()).toEqual(['_posts/a b.txt', path].sort());
    });

    itIf(asks)('changes nothing when the same post is sent again', async () => {
      const { send, files, server } = await prepare();
      const first = await send();
      const commits = server?.repo?.git('rev-list', '--count', '--all');
      const second = await send({ retried: true });
      expect(second.where).toBe(first.where);
      expect(Object.values(await files())).toEqual([text]);
      expect(server?.repo?.git('rev-list', '--count', '--all')).toBe(commits);
    });

    itIf(asks)('reports a conflict when another file is there, and replaces only the file that was shown', async () => {
      const { send, files, put, undo } = await prepare();
      await put({ [path]: 'Mine.\n' });
      const conflict = await catchError(send());
      expect(conflict).toBeInstanceOf(ConflictError);
      const [existing] = conflict.existing;
      expect(existing).toEqual({ path, version: expect.any(String), text: 'Mine.\n' });
      await put({ [path]: 'Mine, changed.\n' });
      expect(await catchError(send({ replace: { [path]: existing.version } }))).toBeInstanceOf(ConflictError);
      const [now] = (await catchError(send())).existing;
      const receipt = await send({ replace: { [path]: now.version } });
      expect((await files())[path]).toBe(text);
      if (!receipt.undo) return;
      await undo(receipt);
      expect((await files())[path]).toBe('Mine, changed.\n');
    });

    itIf(asks)('takes back what it has sent, but not what was changed since', async () => {
      const { send, files, put, undo, values } = await prepare();
      const receipt = await send();
      expect(receipt.undo).toBeDefined();
      await undo(receipt);
      expect(await files()).toEqual({});
      await undo(receipt);
      if (values.way === 'pull') return;
      const again = await send();
      await put({ [path]: 'Changed since.\n' });
      expect(await catchError(undo(again))).toMatchObject({ code: 'changedThere' });
      expect((await files())[path]).toBe('Changed since.\n');
    });

    itIf(output.undo)('takes back nothing that was sent to another place than the one that is set', async () => {
      const { send, undo, files, put, server } = await prepare();
      const { undo: own, ...receipt } = await send();
      if (!own) return;
      await put?.({ 'outside.html': 'Mine.\n' });
      const before = await files();
      const asked = server?.seen.length;
      const [file] = own.files ?? [];
      const withFile = (change) => ({ ...own, files: [{ ...file, ...change }] });
      const forged = [
        null,
        5,
        [],
        {},
        ...(file
          ? [
              ...['../outside.html', '/outside.html', 'a/../../outside.html', './outside.html', 'a\\b', '', 7].map(
                (path) => withFile({ path }),
              ),
              withFile({ ours: '../../../user/keys/1' }),
              withFile({ before: 7 }),
              { ...own, files: 'all' },
            ]
          : []),
        ...('place' in own ? [{ ...own, place: 'https://other.example/blog' }] : []),
        ...('endpoint' in own
          ? [
              { ...own, endpoint: 'https://other.example/micropub' },
              { url: 'https://other.example/MY-MOST-LOVED-POST' },
              { ...own, url: 7 },
            ]
          : []),
        ...('repository' in own
          ? [
              { ...own, repository: 'victim/private' },
              { ...own, repository: '../..' },
              { ...own, host: 'https://other.example' },
              { ...own, branch: '../../user' },
              withFile({ before: '../../../user/keys/1' }),
              { ...own, pull: { number: 1, branch: 'main' } },
              { ...own, pull: { number: '1/../../x', branch: 'precis/x' } },
            ]
          : []),
      ];
      for (const undoing of forged)
        expect(await catchError(undo({ ...receipt, undo: undoing })), JSON.stringify(undoing)).toMatchObject({
          code: expect.stringMatching(/^(otherPlace|badSettings)$/),
        });
      expect(server?.seen.length).toBe(asked);
      expect(await files()).toEqual(before);
    });

    itIf(output.undo)('takes back nothing outside the folder that is set', async () => {
      const { send, values, context, server } = await prepare();
      if (!output.fields.some(({ key, kind }) => key === 'folder' && kind === 'text')) return;
      const receipt = await send();
      const asked = server.seen.length;
      const elsewhere = { ...values, folder: 'content' };
      expect(await catchError(output.undo(receipt, elsewhere, context))).toMatchObject({ code: 'otherPlace' });
      expect(server.seen.length).toBe(asked);
    });

    itIf(asks)('sends several posts at once', async () => {
      const { send, files } = await prepare();
      await send({ items: [...createRequest().items, other] });
      expect(Object.keys(await files()).sort()).toEqual([path, other.file.path].sort());
    });

    /**
     * Repeats a send, losing the server's response to the first request, then to the second, and so on. Calls `check`
     * with the error of each send.
     */
    const losing = async (check) => {
      for (let step = 0; ; step += 1) {
        const fixture = await prepare();
        fixture.server.injectedFaults.push(...Array(step).fill(null), 'lost');
        const lost = await fixture.send().then(
          () => null,
          (error) => error,
        );
        fixture.server.injectedFaults.length = 0;
        await check(fixture, lost, `step ${step}`);
        if (!lost) return;
      }
    };

    itIf(remote && asks)('writes one file when an answer is lost at any step, and can still take it back', () =>
      losing(async ({ send, undo, files }, lost, step) => {
        if (lost) expect(lost, step).toMatchObject({ code: 'offline' });
        const receipt = await send({ retried: true });
        expect(Object.values(await files()), step).toEqual([text]);
        await undo(receipt);
        expect(await files(), step).toEqual({});
      }),
    );

    itIf(remote && !asks)('asks the user to look first when an answer is lost and the post may have arrived', () =>
      losing(async ({ send, files }, lost, step) => {
        const there = Object.keys(await files()).length;
        if (lost?.code === 'offline') expect(there, step).toBe(0);
        else expect(there, step).toBe(1);
        if (lost?.code === 'unconfirmed')
          expect(await catchError(send({ retried: true })), step).toMatchObject({ code: 'unconfirmed' });
        else if (lost) await send();
        expect(Object.keys(await files()), step).toHaveLength(1);
      }),
    );

    /** @type {[name: string, answer: import('../servers/loopback.mjs').Answer, error: object][]} */
    const answers = [
      ['a token that is not taken', { status: 401, json: { message: 'Bad credentials' } }, { code: 'signIn' }],
      ['a token that may not', { status: 403, json: { message: 'Not accessible' } }, { code: 'forbidden' }],
      ['no such place', { status: 404, json: { message: 'Not Found' } }, { code: 'notFound' }],
      [
        'something that it does not take',
        { status: 422, json: { message: 'Invalid', errors: [{ message: 'Why' }] } },
        { code: 'refused' },
      ],
      ['too much', { status: 413, bytes: '<html>' }, { code: 'tooLarge' }],
      ['too often', { status: 429, headers: { 'Retry-After': '90' }, json: {} }, { code: 'limited', retryAfterS: 90 }],
      ['a server that is down', { status: 502, bytes: '<html>' }, { code: 'serverError' }],
    ];
    itIf(remote).each(answers)('reports %s with a code of its own', async (_name, answer, told) => {
      const { send, files, server } = await prepare();
      const first = server.seen.length;
      server.injectedFaults.push(answer);
      // A destination may take 404 for “no such file yet”: the send then succeeds, with further requests.
      const error = await send().then(
        () => null,
        (reason) => reason,
      );
      if (error) expect(error).toMatchObject(told);
      else expect(server.seen.length).toBeGreaterThan(first + 1);
      if (error) expect(await files()).toEqual({});
    });

    itIf(remote)('says so when the server does not answer', async () => {
      const { values, server, context } = await prepare();
      const request = createRequest();
      server.close();
      expect(await catchError(output.send(request, values, context))).toMatchObject({ code: 'offline' });
    });

    /** Starts a server that the user has not agreed to, and lists the requests that reach it. */
    const stranger = async () => {
      const asked = [];
      const server = createServer((request, response) => {
        asked.push(`${request.method} ${request.url}`);
        response.end('{}');
      });
      const origin = await listenOnLoopback(server);
      open.push({ end: async () => server.close() });
      return { asked, origin };
    };

    itIf(remote)('follows no redirect, whatever its status and whichever request of a send it answers', async () => {
      const { send, server } = await prepare();
      const { asked, origin } = await stranger();
      const statuses = [301, 302, 303, 307, 308];
      for (let step = 0; ; step += 1) {
        for (const status of step === 0 ? statuses : [statuses[step % statuses.length]]) {
          let requests = 0;
          let redirected = false;
          server.always = ({ url }) => {
            requests += 1;
            if (requests <= step) return null;
            redirected = true;
            return { status, headers: { Location: `${origin}${url}` } };
          };
          const error = await send({ id: `step-${step}-${status}` }).then(
            () => null,
            (reason) => reason,
          );
          expect(asked).toEqual([]);
          if (!redirected) return expect(step).toBeGreaterThan(1);
          expect(error, `step ${step}`).toMatchObject({ code: 'redirected', detail: new URL(server.origin).host });
        }
      }
    });

    itIf(remote)('reads no more than 5 MB of an answer, and says so', async () => {
      const { send, server } = await prepare();
      const told = [];
      for (let step = 0; ; step += 1) {
        const before = server.streamed;
        server.injectedFaults.push(...Array(step).fill(null), 'endless');
        const error = await send({ id: `step-${step}` }).then(
          () => null,
          (reason) => reason,
        );
        const consumed = server.injectedFaults.length === 0;
        server.injectedFaults.length = 0;
        if (!consumed) break;
        told.push(error?.code ?? 'taken');
        await new Promise((resolve) => setTimeout(resolve, 20));
        // The limit of 5 MB leaves room for what the buffers of both ends already hold.
        expect(server.streamed - before).toBeLessThan(25_000_000);
      }
      expect(server.streamed).toBeGreaterThan(0);
      // An output that needs only the status of a response does not read the body, and so reports no error.
      expect(told.filter((why) => why !== 'taken' && why !== 'answerTooLarge')).toEqual([]);
      expect(told).toContain(output.id === 'webhook' ? 'taken' : 'answerTooLarge');
    });

    itIf(remote)('sends to the origin of its endpoint alone, which it has only with an address', async () => {
      const { values, context } = await prepare();
      const origins = new Set();
      const fetch = (url, init) => {
        origins.add(new URL(url).origin);
        return globalThis.fetch(url, init);
      };
      const receipt = await output.send(createRequest(), values, { ...context, fetch });
      if (receipt.undo) await output.undo(receipt, values, { ...context, fetch });
      expect([...origins]).toEqual([requestOrigin(output, values)]);
      const field = output.fields.find(({ kind }) => kind === 'url');
      expect(field).toBeDefined();
      for (const bad of ['', 'http://blog.example/', 'https://ana:secret@blog.example/', 'ftp://blog.example'])
        expect(requestOrigin(output, { ...values, [field.key]: bad }), bad).toBe('');
    });

    itIf(remote)(
      'sends nothing to another origin than the one that was agreed to when the job was stored',
      async () => {
        const { values, context, server } = await prepare();
        const job = { ...createJob(output, values, context), origin: 'https://blog.example' };
        const seen = server.seen.length;
        const { state, code, detail } = await runSend(job, output, values, context);
        expect({ state, code, detail }).toEqual({ state: 'stopped', code: 'addressChanged', detail: server.origin });
        expect(server.seen).toHaveLength(seen);
      },
    );

    itIf(remote)('puts no secret into receipts, errors, jobs or addresses', async () => {
      const { values, server, context, secret, send } = await prepare();
      const receipt = await send();
      const answer = { status: 422, json: { message: `No: ${secret} is no good` } };
      server.injectedFaults.push(answer, answer);
      const error = await catchError(output.send(createRequest({ items: [other] }), values, context));
      expect(error).toBeInstanceOf(JobError);
      const job = await runSend(createJob(output, values, context), output, values, context);
      expect(JSON.stringify([receipt, error.detail, String(error), job])).not.toContain(secret);
      for (const { line } of server.requests) expect(line).not.toContain(secret);
    });
  });
});
