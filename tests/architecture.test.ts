/** The architecture rules of this repository. The message of each failing test names the remedy. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

const toPosix = (path: string) => path.split(sep).join('/');

/** Paths of the source files below a folder, relative to the root of the repository. */
const listCode = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${toPosix(name)}`)
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.includes('node_modules') && !path.endsWith('.d.ts'));

/** Strips the query that tells Vite how to bundle a file (`?script`) from an import path. */
const withoutQuery = (path: string) => path.replace(/\?.*$/, '');

interface Import {
  file: string;
  /** A path below src, or the name of a package. */
  target: string;
  isOwn: boolean;
  /** False when only types are imported: then no code of the imported file runs. */
  isValue: boolean;
  /**
   * The path ends in `?script`: the file is injected into a web page, and the importing file gets only the address of
   * the script.
   */
  isInjected: boolean;
}

interface Source {
  /** Path below src. */
  file: string;
  text: string;
  /** The text with its comments blanked, so that a comment that mentions a forbidden name breaks no rule. */
  code: string;
  program: ESTree.Program;
  comments: { start: number; end: number; value: string }[];
  imports: Import[];
}

function parseSource(path: string): Source {
  const file = path.replace('src/', '');
  const text = readFileSync(join(root, path), 'utf8');
  const { program, comments } = parseSync(path, text);
  let code = text;
  for (const { start, end } of comments) code = code.slice(0, start) + ' '.repeat(end - start) + code.slice(end);
  const imports: Import[] = [];
  const add = (path: string, isValue: boolean) => {
    const isOwn = path.startsWith('.');
    const target = isOwn ? toPosix(relative('src', join('src', dirname(file), withoutQuery(path)))) : path;
    imports.push({ file, target, isOwn, isValue, isInjected: /\?script/.test(path) });
  };
  const isTypeOnly = (kind: string | undefined, specifiers: { importKind?: string; exportKind?: string }[]) =>
    kind === 'type' ||
    (specifiers.length > 0 && specifiers.every((one) => (one.importKind ?? one.exportKind) === 'type'));
  new Visitor({
    ImportDeclaration: ({ source, importKind, specifiers }) =>
      add(source.value, !isTypeOnly(importKind, specifiers as { importKind?: string }[])),
    ExportNamedDeclaration: ({ source, exportKind, specifiers }) => {
      if (source) add(source.value, !isTypeOnly(exportKind, specifiers));
    },
    ExportAllDeclaration: ({ source, exportKind }) => add(source.value, exportKind !== 'type'),
    ImportExpression: ({ source }) => {
      if (source.type === 'Literal' && typeof source.value === 'string') add(source.value, true);
    },
    TSImportType: ({ source }) => add(source.value, false),
  }).visit(program);
  return { file, text, code, program, comments, imports };
}

const sources = listCode('src').map(parseSource);
const files = sources.map(({ file }) => file);
const imports = sources.flatMap((source) => source.imports);
const ownImports = imports.filter(({ isOwn, target }) => isOwn && !target.startsWith('../'));

const getLine = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

/** Returns the top folder of a path below src, or the file name of a file that lies directly in src. */
const getFolder = (path: string) => path.split('/')[0] ?? '';

/**
 * Layers of src, lowest first. A folder imports only from lower layers; folders of one layer do not import each other.
 */
const heights = [
  ['core'],
  ['profiles'],
  ['extension'],
  ['storage'],
  ['library'],
  ['jobs'],
  ['publishing', 'rewriting', 'drafting'],
  ['ui'],
  ['background.ts', 'extract.ts', 'cli'],
];
const getHeight = (path: string) => heights.findIndex((names) => names.includes(getFolder(path)));

describe('names', () => {
  /**
   * Returns the names that a file both declares and exports. A re-exported name is left out: another file declares it.
   */
  function listExports(path: string): string[] {
    const names: string[] = [];
    for (const statement of parseSync(path, readFileSync(join(root, path), 'utf8')).program.body) {
      if (statement.type !== 'ExportNamedDeclaration' && statement.type !== 'ExportDefaultDeclaration') continue;
      const { declaration } = statement;
      if (declaration?.type === 'VariableDeclaration')
        for (const { id } of declaration.declarations) if (id.type === 'Identifier') names.push(id.name);
      if (declaration && 'id' in declaration && declaration.id?.type === 'Identifier') names.push(declaration.id.name);
    }
    return [...new Set(names)];
  }

  test('every exported name has one meaning in the repository', () => {
    const places = new Map<string, string[]>();
    for (const path of ['src', 'tests', 'training'].filter((one) => existsSync(join(root, one))).flatMap(listCode))
      for (const name of listExports(path)) places.set(name, [...(places.get(name) ?? []), path]);
    const repeated = [...places].filter(([, paths]) => paths.length > 1);
    expect(
      repeated.map(([name, paths]) => `${name}: ${paths.join(', ')}`),
      'Give each its own, more specific name, or import the one from the other',
    ).toEqual([]);
  });
});

describe('imports', () => {
  test('src holds the entries, and every folder in it has a height', () => {
    expect(
      readdirSync(join(root, 'src')).filter((name) => /\./.test(name)),
      'Move the file into the folder of its capability (.github/ARCHITECTURE.md)',
    ).toEqual(['background.ts', 'extract.ts', 'vite-env.d.ts']);
    expect(
      [...new Set(files.filter((file) => getHeight(file) === -1).map(getFolder))],
      'Give the folder its line in `heights` of tests/architecture.test.ts',
    ).toEqual([]);
  });

  test('run strictly down', () => {
    const upward = ownImports
      .filter(({ isInjected }) => !isInjected)
      .filter(({ file, target }) => getFolder(file) !== getFolder(target) && getHeight(target) >= getHeight(file))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(upward, 'Move what both need down to a lower folder, or pass it in as an argument').toEqual([]);
  });

  test('reach the entries of a registry only through its index', () => {
    const inside = ownImports
      .flatMap((one) => Object.keys(registries).map((folder) => ({ ...one, folder })))
      .filter(({ file, target, folder }) => target.startsWith(`${folder}/`) && !file.startsWith(`${folder}/`))
      .filter(({ target, folder }) => target !== `${folder}/index.ts`)
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(inside, 'Export it from the folder’s index.ts and import it from there').toEqual([]);
  });

  test('make no circle of files, type-only imports included', () => {
    const graph = new Map(files.map((file) => [file, new Set<string>()]));
    for (const { file, target } of ownImports) if (graph.has(target)) graph.get(file)?.add(target);
    expect(findCircles(graph), 'Move what both files need into a third, lower one').toEqual([]);
  });

  test('imports of a window bring in stores and senders, never what runs jobs', () => {
    // Jobs run only in the background script. The code that runs a job is `run-….ts`, beside the code that sends the
    // job.
    const isRunner = (file: string) =>
      file === 'jobs/job-queue.ts' || /^(?:jobs|publishing|rewriting|drafting)\/(?:.*\/)?run-[^/]+$/.test(file);
    const reached = new Map(files.filter((file) => file.startsWith('ui/')).map((file) => [file, file]));
    for (const [file, path] of reached)
      for (const { target } of ownImports.filter((one) => one.file === file && one.isValue && !one.isInjected))
        if (!reached.has(target)) reached.set(target, `${path} → ${target}`);
    expect(
      [...reached].filter(([file]) => isRunner(file)).map(([, path]) => path),
      'Store the job and wake the background; move what windows share with the runner out of it',
    ).toEqual([]);
  });
});

/** Returns the groups of nodes in which every node reaches every other (Tarjan 1972): here, circular imports. */
function findCircles(graph: Map<string, Set<string>>): string[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[] = [];
  const visit = (node: string) => {
    order.set(node, order.size);
    lowest.set(node, order.size - 1);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) lowest.set(node, Math.min(lowest.get(node) ?? 0, lowest.get(next) ?? 0));
    }
    if (lowest.get(node) !== order.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1 || graph.get(node)?.has(node)) circles.push(group.sort().join(' ↔ '));
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return circles;
}

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
  const imported = ownImports
    .filter(({ isInjected }) => !isInjected)
    .map(({ file, target }) => [getFolder(file), getFolder(target)].map((name) => name.replace(/\.ts$/, '')))
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => `${from} --> ${to}`);
  expect(drawn.sort(), 'Draw the arrow there, if it is meant').toEqual([...new Set(imported)].sort());
});

describe('core', () => {
  const core = sources.filter(({ file }) => file.startsWith('core/'));

  /**
   * What code in core must not reach for, because its caller passes it as an argument. Each entry: the remedy, the
   * pattern.
   */
  const forbidden: [string, RegExp][] = [
    ['no clock: take an instant as an argument (`readAt`)', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\b\s*[.[]/],
    ['no network: take the response as an argument', /\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b|\bsendBeacon\b/],
    ['no storage: it belongs to storage/ or library/', /\b(localStorage|sessionStorage|indexedDB)\b/],
    ['no browser API: it belongs to extension/', /\b(chrome|browser)\.\w+/],
    ['no code from text', /\beval\s*\(|\bnew Function\b/],
    ['no chance: the same article gives the same post', /\bMath\.random\b/],
  ];

  test.each(forbidden)('has %s', (remedy, pattern) => {
    const offenders = core.filter(({ code }) => pattern.test(code)).map(({ file }) => file);
    expect(offenders, `core has ${remedy}`).toEqual([]);
  });

  test('imports no browser API and nothing of Node', () => {
    const offenders = imports
      .filter(
        ({ file, target, isOwn }) =>
          file.startsWith('core/') && !isOwn && /^node:|webextension|^idb$|preact/.test(target),
      )
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(offenders, 'Move it to extension/, storage/, library/ or cli/').toEqual([]);
  });

  test('core has a document under read alone', () => {
    // Code in core also calls an article text `document`, so the pattern matches only members that the DOM's `document`
    // has.
    const domAccess =
      /\bdocument\.(?:body|head|title|documentElement|baseURI|create\w+|getElement\w+|query\w+)\b|\bwindow\.\w+|\bquerySelector(All)?\(|\bDOMParser\b/;
    const offenders = core
      .filter(({ file }) => !file.startsWith('core/read/') && file !== 'core/article.ts')
      .filter(({ code }) => domAccess.test(code));
    expect(
      offenders.map(({ file }) => file),
      'Everything after read works on `Article.markdown`',
    ).toEqual([]);
  });
});

/** Folder of a registry → the TypeScript type that each of its entries is declared with. */
const registries = { profiles: 'Profile', 'publishing/destinations': 'Output', 'rewriting/providers': 'Provider' };

describe('registries', () => {
  test.each(Object.entries(registries))('%s has each of its entries in its index', (folder, type) => {
    const index = sources.find(({ file }) => file === `${folder}/index.ts`)?.code ?? '';
    const missing = sources
      .filter(({ file }) => file.startsWith(`${folder}/`))
      .filter(({ code }) => new RegExp(`\\bexport const \\w+: ${type} =`).test(code))
      .filter(({ file }) => !index.includes(`'./${file.slice(folder.length + 1)}'`));
    expect(
      missing.map(({ file }) => file),
      `Add a line to src/${folder}/index.ts`,
    ).toEqual([]);
  });
});

describe('components', () => {
  const MAX_LINES = 120;
  const MAX_PROPS = 8;
  type Component = { name: string; node: ESTree.Function | ESTree.ArrowFunctionExpression };

  /** Returns the top-level functions of a file that are Preact components: their names begin with a capital. */
  function listComponents({ program }: Source): Component[] {
    const found: Component[] = [];
    for (const statement of program.body) {
      const declaration =
        statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
          ? statement.declaration
          : statement;
      if (declaration?.type === 'FunctionDeclaration' && declaration.id)
        found.push({ name: declaration.id.name, node: declaration });
      if (declaration?.type === 'VariableDeclaration')
        for (const { id, init } of declaration.declarations)
          if (id.type === 'Identifier' && init?.type === 'ArrowFunctionExpression')
            found.push({ name: id.name, node: init });
    }
    return found.filter(({ name }) => /^[A-Z]/.test(name));
  }

  /**
   * Counts the props that a component destructures. For a component that takes the props as one object, counts the
   * members of the object's type, if the same file declares it.
   */
  function countProps({ program }: Source, { node }: Component): number {
    const [param] = node.params;
    if (!param || param.type === 'TSParameterProperty') return 0;
    const pattern = param.type === 'ObjectPattern' ? param : null;
    if (pattern && !pattern.properties.some(({ type }) => type === 'RestElement')) return pattern.properties.length;
    const type = 'typeAnnotation' in param ? param.typeAnnotation?.typeAnnotation : undefined;
    if (type?.type === 'TSTypeLiteral') return type.members.length;
    const name = type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : '';
    for (const statement of program.body) {
      const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      if (declaration?.type === 'TSInterfaceDeclaration' && declaration.id.name === name)
        return declaration.body.body.length;
    }
    return pattern?.properties.length ?? 1;
  }

  test(`have at most ${MAX_LINES} lines and ${MAX_PROPS} props`, () => {
    const large = sources
      .filter(({ file }) => file.startsWith('ui/') && file.endsWith('.tsx'))
      .flatMap((source) =>
        listComponents(source).flatMap((component) => {
          const lines = getLine(source.text, component.node.end) - getLine(source.text, component.node.start) + 1;
          const props = countProps(source, component);
          return lines > MAX_LINES || props > MAX_PROPS
            ? [`${source.file}: ${component.name} has ${lines} lines and ${props} props`]
            : [];
        }),
      );
    expect(large, 'Split it into parts; pass one object or a context instead of many props').toEqual([]);
  });
});

describe('everywhere', () => {
  test('no error is swallowed without a reason beside it', () => {
    const silent: string[] = [];
    for (const { file, text, program, comments } of sources) {
      const lines = text.split('\n');
      const report = ({ start, end }: { start: number; end: number }) => {
        const line = getLine(text, start);
        const isExplained =
          comments.some((comment) => comment.start >= start && comment.end <= end) ||
          /\/\/|\*\//.test(lines[line - 1] ?? '') ||
          /^\s*(?:\/\/|\*|\/\*)/.test(lines[line - 2] ?? '');
        if (!isExplained) silent.push(`src/${file}:${line}`);
      };
      new Visitor({
        CatchClause: (node) => {
          if (node.body.body.length === 0) report(node);
        },
        CallExpression: ({ callee, arguments: [handler] }) => {
          if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
          if (callee.property.name !== 'catch' || handler?.type !== 'ArrowFunctionExpression') return;
          if (handler.params.length === 0) report({ start: callee.property.start, end: handler.end });
        },
      }).visit(program);
    }
    expect(silent, 'Say in a comment on the line, or above it, why the error does not matter; else handle it').toEqual(
      [],
    );
  });

  test('no code from text, no HTML from text', () => {
    const dangerous =
      /\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|srcdoc|createContextualFragment|dangerouslySetInnerHTML)\b|\bdocument\.write|\beval\s*\(|\bnew Function\b|\bset(?:Timeout|Interval)\(\s*['"`]/;
    const offenders = sources.filter(({ code }) => dangerous.test(code)).map(({ file }) => file);
    expect(offenders, 'Build elements or text: the words of a page never become our markup').toEqual([]);
  });

  test('one door to the network, which follows no redirect and reads no answer without end', () => {
    const reaching = /(?<!function )\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b/;
    expect(
      sources.filter(({ code }) => reaching.test(code)).map(({ file }) => file),
      'Send it by `sendRequest` (or `fetchPublicFile`) of src/extension/send-request.ts',
    ).toEqual(['cli/fetch-page.ts', 'extension/send-request.ts']);
  });

  test('one place listens to messages, where it is seen who sends them', () => {
    const listening =
      /\bon(?:Message|Connect)(?:External)?\.addListener|\b(?:self|window|globalThis)\.addEventListener\(\s*'message'/;
    expect(
      sources.filter(({ code }) => listening.test(code)).map(({ file }) => file),
      'Add the message to src/extension/messages.ts, and its handler in src/background.ts',
    ).toEqual(['extension/messages.ts']);
  });
});

describe('documents', () => {
  const documents = [
    'README.md',
    ...readdirSync(join(root, '.github'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `.github/${toPosix(name)}`),
  ];
  const folders = heights.flat().filter((name) => !name.includes('.'));

  test('documents and comments use the words of the field, not our own', () => {
    const standardWords = {
      'the person': 'the user',
      'in hand': 'the draft, or what is dragged',
      'post office': 'outbox',
      forge: 'git host',
      parcel: 'send request',
      shelf: 'list, index or file store',
    };
    const privateWord = new RegExp(`\\b(?:${Object.keys(standardWords).join('|')})s?\\b`, 'i');
    const prose = [
      ...documents.map((document) => [document, readFileSync(join(root, document), 'utf8')] as const),
      ...sources.flatMap(({ file, comments }) => comments.map(({ value }) => [`src/${file}`, value] as const)),
    ];
    const found = prose.flatMap(([place, text]) => {
      const [word] = privateWord.exec(text) ?? [];
      return word ? [`${place}: ${word}`] : [];
    });
    expect(found, `Use instead: ${JSON.stringify(standardWords)}`).toEqual([]);
  });

  test.each(documents)('%s names only files that exist', (document) => {
    const text = readFileSync(join(root, document), 'utf8');
    const links = Array.from(text.matchAll(/\]\((?!https?:|#)([^)#]+)/g), ([, path = '']) =>
      join(dirname(document), path),
    );
    const paths = Array.from(
      text.matchAll(/`((?:src|tests|public|training)\/[\w./-]+\.\w+)`/g),
      ([, path = '']) => path,
    );
    // A path in backticks that begins with a folder of src, such as `core/article.ts`, lies in src.
    const inSrc = Array.from(
      text.matchAll(new RegExp(`\`((?:${folders.join('|')})/[\\w./-]+\\.\\w+)\``, 'g')),
      ([, path = '']) => `src/${path}`,
    );
    const missing = [...links, ...paths, ...inSrc].filter((path) => !existsSync(join(root, path)));
    expect(missing, 'Mend the name, or the sentence').toEqual([]);
  });
});
