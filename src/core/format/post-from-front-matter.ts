import type { Json } from '../json.ts';
import type { Post } from '../post.ts';
import { convertToZone, formatDate, parseDateParts } from './dates.ts';
import { emptyPost } from './empty-post.ts';
import { evaluateKey, toKeyPath } from './front-matter.ts';
import { buildLiquidScope } from './print-post.ts';
import type { FrontMatterKey, Profile } from './profile.ts';

/** Where a post was found: its file's name without date and extension, and its day, '' when not known. */
export interface PostPath {
  slug: string;
  day: string;
}

/**
 * The way back from front matter to a post, so that printing it again gives the same file: nouns from the keys that carry
 * them, `own` for every value that the profile would print otherwise, `without` for its keys that the file hasn't got.
 * A derived key that isn't given is derived; one that is given otherwise (a permalink made by hand) is kept.
 */
export function postFromFrontMatter(values: { [key: string]: Json }, place: PostPath, profile: Profile): Post {
  const given = flattenTables(values, profile);
  const post: Post = { ...emptyPost, slug: place.slug, body: '' };
  for (const key of profile.keys) {
    const value = given.get(toKeyPath(key));
    if (value !== undefined && key.from !== undefined && !key.copy)
      Object.assign(post, NOUN_READERS[key.from]?.(value, getSeparator(key, profile), post));
  }
  // The name shows its own day; a date key that says another keeps its own text.
  const shown = convertToZone(post.date, profile.zone);
  if (place.day !== '' && !shown.startsWith(place.day)) post.date = place.day + shown.slice(10);
  const own: Record<string, Json> = {};
  const without: string[] = [];
  const scope = buildLiquidScope(post, profile);
  for (const key of profile.keys) {
    const name = toKeyPath(key);
    const wanted = given.get(name);
    given.delete(name);
    const printed = evaluateKey(key, scope, profile);
    if (wanted === undefined) {
      if (printed !== undefined && !isDerived(key)) without.push(name);
    } else if (printed === undefined || !isSamePrinted(printed, wanted, key, profile))
      own[name] = normalizeDateSpelling(wanted, key, profile);
  }
  for (const [name, value] of given) own[name] = normalizeDateSpelling(value, { name }, profile);
  return { ...post, own, ...(without.length > 0 ? { without } : {}) };
}

/** A key whose value follows from the post's nouns by a rule, and so needs no telling. */
const isDerived = (key: FrontMatterKey): boolean => key.from !== undefined && !key.copy && !(key.from in NOUN_READERS);

/** Values by `Post.own`'s names: maps that the profile prints key by key are opened. */
function flattenTables(values: { [key: string]: Json }, profile: Profile): Map<string, Json> {
  const tables = profile.keys.flatMap((key) => key.table ?? []);
  const flat = new Map<string, Json>();
  const open = (map: { [key: string]: Json }, prefix: string) => {
    for (const [name, value] of Object.entries(map)) {
      const path = prefix + name;
      const opened = tables.some((table) => table === path || table.startsWith(`${path}.`));
      if (opened && typeof value === 'object' && value !== null && !Array.isArray(value)) open(value, `${path}.`);
      else flat.set(path, value);
    }
  };
  open(values, '');
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
  const whole = toText(value);
  return whole === ''
    ? []
    : separator === undefined
      ? [whole]
      : whole.split(separator.trim() || ' ').map((item) => item.trim());
};

/** Expressions that are a noun of `Post`, and what a key's value says of the post. */
export const NOUN_READERS: Record<string, NounReader> = {
  title: (value) => ({ title: toText(value) }),
  description: (value) => ({ description: toText(value) }),
  excerpt: (value) => ({ excerpt: toText(value) }),
  date: (value) => ({ date: convertToZone(toText(value), 'keep') }),
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

/** Sameness as the printed file shows it: dates in any spelling, tags in any order where the profile sorts them. */
function isSamePrinted(printed: Json, wanted: Json, key: FrontMatterKey, profile: Profile): boolean {
  if (key.date) return printed === normalizeDateSpelling(wanted, key, profile);
  if (/^tags\b/.test(key.from ?? '') && profile.tags.sort !== 'keep' && Array.isArray(wanted) && Array.isArray(printed))
    return JSON.stringify([...wanted].map(toText).sort()) === JSON.stringify([...printed].map(toText).sort());
  return JSON.stringify(printed) === JSON.stringify(wanted);
}

/** A date in the profile's spelling but its own zone, where that loses nothing; any other value as it is. */
function normalizeDateSpelling(wanted: Json, key: FrontMatterKey, profile: Profile): Json {
  if (typeof wanted !== 'string' || !PADDED_MILLISECONDS.test(wanted)) return wanted;
  const spelled = key.date ? formatDate(wanted, key.date) : '';
  if (spelled !== '' && toComparableInstant(spelled) === toComparableInstant(wanted)) return spelled;
  // Readers of TOML give every time with milliseconds, written or not.
  return profile.frontMatter.language === 'toml' && parseDateParts(wanted)
    ? wanted.replace(PADDED_MILLISECONDS, '')
    : wanted;
}

const PADDED_MILLISECONDS = /\.000(?=Z|[+-]|$)/;

/** A date's text without what spelling alone may change. */
const toComparableInstant = (date: string): string => convertToZone(date, 'keep').replace(/\.0+(?=Z|[+-]|$)/, '');
