/** Decides which code a toolbar click loads together: the build asks for the file of each module. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

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
  complete: ['src/core/read/complete-article.ts'],
  background: ['src/background.ts'],
  workers: readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
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
export function nameChunkOfClick(): (id: string, graph: Graph) => string | null {
  const known = new Map<string, Set<string>>();
  const reached = (from: keyof typeof BEGINNINGS, graph: Graph): Set<string> => {
    const before = known.get(from);
    if (before) return before;
    const all = new Set(BEGINNINGS[from].map((file) => join(root, file)));
    for (const id of all) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) all.add(next);
    known.set(from, all);
    return all;
  };
  return (id, graph) => {
    const has = (from: keyof typeof BEGINNINGS) => reached(from, graph).has(id);
    if (has('start') || has('view')) {
      // Workers load `common`, so that it must hold nothing that needs the browser's API, which workers lack.
      // `vite/preload-helper` is the module of Vite that `import()` is compiled to.
      if (has('workers') || id.includes('vite/preload-helper')) return 'common';
      return has('start') || has('background') ? 'browser' : 'view';
    }
    // A file of its own, because a click loads `common` before it reads the web page, and does not need this code yet.
    if ((has('background') || has('reader')) && has('line')) return 'shared';
    // Code that reads the web page and completes the article afterwards, too, is separate from code that only reads.
    if (has('reader')) return has('complete') ? 'line' : null;
    if (has('background')) return null;
    return has('make') ? (has('workers') ? 'line' : 'make') : null;
  };
}
