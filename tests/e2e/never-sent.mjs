/** Pages of a site that is never sent must not reach a model (here a local server), whatever address the pages name. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { behaviours, startModelServer } from '../contracts/model-server.ts';
import { readAllData } from './extension-data.mjs';
import { openRecord, recordParts } from './popup.mjs';

const SECRET = 'The board of Lindhaven has set aside eleven million for the harbour.';
const prose =
  'The measuring station on the hill has recorded wind, rain and pressure every hour for forty years without a gap. ';
const page = (head = '') =>
  `<!doctype html><html lang="en"><head><title>Figures for the board</title>${head}</head><body><article>` +
  `<h1>Figures for the board</h1><p>${SECRET}</p>${`<p>${prose.repeat(4)}</p>`.repeat(6)}</article></body></html>`;
/** Longer than the model's context window, so the article is sent in several requests. */
const long = page().replace('</article>', `${`<p>${prose.repeat(8)}</p>`.repeat(60)}</article>`);

/** A canonical link to another site than that of the test pages. */
const intranet = '<link rel="canonical" href="https://wiki.intranet.example/figures">';

const ask = { button: 'Rewrite' };
const row = { css: '.proposal-row' };
/** Discards what a model wrote, or the request that failed. */
const discard = async (popup) => {
  const keep = { button: 'Keep mine' };
  await popup.click((await popup.count(keep)) > 0 ? keep : { button: 'Discard' });
};
const refusal = 'Pages of this site are never sent to a model.';
const answer = JSON.stringify({
  excerpt: 'A station has recorded the weather for forty years.',
  introduction: '',
  points: [{ label: 'Harbour', text: 'Lindhaven has set aside eleven million for the harbour.', quote: SECRET }],
  closing: '',
  title: '',
  tags: [],
  categories: [],
});

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function neverSent(here) {
  describe('a site that is never sent', () => {
    let server;
    /** Host of the test pages. */
    const site = '127.0.0.1';
    beforeAll(async () => {
      server = await startModelServer();
      server.state.says = () => answer;
      await here().fresh();
    });
    afterAll(() => server?.close());

    const inExtension = async (work) => {
      const view = await here().browser.extensionTab('src/ui/options/index.html');
      await view.wait({ css: 'main' });
      const result = await work(view);
      await view.close();
      return result;
    };
    const small = () => ({
      service: 'other',
      base: `${server.origin.replace('127.0.0.1', 'localhost')}/v1`,
      model: 'small',
    });
    /** Settings with a model on this machine. `never`: the sites that are never sent to a model. */
    const settings = (never, more = {}) => ({
      models: {
        model: 'openai-compatible',
        values: {
          'openai-compatible': small(),
        },
        used: {},
        style: '',
        language: '',
        examples: '',
        never,
        agreed: ['localhost'],
        ...more,
      },
    });
    const set = (never, more) =>
      inExtension((view) =>
        view.evaluate(
          async (window, json) => {
            const { storage } = (window.wrappedJSObject ?? window).chrome;
            await storage.local.set(JSON.parse(json));
          },
          JSON.stringify(settings(never, more)),
        ),
      );
    const questions = () => server.requests.filter(({ method }) => method === 'POST');
    const isOfSecret = ({ body }) => JSON.stringify(body).includes(SECRET);
    const visit = async (path) => {
      await here().browser.open(here().address(path));
      return openRecord(here().browser);
    };
    const throwAway = async (popup) => {
      await discard(popup);
      await popup.wait(ask);
    };

    test('an article may be sent to a model until the user excludes its site', async () => {
      const { write } = here();
      write('/board/', page());
      await set([]);
      const popup = await visit('/board/');
      await popup.click(ask);
      await popup.waitText(row, 'points verified.');
      expect(JSON.stringify(questions().at(-1).body)).toContain(SECRET);
      await throwAway(popup);
      await popup.close();
    });

    test('an article of an excluded site is not sent, wherever its address stands: of the tab, of a frame in it, or what the page names', async () => {
      const { write } = here();
      const named = (attributes) => page(`<${attributes}="https://public.example/x">`);
      write('/board-named/', named('link rel="canonical" href'));
      write('/board-og/', named('meta property="og:url" content'));
      write(
        '/board-framed/',
        '<!doctype html><body style="margin:0"><iframe src="/board/" width="1600" height="1600">',
      );
      write('/board-copy/', page(intranet));
      const asked = questions().length;
      for (const [never, ...paths] of [
        [site, '/board/', '/board-named/', '/board-og/', '/board-framed/'],
        ['intranet.example', '/board-copy/'],
      ]) {
        await set([never]);
        for (const path of paths) {
          const popup = await visit(path);
          await popup.waitText({ css: '.proposals' }, refusal);
          expect(await popup.count(ask), path).toBe(0);
          await popup.close();
        }
      }
      expect(questions()).toHaveLength(asked);
    });

    test('an article is not sent once the user has put an excluded address into the post', async () => {
      await set(['intranet.example']);
      const asked = questions().length;
      const popup = await visit('/board/');
      await popup.wait(ask);
      await popup.fill({ label: 'Link' }, 'https://intranet.example/figures');
      await popup.click(ask);
      await popup.waitText({ css: '.proposals' }, refusal);
      await popup.fill({ label: 'Link' }, here().address('/board/'));
      await popup.close();
      expect(questions()).toHaveLength(asked);
    });

    test('the user excludes the site that the tab is on, whatever the page names', async () => {
      here().write('/board-says/', page('<link rel="canonical" href="https://public.example/x">'));
      await set([], { agreed: [], values: { 'openai-compatible': { ...small(), base: 'https://models.example/v1' } } });
      const popup = await visit('/board-says/');
      await popup.click(ask);
      await popup.click({ button: 'Never for this site' });
      await popup.waitText({ css: '.proposals' }, refusal);
      await popup.close();
      const { local } = await inExtension((view) => view.evaluate(readAllData));
      expect(local.models.never).toEqual([site]);
    });

    test('an article is not sent when its site is excluded while the article waits, also after the worker has died', async () => {
      const { browser, write } = here();
      write(
        '/weather/',
        page().replaceAll(SECRET, 'Nothing of it is secret, as far as anybody in Lindhaven knows today.'),
      );
      await set([]);
      server.state.does = behaviours.neverEnds;
      const asked = questions().length;
      let popup = await visit('/weather/');
      await popup.click(ask);
      await popup.until('a first question', async () => questions().length > asked);
      await popup.close();
      popup = await visit('/board-copy/');
      await popup.click(ask);
      await popup.waitText(row, 'is writing');
      await popup.close();
      await set(['intranet.example']);
      if (browser.killWorker) await browser.killWorker();
      server.state.does = behaviours.well;
      if (!browser.killWorker) await here().restart();
      popup = await visit('/board-copy/');
      await popup.waitText(row, refusal);
      expect(await popup.count({ button: 'Ask again' })).toBe(0);
      await discard(popup);
      await popup.waitText({ css: '.proposals' }, refusal);
      await popup.close();
      popup = await visit('/weather/');
      await popup.waitText(row, 'points verified.');
      await throwAway(popup);
      await popup.close();
      expect(questions().slice(asked).filter(isOfSecret)).toEqual([]);
    });

    test('the next part of a long article is not sent when its site is excluded between two parts', async () => {
      here().write('/board-long/', long);
      await set([], { values: { 'openai-compatible': { ...small(), window: '4096' } } });
      const asked = questions().length;
      let release;
      const held = new Promise((resolve) => {
        release = resolve;
      });
      /** @type {typeof behaviours.well} */
      server.state.does = async (...all) => {
        await held;
        behaviours.well(...all);
      };
      let popup = await visit('/board-long/');
      await popup.click(ask);
      await popup.until('the first part to be asked about', async () => questions().length > asked);
      await popup.close();
      await set([site], { values: { 'openai-compatible': { ...small(), window: '4096' } } });
      server.state.does = behaviours.well;
      release();
      popup = await visit('/board-long/');
      await popup.waitText(row, refusal);
      expect(questions()).toHaveLength(asked + 1);
      await discard(popup);
      await popup.close();
    });

    test('a saved post of an excluded site is in no example that is sent along', async () => {
      here().write('/board-copy/', page(intranet).replaceAll('Figures for the board', 'Numbers that nobody has seen'));
      await set([], { examples: 'yes' });
      let popup = await visit('/board-copy/');
      await popup.click({ button: 'Use that address' });
      await popup.click(recordParts.save);
      await popup.waitText(recordParts.status, 'Saved');
      await popup.close();
      const question = async () => {
        popup = await visit('/weather/');
        await popup.click(ask);
        await popup.waitText(row, 'points verified.');
        await throwAway(popup);
        await popup.close();
        return JSON.stringify(questions().at(-1).body);
      };
      expect(await question()).toContain('Numbers that nobody has seen');
      await set(['intranet.example'], { examples: 'yes' });
      expect(await question()).not.toContain('Numbers that nobody has seen');
    });

    test('a question that an older version has stored is not sent when its site is excluded', async () => {
      await set([]);
      server.state.does = behaviours.neverEnds;
      const asked = questions().length;
      let popup = await visit('/weather/');
      await popup.click(ask);
      await popup.until('a question', async () => questions().length > asked);
      await popup.close();
      // The older version's request holds only the article's own address, not the others that the page names.
      await set(['intranet.example']);
      await inExtension((view) =>
        view.evaluate(async (window) => {
          const answered = (request) =>
            new Promise((resolve, reject) => {
              request.onsuccess = () => resolve(request.result);
              request.onerror = () => reject(request.error);
            });
          const db = await answered(window.indexedDB.open('precis'));
          const store = () => db.transaction('jobs', 'readwrite').objectStore('jobs');
          const job = (await answered(store().getAll())).find(
            ({ kind, state }) => kind === 'proposal' && state === 'working',
          );
          await answered(store().delete(job.id));
          db.close();
          const { text, published, preferences } = job.input;
          const older = {
            key: job.uniqueKey,
            id: 'older',
            order: {
              text: { ...text, url: 'https://intranet.example/figures' },
              published,
              wishes: preferences,
              kept: [],
            },
            model: job.model,
            origin: job.origin,
            name: job.name,
            others: [],
            state: 'waiting',
            part: 0,
            parts: 0,
            tries: 1,
            why: null,
            detail: '',
            proposal: null,
            keeping: null,
            kept: null,
            unsaved: '',
            at: job.addedAt,
          };
          const opening = window.indexedDB.open('precis-proposals', 1);
          opening.onupgradeneeded = () => opening.result.createObjectStore('askings', { keyPath: 'key' });
          const old = await answered(opening);
          await answered(old.transaction('askings', 'readwrite').objectStore('askings').put(older));
          old.close();
        }),
      );
      if (here().browser.killWorker) await here().browser.killWorker();
      server.state.does = behaviours.well;
      if (!here().browser.killWorker) await here().restart();
      popup = await visit('/weather/');
      await popup.waitText(row, refusal);
      expect(questions()).toHaveLength(asked + 1);
      await discard(popup);
      await popup.close();
    });
  });
}
