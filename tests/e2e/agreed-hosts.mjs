/**
 * Secrets and posts go only to servers that the user agreed to. The extension's background sends to every output and model
 * while an address is edited, the kind or service is switched, a backup is restored, or the server redirects. Two servers
 * run on this machine: `agreed` (`localhost`), and `stranger` (`127.0.0.1`, another port), which must receive no request.
 */
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listenOnLoopback } from '../../src/cli/serve.mjs';
import { answerEndlessly } from '../servers/endless-answer.mjs';
import { chooseOption } from './choose-option.mjs';
import { pickFile } from './learn-blog.mjs';
import { callLibraryPage, extensionWithPage } from './library-bundle.mjs';
import { startTestBrowser } from './test-browser.mjs';

const STATUSES = [301, 302, 303, 307, 308];

/** CORS headers that let every page in, so that only the extension's own checks keep requests from the server. */
const open = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers':
    'authorization, content-type, accept, x-api-key, api-key, anthropic-version, anthropic-dangerous-direct-browser-access, if-match, if-none-match, x-precis-signature, x-precis-delivery',
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, MKCOL',
};

/** Starts a server that records every request. `does`: sends the response. */
async function listening(does) {
  const requests = [];
  const here = { requests, port: 0, streamed: 0 };
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    requests.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    if (method === 'OPTIONS') return response.writeHead(204, open).end();
    await does(request, response, here);
  });
  const origin = await listenOnLoopback(server);
  return Object.assign(here, {
    port: Number(new URL(origin).port),
    close() {
      server.closeAllConnections();
      server.close();
    },
  });
}

/** @param {'chromium' | 'firefox'} kind @param {import('./test-browser.mjs').Launch} launch */
export function agreedHosts(kind, launch) {
  describe('secrets and posts', () => {
    let here;
    let page;
    let agreed;
    let stranger;
    let kinds;
    const sending = (name, ...args) => callLibraryPage(page, name, ...args);
    const atAgreed = (path = '') => `http://localhost:${agreed.port}${path}`;
    const atStranger = (path = '') => `http://127.0.0.1:${stranger.port}${path}`;

    beforeAll(async () => {
      stranger = await listening((_, response) => response.writeHead(200, open).end('{}'));
      agreed = await listening(async ({ url }, response, self) => {
        const [, status] = /\/(30\d)\//.exec(`${url}/`) ?? [];
        if (status) return response.writeHead(Number(status), { ...open, Location: atStranger(url) }).end();
        if (url.includes('/endless')) self.streamed += await answerEndlessly(response, 200, open);
        else response.writeHead(404, open).end('{}');
      });
      here = await startTestBrowser(kind, launch, await extensionWithPage(kind, 'sending-page.ts', true));
      page = await here.browser.extensionTab('library-page/index.html');
      kinds = await sending('kinds');
    });
    afterAll(async () => {
      await here?.end();
      agreed?.close();
      stranger?.close();
    });

    const whys = (states, ids) => Object.fromEntries(ids.map((id) => [id, states[`job-${id}`]]));
    const all = (ids, why) => Object.fromEntries(ids.map((id) => [id, why]));

    test('an output follows no redirect of any kind, and says that it is one', async () => {
      const ids = [];
      for (const status of STATUSES)
        for (const output of kinds.outputs) {
          ids.push(`${output}-${status}`);
          await sending('setUp', `${output}-${status}`, output, atAgreed(`/${status}`));
        }
      expect(whys(await sending('send'), ids)).toEqual(all(ids, 'redirected'));
      expect(stranger.requests).toEqual([]);
      // The agreed server did receive the requests, with their secrets.
      const told = agreed.requests.map(({ headers }) => JSON.stringify(headers)).join();
      expect(told).toContain(`Bearer ${kinds.secret}`);
      expect(agreed.requests.length).toBeGreaterThanOrEqual(2 * ids.length);
      // A HEAD request only checks whether the address redirects, so it must carry no secret.
      for (const { headers, url, body } of agreed.requests.filter(({ method }) => method === 'HEAD'))
        expect(JSON.stringify([headers, url, body])).not.toMatch(/secret-of|authorization|signature/i);
    });

    test('nothing goes to an address, or to another kind of destination at it, that was edited since the job was stored', async () => {
      const ids = [];
      for (const [at, output] of kinds.outputs.entries()) {
        const other = kinds.outputs[(at + 1) % kinds.outputs.length];
        ids.push(`edit-${output}`, `switch-${output}`);
        for (const id of [`edit-${output}`, `switch-${output}`]) await sending('setUp', id, output, atAgreed('/x'));
        await sending('replace', `edit-${output}`, output, atStranger('/x'));
        await sending('replace', `switch-${output}`, other, atStranger('/x'));
      }
      // A switched destination keeps its stored fields, and its new kind may need an address field that is not among them. The
      // error code is then `badSettings`.
      for (const [id, why] of Object.entries(whys(await sending('send'), ids)))
        expect([id, why]).toEqual([
          id,
          expect.stringMatching(id.startsWith('edit') ? /^addressChanged$/ : /^(addressChanged|badSettings)$/),
        ]);
      expect(stranger.requests).toEqual([]);
      const [states, secrets] = [await sending('states'), await sending('secrets')];
      for (const id of ids) expect([id, states[id], secrets[id]]).toEqual([id, 'needs-agreement', false]);
    });

    test('nothing goes to an address that a backup brought, and no secret is found for it', async () => {
      const restored = [];
      const ids = [];
      for (const output of kinds.outputs) {
        const id = `restore-${output}`;
        ids.push(id);
        await sending('setUp', id, output, atAgreed('/x'), { remember: true });
        // As on a device that has only the secret and an unsent post left, but no destination.
        await sending('forget', id);
        restored.push(await sending('backedUp', id, output, atStranger('/x')));
        await sending('keep', { [`secret:${id}:token`]: kinds.secret });
      }
      const models = { agreed: [atStranger()], values: {}, model: 'openai-compatible' };
      const backup = {
        precis: 1,
        blog: { precis: 1, profiles: [], taxonomies: {}, sites: [] },
        posts: [],
        destinations: restored,
        settings: {},
        drafts: {},
        models,
      };
      await sending('restore', JSON.stringify(backup));
      expect(whys(await sending('send'), ids)).toEqual(all(ids, 'addressChanged'));
      const [states, secrets] = [await sending('states'), await sending('secrets')];
      for (const id of ids) expect([id, states[id], secrets[id]]).toEqual([id, 'needs-agreement', false]);
      expect(await sending('agreed')).not.toContain(atStranger());
      expect(stranger.requests).toEqual([]);
    });

    test('a model follows no redirect, and no question goes to an address that was edited or a service that was switched', async () => {
      const told = {};
      for (const model of kinds.models) {
        for (const status of STATUSES) {
          await sending('setUpModel', model, atAgreed(`/${status}/v1`));
          told[`${model} ${status}`] = await sending('askModel', `${model}-${status}`, model, atAgreed());
        }
        await sending('setUpModel', model, atAgreed('/v1'));
        for (const change of [{ base: atStranger('/v1') }, { base: atStranger('/v1'), service: 'ollama' }]) {
          await sending('replaceModel', model, change);
          told[`${model} ${Object.keys(change)}`] = await sending('askModel', `${model}-edit`, model, atAgreed());
          expect((await sending('modelNow', model)).key).toBe('');
        }
      }
      for (const [what, why] of Object.entries(told))
        expect([what, why]).toEqual([what, / 30\d/.test(what) ? 'redirected' : 'addressChanged']);
      expect(stranger.requests).toEqual([]);
      expect(JSON.stringify(agreed.requests)).toContain(kinds.text);
    });

    test('an answer without end is not read on: by any output, by any model', async () => {
      const ids = kinds.outputs.map((output) => `endless-${output}`);
      for (const output of kinds.outputs) await sending('setUp', `endless-${output}`, output, atAgreed('/endless'));
      const states = whys(await sending('send'), ids);
      // A webhook needs only the status of the response, so an endless body does not stop the send.
      expect(states).toEqual({ ...all(ids, 'answerTooLarge'), 'endless-webhook': 'done' });
      for (const model of kinds.models) {
        await sending('setUpModel', model, atAgreed('/endless/v1'));
        expect(await sending('askModel', `${model}-endless`, model, atAgreed())).toBe('answerTooLarge');
      }
      // `streamed` also counts bytes that wait in network buffers, so its limit is above what the extension reads.
      expect(agreed.streamed).toBeGreaterThan(5_000_000);
      expect(agreed.streamed).toBeLessThan(25_000_000 * (ids.length + kinds.models.length));
    });

    test('secrets of an older version are bound once to the address of that moment; a later one without an address is not used', async () => {
      await sending('setUp', 'older', 'webdav', atAgreed('/x'), { queue: false, remember: true });
      await sending('asBefore', { 'secret:older:password': kinds.secret, 'secret:gone:token': kinds.secret });
      await sending('keep', { 'agreed:older': '' });
      expect((await sending('secrets')).older).toBe(false);
      await sending('bindSecrets');
      expect(await sending('stored', 'secret:older:password')).toMatchObject({
        'secret:older:password': { value: kinds.secret, origin: atAgreed() },
      });
      expect(await sending('stored', 'secret:gone:token')).toEqual({});
      expect([(await sending('states')).older, (await sending('secrets')).older]).toEqual(['ready', true]);
      await sending('keep', { 'secret:older:password': kinds.secret });
      await sending('bindSecrets');
      expect(await sending('stored', 'secret:older:password')).toEqual({ 'secret:older:password': kinds.secret });
      expect((await sending('secrets')).older).toBe(false);
    });

    describe('in the options', () => {
      const place = (id) => `#place-${id}`;
      const options = (hash) => here.browser.extensionTab(`src/ui/options/index.html${hash}`);

      beforeAll(async () => {
        await page.close();
        await here.fresh();
        page = await here.browser.extensionTab('library-page/index.html');
        stranger.requests.length = 0;
      });

      test('a redirect is said, looked up upon a click without anything of the user’s, and its address is asked for anew', async () => {
        await sending('setUp', 'dav', 'webdav', atAgreed('/307'));
        await sending('send');
        const view = await options(place('dav'));
        await view.waitText({ css: '.job' }, `localhost:${agreed.port} redirects to another address`);
        expect(stranger.requests).toEqual([]);
        await view.click({ button: 'Look up where it leads' });
        await view.waitText({ css: '.redirect' }, `It leads to ${atStranger('/307')}, which is another server`);
        expect(stranger.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['HEAD /307']);
        expect(JSON.stringify(stranger.requests)).not.toMatch(/secret-of|authorization|The text/i);
        await view.screenshot(here.picture('redirect-looked-up'));
        await view.click({ button: 'Use this address' });
        await view.waitText({ css: '.destinations summary' }, 'needs a token');
        await view.waitText({ css: '.destinations .setting .needs' }, `What is stored was typed for ${atAgreed()}`);
        await view.screenshot(here.picture('secret-typed-elsewhere'));
        await view.click({ button: 'Try again now' });
        await view.waitText({ css: '.job' }, `The address is ${atStranger()} now`);
        expect(stranger.requests).toHaveLength(1);
        await view.click({ button: 'Cancel' });
        await view.close();
      });

      test('a restored address is shown, and used only when the user agrees to it', async () => {
        const view = await options('#backup');
        const destinations = [await sending('backedUp', 'brought', 'webhook', atStranger('/hook'))];
        const backup = {
          precis: 1,
          posts: [],
          blog: { precis: 1, profiles: [], taxonomies: {}, sites: [] },
          destinations,
          settings: { destination: 'brought' },
        };
        await pickFile(view, '.json', 'backup.json', JSON.stringify(backup));
        await view.waitText({ css: `${place('brought')} summary` }, 'check the address');
        await view.click({ css: `${place('brought')} summary` });
        await view.waitText({ css: place('brought') }, 'it came with a backup');
        await view.screenshot(here.picture('address-of-a-backup'));
        await view.click({ button: `Yes, send to ${atStranger()}` });
        await view.waitText({ css: `${place('brought')} summary` }, 'ready');
        await view.close();
      });

      test('a key that was typed for one service is not sent to another', async () => {
        stranger.requests.length = 0;
        const view = await options('#engines');
        await view.wait({ label: 'Model to ask' });
        await chooseOption(view, 'Model to ask', 'openai-compatible');
        await view.fill({ css: '#engines input[type=password]' }, 'sk-of-openai');
        await view.press('Tab');
        await view.waitText({ css: '.status' }, 'Kept until the browser closes');
        await chooseOption(view, 'Service', 'other');
        await view.waitText({ css: '#engines' }, 'Type the address first');
        await view.fill({ css: '#engines input[type=url]' }, atStranger('/v1'));
        await view.press('Tab');
        await view.waitText({ css: '#engines' }, 'What is stored was typed for https://api.openai.com');
        await view.click({ button: 'Fetch the list of models' });
        await view.until('the request', () => stranger.requests.length > 0);
        expect(stranger.requests.map(({ url }) => url)).toContain('/v1/models');
        expect(JSON.stringify(stranger.requests)).not.toContain('sk-of-openai');
        await view.close();
      });
    });
  });
}
