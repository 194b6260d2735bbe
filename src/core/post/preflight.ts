import { clip } from '../text.ts';
import type { Post, PostFile } from '../types.ts';
import { ownOrWeb, webOnly } from './addresses.ts';
import { parseDate, zoned } from './dates.ts';
import { entriesOf, nameOf } from './front-matter.ts';
import { hazardsIn } from './hazards.ts';
import { type Parsed, parseFile } from './parse.ts';
import { scopeOf } from './print.ts';
import type { Hazard, Json, Key, Profile } from './profile.ts';
import { oneLine } from './scalars.ts';

/** What preflight found: a code for the interface to put in words, with the values that it needs for that. */
export type Finding =
  | { level: 'ok'; code: 'ready'; path: string }
  /** The body held what the generator would have run; it was made safe. */
  | { level: 'ok'; code: 'neutralised'; hazard: Hazard }
  | { level: 'error'; code: 'front-matter-invalid'; message: string }
  /** There is no file: what keeps the format from writing it. */
  | { level: 'error'; code: 'format-refused'; message: string }
  | { level: 'error'; code: 'value-lost'; key: string; wanted: Json; found: Json | undefined }
  | { level: 'error'; code: 'no-title' }
  | { level: 'error'; code: 'date-invalid'; date: string }
  | { level: 'error'; code: 'name-too-long'; path: string; bytes: number }
  | { level: 'error'; code: 'name-taken'; path: string }
  | { level: 'error'; code: 'marker-count'; marker: string; count: number }
  /** `print` makes the post's own texts safe, so this is from the profile's template, and may be meant. */
  | { level: 'warn'; code: 'hazard-left'; hazard: Hazard; text: string }
  | { level: 'warn'; code: 'no-date' }
  | { level: 'warn'; code: 'date-future'; date: string }
  | { level: 'warn'; code: 'no-source' }
  /** `print` takes addresses of the web alone. */
  | { level: 'warn'; code: 'address-left-out'; address: string }
  | { level: 'warn'; code: 'no-text' }
  | { level: 'warn'; code: 'name-made-up'; path: string }
  | { level: 'warn'; code: 'category-unknown'; category: string }
  | { level: 'warn'; code: 'tag-new'; tag: string };

/** What is known of the blog and the moment; what is left out isn't checked. */
export interface Surroundings {
  /** ISO 8601 instant of the check: core has no clock. */
  now?: string;
  /** Paths that the blog already has. */
  paths?: string[];
  categories?: string[];
  tags?: string[];
}

/** Checks a printed file before it leaves: errors first, then warnings; `ready` when there is neither. */
export function preflight(file: PostFile, post: Post, profile: Profile, around: Surroundings = {}): Finding[] {
  const found: Finding[] = [
    ...textFindings(file, post, profile),
    ...factFindings(post, around),
    ...nameFindings(file, post, around),
    ...vocabularyFindings(post, around),
  ];
  const rank = { error: 0, warn: 1, ok: 2 };
  found.sort((a, b) => rank[a.level] - rank[b.level]);
  if (found.every((finding) => finding.level === 'ok')) found.unshift({ level: 'ok', code: 'ready', path: file.path });
  return found;
}

function textFindings(file: PostFile, post: Post, profile: Profile): Finding[] {
  let parsed: Parsed;
  try {
    parsed = parseFile(file.text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ level: 'error', code: 'front-matter-invalid', message }];
  }
  if (profile.frontMatter.language === 'none') parsed = { ...parsed, body: file.text };
  else if (parsed.language !== profile.frontMatter.language)
    return [{ level: 'error', code: 'front-matter-invalid', message: 'The file does not begin with front matter.' }];
  return [...lostValues(parsed, post, profile), ...bodyFindings(parsed.body, post, profile)];
}

/** Keys whose value a reader gets otherwise than it was meant. */
function lostValues(parsed: Parsed, post: Post, profile: Profile): Finding[] {
  if (profile.frontMatter.language === 'none') return [];
  return entriesOf(scopeOf(post, profile), profile).flatMap(({ key, value }): Finding[] => {
    const found = valueAt(parsed.values, [...(key.table?.split('.') ?? []), key.name]);
    const nothing = value === null && (found === null || found === undefined);
    if (nothing || sameValue(value, found, key)) return [];
    return [{ level: 'error', code: 'value-lost', key: nameOf(key), wanted: value, found }];
  });
}

function valueAt(values: Json, path: string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (value, name) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
        ? value[name]
        : undefined,
    values,
  );
}

function sameValue(wanted: Json, found: Json | undefined, key: Key): boolean {
  if (key.date && typeof wanted === 'string' && typeof found === 'string') return instant(wanted) === instant(found);
  // A block of text ends in a line end, which its readers trim.
  if (key.quote?.wrap && typeof wanted === 'string' && typeof found === 'string') return wanted === found.trimEnd();
  return JSON.stringify(wanted) === JSON.stringify(found);
}

/** A fraction of nothing and seconds that are none say nothing; TOML wants the latter. */
const instant = (date: string): string =>
  (zoned(date, 'keep') || date).replace(/\.0+(?=Z|[+-]|$)/, '').replace(/(T\d\d:\d\d):00(?=Z|[+-]|$)/, '$1');

function bodyFindings(body: string, post: Post, profile: Profile): Finding[] {
  const found: Finding[] = [];
  const { marker } = profile.excerpt;
  const count = marker === '' ? 1 : body.split(marker).length - 1;
  if (count !== 1) found.push({ level: 'error', code: 'marker-count', marker, count });
  const texts = [post.body ?? '', post.excerpt, post.introduction, ...post.points.map((point) => point.text)];
  const raw = [...texts, ...post.sections.map((section) => section.text)].join('\n\n');
  const left = hazardsIn(body, profile.hazards);
  for (const { hazard, text } of left) found.push({ level: 'warn', code: 'hazard-left', hazard, text });
  for (const { hazard } of hazardsIn(raw, profile.hazards))
    if (!left.some((one) => one.hazard === hazard)) found.push({ level: 'ok', code: 'neutralised', hazard });
  const empty = post.points.length === 0 && post.introduction.trim() === '' && post.excerpt.trim() === '';
  if (empty && (post.body ?? '').trim() === '') found.push({ level: 'warn', code: 'no-text' });
  return found;
}

function factFindings(post: Post, around: Surroundings): Finding[] {
  const found: Finding[] = [];
  if (post.title.trim() === '') found.push({ level: 'error', code: 'no-title' });
  if (post.viewingMode === 'external' && post.canonical === '') found.push({ level: 'warn', code: 'no-source' });
  const addresses = [post.canonical, post.feed.url, ...post.links.map(({ url }) => url)].map(oneLine);
  const image = oneLine(post.image);
  for (const address of [...addresses.filter((one) => webOnly(one) === ''), ...(ownOrWeb(image) === '' ? [image] : [])])
    if (address !== '') found.push({ level: 'warn', code: 'address-left-out', address: clip(address, 80) });
  const date = parseDate(post.date);
  if (post.date === '') found.push({ level: 'warn', code: 'no-date' });
  else if (!date) found.push({ level: 'error', code: 'date-invalid', date: post.date });
  else if (around.now !== undefined && isAfter(post.date, around.now))
    found.push({ level: 'warn', code: 'date-future', date: post.date });
  return found;
}

/** A day alone is in the future only when it is past the day of now; UTC stands in for an unknown zone. */
function isAfter(date: string, now: string): boolean {
  const a = zoned(date, 'utc');
  const b = zoned(now, 'utc');
  const length = Math.min(a.length, 19);
  return b !== '' && a.slice(0, length) > b.slice(0, length);
}

function nameFindings(file: PostFile, post: Post, around: Surroundings): Finding[] {
  const found: Finding[] = [];
  for (const part of file.path.split('/')) {
    const bytes = new TextEncoder().encode(part).length;
    if (bytes > 255) found.push({ level: 'error', code: 'name-too-long', path: file.path, bytes });
  }
  // Some file systems take two names for one that differ in case only.
  const same = (path: string) => path.toLowerCase() === file.path.toLowerCase();
  if (around.paths?.some(same)) found.push({ level: 'error', code: 'name-taken', path: file.path });
  if (post.slug === '' && post.title.trim() !== '' && /(^|[-/])untitled\.\w+$/.test(file.path))
    found.push({ level: 'warn', code: 'name-made-up', path: file.path });
  return found;
}

function vocabularyFindings(post: Post, around: Surroundings): Finding[] {
  const missing = (values: string[], known: string[] | undefined) => {
    const lower = new Set(known?.map((value) => value.toLowerCase()));
    return known === undefined || known.length === 0 ? [] : values.filter((value) => !lower.has(value.toLowerCase()));
  };
  return [
    ...missing(post.categories, around.categories).map(
      (category): Finding => ({ level: 'warn', code: 'category-unknown', category }),
    ),
    ...missing(post.tags, around.tags).map((tag): Finding => ({ level: 'warn', code: 'tag-new', tag })),
  ];
}
