import type { KeyRule } from '../profile.ts';
import type { ConfigurationSource, PostCollection } from './blog-configuration.ts';
import { toLiquidPath, trimFolder } from './path-template.ts';
import {
  isSettings,
  listSettings,
  parseSettingsFile,
  readFrontMatterFormat,
  type SettingsMap,
  toText,
} from './settings-file.ts';

/** Reads the folder collections of Decap's and Sveltia's `config.yml` (https://decapcms.org/docs/collection-folder/). */
export function readDecap(source: ConfigurationSource): PostCollection[] {
  const { collections } = parseSettingsFile(source.path, source.text);
  return listSettings(collections)
    .filter(({ folder }) => typeof folder === 'string')
    .map((collection) => {
      const extension = toText(collection.extension) || 'md';
      const pattern = (toText(collection.path) || '{{slug}}').replace(
        '{{slug}}',
        toText(collection.slug) || '{{slug}}',
      );
      const fileName = toLiquidPath(`${pattern}.${extension}`, /\{\{\s*([\w.]+)\s*\}\}/g, source);
      return {
        name: toText(collection.name),
        from: source.path,
        folder: trimFolder(toText(collection.folder)),
        ...(fileName === undefined ? {} : { fileName }),
        ...readFrontMatterFormat(collection.format),
        keys: listSettings(collection.fields).flatMap((field) => readField(field, source)),
      } satisfies PostCollection;
    });
}

const TYPES: Record<string, KeyRule['type']> = {
  string: 'text',
  text: 'text',
  markdown: 'text',
  richtext: 'text',
  color: 'text',
  datetime: 'date',
  date: 'date',
  boolean: 'boolean',
  number: 'number',
  list: 'list',
  object: 'map',
  keyvalue: 'map',
  select: 'any',
  relation: 'any',
  hidden: 'any',
  image: 'any',
  file: 'any',
  map: 'any',
  code: 'any',
  uuid: 'text',
  compute: 'any',
};

function readField(field: SettingsMap, { path, gaps }: ConfigurationSource): KeyRule[] {
  const name = toText(field.name);
  // The field `body` is the text below the front matter.
  if (name === '' || name === 'body') return [];
  const widget = toText(field.widget) || 'string';
  const type = TYPES[widget];
  if (!type) gaps.push({ reason: 'unsupported', text: `${name}: ${widget}` });
  if (field.pattern !== undefined) gaps.push({ reason: 'unsupported', text: `${name}: pattern` });
  const values = Array.isArray(field.options)
    ? field.options.map((one) => (isSettings(one) ? (one.value ?? null) : one))
    : undefined;
  return [
    {
      key: name,
      type: field.multiple === true ? 'list' : (type ?? 'any'),
      // Decap asks for every field that is not declared optional.
      ...(field.required === false ? {} : { required: true }),
      ...(values ? { values } : {}),
      ...(typeof field.min === 'number' ? { min: field.min } : {}),
      ...(typeof field.max === 'number' ? { max: field.max } : {}),
      ...(field.default === undefined || isTemplate(field.default) ? {} : { initial: field.default }),
      from: path,
    },
  ];
}

/** Decap and Sveltia fill in `{{now}}` and the like when a post is made. */
const isTemplate = (value: unknown): boolean => typeof value === 'string' && value.includes('{{');
