import type { Json } from '../../json.ts';
import { POST_KINDS } from '../../post.ts';
import { toKeyPath } from '../front-matter.ts';
import { NOUN_TABLE } from '../learn/post-nouns.ts';
import type { FrontMatterKey, KeyRule, Profile } from '../profile.ts';
import type { PostCollection } from './blog-configuration.ts';

/**
 * Returns the format with what the blog's configuration says: the rules that preflight checks, and the keys that the blog
 * requires or prefills. `isLearned`: the format was learned from posts, which then decide on folder, file name and the names
 * of keys; else the configuration decides.
 */
export function applyBlogConfiguration(profile: Profile, collection: PostCollection, isLearned: boolean): Profile {
  const rules = collection.keys;
  const adapted = isLearned ? profile : adaptToCollection(profile, collection);
  const known = new Set(adapted.keys.map(toKeyPath));
  const printed = new Set(adapted.keys.flatMap(({ from }) => (from === undefined ? [] : [getNoun(from)])));
  const added = rules.flatMap((rule) => {
    const key = known.has(rule.key) ? undefined : createKey(rule, printed);
    if (key?.from !== undefined) printed.add(getNoun(key.from));
    return key ? [key] : [];
  });
  const byKey = new Map(rules.map((rule) => [rule.key, rule]));
  const keys = [...adapted.keys, ...added].map((key) => fitToRule(key, byKey.get(toKeyPath(key))));
  // A text such as `2026-02-27T10:00:00Z` is in UTC.
  const zone = keys.some((key) => key.date && byKey.get(toKeyPath(key))?.format === 'instant') ? 'utc' : adapted.zone;
  return { ...adapted, keys, zone, rules };
}

/** The field of the post that an expression prints, such as `authors` in `authors | join: ", "`. */
const getNoun = (from: string): string => /^[\w.]+/.exec(from)?.[0] ?? from;

/** Gives a shipped format the collection's folder, file name, excerpt marker and names of keys. */
function adaptToCollection(profile: Profile, collection: PostCollection): Profile {
  const { folder, fileName, marker, language, isStrict, keys: rules } = collection;
  const names = new Set(rules.map(({ key }) => key));
  const name = fileName ?? profile.path.slice(profile.path.lastIndexOf('/', profile.path.search(/\{[{%]|$/)) + 1);
  const ownFolder = /^[^{]*(?=\/)/.exec(profile.path)?.[0] ?? '';
  const taken = new Set<string>();
  const keys = profile.keys.flatMap((key): FrontMatterKey[] => {
    if (names.has(toKeyPath(key))) return [key];
    const rule = key.from === undefined ? undefined : rules.find((one) => canRename(key, one, profile, taken));
    if (!rule) return isStrict ? [] : [key];
    taken.add(rule.key);
    const { table: _, ...others } = key;
    return [{ ...others, ...splitKey(rule.key) }];
  });
  return {
    ...profile,
    path: folder === undefined && fileName === undefined ? profile.path : joinPath(folder ?? ownFolder, name),
    frontMatter: {
      ...profile.frontMatter,
      ...(language && profile.frontMatter.language !== 'none' ? { language } : {}),
    },
    keys,
    ...(marker && profile.excerpt.marker !== marker ? { ...replaceMarker(profile, marker) } : {}),
  };
}

const joinPath = (...parts: string[]): string => parts.filter((part) => part !== '').join('/');

function replaceMarker({ excerpt, body }: Profile, marker: string): Pick<Profile, 'excerpt' | 'body'> {
  const [first = '{{ excerpt }}', ...others] = body.before;
  const start = excerpt.marker === '' ? `${first}\n\n${marker}` : first.replace(excerpt.marker, marker);
  return { excerpt: { ...excerpt, marker }, body: { ...body, before: [start, ...others] } };
}

/** Whether the blog's key is another name for the format's key, such as `published` for `pubDate`. */
function canRename(key: FrontMatterKey, rule: KeyRule, profile: Profile, taken: Set<string>): boolean {
  const noun = getNoun(key.from ?? '');
  const expression = findExpression(rule, new Set());
  const isPrinted = profile.keys.some((one) => toKeyPath(one) === rule.key);
  return !taken.has(rule.key) && !isPrinted && expression !== undefined && getNoun(expression) === noun;
}

function splitKey(path: string): Pick<FrontMatterKey, 'name' | 'table'> {
  const cut = path.lastIndexOf('.');
  return cut < 0 ? { name: path } : { table: path.slice(0, cut), name: path.slice(cut + 1) };
}

/** Makes the key of a rule: with the value that new posts begin with, else from a field of the post. */
function createKey(rule: KeyRule, printed: ReadonlySet<string>): FrontMatterKey | undefined {
  const isNeeded = rule.required === true && rule.default === undefined;
  if (isFilled(rule.initial) && rule.type !== 'list') return { ...splitKey(rule.key), constant: rule.initial ?? null };
  // A required key may repeat a field, as a blog with both `category` and `categories` does.
  const from = findExpression(rule, printed) ?? (isNeeded ? findExpression(rule, new Set()) : undefined);
  const key = splitKey(rule.key);
  if (from !== undefined) return { ...key, from, ...(getNoun(from) === 'date' ? { date: { format: ISO_DATE } } : {}) };
  const only = rule.values?.length === 1 && rule.type !== 'list' ? rule.values[0] : undefined;
  if (!isNeeded) return isFilled(rule.initial) ? { ...key, constant: rule.initial ?? null } : undefined;
  return only === undefined ? key : { ...key, constant: only };
}

const ISO_DATE = '%Y-%m-%dT%H:%M:%S%:z';

const isFilled = (value: Json | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Returns the expression for a key by its usual name and its type; undefined when no field of the post fits. */
function findExpression({ key, type, values }: KeyRule, printed: ReadonlySet<string>): string | undefined {
  const { name } = splitKey(key);
  const ranks = [0, 1].flatMap((rank) => NOUN_TABLE.filter(({ keys }) => keys[rank]?.test(name)));
  const noun = ranks.find(({ usual }) => !printed.has(usual))?.usual;
  if (noun === undefined) return undefined;
  // `type` has a meaning of its own in Hugo, and other blogs have other kinds.
  if (noun === 'kind') return values?.includes('link') ? noun : undefined;
  const isSingle = type === 'text' || (type === 'any' && (values !== undefined || !name.endsWith('s')));
  // Hugo and others use `type` for much else.
  if (noun === 'kind') return values?.some((value) => POST_KINDS.some((kind) => kind === value)) ? noun : undefined;
  if (noun === 'date') return ['any', 'text', 'date', 'timestamp'].includes(type) ? noun : undefined;
  if (noun in SINGLE_VALUES)
    return type === 'list' ? noun : isSingle ? SINGLE_VALUES[noun] : type === 'any' ? noun : undefined;
  return type === 'text' || type === 'any' ? noun : undefined;
}

/** How fields that are lists are printed as one text. */
const SINGLE_VALUES: Record<string, string> = {
  authors: 'authors | join: ", "',
  categories: 'categories | first',
  tags: 'tags | join: ", "',
};

/** Makes a key print its value in the type that the blog reads, and print an empty value where the key is required. */
function fitToRule(key: FrontMatterKey, rule: KeyRule | undefined): FrontMatterKey {
  if (!rule || key.from === undefined) return key;
  const mayBeEmpty = rule.required && rule.default === undefined && !rule.values && !rule.min;
  const empty = mayBeEmpty ? EMPTY[rule.type] : {};
  if (!key.date) return { ...empty, ...key };
  if (rule.type === 'timestamp' || rule.type === 'date') return { ...key, quote: { style: 'bare' } };
  const format = rule.format && DATE_FORMATS[rule.format];
  const date = format ? { date: { format, day: format } } : {};
  return rule.type === 'text' ? { ...key, ...date, quote: { style: 'double' } } : key;
}

const EMPTY: Partial<Record<KeyRule['type'], Pick<FrontMatterKey, 'empty'>>> = {
  text: { empty: 'blank' },
  list: { empty: 'list' },
};

const DATE_FORMATS: Partial<Record<NonNullable<KeyRule['format']>, string>> = {
  day: '%Y-%m-%d',
  instant: '%Y-%m-%dT%H:%M:%SZ',
};
