import { parse as parseToml } from 'smol-toml';
import type { Json } from '../../json.ts';
import { parsePostFile } from '../parse-post.ts';
import { evaluateScript, parseScriptExpression } from './parse-script.ts';

/** A map of settings in a configuration file. */
export interface SettingsMap {
  [key: string]: Json;
}

export const isSettings = (value: Json | undefined): value is SettingsMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the maps of a list; [] for any other value. */
export const listSettings = (value: Json | undefined): SettingsMap[] =>
  Array.isArray(value) ? value.filter((item) => isSettings(item)) : [];

export const toText = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** Reads the language of front matter, such as `toml-frontmatter`; {} when the setting is absent or says another one. */
export function readFrontMatterFormat(value: Json | undefined): { language?: 'yaml' | 'toml' } {
  const language = toText(value)
    .toLowerCase()
    .replace(/-frontmatter$/, '');
  return language === 'yaml' || language === 'toml' ? { language } : {};
}

/**
 * Parses a file of settings by its extension: YAML, TOML, or JSON with comments. Throws an Error that names the line.
 */
export function parseSettingsFile(path: string, text: string): SettingsMap {
  const clean = text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n');
  const values = /\.json$/i.test(path)
    ? evaluateScript(parseScriptExpression(clean), new Map())
    : /\.toml$/i.test(path)
      ? (JSON.parse(JSON.stringify(parseToml(clean))) as Json)
      : // A file of YAML settings may begin with `---`, but has no second fence.
        parsePostFile(`---\n${clean.replace(/^(?:%YAML.*\n)?---[ \t]*\n/, '')}\n---\n`).values;
  if (!isSettings(values)) throw new Error('The file is not a list of settings.');
  return values;
}
