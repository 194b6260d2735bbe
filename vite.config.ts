import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { crx } from '@crxjs/vite-plugin';
import { type Plugin, runnerImport } from 'vite';
import { type ConfigEnv, defineConfig } from 'vitest/config';
import manifest from './manifest.json' with { type: 'json' };
import ours from './package.json' with { type: 'json' };

/**
 * Entry files of the Node build (`--mode node` → dist/node), for the command line program, the scorers and the benchmarks.
 * They are the `imports` of package.json: Node imports `#built/read` from dist/node, TypeScript checks it against its source.
 */
const nodeEntries = Object.fromEntries(
  Object.entries(ours.imports).map(([name, { types }]) => [name.replace('#built/', ''), types]),
);

/**
 * Returns the manifest for Firefox, which has a background page (unloaded when idle) instead of a service worker, and a
 * sidebar instead of a side panel, does not support `"incognito": "split"`, and requires `browser_specific_settings`.
 */
function firefoxManifest() {
  const { minimum_chrome_version: _, incognito: __, background, side_panel, ...rest } = manifest;
  return {
    ...rest,
    // Firefox has no folder picker, and a download link can't name a subfolder. The downloads API can.
    optional_permissions: ['downloads'],
    // In Firefox, `alarms` can't be an optional permission.
    permissions: [...rest.permissions.filter((name) => name !== 'sidePanel'), 'alarms'],
    sidebar_action: {
      default_title: 'Precis',
      default_panel: side_panel.default_path,
      default_icon: rest.action.default_icon,
      open_at_install: false,
    },
    background: { scripts: [background.service_worker], type: 'module' },
    browser_specific_settings: {
      gecko: {
        id: 'precis@precis.example',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  };
}

/**
 * Removes two things that crxjs adds for the injected script: an entry in `web_accessible_resources`, by which any web page
 * could detect the extension, and an unused ESM copy of the script. `scripting.executeScript` needs neither.
 */
function closedToPages(): Plugin {
  return {
    name: 'precis:closed-to-pages',
    enforce: 'post',
    renderCrxManifest(built: Record<string, unknown>) {
      delete built.web_accessible_resources;
      return built;
    },
    generateBundle(_, bundle) {
      for (const [file, chunk] of Object.entries(bundle))
        if (chunk.type === 'chunk' && chunk.isEntry && chunk.facadeModuleId?.endsWith('/src/extract.ts'))
          delete bundle[file];
    },
  } as Plugin;
}

/**
 * Makes workers entries of the main build, so that they share chunks with the pages. By default, Vite bundles each worker
 * separately and copies all code for making posts into each one. A chunk contains only modules that all its users import,
 * so no page code gets into a worker.
 */
function sharedWorkers(): Plugin {
  return {
    name: 'precis:shared-workers',
    enforce: 'pre',
    transform(code, file) {
      return code.replace(/new URL\('(\.[^']+\.worker)\.ts', import\.meta\.url\)/g, (_, path: string) => {
        const id = `${join(dirname(file), path)}.ts`;
        return `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'chunk', id, name: basename(path) })}`;
      });
    },
  };
}

/**
 * First modules of each stage of a toolbar click, from opening the popup to the post, and of other users of these modules.
 */
const BEGINNINGS = {
  start: ['src/ui/popup/open-draft.ts'],
  view: ['src/ui/popup/render-popup.tsx'],
  make: ['src/ui/popup/create-draft.ts'],
  line: [
    'core/summarize/summarize',
    'core/classify/classify',
    'core/format/compose-post',
    'core/format/print-post',
    'drafting/offline-summarizer',
  ].map((file) => `src/${file}.ts`),
  reader: ['src/core/read/read-article.ts'],
  background: ['src/background.ts'],
  workers: readdirSync(join(import.meta.dirname, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.worker.ts'))
    .map((file) => join('src', file)),
};

interface Graph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/**
 * Returns a function that names the output file for each module that a toolbar click loads. There are few files, because
 * requesting a file takes a popup as long as running it. Code that workers share is separate from code for pages only, and
 * code that reads the web page is separate from code that shows the result.
 */
function fileOfClick(): (id: string, graph: Graph) => string | null {
  const known = new Map<string, Set<string>>();
  const reached = (from: keyof typeof BEGINNINGS, graph: Graph): Set<string> => {
    const before = known.get(from);
    if (before) return before;
    const all = new Set(BEGINNINGS[from].map((file) => join(import.meta.dirname, file)));
    for (const id of all) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) all.add(next);
    known.set(from, all);
    return all;
  };
  return (id, graph) => {
    const has = (from: keyof typeof BEGINNINGS) => reached(from, graph).has(id);
    if (has('start') || has('view')) {
      // `vite/preload-helper` is the module of Vite that `import()` is compiled to.
      if (has('workers') || has('make') || id.includes('vite/preload-helper')) return 'common';
      return has('start') || has('background') ? 'browser' : 'view';
    }
    // A file of its own, because a click loads `common` before it reads the web page, and does not need this code yet.
    if (has('background') || has('reader')) return has('line') ? 'shared' : null;
    return has('make') ? 'line' : null;
  };
}

/** Fails the build when weights were trained with other features than the code computes. */
function checkedWeights(): Plugin {
  return {
    name: 'precis:checked-weights',
    async buildStart() {
      const file = join(import.meta.dirname, 'training/check-weights.ts');
      const { module } = await runnerImport<typeof import('./training/check-weights.ts')>(file, { configFile: false });
      const faults = module.listWeightFaults();
      if (faults.length > 0) this.error(faults.join('\n'));
    },
  };
}

/**
 * Adds a file with the licences of all bundled packages, because the licences require that they are distributed with them.
 */
function licences(): Plugin {
  const readLicence = (name: string, version: string) => {
    const folder = join(import.meta.dirname, 'node_modules', name);
    const file = readdirSync(folder).find((one) => /^licen[cs]e(\.\w+)?$/i.test(one));
    if (!file) throw new Error(`${name} brings no licence: see vite.config.ts.`);
    return `${name} ${version}\nhttps://www.npmjs.com/package/${name}/v/${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  };
  return {
    name: 'precis:licences',
    generateBundle() {
      const source = Object.entries(ours.dependencies).map(([name, version]) => readLicence(name, version));
      this.emitFile({ type: 'asset', fileName: 'licenses.txt', source: source.join(`\n${'-'.repeat(80)}\n\n`) });
    },
  };
}

export default defineConfig(async ({ mode }: ConfigEnv) => {
  if (process.env.VITEST) {
    return {
      test: {
        include: ['tests/unit/**/*.test.ts', 'tests/contracts/**/*.test.{ts,mjs}', 'tests/*.test.{ts,mjs}'],
        // Milliseconds. Long, because `npm test` runs a real browser at the same time as these tests.
        testTimeout: 20_000,
      },
    };
  }
  if (mode === 'node') {
    return {
      publicDir: false as const,
      build: {
        ssr: true,
        outDir: 'dist/node',
        target: 'node20',
        minify: false,
        rolldownOptions: {
          input: nodeEntries,
          output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name].mjs' },
        },
      },
    };
  }
  const firefox = mode === 'firefox';
  return {
    plugins: [
      crx({
        // biome-ignore lint/suspicious/noExplicitAny: crxjs's manifest type knows neither Firefox's keys nor this CSP form
        manifest: (firefox ? firefoxManifest() : manifest) as any,
        browser: firefox ? 'firefox' : 'chrome',
      }),
      checkedWeights(),
      sharedWorkers(),
      closedToPages(),
      licences(),
    ],
    build: {
      outDir: firefox ? 'dist/firefox' : 'dist/chrome',
      target: firefox ? 'firefox142' : 'chrome127',
      modulePreload: false,
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension' as const,
        input: {
          library: 'src/ui/library/index.html',
          roundup: 'src/ui/library/roundup/index.html',
          welcome: 'src/ui/welcome/index.html',
          panel: manifest.side_panel.default_path,
        },
        // File names without hashes: extension files are not cached by name, and the hash would depend on the folder of the
        // clone, which crxjs writes into the code.
        output: {
          entryFileNames: 'assets/[name].js',
          chunkFileNames: 'assets/[name].js',
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{ debugName: 'click', name: fileOfClick() }],
          },
        },
      },
    },
  };
});
