import type { Json } from '../json.ts';
import { POST_KINDS, type Post } from '../post.ts';
import { getSource } from '../post-source.ts';
import { convertToZone, formatDate, parseDateParts } from './dates.ts';
import { emptyPost } from './empty-post.ts';
import { evaluateKey, toKeyPath } from './front-matter.ts';
import { buildLiquidScope } from './liquid-scope.ts';
import type { PostPath } from './post-path.ts';
import type { FrontMatterKey, Profile } from './profile.ts';

/**
 * Parses front matter into a post, so that printing the post gives the same front matter. `own` receives each value that the
 * profile would print differently, such as a handmade permalink; `without` receives the profile's keys that the file lacks.
 * A missing key that a rule derives from other fields is not listed in `without`.
 */
export function postFromFrontMatter(values: { [key: string]: Json }, place: PostPath, profile: Profile): Post {
  const valuesByPath = flattenTables(values, profile);
  const post: Post = { ...emptyPost, slug: place.slug, body: '' };
  for (const key of profile.keys) {
    const value = valuesByPath.get(toKeyPath(key));
    if (value !== undefined && key.from !== undefined && !key.copy)
      Object.assign(post, NOUN_READERS[key.from]?.(value, getSeparator(key, profile), post));
  }
  // The day in the file name takes precedence. A date key that has another day is stored in `own`.
  const zonedDate = convertToZone(post.date, profile.zone);
  if (place.day !== '' && !zonedDate.startsWith(place.day)) post.date = place.day + zonedDate.slice(10);
  const own: Record<string, Json> = {};
  const without: string[] = [];
  const scope = buildLiquidScope(post, profile);
  for (const key of profile.keys) {
    const name = toKeyPath(key);
    const value = valuesByPath.get(name);
    valuesByPath.delete(name);
    const printed = evaluateKey(key, scope, profile);
    if (value === undefined) {
      if (printed !== undefined && !isDerived(key)) without.push(name);
    } else if (printed === undefined || !isSamePrinted(printed, value, key, profile))
      own[name] = normalizeDateSpelling(value, key, profile);
  }
  for (const [name, value] of valuesByPath) own[name] = normalizeDateSpelling(value, { name }, profile);
  return { ...post, own, ...(without.length > 0 ? { without } : {}) };
}

/** Whether a rule computes the key's value from the post's fields, so that a file without the key loses nothing. */
const isDerived = (key: FrontMatterKey): boolean => key.from !== undefined && !key.copy && !(key.from in NOUN_READERS);

/**
 * Returns the values by the names that `Post.own` uses: `key`, or `table.key`. Flattens only maps that the profile prints
 * key by key.
 */
function flattenTables(values: { [key: string]: Json }, profile: Profile): Map<string, Json> {
  const tables = profile.keys.flatMap((key) => key.table ?? []);
  const flat = new Map<string, Json>();
  const flatten = (map: { [key: string]: Json }, prefix: string) => {
    for (const [name, value] of Object.entries(map)) {
      const path = prefix + name;
      const isTable = tables.some((table) => table === path || table.startsWith(`${path}.`));
      if (isTable && typeof value === 'object' && value !== null && !Array.isArray(value)) flatten(value, `${path}.`);
      else flat.set(path, value);
    }
  };
  flatten(values, '');
  return flat;
}

const getSeparator = (key: FrontMatterKey, profile: Profile): string | undefined => {
  const list = key.list ?? profile.frontMatter.list;
  return list.form === 'joined' ? (list.separator ?? ', ') : undefined;
};

type NounReader = (value: Json, separator: string | undefined, post: Post) => Partial<Post>;

const toText = (value: Json): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

const toTextList = (value: Json, separator: string | undefined): string[] => {
  if (Array.isArray(value)) return value.map(toText).filter((item) => item !== '');
  const text = toText(value);
  return text === ''
    ? []
    : separator === undefined
      ? [text]
      : text.split(separator.trim() || ' ').map((item) => item.trim());
};

const readSourceDate = (value: Json, post: Post): Pick<Post, 'source'> => ({
  source: { ...getSource(post), date: convertToZone(toText(value), 'keep') },
});

/** For each expression that prints a field of `Post`, the function that reads the field back from a key's value. */
const NOUN_READERS: Record<string, NounReader> = {
  title: (value) => ({ title: toText(value) }),
  description: (value) => ({ description: toText(value) }),
  excerpt: (value) => ({ excerpt: toText(value) }),
  comment: (value) => ({ comment: toText(value) }),
  kind: (value) => Object.fromEntries(POST_KINDS.filter((kind) => kind === value).map((kind) => ['kind', kind])),
  'via.name': (value, _, post) => ({ via: { url: '', ...post.via, name: toText(value) } }),
  'via.url': (value, _, post) => ({ via: { name: '', ...post.via, url: toText(value) } }),
  date: (value) => ({ date: convertToZone(toText(value), 'keep') }),
  updated: (value) => ({ updated: convertToZone(toText(value), 'keep') }),
  draft: (value) => (value === true ? { draft: true } : {}),
  'draft | default: false': (value) => (value === true ? { draft: true } : {}),
  'source.authors | other_than: authors | join: ", "': (value, _, post) => ({
    source: { ...getSource(post), authors: toTextList(value, ', ') },
  }),
  'source.date | other_than: date': (value, _, post) => readSourceDate(value, post),
  // A clipping without a day of its own has the article's.
  'source.date': (value, _, post) => ({
    date: post.date || convertToZone(toText(value), 'keep'),
    ...readSourceDate(value, post),
  }),
  'date | other_than: source.date': (value) => ({ date: convertToZone(toText(value), 'keep') }),
  canonical: (value) => ({ canonical: toText(value) }),
  image: (value) => ({ image: toText(value) }),
  language: (value) => ({ language: toText(value) }),
  'feed.name': (value, _, post) => ({ feed: { ...post.feed, name: toText(value) } }),
  'feed.url': (value, _, post) => ({ feed: { ...post.feed, url: toText(value) } }),
  viewingMode: (value) => ({ viewingMode: value === 'internal' ? 'internal' : 'external' }),
  authors: (value, separator) => ({ authors: toTextList(value, separator) }),
  'authors | join: ", "': (value) => ({ authors: toTextList(value, ', ') }),
  'authors | first': (value) => ({ authors: toTextList(value, undefined) }),
  categories: (value, separator) => ({ categories: toTextList(value, separator) }),
  'categories | first': (value) => ({ categories: toTextList(value, undefined) }),
  'tags | first': (value) => ({ tags: toTextList(value, undefined) }),
  tags: (value, separator) => ({ tags: toTextList(value, separator) }),
};

/**
 * Whether two values are equal, ignoring how a date is spelled, and ignoring the order of tags if the profile sorts tags.
 */
function isSamePrinted(printed: Json, value: Json, key: FrontMatterKey, profile: Profile): boolean {
  if (key.date) return printed === normalizeDateSpelling(value, key, profile);
  if (/^tags\b/.test(key.from ?? '') && profile.tags.sort !== 'keep' && Array.isArray(value) && Array.isArray(printed))
    return JSON.stringify([...value].map(toText).sort()) === JSON.stringify([...printed].map(toText).sort());
  return JSON.stringify(printed) === JSON.stringify(value);
}

/**
 * Rewrites a date that has `.000` milliseconds in the profile's date style, if the new text loses no information. Returns
 * any other value unchanged.
 */
function normalizeDateSpelling(value: Json, key: FrontMatterKey, profile: Profile): Json {
  if (typeof value !== 'string' || !PADDED_MILLISECONDS.test(value)) return value;
  const spelled = key.date ? formatDate(value, key.date) : '';
  if (spelled !== '' && toComparableInstant(spelled) === toComparableInstant(value)) return spelled;
  // TOML parsers add `.000` milliseconds to every time.
  return profile.frontMatter.language === 'toml' && parseDateParts(value)
    ? value.replace(PADDED_MILLISECONDS, '')
    : value;
}

const PADDED_MILLISECONDS = /\.000(?=Z|[+-]|$)/;

/** Returns a date as ISO 8601 without a zero fraction, so that two spellings of one date compare as equal. */
const toComparableInstant = (date: string): string => convertToZone(date, 'keep').replace(/\.0+(?=Z|[+-]|$)/, '');
