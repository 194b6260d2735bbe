import type { Json } from '../../json.ts';
import { formatOffset, parseDateParts } from '../dates.ts';
import { buildLiquidScope, type LiquidScope } from '../liquid-scope.ts';
import { postFromFrontMatter } from '../post-from-front-matter.ts';
import { parsePostPath } from '../post-path.ts';
import type { FrontMatterKey, Profile } from '../profile.ts';
import { deriveKey } from './derive-key.ts';
import { detectGenerator, getGeneratorHazards } from './detect-generator.ts';
import type { ExampleEntry } from './example-entry.ts';
import { inferBody, inferMarker } from './infer-body.ts';
import { inferDateStyle } from './infer-date-style.ts';
import { inferKeyOrder, inferKeyOrders, type KeyName, toKeyId } from './infer-key-order.ts';
import { findCommonTemplate, inferSlugRule, listPathAtoms } from './infer-path.ts';
import { inferCommonStyle, type StyleContext } from './infer-style.ts';
import { inferStyleOverTime } from './infer-style-over-time.ts';
import { inferTagRule } from './infer-tag-rule.ts';
import { findCurrent, findMostCommon } from './majority.ts';
import type { ParsedExample } from './parse-example.ts';
import { NOUN_TABLE } from './post-nouns.ts';

/** Infers the profile that fits the examples, which all have the same front-matter language. */
export function inferProfile(sources: ParsedExample[], id: string, name: string): Profile {
  const language = sources[0]?.language ?? 'none';
  const entryLanguage = language === 'toml' ? 'toml' : 'yaml';
  const entries = sources.flatMap((source) => source.entries);
  const generator = detectGenerator(sources);
  const profile: Profile = {
    version: 1,
    id,
    name,
    generator,
    frontMatter: { language, ...inferCommonStyle(entries, entryLanguage), ...inferLayout(sources, entryLanguage) },
    keys: [],
    path: '{{ slug }}.md',
    slug: inferSlugRule(listTitles(sources)).rule,
    tags: { always: [], categories: false, sort: 'keep', form: 'keep' },
    zone: 'keep',
    excerpt: { marker: '', author: false },
    body: { before: [], content: [], after: [], closing: '' },
    hazards: getGeneratorHazards(generator),
  };
  const byKey = new Map<string, ExampleEntry[]>();
  for (const entry of entries) byKey.set(toKeyId(entry), [...(byKey.get(toKeyId(entry)) ?? []), entry]);
  const ids = inferKeyOrder(sources);
  const context = { all: entries, language: entryLanguage, line: profile.frontMatter.line } as const;
  profile.keys = ids.map((key) => inferKeyStyle(key, byKey.get(toKeyId(key)) ?? [], context));
  assignNounKeys(profile, byKey, sources.length);
  profile.zone = inferZone(profile, byKey);
  profile.tags = inferTagRule(profile, byKey);
  let scopes = sources.map((source) => buildExampleScope(source, profile));
  profile.path = inferPath(sources, scopes);
  scopes = sources.map((source) => buildExampleScope(source, profile));
  profile.keys = profile.keys.map((key) => inferKeyValue(key, byKey.get(toKeyId(key)) ?? [], sources, scopes));
  const marker = profile.keys.find(
    (key) => /separator|more/i.test(key.name) && typeof key.constant === 'string',
  )?.constant;
  const { body, excerpt, borrowed } = inferBody(
    sources,
    scopes,
    inferMarker(sources, typeof marker === 'string' ? marker : undefined),
  );
  return { ...profile, body, excerpt, ...(borrowed ? { borrowed } : {}) };
}

function inferLayout(sources: ParsedExample[], language: 'yaml' | 'toml'): Partial<Profile['frontMatter']> {
  const newline = findMostCommon(sources.map((source) => source.newline)) ?? '\n';
  const gap = findMostCommon(sources.map((source) => /^\n*/.exec(source.body)?.[0].length ?? 0)) ?? 1;
  const tail = findMostCommon(sources.map((source) => source.tail)) ?? [];
  const entries = sources.flatMap((source) => source.entries);
  const usualIndent = language === 'toml' ? 0 : 2;
  const indent = findCurrent(entries.flatMap((entry) => entry.indent ?? [])) ?? usualIndent;
  const orders = inferKeyOrders(sources);
  const tableGap = findMostCommon(sources.flatMap((source) => source.tableGap ?? []));
  return {
    ...(newline === '\n' ? {} : { newline }),
    ...(gap === 1 ? {} : { gap }),
    ...(tail.length === 0 ? {} : { tail }),
    ...(indent === usualIndent ? {} : { indent }),
    ...(orders.length === 0 ? {} : { orders }),
    ...(tableGap === false ? { tableGap: false } : {}),
  };
}

function inferKeyStyle(key: KeyName, own: ExampleEntry[], context: Omit<StyleContext, 'isDate'>): FrontMatterKey {
  const date = inferDateStyle(own);
  const style: FrontMatterKey = {
    ...key,
    ...inferStyleOverTime(key.name, own, { ...context, isDate: date !== undefined }),
  };
  if (date) style.date = date;
  const empties = own
    .map((entry) => entry.value)
    .filter((value) => value === null || value === '' || String(value) === '');
  const empty = findMostCommon(empties);
  if (empty !== undefined) style.empty = empty === null ? 'null' : empty === '' ? 'blank' : 'list';
  return style;
}

const listFilledValues = (entries: ExampleEntry[]): Json[] =>
  entries
    .map((entry) => entry.value)
    .filter((value) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0));

/** Finds the front-matter key that carries each field of a post, by the key's name and its values. */
function assignNounKeys(profile: Profile, byKey: Map<string, ExampleEntry[]>, examples: number): void {
  for (const noun of NOUN_TABLE) {
    const candidates = noun.keys.flatMap((pattern) => profile.keys.filter((key) => pattern.test(key.name)));
    for (const key of candidates) {
      if (key.from !== undefined) continue;
      const values = listFilledValues(byKey.get(toKeyId(key)) ?? []);
      // A key that is empty in every example gets the usual expression for its name.
      const unfilled = values.length === 0 && noun.keys[0]?.test(key.name) ? noun.usual : undefined;
      const expression = unfilled ?? findMostCommon(values.map((value) => noun.expression(value) ?? ''));
      if (!expression) continue;
      const isConstant = new Set(values.map((value) => JSON.stringify(value))).size === 1;
      // One word for all posts (`kind: note`) is the blog's own, even if it looks like a kind of post.
      const isShared = isConstant && values.length === examples;
      if (isShared && noun.mayBeConstant && examples >= (noun.name === 'kind' ? 1 : 3)) break;
      Object.assign(key, toNounRule(key, expression, values));
      break;
    }
  }
}

/**
 * Returns the rule that prints `expression` under this key. For a list written as text, the rule prints the first item if
 * the key is singular (`tag`), else the items joined as in the examples.
 */
function toNounRule(key: FrontMatterKey, expression: string, values: Json[]): Partial<FrontMatterKey> {
  const texts = values.filter((value) => typeof value === 'string');
  if ((expression !== 'tags' && expression !== 'categories') || texts.length * 2 <= values.length)
    return { from: expression };
  if (/^(tag|category|topic|section)$/i.test(key.name)) return { from: `${expression} | first` };
  const commas = texts.filter((text) => text.includes(',')).map((text) => (text.includes(', ') ? ', ' : ','));
  const separator = findMostCommon(commas) ?? (texts.some((text) => text.includes(' ')) ? ' ' : ', ');
  return { from: expression, list: { ...key.list, form: 'joined', separator } };
}

/** Returns the time zone that all dates share; `keep` when the dates have different zones or none. */
function inferZone(profile: Profile, byKey: Map<string, ExampleEntry[]>): string {
  const key = profile.keys.find((candidate) => candidate.from === 'date');
  const values = key ? listFilledValues(byKey.get(toKeyId(key)) ?? []) : [];
  const offsets = new Set(values.map((value) => parseDateParts(String(value))?.offset));
  const [offset] = offsets;
  if (offsets.size !== 1 || offset === undefined) return 'keep';
  return offset === 0 ? 'utc' : formatOffset(offset);
}

const listTitles = (sources: ParsedExample[]) =>
  sources.flatMap((source) => {
    const title = source.entries.find((entry) => /^(title|headline)$/i.test(entry.name))?.value;
    return typeof title === 'string' ? [{ title, slug: parsePostPath(source.path).slug }] : [];
  });

const buildExampleScope = (source: ParsedExample, profile: Profile): LiquidScope =>
  buildLiquidScope(postFromFrontMatter(source.values, parsePostPath(source.path), profile), profile);

/** Infers the template of the path. For a post without a date, the template omits the day and the hyphen after the day. */
function inferPath(sources: ParsedExample[], scopes: LiquidScope[]): string {
  const cases = sources.map((source, at) => {
    const scope = scopes[at] as LiquidScope;
    return { text: source.path, atoms: listPathAtoms(scope), scope };
  });
  const template = findCommonTemplate(cases)?.template ?? '{{ slug }}.md';
  return template.replace(/(\{\{ date \|[^}]*\}\})-/g, '{% if date != "" %}$1-{% endif %}');
}

/**
 * Adds the rule for a key's value: a field of the post, a constant or a derivation. If there is no rule, the user must enter
 * the value.
 */
function inferKeyValue(
  key: FrontMatterKey,
  entries: ExampleEntry[],
  sources: ParsedExample[],
  scopes: LiquidScope[],
): FrontMatterKey {
  if (key.from !== undefined) return key;
  const values = entries.map((entry) => entry.value);
  const majority = findMostCommon(values);
  const share = values.filter((value) => JSON.stringify(value) === JSON.stringify(majority)).length;
  const isUsual = entries.length * 2 > sources.length;
  const isRepeated = share >= 2 && share * 3 >= values.length * 2;
  if (isUsual && isRepeated && share === values.length) return { ...key, constant: majority ?? null };
  const cases = sources.flatMap((source, at) => {
    const entry = source.entries.find((candidate) => toKeyId(candidate) === toKeyId(key));
    return entry ? [{ value: entry.value, scope: scopes[at] as LiquidScope }] : [];
  });
  const derivation = deriveKey(key, cases);
  if (derivation) return { ...key, ...derivation };
  if (isUsual && (isRepeated || sources.length === 1)) return { ...key, constant: majority ?? null };
  return key;
}
