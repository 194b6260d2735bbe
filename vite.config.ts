import { crx } from '@crxjs/vite-plugin';
import type { Plugin } from 'vite';
import { type ConfigEnv, defineConfig } from 'vitest/config';
import manifest from './manifest.json' with { type: 'json' };

/** One file a step, for the command line, the scorers and the benchmarks (`--mode node` → dist/node). */
const nodeEntries = {
  precis: 'src/cli/precis.ts',
  dom: 'src/cli/dom.ts',
  read: 'src/core/read/article.ts',
  summarize: 'src/core/summarize/summarize.ts',
  classify: 'src/core/classify/classify.ts',
  post: 'src/core/post/index.ts',
  prove: 'src/core/prove/index.ts',
  profiles: 'src/profiles/index.ts',
  same: 'src/core/same.ts',
};

/** Firefox has an event page instead of a worker and a sidebar instead of a side panel, and wants its own keys. */
function firefoxManifest() {
  const { minimum_chrome_version: _, background, side_panel, ...rest } = manifest;
  return {
    ...rest,
    // A download by link can't name a folder there, and there are no folders to pick.
    optional_permissions: ['downloads'],
    permissions: rest.permissions.filter((name) => name !== 'sidePanel'),
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
 * crxjs lists the injected script as web-accessible, by which any page could detect the extension, and writes an unused
 * ESM copy of it. `scripting.executeScript` needs neither.
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

export default defineConfig(async ({ mode }: ConfigEnv) => {
  if (process.env.VITEST) {
    return { test: { include: ['tests/unit/**/*.test.ts', 'tests/contracts/**/*.test.{ts,mjs}', 'tests/*.test.ts'] } };
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
      closedToPages(),
    ],
    build: {
      outDir: firefox ? 'dist/firefox' : 'dist/chrome',
      target: firefox ? 'firefox142' : 'chrome127',
      modulePreload: false,
      rolldownOptions: {
        input: {
          library: 'src/ui/library/index.html',
          roundup: 'src/ui/library/roundup/index.html',
          welcome: 'src/ui/welcome/index.html',
          panel: manifest.side_panel.default_path,
        },
      },
    },
  };
});
