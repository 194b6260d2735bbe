import { parse as parseToml } from 'smol-toml';
import { LineCounter, parseDocument } from 'yaml';
import type { Json } from '../json.ts';

/** A post's file, split. `inner`: the front matter between its fences; `values`: what a reader makes of it. */
export interface ParsedPostFile {
  language: 'yaml' | 'toml' | 'none';
  newline: '\n' | '\r\n';
  inner: string;
  values: { [key: string]: Json };
  /** After the closing fence, its own line end included in neither. */
  body: string;
}

/** Characters of front matter: the readers take long to say what is wrong with a text that is none. */
const LONGEST = 64_000;

/** By hand what `parse` does: that one describes every mistake, with its lines, to throw the first. */
function yamlValues(inner: string): unknown {
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
 * Splits a file and reads its front matter as the blog's generator would: YAML 1.2 core (a date stays the text that it was
 * written as) or TOML. Throws an Error with the place when the front matter is not valid.
 */
export function parsePostFile(file: string): ParsedPostFile {
  const newline = /\r\n/.test(file.slice(0, file.indexOf('\n') + 1)) ? '\r\n' : '\n';
  const text = file.replace(/^\ufeff/, '').replace(/\r\n/g, '\n');
  const match = /^(---|\+\+\+)[ \t]*\n(?:([\s\S]*?)\n)?\1[ \t]*(?:\n|$)/.exec(text);
  if (!match) return { language: 'none', newline, inner: '', values: {}, body: text };
  const inner = match[2] ?? '';
  const language = match[1] === '+++' ? 'toml' : 'yaml';
  if (inner.length > LONGEST) throw new Error(`The front matter has more than ${LONGEST} characters.`);
  const read = language === 'toml' ? parseToml(inner) : yamlValues(inner);
  const plain: unknown = JSON.parse(JSON.stringify(read ?? {}));
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain))
    throw new Error('The front matter is not a list of keys.');
  return { language, newline, inner, values: plain as ParsedPostFile['values'], body: text.slice(match[0].length) };
}
