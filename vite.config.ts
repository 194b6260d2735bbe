import { basename, dirname, join } from 'node:path';
import { crx } from '@crxjs/vite-plugin';
import { type Plugin, runnerImport } from 'vite';
import { type ConfigEnv, defineConfig } from 'vitest/config';
import manifest from './manifest.json' with { type: 'json' };
import ours from './package.json' with { type: 'json' };
import { bundleLicences } from './src/cli/bundle-licences.ts';
import { nameChunkOfClick } from './src/cli/click-chunks.ts';

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
    // Firefox has no folder picker, and a download link can't name a subfolder. The downloads API can. `trialML` is for
    // Firefox's own models.
    optional_permissions: ['downloads', 'trialML'],
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
      bundleLicences(),
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
            groups: [{ debugName: 'click', name: nameChunkOfClick() }],
          },
        },
      },
    },
  };
});
