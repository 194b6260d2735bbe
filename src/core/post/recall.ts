import type { Post } from '../types.ts';
import { formatDate, parseDate, zoned } from './dates.ts';
import { emptyPost } from './empty-post.ts';
import { nameOf, valueIn } from './front-matter.ts';
import { scopeOf } from './print.ts';
import type { Json, Key, Profile } from './profile.ts';

/** Where a post was found: its file's name without date and extension, and its day, '' when not known. */
export interface Place {
  slug: string;
  day: string;
}

/**
 * The way back from front matter to a post, so that printing it again gives the same file: nouns from the keys that carry
 * them, `own` for every value that the profile would print otherwise, `without` for its keys that the file hasn't got.
 * A derived key that isn't given is derived; one that is given otherwise (a permalink made by hand) is kept.
 */
export function recall(values: { [key: string]: Json }, place: Place, profile: Profile): Post {
  const given = flatten(values, profile);
  const post: Post = { ...emptyPost, slug: place.slug, body: '' };
  for (const key of profile.keys) {
    const value = given.get(nameOf(key));
    if (value !== undefined && key.from !== undefined && !key.copy)
      Object.assign(post, NOUNS[key.from]?.(value, separatorOf(key, profile), post));
  }
  // The name shows its own day; a date key that says another keeps its own text.
  const shown = zoned(post.date, profile.zone);
  if (place.day !== '' && !shown.startsWith(place.day)) post.date = place.day + shown.slice(10);
  const own: Record<string, Json> = {};
  const without: string[] = [];
  const scope = scopeOf(post, profile);
  for (const key of profile.keys) {
    const name = nameOf(key);
    const wanted = given.get(name);
    given.delete(name);
    const printed = valueIn(key, scope, profile);
    if (wanted === undefined) {
      if (printed !== undefined && !isDerived(key)) without.push(name);
    } else if (printed === undefined || !same(printed, wanted, key, profile))
      own[name] = rewritten(wanted, key, profile);
  }
  for (const [name, value] of given) own[name] = rewritten(value, { name }, profile);
  return { ...post, own, ...(without.length > 0 ? { without } : {}) };
}

/** A key whose value follows from the post's nouns by a rule, and so needs no telling. */
const isDerived = (key: Key): boolean => key.from !== undefined && !key.copy && !(key.from in NOUNS);

/** Values by `Post.own`'s names: maps that the profile prints key by key are opened. */
function flatten(values: { [key: string]: Json }, profile: Profile): Map<string, Json> {
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

const separatorOf = (key: Key, profile: Profile): string | undefined => {
  const list = key.list ?? profile.frontMatter.list;
  return list.form === 'joined' ? (list.separator ?? ', ') : undefined;
};

type Recall = (value: Json, separator: string | undefined, post: Post) => Partial<Post>;

const text = (value: Json): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

const list = (value: Json, separator: string | undefined): string[] => {
  if (Array.isArray(value)) return value.map(text).filter((item) => item !== '');
  const whole = text(value);
  return whole === ''
    ? []
    : separator === undefined
      ? [whole]
      : whole.split(separator.trim() || ' ').map((item) => item.trim());
};

/** Expressions that are a noun of `Post`, and what a key's value says of the post. */
export const NOUNS: Record<string, Recall> = {
  title: (value) => ({ title: text(value) }),
  description: (value) => ({ description: text(value) }),
  excerpt: (value) => ({ excerpt: text(value) }),
  date: (value) => ({ date: zoned(text(value), 'keep') }),
  canonical: (value) => ({ canonical: text(value) }),
  image: (value) => ({ image: text(value) }),
  language: (value) => ({ language: text(value) }),
  'feed.name': (value, _, post) => ({ feed: { ...post.feed, name: text(value) } }),
  'feed.url': (value, _, post) => ({ feed: { ...post.feed, url: text(value) } }),
  viewingMode: (value) => ({ viewingMode: value === 'internal' ? 'internal' : 'external' }),
  authors: (value, separator) => ({ authors: list(value, separator) }),
  'authors | join: ", "': (value) => ({ authors: list(value, ', ') }),
  'authors | first': (value) => ({ authors: list(value, undefined) }),
  categories: (value, separator) => ({ categories: list(value, separator) }),
  'categories | first': (value) => ({ categories: list(value, undefined) }),
  'tags | first': (value) => ({ tags: list(value, undefined) }),
  tags: (value, separator) => ({ tags: list(value, separator) }),
};

/** Sameness as the printed file shows it: dates in any spelling, tags in any order where the profile sorts them. */
function same(printed: Json, wanted: Json, key: Key, profile: Profile): boolean {
  if (key.date) return printed === rewritten(wanted, key, profile);
  if (/^tags\b/.test(key.from ?? '') && profile.tags.sort !== 'keep' && Array.isArray(wanted) && Array.isArray(printed))
    return JSON.stringify([...wanted].map(text).sort()) === JSON.stringify([...printed].map(text).sort());
  return JSON.stringify(printed) === JSON.stringify(wanted);
}

/** A date in the profile's spelling but its own zone, where that loses nothing; any other value as it is. */
function rewritten(wanted: Json, key: Key, profile: Profile): Json {
  if (typeof wanted !== 'string' || !PADDED.test(wanted)) return wanted;
  const spelled = key.date ? formatDate(wanted, key.date) : '';
  if (spelled !== '' && instantOf(spelled) === instantOf(wanted)) return spelled;
  // Readers of TOML give every time with milliseconds, written or not.
  return profile.frontMatter.language === 'toml' && parseDate(wanted) ? wanted.replace(PADDED, '') : wanted;
}

const PADDED = /\.000(?=Z|[+-]|$)/;

/** A date's text without what spelling alone may change. */
const instantOf = (date: string): string => zoned(date, 'keep').replace(/\.0+(?=Z|[+-]|$)/, '');
