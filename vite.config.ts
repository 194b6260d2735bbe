import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Methods of Readability that `core/read/content/readability.ts` does not call or replaces by its own. */
const unusedOfReadability = (
  'parse _postProcessContent _cleanClasses _isUrl _fixRelativeUris _simplifyNestedElements _getArticleTitle ' +
  '_unescapeHtmlEntities _getJSONLD _getArticleMetadata _isSingleImage _unwrapNoscriptImages _removeScripts ' +
  '_cleanStyles _fixLazyImages _findNode _isProbablyVisible _getAllNodesWithTag _setNodeTag _getInnerText _getLinkDensity _isValidByline ' +
  '_isElementWithoutContent _hasSingleTagInsideElement _getCharCount _hasChildBlockElement'
).split(' ');

/** Data of Readability that only the methods in `unusedOfReadability` read. */
const unreadOfReadability = (
  'normalize hasContent hashUrl CLASSES_TO_PRESERVE extraneous replaceFonts nextLink prevLink srcsetUrl b64DataUrl jsonLdArticleTypes PRESENTATIONAL_ATTRIBUTES ' +
  'DEPRECATED_SIZE_ATTRIBUTE_ELEMS HTML_ESCAPE_MAP'
).split(' ');

/**
 * Code of Readability that has no effect here, as pairs of a name and a pattern: it handles options that are never set, or
 * elements and features that the tree of `core/read/content/readability-node.ts` lacks, such as markup and text direction.
 */
const idleOfReadability: [string, string][] = [
  ['other options', String.raw`^  // In some older versions[\s\S]*?(?=^  this\._doc = doc;)`],
  ...'_attempts _docJSDOMParser _articleDir _articleSiteName _debug _keepClasses _disableJSONLD _maxElemsToParse _classesToPreserve'
    .split(' ')
    .map((name): [string, string] => [name, String.raw`^  this\.${name} =[^;]*;\n`]),
  ['serializer', String.raw`^  this\._serializer =\n[\s\S]*?^    \};\n`],
  ['styles', String.raw`^    this\._removeNodes\(this\._getAllNodesWithTag\(doc, \["style"\]\)\);\n`],
  ['dialogs', String.raw`^        if \(\n *node\.getAttribute\("aria-modal"\)[\s\S]*?^        \}\n`],
  ['language', String.raw`^        if \(node\.tagName === "HTML"\) \{\n.*\n *\}\n`],
  ...'object link input textarea select button'
    .split(' ')
    .map((tag): [string, string] => [tag, String.raw`^    this\._clean\(articleContent, "${tag}"\);\n`]),
  ['cleaning of styles', String.raw`^    this\._cleanStyles\(articleContent\);\n`],
  ['lazy images', String.raw`^    this\._fixLazyImages\(articleContent\);\n`],
  // These last clean-ups change only the elements around the texts, and just the texts are used.
  ['headings', String.raw`^    this\._replaceNodeTags\(\n *this\._getAllNodesWithTag\(articleContent[\s\S]*?\);\n`],
  ...['br', 'table'].map((tag): [string, string] => [
    `last look at ${tag}`,
    String.raw`^    this\._forEachNode\(\n *this\._getAllNodesWithTag\(articleContent, \["${tag}"\]\)[\s\S]*?^    \);\n`,
  ]),
  ['wrapper', String.raw`^      if \(neededToCreateTopCandidate\) \{\n[\s\S]*?^      \}\n`],
  ['need of one', String.raw`^      var neededToCreateTopCandidate = .*\n`],
  ['need of one', String.raw`^        neededToCreateTopCandidate = .*\n`],
  ['visibility', String.raw`^ *if \(!this\._isProbablyVisible\(node\)\) \{\n[\s\S]*?^        \}\n`],
  ['paging', String.raw`^      if \(isPaging\) \{\n.*\n *\}\n`],
  ['paging', String.raw`^    var isPaging = .*\n`],
  ['inputs', String.raw`^        var input = .*\n`],
  ['inputs of paragraphs', String.raw`^ *if \(input > [\s\S]*?\}\n`],
  ['link density modifier', String.raw`^  this\._linkDensityModifier = .*\n`],
  ['all flags', String.raw`^  this\._flags =\n[^;]*;\n`],
  ['most elements', String.raw`^  DEFAULT_MAX_ELEMS_TO_PARSE: .*\n`],
  ['attributes of tables', String.raw`^      var datatable = [\s\S]*?^      var summary = [\s\S]*?^      \}\n`],
  ['cache', String.raw`^    var pageCacheHtml = .*\n`],
  ['reset', String.raw`^        page\.innerHTML = .*\n`],
  ...['element', String.raw`embeds\[i\]`].map((name): [string, string] => [
    'objects',
    String.raw`^ *if \(\n *${name}\.tagName === "object" &&\n[\s\S]*?\n *\}\n`,
  ]),
  [
    'direction',
    String.raw`^        var ancestors = \[parentOf[\s\S]*?^        \}\);\n(?=        return articleContent;)`,
  ],
];

/**
 * Writes a copy of Readability without unused methods and logging, and returns a Vite alias that points to the copy.
 * Bundlers can't remove unused methods, which are half of the package: 5 kB of the injected script. An alias and not a
 * plugin, because crxjs builds the injected script separately, with the aliases but without the plugins.
 */
function leanReadability(): Record<string, string> {
  const name = '@mozilla/readability/Readability.js';
  const source = readFileSync(join(import.meta.dirname, 'node_modules', name), 'utf8');
  let lean = source.replace(/^ *this\.log\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\);\n/gm, '');
  const cut = (name: string, pattern: string, instead = '') => {
    const part = new RegExp(pattern, 'm');
    if (!part.test(lean)) throw new Error(`Readability has no ${name} any more: see vite.config.ts.`);
    lean = lean.replace(part, instead);
  };
  // An ES module, unlike CommonJS, is bundled without extra code for loading it.
  cut('export', String.raw`^if \(typeof module === "object"\) \{\n[\s\S]*?^\}\n`, 'export default Readability;\n');
  // An attempt that found no article need not be stored.
  cut('attempts', String.raw`^ *this\._attempts\.push\([\s\S]*?\}\);\n`);
  cut('last attempt', String.raw`^ *this\._attempts\.sort\([\s\S]*?parseSuccessful = true;`, 'return null;');
  cut('debugging', String.raw`^  if \(this\._debug\) \{\n[\s\S]*?^  \} else \{\n[\s\S]*?^  \}\n`);
  for (const name of unusedOfReadability) cut(name, String.raw`^  ${name}\([^)]*\) \{\n[\s\S]*?^  \},?\n`);
  for (const name of unreadOfReadability)
    cut(name, String.raw`^ {2,4}${name}:\s*(?:/.*/\w*,|\[.*\],|[[{]\n[\s\S]*?^  [\]}],)\n`);
  for (const [what, pattern] of idleOfReadability) cut(what, pattern);
  lean = lean
    .replace(/^ *if \(this\._debug\) \{\n *\}\n/gm, '')
    .replace(/^ *if \(this\._docJSDOMParser && [\s\S]*?^ {4}\}\n/gm, '')
    .replace(/errs\.push\(\s*`[^`]*`\s*\)/g, 'return true');
  // Readability collects every reason to remove an element; the first reason is enough.
  cut('list of signs', String.raw`^ *const errs = .*\n`);
  cut('end of signs', String.raw`^ *if \(errs\.length\) \{\n.*\n *\}\n`);
  // These elements are never copied into the tree that Readability reads.
  lean = lean.replace(/\s*"(?:object|BUTTON|DATALIST|INPUT|NOSCRIPT|OBJECT|SCRIPT|SELECT|TEXTAREA)",/g, '');
  lean = lean.replace(/options\.(?:nbTopCandidates|allowedVideoRegex) \|\| | \+ this\._linkDensityModifier/g, '');
  // `node.children` is computed at each access: with a long list of children, the original loop takes a minute.
  const change = (before: string, after: string) => {
    if (!lean.includes(before))
      throw new Error('Readability goes through children another way now: see vite.config.ts.');
    lean = lean.replace(before, after);
  };
  change(
    'for (var x = 0; x < node.children.length; x++) {\n            let child = node.children[x];',
    'for (const child of Array.from(node.children)) {',
  );
  // `size` gives the length of an element's text without building the text.
  lean = lean.replace(/this\._getInnerText\((\w+)(?:, true)?\)\.length/g, '$1.size');
  change('!this._getInnerText(paragraph, false)', '!paragraph.size');
  cut('refetching', String.raw`^ *siblings = parentOfTopCandidate\.children;\n[\s\S]*?^ *s -= 1;\n *sl -= 1;\n`);
  // Bundlers may not shorten property names either, because code could use a name as a string. Renames all properties
  // except those that `src/core/read/content/readability.ts` uses.
  const asked = readFileSync(join(import.meta.dirname, 'src/core/read/content/readability.ts'), 'utf8');
  const own = new Set(
    Array.from(lean.matchAll(/^ {2}(?:this\.)?(_\w+|[A-Z]+_[A-Z_]+)(?=\(|:| =)/gm), ([, name = '']) => name),
  );
  for (const [at, name] of [...own].filter((name) => !asked.includes(name)).entries())
    lean = lean.replace(new RegExp(`\\b${name}\\b`, 'g'), `_${at.toString(36)}`);
  const file = join(import.meta.dirname, 'node_modules/.precis/Readability.mjs');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, lean);
  return { [name]: file };
}

export default defineConfig(async ({ mode }: ConfigEnv) => {
  if (process.env.VITEST) {
    return {
      resolve: { alias: leanReadability() },
      test: {
        include: ['tests/unit/**/*.test.ts', 'tests/contracts/**/*.test.{ts,mjs}', 'tests/*.test.{ts,mjs}'],
        // Milliseconds. Long, because `npm test` runs a real browser at the same time as these tests.
        testTimeout: 20_000,
      },
    };
  }
  if (mode === 'node') {
    return {
      resolve: { alias: leanReadability() },
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
    resolve: { alias: leanReadability() },
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
