/**
 * Pages and files may hold any text, so every regular expression must take linear time. scslre
 * (github.com/RunDevelopment/scslre) finds expressions that backtrack on a repeated character; `unit/linear` tests the
 * others.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { analyse } from 'scslre';
import { type ESTree, parseSync, Visitor } from 'vite';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(sep).join('/'))
  .filter((name) => /\.tsx?$/.test(name));

interface Pattern {
  place: string;
  source: string;
  flags: string;
}

/** Returns the text of a string literal, or of a template literal without expressions; undefined for other nodes. */
function getText(node: ESTree.Node | undefined): string | undefined {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node?.type === 'TaggedTemplateExpression') return getText(node.quasi);
  if (node?.type !== 'TemplateLiteral' || node.expressions.length > 0) return undefined;
  return node.quasis[0]?.value.cooked ?? undefined;
}

/** Returns every regular expression in a source file. */
function listPatterns(name: string, code: string): Pattern[] {
  const found: Pattern[] = [];
  const add = (start: number, source: string, flags: string) =>
    found.push({ place: `${name}:${code.slice(0, start).split('\n').length}`, source, flags });
  const fromCall = (node: ESTree.NewExpression | ESTree.CallExpression) => {
    const [source, flags] = node.arguments.map((argument) => getText(argument));
    if (node.callee.type === 'Identifier' && node.callee.name === 'RegExp' && source !== undefined)
      add(node.start, source, flags ?? '');
  };
  new Visitor({
    Literal: (node) => {
      if ('regex' in node) add(node.start, node.regex.pattern, node.regex.flags);
    },
    NewExpression: fromCall,
    CallExpression: fromCall,
  }).visit(parseSync(name, code).program);
  return found;
}

/** Describes why a regular expression is slow; '' for a fast one. */
function describeSlowness({ source, flags }: Omit<Pattern, 'place'>): string {
  const [report] = analyse({ source, flags }).reports;
  if (!report) return '';
  const kind = report.exponential
    ? 'exponential'
    : report.type === 'Move'
      ? 'quadratic by starting anew'
      : 'polynomial';
  return `${kind} for a run of ${JSON.stringify(report.character.pick)}`;
}

const listSlowPatterns = (patterns: Pattern[]): string[] =>
  patterns.flatMap((pattern) => {
    const slow = describeSlowness(pattern);
    return slow ? [`${pattern.place} is ${slow}: /${pattern.source}/${pattern.flags}`] : [];
  });

const REMEDY =
  'Limit the repetition ({0,200}), let no two adjacent parts match the same character, or anchor the start of a run: (?<!\\s)\\s+$';

test('finds a slow pattern, however it is written', () => {
  const code = [
    'const a = /^(?:[-_]\\w+)*$/;',
    "const b = new RegExp('^\\\\s*\\\\s*x', 'u');",
    'const c = RegExp(String.raw`\\s+$`);',
    'const d = <p title={/^(a+)+$/.source} />;',
    'const e = /(?<!\\s)\\s+$/;',
  ].join('\n');
  expect(listSlowPatterns(listPatterns('a.tsx', code)).map((text) => text.replace(/ for .*/, ''))).toEqual([
    'a.tsx:1 is exponential',
    'a.tsx:2 is polynomial',
    'a.tsx:3 is quadratic by starting anew',
    'a.tsx:4 is exponential',
  ]);
});

test('finds no slow pattern in the sources', () => {
  const patterns = files.flatMap((name) => listPatterns(name, readFileSync(join(src, name), 'utf8')));
  expect(patterns.length).toBeGreaterThan(900);
  expect(listSlowPatterns(patterns), REMEDY).toEqual([]);
});

test('finds no slow pattern among those that core builds when loaded', async () => {
  const made: Pattern[] = [];
  const Original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct(target, [source, flags = '']) {
      if (typeof source === 'string') made.push({ place: 'put together', source, flags });
      return new target(source, flags);
    },
  });
  try {
    const modules = import.meta.glob('../src/core/**/*.ts');
    for (const load of Object.values(modules)) await load();
  } finally {
    globalThis.RegExp = Original;
  }
  expect(made.length).toBeGreaterThan(10);
  expect(listSlowPatterns(made), REMEDY).toEqual([]);
});
