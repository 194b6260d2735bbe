import type { Json } from '../../json.ts';
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

/** Reads the content types and folders of Front Matter CMS's `frontmatter.json` (https://frontmatter.codes/docs). */
export function readFrontMatterCms(source: ConfigurationSource): PostCollection[] {
  const settings = parseSettingsFile(source.path, source.text);
  const get = (key: string): Json | undefined => settings[`frontMatter.${key}`];
  const types = listSettings(get('taxonomy.contentTypes'));
  const vocabulary = { tags: get('taxonomy.tags'), categories: get('taxonomy.categories') };
  const folders = listSettings(get('content.pageFolders'));
  return folders.map((folder) => {
    const allowed = Array.isArray(folder.contentTypes) ? folder.contentTypes : [];
    const type =
      types.find(({ name }) => (allowed.length > 0 ? allowed.includes(name ?? null) : name === 'default')) ?? types[0];
    const prefix = [folder.filePrefix, type?.filePrefix, get('templates.prefix'), 'yyyy-MM-dd'].find(
      (one) => one !== undefined,
    );
    const extension = toText(type?.fileType) || toText(get('content.defaultFileType')) || 'md';
    const name = `${toText(prefix) && `${toText(prefix)}-`}{{slug}}`;
    const pattern = type?.pageBundle === true ? `${name}/index.${extension}` : `${name}.${extension}`;
    const fileName = toLiquidPath(pattern, /\{\{([\w.]+)\}\}|\b(?:yyyy|MM|dd)\b/g, source);
    return {
      name: toText(folder.title) || toText(type?.name),
      from: source.path,
      folder: trimFolder(toText(folder.path).replace('[[workspace]]', '')),
      ...(fileName === undefined ? {} : { fileName }),
      ...readFrontMatterFormat(get('taxonomy.frontMatterType')),
      keys: listSettings(type?.fields).flatMap((field) => readField(field, vocabulary, source)),
    } satisfies PostCollection;
  });
}

const TYPES: Record<string, KeyRule['type']> = {
  string: 'text',
  slug: 'text',
  number: 'number',
  datetime: 'date',
  boolean: 'boolean',
  draft: 'boolean',
  image: 'any',
  file: 'any',
  choice: 'any',
  tags: 'list',
  categories: 'list',
  taxonomy: 'list',
  list: 'list',
  fields: 'map',
  json: 'map',
  block: 'any',
  dataFile: 'any',
  contentRelationship: 'any',
  customField: 'any',
  fieldCollection: 'any',
};

/** Fields that only arrange the form. */
const isLayout = (type: string): boolean => /^(divider|heading)$/.test(type);

function readField(
  field: SettingsMap,
  vocabulary: { tags: Json | undefined; categories: Json | undefined },
  { path, gaps }: ConfigurationSource,
): KeyRule[] {
  const [key, written] = [toText(field.name), toText(field.type)];
  if (key === '' || isLayout(written)) return [];
  const type = TYPES[written];
  if (!type) gaps.push({ reason: 'unsupported', text: `${key}: ${written}` });
  const list = written === 'tags' || written === 'categories' ? vocabulary[written] : field.choices;
  const values =
    Array.isArray(list) && list.length > 0 ? list.map((one) => (isSettings(one) ? (one.id ?? null) : one)) : undefined;
  const initial = field.default;
  const hasInitial = initial !== undefined && !(typeof initial === 'string' && /\{\{|^now$/.test(initial));
  return [
    {
      key,
      type: field.multiple === true ? 'list' : (type ?? 'any'),
      ...(field.required === true ? { required: true } : {}),
      ...(values ? { values } : {}),
      ...(typeof field.taxonomyLimit === 'number' && field.taxonomyLimit > 0 ? { max: field.taxonomyLimit } : {}),
      ...(hasInitial ? { initial } : {}),
      from: path,
    },
  ];
}
