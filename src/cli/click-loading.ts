/** Makes the files that a toolbar click loads arrive early: build plugins. */
import type { Plugin, Rolldown } from 'vite';

/** Output files of the click's code, as `nameChunkOfClick` names them. */
const CLICK_CHUNKS = ['main', 'browser', 'common', 'view', 'make', 'line', 'shared'];

const isChunk = (file: Rolldown.OutputAsset | Rolldown.OutputChunk): file is Rolldown.OutputChunk =>
  file.type === 'chunk';

/**
 * Lets Chromium compile all functions of the click's code in the background, while it loads, instead of each one at its
 * first call on the popup's thread (Chromium 136, https://v8.dev/blog/explicit-compile-hints). Other browsers ignore the
 * comment.
 */
export function compileClickEarly(): Plugin {
  return {
    name: 'precis:compile-click-early',
    generateBundle: {
      // After Vite, which puts code of its own before that of a file. The comment counts only at the very beginning.
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle))
          if (isChunk(file) && CLICK_CHUNKS.includes(file.name))
            file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
      },
    },
  };
}

/**
 * Lets the popup request all files of a click at once. Without it, the popup learns of a file only when the file that imports
 * it has loaded.
 */
export function preloadClick(): Plugin {
  return {
    name: 'precis:preload-click',
    transformIndexHtml: {
      order: 'post',
      handler(html, { path, bundle = {} }) {
        if (!path.endsWith('/popup/index.html')) return html;
        const names = new Set(CLICK_CHUNKS.map((name) => `assets/${name}.js`));
        for (const name of names) {
          const file = bundle[name];
          if (file && isChunk(file)) for (const imported of file.imports) names.add(imported);
        }
        return [...names]
          .filter((name) => bundle[name] && !html.includes(`src="/${name}"`))
          .map((name) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', href: `/${name}` },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}
