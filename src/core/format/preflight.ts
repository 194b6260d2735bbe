import { findExposure, hasPrivateParameter } from '../clean-address.ts';
import type { Json } from '../json.ts';
import { messageOf } from '../message-of.ts';
import type { Post, PostFile } from '../post.ts';
import { truncateAtWord } from '../text/truncate-at-word.ts';
import { checkKeyRules, type KeyFinding } from './check-key-rules.ts';
import { convertToZone, parseDateParts } from './dates.ts';
import { keepRelativeOrWebAddress, keepWebAddress } from './escape-autolinks.ts';
import { listFrontMatterEntries, toKeyPath } from './front-matter.ts';
import { buildLiquidScope } from './liquid-scope.ts';
import { hideCredentials, listFileAddresses } from './list-file-addresses.ts';
import { getValueAt, type ParsedPostFile, parsePostFile } from './parse-post.ts';
import type { FrontMatterKey, Profile, TemplateHazard } from './profile.ts';
import { MAX_REPEATED_SHARE, measureRepeatedShare } from './repeated-share.ts';
import { toOneLine } from './scalars.ts';
import { findTemplateHazards } from './template-hazards.ts';

/**
 * One result of checking a printed file: a code, which the interface translates, and values to insert into the translation.
 */
export type Finding =
  | { level: 'ok'; code: 'ready'; path: string }
  /** The body contained code that the generator would have run, which printing escaped. */
  | { level: 'ok'; code: 'escaped'; hazard: TemplateHazard }
  | { level: 'error'; code: 'front-matter-invalid'; message: string }
  /** The format could not write a file; `message` says why. */
  | { level: 'error'; code: 'format-refused'; message: string }
  | { level: 'error'; code: 'value-lost'; key: string; wanted: Json; found: Json | undefined }
  | { level: 'error'; code: 'no-title' }
  | { level: 'error'; code: 'date-invalid'; date: string }
  | { level: 'error'; code: 'name-too-long'; path: string; bytes: number }
  | { level: 'error'; code: 'name-taken'; path: string }
  | { level: 'error'; code: 'marker-count'; marker: string; count: number }
  /**
   * Printing escapes the post's own texts, so template syntax that remains comes from the profile's template and may be
   * intended.
   */
  | { level: 'warn'; code: 'hazard-left'; hazard: TemplateHazard; text: string }
  | { level: 'warn'; code: 'no-date' }
  | { level: 'warn'; code: 'date-future'; date: string }
  | { level: 'warn'; code: 'no-source' }
  /** An address that printing omitted, since only web addresses are printed. */
  | { level: 'warn'; code: 'address-left-out'; address: string }
  /** An address that exposes the user: it has a user name or password, or leads into the user's own network. */
  | { level: 'error'; code: 'address-credentials' | 'address-local'; address: string }
  /** An address with a session, a token or a gift that the user typed or the blog's format adds. */
  | { level: 'warn'; code: 'address-private'; address: string }
  | KeyFinding
  | { level: 'warn'; code: 'no-text' }
  /** The post repeats more than a third of a short article. `percent`: how much, 0 to 100. */
  | { level: 'warn'; code: 'repeats-article'; percent: number }
  | { level: 'warn'; code: 'name-made-up'; path: string }
  | { level: 'warn'; code: 'category-unknown'; category: string }
  | { level: 'warn'; code: 'tag-new'; tag: string };

/** The current time, and what the blog already has. A check is skipped when its data is missing here. */
export interface PreflightContext {
  /** Time of the check, ISO 8601. The caller passes the time, since core reads no clock. */
  now?: string;
  /** The body of the article that the post is made of. */
  article?: { markdown: string; language: string };
  /** Paths of the blog's files. */
  paths?: string[];
  categories?: string[];
  tags?: string[];
}

/** Checks a printed file before it is sent. Returns errors first, then warnings; returns `ready` when there is neither. */
export function preflight(file: PostFile, post: Post, profile: Profile, context: PreflightContext = {}): Finding[] {
  const found: Finding[] = [
    ...findTextFindings(file, post, profile, context),
    ...findFactFindings(post, context),
    ...findNameFindings(file, post, context),
    ...findVocabularyFindings(post, context),
  ];
  const rank = { error: 0, warn: 1, ok: 2 };
  found.sort((a, b) => rank[a.level] - rank[b.level]);
  if (found.every((finding) => finding.level === 'ok')) found.unshift({ level: 'ok', code: 'ready', path: file.path });
  return found;
}

function findTextFindings(file: PostFile, post: Post, profile: Profile, context: PreflightContext): Finding[] {
  let parsed: ParsedPostFile;
  try {
    parsed = parsePostFile(file.text);
  } catch (error) {
    return [{ level: 'error', code: 'front-matter-invalid', message: messageOf(error) }];
  }
  if (profile.frontMatter.language === 'none') parsed = { ...parsed, body: file.text };
  else if (parsed.language !== profile.frontMatter.language)
    return [{ level: 'error', code: 'front-matter-invalid', message: 'The file does not begin with front matter.' }];
  return [
    ...findLostValues(parsed, post, profile),
    ...findBodyFindings(parsed.body, post, profile),
    ...findAddressFindings(parsed),
    ...checkKeyRules(parsed, profile.rules ?? []),
    // A format for the user's own copies prints the whole article.
    ...(profile.fullText ? [] : findRepetition(parsed.body, context)),
  ];
}

const EXPOSURE_CODES = { credentials: 'address-credentials', 'local-host': 'address-local' } as const;

/** Reports the addresses of the file that would publish something private, each once. */
const findAddressFindings = (parsed: ParsedPostFile): Finding[] =>
  listFileAddresses(parsed).flatMap((url): Finding[] => {
    const exposure = findExposure(url);
    const address = truncateAtWord(hideCredentials(url), 80);
    if (exposure) return [{ level: 'error', code: EXPOSURE_CODES[exposure], address }];
    return hasPrivateParameter(url) ? [{ level: 'warn', code: 'address-private', address }] : [];
  });

/** Reports each front-matter key for which a parser reads another value than the post has. */
function findLostValues(parsed: ParsedPostFile, post: Post, profile: Profile): Finding[] {
  if (profile.frontMatter.language === 'none') return [];
  return listFrontMatterEntries(buildLiquidScope(post, profile), profile).flatMap(({ key, value }): Finding[] => {
    const found = getValueAt(parsed.values, [...(key.table?.split('.') ?? []), key.name]);
    const isMissing = value === null && (found === null || found === undefined);
    if (isMissing || isSameValue(value, found, key)) return [];
    return [{ level: 'error', code: 'value-lost', key: toKeyPath(key), wanted: value, found }];
  });
}

function isSameValue(wanted: Json, found: Json | undefined, key: FrontMatterKey): boolean {
  if (key.date && typeof wanted === 'string' && typeof found === 'string')
    return toComparableDate(wanted) === toComparableDate(found);
  // A YAML block scalar (`|` or `>`) ends with a line end, which is trimmed on reading.
  if (key.quote?.wrap && typeof wanted === 'string' && typeof found === 'string') return wanted === found.trimEnd();
  return JSON.stringify(wanted) === JSON.stringify(found);
}

/** Returns a date without zero seconds and zero fractions, which TOML adds. */
const toComparableDate = (date: string): string =>
  (convertToZone(date, 'keep') || date).replace(/\.0+(?=Z|[+-]|$)/, '').replace(/(T\d\d:\d\d):00(?=Z|[+-]|$)/, '$1');

function findBodyFindings(body: string, post: Post, profile: Profile): Finding[] {
  const found: Finding[] = [];
  const { marker } = profile.excerpt;
  const count = marker === '' ? 1 : body.split(marker).length - 1;
  if (count !== 1) found.push({ level: 'error', code: 'marker-count', marker, count });
  const texts = [
    post.body ?? '',
    post.comment,
    post.excerpt,
    post.introduction,
    ...post.points.map((point) => point.text),
  ];
  const originalText = [...texts, ...post.sections.map((section) => section.text)].join('\n\n');
  const remaining = findTemplateHazards(body, profile.hazards);
  for (const { hazard, text } of remaining) found.push({ level: 'warn', code: 'hazard-left', hazard, text });
  // Without a `text`, the escaped character is no code, such as a `|` that kramdown would take for a table.
  for (const { hazard, text } of findTemplateHazards(originalText, profile.hazards))
    if (text !== '' && !remaining.some((one) => one.hazard === hazard))
      found.push({ level: 'ok', code: 'escaped', hazard });
  const hasNoSummary =
    post.points.length === 0 && [post.comment, post.introduction, post.excerpt].every((text) => text.trim() === '');
  if (hasNoSummary && (post.body ?? '').trim() === '') found.push({ level: 'warn', code: 'no-text' });
  return found;
}

function findRepetition(body: string, { article }: PreflightContext): Finding[] {
  const share = article ? measureRepeatedShare(body, article) : 0;
  return share > MAX_REPEATED_SHARE
    ? [{ level: 'warn', code: 'repeats-article', percent: Math.round(100 * share) }]
    : [];
}

function findFactFindings(post: Post, context: PreflightContext): Finding[] {
  const found: Finding[] = [];
  if (post.title.trim() === '') found.push({ level: 'error', code: 'no-title' });
  if (post.viewingMode === 'external' && post.canonical === '') found.push({ level: 'warn', code: 'no-source' });
  const addresses = [post.canonical, post.feed.url, ...post.links.map(({ url }) => url)].map(toOneLine);
  const image = toOneLine(post.image);
  for (const address of [
    ...addresses.filter((one) => keepWebAddress(one) === ''),
    ...(keepRelativeOrWebAddress(image) === '' ? [image] : []),
  ])
    if (address !== '') found.push({ level: 'warn', code: 'address-left-out', address: truncateAtWord(address, 80) });
  const date = parseDateParts(post.date);
  if (post.date === '') found.push({ level: 'warn', code: 'no-date' });
  else if (!date) found.push({ level: 'error', code: 'date-invalid', date: post.date });
  else if (context.now !== undefined && isLaterDate(post.date, context.now))
    found.push({ level: 'warn', code: 'date-future', date: post.date });
  return found;
}

/**
 * Whether `date` lies after `now`. A date without time is compared by its day, and a date without time zone counts as UTC.
 */
function isLaterDate(date: string, now: string): boolean {
  const a = convertToZone(date, 'utc');
  const b = convertToZone(now, 'utc');
  const length = Math.min(a.length, 19);
  return b !== '' && a.slice(0, length) > b.slice(0, length);
}

function findNameFindings(file: PostFile, post: Post, context: PreflightContext): Finding[] {
  const found: Finding[] = [];
  for (const part of file.path.split('/')) {
    const bytes = new TextEncoder().encode(part).length;
    if (bytes > 255) found.push({ level: 'error', code: 'name-too-long', path: file.path, bytes });
  }
  // Some file systems ignore the case of file names.
  const isSamePath = (path: string) => path.toLowerCase() === file.path.toLowerCase();
  if (context.paths?.some(isSamePath)) found.push({ level: 'error', code: 'name-taken', path: file.path });
  if (post.slug === '' && post.title.trim() !== '' && /(^|[-/])untitled\.\w+$/.test(file.path))
    found.push({ level: 'warn', code: 'name-made-up', path: file.path });
  return found;
}

function findVocabularyFindings(post: Post, context: PreflightContext): Finding[] {
  const missing = (values: string[], known: string[] | undefined) => {
    const lower = new Set(known?.map((value) => value.toLowerCase()));
    return known === undefined || known.length === 0 ? [] : values.filter((value) => !lower.has(value.toLowerCase()));
  };
  return [
    ...missing(post.categories, context.categories).map(
      (category): Finding => ({ level: 'warn', code: 'category-unknown', category }),
    ),
    ...missing(post.tags, context.tags).map((tag): Finding => ({ level: 'warn', code: 'tag-new', tag })),
  ];
}
