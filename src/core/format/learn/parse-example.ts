import { type ParsedPostFile, parsePostFile } from '../parse-post.ts';
import type { ExampleKeys } from './example-entry.ts';
import { parseTomlEntries } from './parse-toml-entries.ts';
import { parseYamlEntries } from './parse-yaml-entries.ts';

export interface PostExample {
  /** Path of the file, relative to the blog's root; '' for a pasted text. */
  path: string;
  text: string;
}

export interface ParsedExample extends ParsedPostFile, ExampleKeys {
  path: string;
  /** The text of the whole file. */
  text: string;
}

/** Parses an example into its keys. Throws an Error when the front matter is invalid. */
export function parseExample(example: PostExample): ParsedExample {
  const parsed = parsePostFile(example.text);
  const found =
    parsed.language === 'toml'
      ? parseTomlEntries(parsed)
      : parseYamlEntries(parsed.inner === '' ? [] : parsed.inner.split('\n'), parsed.values);
  return { ...parsed, text: example.text, path: example.path.replace(/\\/g, '/'), ...found };
}
