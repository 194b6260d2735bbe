import { offsetText, parseDate } from '../dates.ts';
import { placeOf } from '../post-path.ts';
import { type Scope, scopeOf } from '../print.ts';
import type { Json, Key, Profile } from '../profile.ts';
import { recall } from '../recall.ts';
import { bodyOf, markerOf } from './body.ts';
import { dateStyleOf } from './date-style.ts';
import { derive } from './derive.ts';
import { generatorOf, hazardsOf } from './generator.ts';
import { NOUN_TABLE } from './nouns.ts';
import { idOf, type KeyId, keyOrder } from './order.ts';
import { atomsOf, commonTemplate, slugRule } from './place.ts';
import type { Entry, Source } from './source.ts';
import { commonStyle, styleOf } from './style.ts';
import { tagRule } from './tag-rule.ts';
import { mostCommon } from './tally.ts';

/** The profile that the sources, all of one language, bear out. */
export function profileOf(sources: Source[], id: string, name: string): Profile {
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
  const cases = sources.map((source, at) => {
    const scope = scopes[at] as Scope;
    return { text: source.path, atoms: atomsOf(scope), scope };
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
