/**
 * Puts the library's own code into a test page for tests to call: mocks of IndexedDB and workers would not show what
 * browsers do.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/cli/setup.mjs';

/**
 * Builds a test page as the extension is built, with each worker in a file of its own. `base`: path that serves the page.
 */
export async function buildLibraryPage(outDir, base, page = 'library-page.ts') {
  const vite = await import('vite');
  await vite.build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    base,
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: {
        input: join(root, 'tests/e2e', page),
        output: { entryFileNames: 'entry.js' },
      },
    },
  });
}

const html = '<!doctype html><title>Library</title><script type="module" src="/library-page/entry.js"></script>';

/**
 * Copies the built extension and adds the library's test page, so that a test can fill and read the library that the
 * extension's own pages show. In Chromium the copy has all optional host permissions from the start.
 */
export async function copyExtensionWithLibraryPage(kind) {
  return extensionWithPage(kind, 'library-page.ts', kind === 'chromium');
}

/**
 * Copies the built extension and adds the test page `page`. `leave`: whether the copy has all optional host permissions from
 * the start; Firefox, too, grants the manifest's host permissions at install.
 */
export async function extensionWithPage(kind, page, leave) {
  const dist = join(root, 'dist', kind === 'chromium' ? 'chrome' : 'firefox');
  const copy = join(root, 'dist/test', `${page.replace('-page.ts', '')}-${kind}`);
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  cpSync(dist, copy, { recursive: true });
  await buildLibraryPage(join(copy, 'library-page'), '/library-page/', page);
  writeFileSync(join(copy, 'library-page/index.html'), html);
  if (leave) {
    const path = join(copy, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: manifest.optional_host_permissions }));
  }
  return copy;
}

/** Calls a function of the test page by its name. Arguments and result are JSON. */
export async function callLibraryPage(view, name, ...args) {
  const number = String(Math.random());
  await view.evaluate((window, json) => {
    window.document.documentElement.dataset.ask = json;
  }, JSON.stringify({ number, name, args }));
  const answer = await view.until(
    `an answer to ${name}`,
    async () => {
      const json = await view.evaluate((window) => window.document.documentElement.dataset.answer ?? '');
      return json && JSON.parse(json).number === number ? JSON.parse(json) : null;
    },
    240_000,
  );
  if (answer.error) throw new Error(answer.error);
  return answer.value;
}
