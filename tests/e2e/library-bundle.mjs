/** The library's own code in a page of its own, for tests to call: no mock of IndexedDB or of workers would tell what browsers do. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/cli/setup.mjs';

/** Builds the page's code as it is built for the extension: workers are files of their own. `base`: where it is served from. */
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
 * A copy of the built extension that holds that page, too, so that a test can fill and question the very library that the
 * extension's own pages show. In Chromium it has from the start the hosts that the user would be asked for.
 */
export async function copyExtensionWithLibraryPage(kind) {
  return extensionWithPage(kind, 'library-page.ts', kind === 'chromium');
}

/** Likewise, of any such page. `leave`: whether it has the hosts from the start, which Firefox grants with an install, too. */
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

/** Calls a function of `library` in the page; JSON in, JSON out. */
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
