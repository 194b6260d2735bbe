import { parsePostFile } from '../parse-post.ts';
import type { KeyRule } from '../profile.ts';
import type { ConfigurationSource, PostCollection } from './blog-configuration.ts';
import { trimFolder } from './path-template.ts';
import { isSettings, parseSettingsFile, toText } from './settings-file.ts';

/**
 * Reads Hugo's site configuration (https://gohugo.io/configuration/): the content folder, the main section and the
 * taxonomies. [] for the configuration of Zola, which has the same file name.
 */
export function readHugo({ path, text }: ConfigurationSource): PostCollection[] {
  const settings = parseSettingsFile(path, text);
  if ('base_url' in settings) return [];
  const { taxonomies, params } = settings;
  const contentDir = toText(settings.contentDir ?? settings.contentdir) || 'content';
  const sections = isSettings(params) && [params.mainSections ?? params.mainsections ?? []].flat();
  const section = (sections || []).find((one) => typeof one === 'string');
  const plurals = isSettings(taxonomies) ? Object.values(taxonomies) : ['tags', 'categories'];
  return [
    {
      name: section ?? 'posts',
      from: path,
      generator: 'hugo',
      ...(section === undefined && contentDir === 'content'
        ? {}
        : { folder: trimFolder(`${contentDir}/${section ?? 'posts'}`) }),
      keys: plurals.filter((one) => typeof one === 'string').map((key): KeyRule => ({ key, type: 'list', from: path })),
    },
  ];
}

const ACTION = /\{\{[^\n]{0,500}?\}\}/g;

/**
 * Reads the front matter of a Hugo archetype (https://gohugo.io/content-management/archetypes/): the keys of a new post, and
 * the values that `hugo new` gives them. A template action counts as the field that it prints.
 */
export function readHugoArchetype({ path, text, gaps }: ConfigurationSource): PostCollection[] {
  const plain = text.replace(ACTION, (_, offset: number) => {
    const before = text.slice(text.lastIndexOf('\n', offset) + 1, offset);
    return /["']/.test(before) ? FILLED : `"${FILLED}"`;
  });
  const { language, values, inner } = parsePostFile(plain);
  if (language === 'none') return [];
  for (const [action] of text.matchAll(/\{\{-?\s*(?:if|with|range|define|partial|template)\b[^\n]*?\}\}/g))
    gaps.push({ reason: 'computed', text: action.slice(0, 120) });
  const name = /archetypes\/([^/]+?)(?:\/index)?\.md$/.exec(path)?.[1] ?? 'default';
  const keys = Object.entries(values).flatMap(([key, value]): KeyRule[] => {
    const inTable = isSettings(value)
      ? Object.entries(value).map(([inner, one]) => [`${key}.${inner}`, one] as const)
      : [];
    return (isSettings(value) ? inTable : [[key, value] as const]).map(([path_, one]) => ({
      key: path_,
      type: getType(path_, one),
      // `hugo new` makes drafts, which the blogger publishes by removing this key.
      ...(isFilled(one) || path_ === 'draft' ? {} : { initial: one }),
      from: path,
    }));
  });
  return inner === ''
    ? []
    : [
        {
          name,
          from: path,
          generator: 'hugo',
          language,
          ...(name === 'default' ? {} : { folder: `content/${name}` }),
          keys,
        },
      ];
}

/** Stands for the value of a template action. */
const FILLED = '\ue000';

const isFilled = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0) || String(value).includes(FILLED);

function getType(key: string, value: unknown): KeyRule['type'] {
  if (/^(date|lastmod|publishdate|expirydate)$/i.test(key)) return 'date';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'boolean' ? 'boolean' : typeof value === 'number' ? 'number' : 'any';
}
