import { parseDate } from '../dates.ts';
import { evaluate, render } from '../liquid.ts';
import type { Scope } from '../print.ts';
import type { Json, Key } from '../profile.ts';
import { atomsOf, commonTemplate } from './place.ts';
import { Tally } from './tally.ts';
import type { Atom } from './template.ts';

export interface Case {
  value: Json;
  scope: Scope;
}

/** Ways to make one list from another, simplest first. */
const LIST_OPS = [
  '',
  'downcase',
  'slug',
  'spell_symbols | downcase',
  'spell_symbols | downcase | replace: " ", "-"',
  'upcase',
  'sort',
  'reverse',
];

/** The derivation that gives a key's value in its examples: a list from a list, a date from the date, a text from facts. */
export function derive(key: Key, cases: Case[]): Pick<Key, 'from' | 'copy'> | undefined {
  const filled = cases.filter(({ value }) => value !== null && value !== '');
  if (filled.length === 0) return undefined;
  if (filled.every(({ value }) => Array.isArray(value))) return listFrom(filled);
  const texts = filled.filter((one): one is { value: string; scope: Scope } => typeof one.value === 'string');
  if (texts.length < filled.length) return undefined;
  if (key.date) return dateFrom(texts);
  return textFrom(texts);
}

function listFrom(cases: Case[]): Pick<Key, 'from' | 'copy'> | undefined {
  const tally = new Tally<string>();
  for (const noun of ['tags', 'categories', 'authors'])
    for (const op of LIST_OPS) {
      const expression = op === '' ? noun : `${noun} | ${op}`;
      for (const { value, scope } of cases)
        if (JSON.stringify(evaluate(expression, scope)) === JSON.stringify(value)) tally.add(expression);
    }
  const best = tally.best();
  if (!best || best.count * 2 <= cases.length) return undefined;
  const from = best.value;
  return from.includes('|') && best.count === cases.length ? { from } : { from, copy: true };
}

function dateFrom(cases: { value: string; scope: Scope }[]): Pick<Key, 'from' | 'copy'> | undefined {
  const equal = cases.filter(({ value, scope }) => {
    const own = parseDate(value);
    const post = parseDate(scope.date);
    return own && post && own.year === post.year && own.month === post.month && own.day === post.day;
  });
  return equal.length * 2 > cases.length ? { from: 'date', copy: true } : undefined;
}

/** Texts that other keys repeat, or that are made of them. */
const factsOf = (scope: Scope): Atom[] => [
  { text: scope.title, liquid: 'title' },
  { text: scope.description, liquid: 'description' },
  { text: scope.canonical, liquid: 'canonical' },
  { text: scope.image, liquid: 'image' },
  { text: scope.feed.name, liquid: 'feed.name' },
  { text: scope.authors[0] ?? '', liquid: 'authors | first' },
];

function textFrom(cases: { value: string; scope: Scope }[]): Pick<Key, 'from' | 'copy'> | undefined {
  const made = cases.map(({ value, scope }) => ({ text: value, scope, atoms: [...atomsOf(scope), ...factsOf(scope)] }));
  const found = commonTemplate(made);
  if (!found || found.agree * 2 <= cases.length) return undefined;
  const long = cases.some(
    ({ value, scope }) => (value.includes(scope.slug) && scope.slug.length > 7) || value === scope.title,
  );
  // In one example only a long fact isn't there by chance.
  if (cases.length === 1 && !long) return undefined;
  const bare = /^\{\{ ([^{}]+) \}\}$/.exec(found.template)?.[1];
  if (bare !== undefined) return { from: bare, copy: true };
  const constant = cases.every(
    ({ scope }) => render(found.template, { ...scope, slug: '', stem: '', date: '' }) === cases[0]?.value,
  );
  if (constant) return undefined;
  return found.agree === cases.length ? { from: found.template } : { from: found.template, copy: true };
}
