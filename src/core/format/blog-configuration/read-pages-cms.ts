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

/** Reads the collections of `.pages.yml` (https://pagescms.org/docs/configuration/). */
export function readPagesCms(source: ConfigurationSource): PostCollection[] {
  const { content } = parseSettingsFile(source.path, source.text);
  return listSettings(content)
    .filter(({ type }) => type === 'collection')
    .map((collection) => {
      const { filename, format } = collection;
      const pattern = isSettings(filename) ? toText(filename.template) : toText(filename);
      const fileName = toLiquidPath(pattern || '{year}-{month}-{day}-{primary}.md', /\{([\w.]+)\}/g, source);
      return {
        name: toText(collection.name),
        from: source.path,
        folder: trimFolder(toText(collection.path)),
        ...(fileName === undefined ? {} : { fileName }),
        ...readFrontMatterFormat(format),
        keys: listSettings(collection.fields).flatMap((field) => readField(field, source)),
      } satisfies PostCollection;
    });
}

const TYPES: Record<string, KeyRule['type']> = {
  string: 'text',
  text: 'text',
  code: 'text',
  'rich-text': 'text',
  uuid: 'text',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  select: 'any',
  reference: 'any',
  image: 'any',
  file: 'any',
  object: 'map',
  block: 'map',
};

function readField(field: SettingsMap, { path, gaps }: ConfigurationSource): KeyRule[] {
  const name = toText(field.name);
  // The field `body` is the text below the front matter.
  if (name === '' || name === 'body') return [];
  const type = TYPES[toText(field.type)];
  if (!type) gaps.push({ reason: 'unsupported', text: `${name}: ${toText(field.type)}` });
  if (field.pattern !== undefined) gaps.push({ reason: 'unsupported', text: `${name}: pattern` });
  const options = isSettings(field.options) ? field.options : {};
  const values = Array.isArray(options.values)
    ? options.values.map((one) => (isSettings(one) ? (one.value ?? null) : one))
    : undefined;
  const isList = field.list === true || isSettings(field.list) || options.multiple === true;
  const limits = isSettings(field.list) ? field.list : options;
  return [
    {
      key: name,
      type: isList ? 'list' : (type ?? 'any'),
      ...(field.required === true ? { required: true } : {}),
      ...(values ? { values } : {}),
      ...(typeof limits.min === 'number' ? { min: limits.min } : {}),
      ...(typeof limits.max === 'number' ? { max: limits.max } : {}),
      ...(field.default === undefined ? {} : { initial: field.default }),
      from: path,
    },
  ];
}
