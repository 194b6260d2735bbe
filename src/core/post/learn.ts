import type { Post } from '../types.ts';
import { offsetText, parseDate } from './dates.ts';
import { entryLines, nameOf, valueIn } from './front-matter.ts';
import { bodyOf, excerptOf, markerOf } from './learn/body.ts';
import { derive } from './learn/derive.ts';
import { generatorOf, hazardsOf } from './learn/generator.ts';
import { NOUN_TABLE } from './learn/nouns.ts';
import { idOf, type KeyId, keyOrder } from './learn/order.ts';
import { atomsOf, commonTemplate, likelyPath, placeOf, slugRule } from './learn/place.ts';
import { type Entry, type Example, type Source, sourceOf } from './learn/source.ts';
import { commonStyle, dateStyleOf, styleOf } from './learn/style.ts';
import { tagRule } from './learn/tag-rule.ts';
import { mostCommon } from './learn/tally.ts';
import { print, type Scope, scopeOf } from './print.ts';
import type { Json, Key, Profile } from './profile.ts';
import { recall } from './recall.ts';

export type { Example } from './learn/source.ts';

/** What was inferred of one key, and how far the examples bear it out. */
export interface KeyEvidence {
  /** `key`, or `table.key`. */
  name: string;
  /** `noun`: carries a fact of the post; `constant`; `derived` by a rule; `asked`: the person must say. */
  kind: 'noun' | 'constant' | 'derived' | 'asked';
  /** Liquid, or the constant as JSON; '' when asked. */
  rule: string;
  /** Examples that have the key; of these, those whose value the rule gives, and those whose lines it writes again. */
  seen: number;
  agree: number;
  identical: number;
}

/** An example printed again by the learned profile. */
export interface Proof {
  /** '' for a text that came without a file. */
  path: string;
  text: string;
  printed: { path: string; text: string };
  identical: boolean;
}

export interface Learned {
  profile: Profile;
  keys: KeyEvidence[];
  path: { seen: number; agree: number };
  proofs: Proof[];
  /** Examples whose front matter can't be read, with the reason. */
  skipped: { path: string; reason: string }[];
}

/**
 * Infers a blog's format from posts of it. Nothing is special-cased: styles are those that write the examples' lines again,
 * derivations those of a table that hold in the examples. Of many examples the 60 newest count. Throws an Error when no example can be read.
 */
export function learn(examples: Example[], id = 'learned', name = 'My blog'): Learned {
  const skipped: Learned['skipped'] = [];
  const all = examples.flatMap((example) => {
    try {
      return [sourceOf(example)];
    } catch (error) {
      skipped.push({ path: example.path, reason: error instanceof Error ? error.message : String(error) });
      return [];
    }
  });
  if (all.length === 0) throw new Error(skipped[0]?.reason ?? 'No post was given.');
  const language = mostCommon(all.map((source) => source.language)) ?? 'none';
  const sources = newest(all.filter((source) => source.language === language));
  const pasted = new Set(sources.filter((source) => source.path === ''));
  const dayed = generatorOf(sources) === 'jekyll';
  for (const source of pasted) source.path = likelyPath(source, dayed);
  const profile = profileOf(sources, id, name);
  const proofs = sources.map((source) => ({ ...prove(source, profile), ...(pasted.has(source) ? { path: '' } : {}) }));
  return {
    profile,
    keys: evidence(sources, profile),
    path: { seen: sources.filter(({ path }) => path !== '').length, agree: pathsAgree(proofs) },
    proofs,
    skipped,
  };
}

/** A blog's format changes over the years: its newest posts tell what the next one will look like, and decide ties. */
const ENOUGH = 60;

function newest(sources: Source[]): Source[] {
  const dayOf = (source: Source) => placeOf(source.path).day || (/\d{4}-\d\d-\d\d/.exec(source.inner)?.[0] ?? '');
  const dated = sources.map((source) => ({ source, day: dayOf(source) }));
  return dated
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
    .slice(0, ENOUGH)
    .map(({ source }) => source);
}

function profileOf(sources: Source[], id: string, name: string): Profile {
  const language = sources[0]?.language ?? 'none';
  const written = language === 'toml' ? 'toml' : 'yaml';
  const entries = sources.flatMap((source) => source.entries);
  const generator = generatorOf(sources);
  const profile: Profile = {
    version: 1,
    id,
    name,
    generator,
    frontMatter: { language, ...commonStyle(entries, written), ...layoutOf(sources) },
    keys: [],
    path: '{{ slug }}.md',
    slug: slugRule(titled(sources)).rule,
    tags: { always: [], categories: false, sort: 'keep', form: 'keep' },
    zone: 'keep',
    excerpt: { marker: '', author: false },
    body: { before: [], content: [], after: [], closing: '' },
    hazards: hazardsOf(generator),
  };
  const byKey = new Map<string, Entry[]>();
  for (const entry of entries) byKey.set(idOf(entry), [...(byKey.get(idOf(entry)) ?? []), entry]);
  const ids = keyOrder(sources);
  profile.keys = ids.map((key) => styled(key, byKey.get(idOf(key)) ?? [], entries, written));
  assignNouns(profile, byKey, sources.length);
  profile.zone = zoneOf(profile, byKey);
  profile.tags = tagRule(profile, byKey);
  let scopes = sources.map((source) => scopeIn(source, profile));
  profile.path = pathOf(sources, scopes);
  scopes = sources.map((source) => scopeIn(source, profile));
  profile.keys = profile.keys.map((key) => settled(key, byKey.get(idOf(key)) ?? [], sources, scopes));
  const marker = profile.keys.find(
    (key) => /separator|more/i.test(key.name) && typeof key.constant === 'string',
  )?.constant;
  const { body, excerpt } = bodyOf(sources, scopes, markerOf(sources, typeof marker === 'string' ? marker : undefined));
  return { ...profile, body, excerpt };
}

function layoutOf(sources: Source[]): Partial<Profile['frontMatter']> {
  const newline = mostCommon(sources.map((source) => source.newline)) ?? '\n';
  const gap = mostCommon(sources.map((source) => /^\n*/.exec(source.body)?.[0].length ?? 0)) ?? 1;
  const tail = mostCommon(sources.map((source) => source.tail)) ?? [];
  const indent = mostCommon(sources.flatMap((source) => source.entries.flatMap((entry) => entry.indent ?? []))) ?? 2;
  const spaced = mostCommon(sources.flatMap((source) => source.tableGap ?? []));
  return {
    ...(newline === '\n' ? {} : { newline }),
    ...(gap === 1 ? {} : { gap }),
    ...(tail.length === 0 ? {} : { tail }),
    ...(indent === 2 ? {} : { indent }),
    ...(spaced === false ? { tableGap: false } : {}),
  };
}

function styled(key: KeyId, own: Entry[], all: Entry[], language: 'yaml' | 'toml'): Key {
  const date = dateStyleOf(own);
  const made: Key = { ...key, ...styleOf(key.name, own, all, language, date !== undefined) };
  if (date) made.date = date;
  const empties = own
    .map((entry) => entry.value)
    .filter((value) => value === null || value === '' || String(value) === '');
  const empty = mostCommon(empties);
  if (empty !== undefined) made.empty = empty === null ? 'null' : empty === '' ? 'blank' : 'list';
  return made;
}

const filled = (entries: Entry[]): Json[] =>
  entries
    .map((entry) => entry.value)
    .filter((value) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0));

/** Gives each noun the key that carries it: by the key's name, and by what its values are. */
function assignNouns(profile: Profile, byKey: Map<string, Entry[]>, examples: number): void {
  for (const noun of NOUN_TABLE) {
    const named = noun.keys.flatMap((pattern) => profile.keys.filter((key) => pattern.test(key.name)));
    for (const key of named) {
      if (key.from !== undefined) continue;
      const values = filled(byKey.get(idOf(key)) ?? []);
      // A key that no example fills still says by its name what it is for.
      const unfilled = values.length === 0 && noun.keys[0]?.test(key.name) ? noun.usual : undefined;
      const expression = unfilled ?? mostCommon(values.map((value) => noun.expression(value) ?? ''));
      if (!expression) continue;
      const same = new Set(values.map((value) => JSON.stringify(value))).size === 1;
      if (noun.mayBeConstant && same && examples >= 3 && values.length === examples) break;
      Object.assign(key, carried(key, expression, values));
      break;
    }
  }
}

/** A list that the blog writes as a text: the first of it under a name in the singular, else joined as its posts join it. */
function carried(key: Key, expression: string, values: Json[]): Partial<Key> {
  const texts = values.filter((value) => typeof value === 'string');
  if ((expression !== 'tags' && expression !== 'categories') || texts.length * 2 <= values.length)
    return { from: expression };
  if (/^(tag|category|topic|section)$/i.test(key.name)) return { from: `${expression} | first` };
  const commas = texts.filter((text) => text.includes(',')).map((text) => (text.includes(', ') ? ', ' : ','));
  const separator = mostCommon(commas) ?? (texts.some((text) => text.includes(' ')) ? ' ' : ', ');
  return { from: expression, list: { ...key.list, form: 'joined', separator } };
}

/** The zone that all the blog's dates are written in; `keep` when they differ or show none. */
function zoneOf(profile: Profile, byKey: Map<string, Entry[]>): string {
  const key = profile.keys.find((candidate) => candidate.from === 'date');
  const values = key ? filled(byKey.get(idOf(key)) ?? []) : [];
  const offsets = new Set(values.map((value) => parseDate(String(value))?.offset));
  const [offset] = offsets;
  if (offsets.size !== 1 || offset === undefined) return 'keep';
  return offset === 0 ? 'utc' : offsetText(offset);
}

const titled = (sources: Source[]) =>
  sources.flatMap((source) => {
    const title = source.entries.find((entry) => /^(title|headline)$/i.test(entry.name))?.value;
    return typeof title === 'string' ? [{ title, slug: placeOf(source.path).slug }] : [];
  });

const scopeIn = (source: Source, profile: Profile): Scope =>
  scopeOf(recall(source.values, placeOf(source.path), profile), profile);

/** The path as a template; a post without a date leaves out the day and what joins it to the name. */
function pathOf(sources: Source[], scopes: Scope[]): string {
  const cases = sources.flatMap((source, at) => {
    if (source.path === '') return [];
    const scope = scopes[at] as Scope;
    return [{ text: source.path, atoms: atomsOf(scope), scope }];
  });
  const template = commonTemplate(cases)?.template ?? '{{ slug }}.md';
  return template.replace(/(\{\{ date \|[^}]*\}\})-/g, '{% if date != "" %}$1-{% endif %}');
}

/** A key with its value's rule: its noun, a constant, a derivation; none of these leaves it to be asked for. */
function settled(key: Key, entries: Entry[], sources: Source[], scopes: Scope[]): Key {
  if (key.from !== undefined) return key;
  const values = entries.map((entry) => entry.value);
  const tally = mostCommon(values);
  const share = values.filter((value) => JSON.stringify(value) === JSON.stringify(tally)).length;
  const usual = entries.length * 2 > sources.length;
  const repeated = share >= 2 && share * 3 >= values.length * 2;
  if (usual && repeated && share === values.length) return { ...key, constant: tally ?? null };
  const cases = sources.flatMap((source, at) => {
    const entry = source.entries.find((candidate) => idOf(candidate) === idOf(key));
    return entry ? [{ value: entry.value, scope: scopes[at] as Scope }] : [];
  });
  const derived = derive(key, cases);
  if (derived) return { ...key, ...derived };
  if (usual && (repeated || sources.length === 1)) return { ...key, constant: tally ?? null };
  return key;
}

/** The example as a post, with its excerpt and body, printed again. */
function prove(source: Source, profile: Profile): Proof {
  const text = `${source.text}`;
  const post = whole(source, profile);
  const printed = print(post, { ...profile, hazards: [] });
  const placed = source.path === '' || printed.path === source.path;
  return { path: source.path, text, printed, identical: placed && printed.text === text };
}

function whole(source: Source, profile: Profile): Post {
  const post = recall(source.values, placeOf(source.path), profile);
  // Facts are to come out in the format that was learned, not in their own spelling.
  for (const key of profile.keys) if (key.from !== undefined && post.own) delete post.own[nameOf(key)];
  const { marker } = profile.excerpt;
  let body = source.body;
  if (marker !== '' && body.includes(marker)) {
    post.excerpt = excerptOf(source, marker);
    body = body.slice(body.indexOf(marker) + marker.length);
  }
  const closing = print(
    { ...post, excerpt: '', body: '' },
    {
      ...profile,
      body: { ...profile.body, before: [], content: [] },
      frontMatter: { ...profile.frontMatter, language: 'none' },
      hazards: [],
    },
  ).text.trim();
  if (closing !== '' && body.trimEnd().endsWith(closing)) body = body.trimEnd().slice(0, -closing.length);
  return { ...post, body: body.trim() };
}

const pathsAgree = (proofs: Proof[]): number => proofs.filter((proof) => proof.path === proof.printed.path).length;

function evidence(sources: Source[], profile: Profile): KeyEvidence[] {
  const posts = sources.map((source) => {
    const post = recall(source.values, placeOf(source.path), profile);
    const entries = new Map(source.entries.map((entry) => [idOf(entry), entry]));
    return { entries, scope: scopeOf(post, profile), told: post.own ?? {} };
  });
  return profile.keys.map((key) => {
    const name = nameOf(key);
    const found: KeyEvidence = { name, kind: kindOf(key), rule: ruleOf(key), seen: 0, agree: 0, identical: 0 };
    for (const { entries, scope, told } of posts) {
      const entry = entries.get(idOf(key));
      if (!entry) continue;
      found.seen++;
      const value = valueIn(key, scope, profile);
      if (found.kind !== 'asked' && !(name in told) && sameJson(value, entry.value, key)) found.agree++;
      if (value !== undefined && entryLines(key, value, profile).join('\n') === entry.lines.join('\n'))
        found.identical++;
    }
    return found;
  });
}

function sameJson(a: Json | undefined, b: Json, key: Key): boolean {
  return key.list?.form === 'joined' ? String(a) === String(b) : JSON.stringify(a) === JSON.stringify(b);
}

const kindOf = (key: Key): KeyEvidence['kind'] =>
  key.constant !== undefined
    ? 'constant'
    : key.from === undefined
      ? 'asked'
      : key.copy || key.from.includes('|') || key.from.includes('{{')
        ? 'derived'
        : 'noun';

const ruleOf = (key: Key): string => key.from ?? (key.constant === undefined ? '' : JSON.stringify(key.constant));
