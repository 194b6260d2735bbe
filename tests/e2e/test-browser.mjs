/** Starts a browser for the end-to-end tests, with a server of test pages, a downloads folder and a lasting profile. */
/**
 * @typedef {{dist: string, downloads: string, profile?: string}} LaunchOptions
 *   `dist`: folder of the built extension; `downloads`: folder that files arrive in; `profile`: folder that outlives the browser
 * @typedef {(options: LaunchOptions) => Promise<any>} Launch  any: what a driver can do beyond pages differs by browser
 * @typedef {Awaited<ReturnType<typeof startTestBrowser>>} TestBrowser
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { casePages, servePages } from '../../src/cli/serve.mjs';
import { root } from '../../src/cli/setup.mjs';
import { resetExtension } from './extension-data.mjs';

const paragraph =
  'The measuring station on the hill has recorded wind, rain and pressure every hour for forty years without a gap. ';

const buildArticlePage = (body, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Forty years of weather</title>${head}</head>` +
  `<body><article><h1>Forty years of weather</h1>${body}</article></body></html>`;

/** A PDF with one blank page, as small as the format allows. */
const pdf = `%PDF-1.1
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 300 200]>> endobj
trailer <</Root 1 0 R>>
%%EOF`;

/** Test pages besides the case folders: pages that can't be read, and pages with too much content. */
const oddPages = {
  '/paper.pdf': () => ({ body: pdf, headers: { 'Content-Type': 'application/pdf' } }),
  // The server never sends this page's script, so the page never finishes loading.
  '/endless/': () => ({ body: buildArticlePage(`<p>${paragraph.repeat(20)}</p><script src="/never.js"></script>`) }),
  '/never.js': () => new Promise(() => {}),
  '/notes.txt': () => ({ body: 'Notes.\n', headers: { 'Content-Type': 'text/plain' } }),
  // The frame is on localhost, which is another site than 127.0.0.1.
  '/framed/': (port) => ({
    body: `<!doctype html><title>Reader</title><body style="margin:0"><iframe src="http://localhost:${port}/static-blog/" style="border:0;width:100vw;height:100vh"></iframe>`,
  }),
  '/same-frame/': () => ({
    body: '<!doctype html><title>Reader</title><body style="margin:0"><iframe src="/static-blog/" style="border:0;width:100vw;height:100vh"></iframe>',
  }),
  // The article is in open shadow roots; its paragraphs are slotted in from outside.
  '/shadow/': () => ({
    body: `<!doctype html><html lang="en"><head><title>Forty years of weather</title></head><body>
      <weather-app></weather-app>
      <script>
        const app = document.querySelector('weather-app').attachShadow({ mode: 'open' });
        app.innerHTML = '<style>p { color: teal }</style><header><slot name="none">Weather</slot></header>' +
          '<weather-article><p>By Ole Berg</p>${`<p>${paragraph.repeat(3)}</p>`.repeat(5)}</weather-article>';
        app.querySelector('weather-article').attachShadow({ mode: 'open' }).innerHTML =
          '<article><h1>Forty years of weather</h1><slot></slot></article>';
      </script></body></html>`,
  }),
  // The article is in a form, as on some old servers. Fields and images have the names of all properties of a form and a
  // document, and so hide these properties (DOM clobbering).
  '/names/': () => ({
    body: `<!doctype html><html lang="en"><head><title>Forty years of weather</title></head><body><form>
      <article><h1>Forty years of weather</h1><p>By Ole Berg</p>${`<p>${paragraph.repeat(3)}</p>`.repeat(5)}</article>
      </form><script>
        const [page, form] = [document, document.querySelector('form')];
        const add = (place, tag, kind) => {
          for (let at = kind.prototype; at; at = Object.getPrototypeOf(at))
            for (const name of Object.getOwnPropertyNames(at)) {
              const one = Document.prototype.createElement.call(page, tag);
              one.name = name;
              Node.prototype.appendChild.call(place, one);
            }
        };
        add(form, 'input', HTMLFormElement);
        add(page.body, 'img', HTMLDocument);
      </script></body></html>`,
  }),
  // A script replaces this article with another without loading a new page, and leaves the `<head>` unchanged.
  '/app/locks/': (port) => ({
    body: `<!doctype html><html lang="en"><head><title>Locks nobody asked for</title>
      <meta property="og:title" content="Locks nobody asked for">
      <link rel="canonical" href="http://127.0.0.1:${port}/app/locks/">
      <script type="application/ld+json">${JSON.stringify({
        '@type': 'Article',
        headline: 'Locks nobody asked for',
        datePublished: '2026-01-02',
        author: { '@type': 'Person', name: 'Ole Berg' },
      })}</script></head><body><main></main>
      <script>
        const show = (title, by) => {
          document.querySelector('main').innerHTML = '<article><h1>' + title + '</h1><p>By ' + by + '</p>' +
            '<p>${paragraph.repeat(3)}</p>'.repeat(5) + '</article>';
        };
        show('Locks nobody asked for', 'Ole Berg');
        onhashchange = () => {
          history.replaceState(null, '', '/app/weather/');
          show('Forty years of weather', 'Ana Lind');
        };
      </script></body></html>`,
  }),
  '/huge/': () => ({
    body: buildArticlePage(
      Array.from({ length: 9_000 }, (_, day) => `<p>Day ${day}. ${paragraph.repeat(20)}</p>`).join(''),
    ),
  }),
  '/deep/': () => ({
    body: buildArticlePage(`${'<div>'.repeat(50_000)}<p>${paragraph.repeat(20)}</p>${'</div>'.repeat(50_000)}`),
  }),
  '/crowd/': () => ({
    body: buildArticlePage(
      `<p>${paragraph.repeat(20)}</p>`,
      `<script type="application/ld+json">${JSON.stringify({
        '@type': 'Article',
        headline: 'Forty years of weather',
        author: Array.from({ length: 400 }, (_, index) => ({ '@type': 'Person', name: `Observer No ${index + 1}` })),
      })}</script>`,
    ),
  }),
};

/**
 * @param {'chromium' | 'firefox'} kind
 * @param {Launch} launch
 * @param {string} dist the built extension
 */
export async function startTestBrowser(
  kind,
  launch,
  dist = join(root, 'dist', kind === 'chromium' ? 'chrome' : 'firefox'),
) {
  // Precis recognises a home page by its address, so this page is served at `/`, too.
  const home = (path) => casePages(path === '/' ? '/home-page/' : path);
  const written = new Map();
  const server = await servePages(home, async (path) =>
    written.has(path) ? { body: written.get(path) } : (oddPages[path]?.(new URL(server.origin).port) ?? null),
  );
  const folder = mkdtempSync(join(tmpdir(), 'precis-e2e-'));
  const options = {
    dist,
    downloads: join(folder, 'downloads'),
    profile: join(folder, 'profile'),
  };
  mkdirSync(options.downloads);
  mkdirSync(options.profile);
  const pictures = join(root, 'dist/test', kind);
  mkdirSync(pictures, { recursive: true });

  const here = {
    kind,
    /** The browser's driver. `restart` replaces it. */
    browser: await launch(options),
    downloads: options.downloads,
    profile: options.profile,
    /** Serves `html` at `path` from now on, as if the site had changed its page. */
    write: (path, html) => written.set(path, html),
    address: (path) => `${server.origin}${path}`,
    picture: (name) => join(pictures, `${name}.png`),
    /** Resets Precis to its state after installation, so that a group of tests does not depend on earlier groups. */
    async fresh() {
      const page = await here.browser.extensionTab('src/ui/library/index.html');
      await page.wait({ css: 'main' });
      await resetExtension(page);
      await page.close();
      for (const name of readdirSync(options.downloads)) rmSync(join(options.downloads, name));
    },
    /** Closes the browser and opens it again with the same profile. */
    async restart() {
      await here.browser.close();
      here.browser = await launch(options);
    },
    async end() {
      await here.browser.close();
      server.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
  return here;
}
