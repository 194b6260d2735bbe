/** The rules of the house that must not be broken by accident. A failing one says what to do. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const src = join(root, 'src');

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(sep).join('/'))
  .filter((name) => /\.(ts|tsx|mjs)$/.test(name));

/** Without comments, so that a rule's name in prose breaks no rule. Strings stay: import paths are among them. */
function code(name: string): string {
  return readFileSync(join(src, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|(^|[^:'"`\\])\/\/.*$/gm, '$1');
}

interface Import {
  file: string;
  /** Path under src, or the name of a package. */
  target: string;
  own: boolean;
}

const imports: Import[] = files.flatMap((file) =>
  Array.from(code(file).matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g), ([, , path = '']): Import => {
    const own = path.startsWith('.');
    const target = path.replace(/\?.*$/, '');
    return {
      file,
      own,
      target: own
        ? relative(src, join(src, dirname(file), target))
            .split(sep)
            .join('/')
        : target,
    };
  }),
);

/** The folder (or entry) of a file: the first part of its path. */
const part = (path: string) => path.split('/')[0] ?? '';

/** Which folder may import which, lowest first. Everything on one line is of one height; files of src itself are entries. */
const heights = [['core'], ['profiles'], ['engines', 'outputs', 'library', 'browser'], ['ui', 'cli']];
const heightOf = (path: string) =>
  path.includes('/') ? heights.findIndex((names) => names.includes(part(path))) : heights.length - 1;

describe('imports', () => {
  test('every folder of src has a place in the order', () => {
    const without = [...new Set(files.filter((file) => heightOf(file) === -1).map(part))];
    expect(without, 'Add it to `heights` in tests/architecture.test.ts, at its height').toEqual([]);
  });

  test('run one way: core ← profiles ← engines, outputs, library, browser ← ui and the entries', () => {
    const upward = imports
      // The injected script is a file to the folder that injects it; nothing of it is run there.
      .filter(({ file, target, own }) => own && heightOf(target) > heightOf(file) && part(target) !== 'extract.ts')
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(upward, 'Move what is shared down to the lower folder, or pass it in as an argument').toEqual([]);
  });

  test('reach a sibling with an index only through it', () => {
    const indexed = ['profiles', 'engines', 'outputs'];
    const inside = imports
      .filter(({ file, target, own }) => own && indexed.includes(part(target)) && part(target) !== part(file))
      .filter(({ target }) => !target.endsWith('/index.ts'))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(inside, 'Export it from the folder’s index.ts and import it from there').toEqual([]);
  });
});

test('the diagram in .github/ARCHITECTURE.md has an arrow for each folder that imports another, and no other', () => {
  const [, diagram = ''] =
    /```mermaid\nflowchart TD\n([\s\S]*?)```/.exec(readFileSync(join(root, '.github/ARCHITECTURE.md'), 'utf8')) ?? [];
  const drawn = diagram
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [from = [], to = []] = line.split('-->').map((side) => side.split('&').map((name) => name.trim()));
      return from.flatMap((one) => to.map((other) => `${one} --> ${other}`));
    });
  const place = (path: string) => (path.includes('/') ? part(path) : 'entries');
  const real = imports
    // The injected script is a file to the folder that injects it, and texts are none of ours.
    .filter(({ target, own }) => own && target !== 'extract.ts' && !target.startsWith('../'))
    .map(({ file, target }) => [place(file), place(target)])
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => `${from} --> ${to}`);
  expect(drawn.sort(), 'Draw the arrow there, if it is meant').toEqual([...new Set(real)].sort());
});

describe('core', () => {
  const core = files.filter((file) => file.startsWith('core/'));

  /** What core must be given instead of reaching for it. */
  const forbidden: [string, RegExp][] = [
    ['no clock: take an instant as an argument (`readAt`)', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\b\s*[.[]/],
    ['no network: take the answer as an argument', /\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b|\bsendBeacon\b/],
    ['no storage: it belongs to library/ or browser/', /\b(localStorage|sessionStorage|indexedDB)\b/],
    ['no browser API: it belongs to browser/', /\b(chrome|browser)\.\w+/],
    ['no code from text', /\beval\s*\(|\bnew Function\b/],
    ['no chance: the same article gives the same post', /\bMath\.random\b/],
  ];

  test.each(forbidden)('%s', (remedy, pattern) => {
    const offenders = core.filter((file) => pattern.test(code(file)));
    expect(offenders, `core has ${remedy}`).toEqual([]);
  });

  test('imports no browser API and nothing of node', () => {
    const offenders = imports
      .filter(
        ({ file, target, own }) => file.startsWith('core/') && !own && /^node:|webextension|^idb$|preact/.test(target),
      )
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(offenders, 'Move it to browser/, library/ or cli/').toEqual([]);
  });

  test('only read has a document', () => {
    const offenders = core
      .filter((file) => !file.startsWith('core/read/') && file !== 'core/article.ts')
      .filter((file) => /\b(document|window)\.\w+|\bquerySelector(All)?\(|\bDOMParser\b/.test(code(file)));
    expect(offenders, 'Everything after read works on `Article.markdown`').toEqual([]);
  });
});

describe('registries', () => {
  /** What an entry of the folder is typed as. */
  const kinds = { profiles: 'Profile', engines: '(?:Engine|Model)', outputs: 'Output' };

  test.each(Object.entries(kinds))('each entry of %s is in its index', (folder, kind) => {
    const index = code(`${folder}/index.ts`);
    const missing = files
      .filter((file) => file.startsWith(`${folder}/`) && new RegExp(`\\bexport const \\w+: ${kind} =`).test(code(file)))
      .filter((file) => !index.includes(`'./${file.slice(folder.length + 1)}'`));
    expect(missing, `Add a line to src/${folder}/index.ts`).toEqual([]);
  });
});

describe('everywhere', () => {
  test('no code from text, no HTML from text', () => {
    const dangerous =
      /\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|srcdoc|createContextualFragment|dangerouslySetInnerHTML)\b|\bdocument\.write|\beval\s*\(|\bnew Function\b|\bset(?:Timeout|Interval)\(\s*['"`]/;
    const offenders = files.filter((file) => dangerous.test(code(file)));
    expect(offenders, 'Build elements, or text; the page’s words are never markup of ours').toEqual([]);
  });

  test('one door to the network, which follows no redirect and reads no answer without end', () => {
    const reaching = /(?<!function )\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b/;
    expect(
      files.filter((file) => reaching.test(code(file))),
      'Send it by `sendRequest` (or `fetchPublicFile`) of src/extension/send-request.ts',
    ).toEqual(['cli/fetch-page.ts', 'publishing/destinations/send-request.ts']);
  });

  test('one place listens to messages, where it is seen who sends them', () => {
    const listening =
      /\bon(?:Message|Connect)(?:External)?\.addListener|\b(?:self|window|globalThis)\.addEventListener\(\s*'message'/;
    expect(
      files.filter((file) => listening.test(code(file))),
      'Add the message to src/extension/messages.ts, and its handler in src/background.ts',
    ).toEqual(['extension/messages.ts']);
  });
});

describe('documents', () => {
  const documents = [
    'README.md',
    ...readdirSync(join(root, '.github'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `.github/${name.split(sep).join('/')}`),
  ];

  test.each(documents)('%s names only what is there', (document) => {
    const text = readFileSync(join(root, document), 'utf8');
    const links = Array.from(text.matchAll(/\]\((?!https?:|#)([^)#]+)/g), ([, path = '']) =>
      join(dirname(document), path),
    );
    const files = Array.from(text.matchAll(/`((?:src|tests|public)\/[\w./-]+\.\w+)`/g), ([, path = '']) => path);
    // In the tables of the architecture a path starts in src.
    const inSrc = Array.from(
      text.matchAll(/`((?:core|browser|library)\/[\w./-]+\.\w+)`/g),
      ([, path = '']) => `src/${path}`,
    );
    const missing = [...links, ...files, ...inSrc].filter((path) => !existsSync(join(root, path)));
    expect(missing, 'Mend the name, or the sentence').toEqual([]);
  });
});
