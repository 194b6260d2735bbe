import { parse as parseToml } from 'smol-toml';
import { LineCounter, parseDocument } from 'yaml';
import type { Json } from '../json.ts';

/**
 * A post file, split into front matter and body. `inner`: the text between the fences; `values`: the parsed front matter.
 */
export interface ParsedPostFile {
  language: 'yaml' | 'toml' | 'none';
  newline: '\n' | '\r\n';
  inner: string;
  values: { [key: string]: Json };
  /** The text below the closing fence. */
  body: string;
}

/** Maximum length of front matter, in characters. In a longer text, the parsers take too long to describe errors. */
const MAX_FRONT_MATTER_LENGTH = 64_000;

/**
 * Parses YAML and throws the first error. The library's own `parse` formats every error with its source lines before it
 * throws the first, which takes long.
 */
function parseYaml(inner: string): unknown {
  const lineCounter = new LineCounter();
  const options = {
    schema: 'core',
    version: '1.2',
    logLevel: 'error',
    uniqueKeys: false,
    prettyErrors: false,
  } as const;
  const parsed = parseDocument(inner, { ...options, lineCounter });
  const [error] = parsed.errors;
  if (!error) return parsed.toJS();
  const { line, col } = lineCounter.linePos(error.pos[0]);
  throw new Error(`${error.message} at line ${line}, column ${col}`);
}

/**
 * Splits a file into front matter and body, and parses the front matter like the blog's generator: YAML 1.2 core (dates stay
 * text) or TOML. Invalid front matter throws an Error that names the line.
 */
export function parsePostFile(file: string): ParsedPostFile {
  const newline = /\r\n/.test(file.slice(0, file.indexOf('\n') + 1)) ? '\r\n' : '\n';
  const text = file.replace(/^\ufeff/, '').replace(/\r\n/g, '\n');
  const match = /^(---|\+\+\+)[ \t]*\n(?:([\s\S]*?)\n)?\1[ \t]*(?:\n|$)/.exec(text);
  if (!match) return { language: 'none', newline, inner: '', values: {}, body: text };
  const inner = match[2] ?? '';
  const language = match[1] === '+++' ? 'toml' : 'yaml';
  if (inner.length > MAX_FRONT_MATTER_LENGTH)
    throw new Error(`The front matter has more than ${MAX_FRONT_MATTER_LENGTH} characters.`);
  const values = language === 'toml' ? parseToml(inner) : parseYaml(inner);
  const plain: unknown = JSON.parse(JSON.stringify(values ?? {}));
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain))
    throw new Error('The front matter is not a list of keys.');
  return { language, newline, inner, values: plain as ParsedPostFile['values'], body: text.slice(match[0].length) };
}

/** Returns the value at a path of keys; undefined when a key is missing. */
export function getValueAt(values: Json, path: string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (value, name) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
        ? value[name]
        : undefined,
    values,
  );
}
