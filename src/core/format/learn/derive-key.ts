import type { Json } from '../../json.ts';
import { parseDateParts } from '../dates.ts';
import { evaluateLiquid, renderLiquid } from '../liquid.ts';
import type { LiquidScope } from '../liquid-scope.ts';
import type { FrontMatterKey } from '../profile.ts';
import { findCommonTemplate, listPathAtoms } from './infer-path.ts';
import { MajorityVote } from './majority.ts';
import type { TemplateAtom } from './template-candidates.ts';

interface KeyCase {
  value: Json;
  scope: LiquidScope;
}

/** Liquid filters that derive one list from another, simplest first. */
const LIST_OPERATIONS = [
  '',
  'downcase',
  'slug',
  'spell_symbols | downcase',
  'spell_symbols | downcase | replace: " ", "-"',
  'upcase',
  'sort',
  'reverse',
];

/**
 * Returns the rule that reproduces a key's value in most examples: a list from another list, a date from the post's date, or
 * a text from the post's fields. Returns undefined when no rule does.
 */
export function deriveKey(key: FrontMatterKey, cases: KeyCase[]): Pick<FrontMatterKey, 'from' | 'copy'> | undefined {
  const nonEmpty = cases.filter(({ value }) => value !== null && value !== '');
  if (nonEmpty.length === 0) return undefined;
  if (nonEmpty.every(({ value }) => Array.isArray(value))) return deriveList(nonEmpty);
  const texts = nonEmpty.filter((one): one is { value: string; scope: LiquidScope } => typeof one.value === 'string');
  if (texts.length < nonEmpty.length) return undefined;
  if (key.date) return deriveDate(texts);
  return deriveText(texts);
}

function deriveList(cases: KeyCase[]): Pick<FrontMatterKey, 'from' | 'copy'> | undefined {
  const votes = new MajorityVote<string>();
  for (const noun of ['tags', 'categories', 'authors'])
    for (const op of LIST_OPERATIONS) {
      const expression = op === '' ? noun : `${noun} | ${op}`;
      for (const { value, scope } of cases)
        if (JSON.stringify(evaluateLiquid(expression, scope)) === JSON.stringify(value)) votes.add(expression);
    }
  const best = votes.getWinner();
  if (!best || best.count * 2 <= cases.length) return undefined;
  const from = best.value;
  return from.includes('|') && best.count === cases.length ? { from } : { from, copy: true };
}

function deriveDate(cases: { value: string; scope: LiquidScope }[]): Pick<FrontMatterKey, 'from' | 'copy'> | undefined {
  const equal = cases.filter(({ value, scope }) => {
    const ownDate = parseDateParts(value);
    const post = parseDateParts(scope.date);
    return ownDate && post && ownDate.year === post.year && ownDate.month === post.month && ownDate.day === post.day;
  });
  return equal.length * 2 > cases.length ? { from: 'date', copy: true } : undefined;
}

/** Lists the fields of a post that a front-matter key may repeat, alone or within a longer text. */
const listFactAtoms = (scope: LiquidScope): TemplateAtom[] => [
  { text: scope.title, liquid: 'title' },
  { text: scope.description, liquid: 'description' },
  { text: scope.canonical, liquid: 'canonical' },
  { text: scope.image, liquid: 'image' },
  { text: scope.feed.name, liquid: 'feed.name' },
  { text: scope.authors[0] ?? '', liquid: 'authors | first' },
];

function deriveText(cases: { value: string; scope: LiquidScope }[]): Pick<FrontMatterKey, 'from' | 'copy'> | undefined {
  const textCases = cases.map(({ value, scope }) => ({
    text: value,
    scope,
    atoms: [...listPathAtoms(scope), ...listFactAtoms(scope)],
  }));
  const found = findCommonTemplate(textCases);
  if (!found || found.agree * 2 <= cases.length) return undefined;
  const hasLongFact = cases.some(
    ({ value, scope }) => (value.includes(scope.slug) && scope.slug.length > 7) || value === scope.title,
  );
  // With only one example, a short value may match by chance.
  if (cases.length === 1 && !hasLongFact) return undefined;
  const expression = /^\{\{ ([^{}]+) \}\}$/.exec(found.template)?.[1];
  if (expression !== undefined) return { from: expression, copy: true };
  const isConstant = cases.every(
    ({ scope }) => renderLiquid(found.template, { ...scope, slug: '', stem: '', date: '' }) === cases[0]?.value,
  );
  if (isConstant) return undefined;
  return found.agree === cases.length ? { from: found.template } : { from: found.template, copy: true };
}
