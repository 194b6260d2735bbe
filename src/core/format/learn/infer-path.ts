import { lowerCaseSlug, titleCaseSlug, titleNameSlug, toSlug } from '../../slug.ts';
import { renderLiquid } from '../liquid.ts';
import { parsePostPath } from '../post-path.ts';
import type { SlugRule } from '../profile.ts';
import { findMostCommon, MajorityVote } from './majority.ts';
import type { ParsedExample } from './parse-example.ts';
import { listTemplates, type TemplateAtom } from './template-candidates.ts';

/** Candidate rules, most usual first. Among rules that reproduce equally many file names, the first is chosen. */
const SLUG_RULES: SlugRule[] = [
  ...[lowerCaseSlug, titleCaseSlug].flatMap((base) =>
    [base.symbols, base.symbols === 'drop' ? ('separate' as const) : ('drop' as const)].flatMap((symbols) =>
      (['and', 'drop'] as const).flatMap((and) =>
        (['fold', 'ascii', 'keep'] as const).flatMap((letters) =>
          (['-', '_'] as const).map((separator) => ({ ...base, symbols, and, letters, separator })),
        ),
      ),
    ),
  ),
  titleNameSlug,
  { ...titleNameSlug, case: 'lower' },
];

/**
 * Returns the rule that makes the most slugs from their titles, among the rules with the separator that the slugs show.
 * `agree`: number of slugs that the rule makes.
 */
export function inferSlugRule(pairs: { title: string; slug: string }[]): { rule: SlugRule; agree: number } {
  const separator = findMostCommon(
    pairs.flatMap(({ slug }) => slug.match(/(?<=[\p{L}\p{N}])[-_ ](?=[\p{L}\p{N}])/gu) ?? []),
  );
  const rules = SLUG_RULES.filter((rule) => separator === undefined || rule.separator === separator);
  let best = { rule: lowerCaseSlug, agree: -1 };
  for (const rule of rules) {
    const agree = pairs.filter(({ title, slug }) => toSlug(title, rule) === slug).length;
    if (agree > best.agree) best = { rule, agree };
  }
  if (best.agree > 0) return best;
  // File names that are not made from titles still show whether the blog writes them in lower case.
  const lower = pairs.every(({ slug }) => slug === slug.toLowerCase());
  if (separator === ' ') return { rule: titleNameSlug, agree: 0 };
  return { rule: lower ? lowerCaseSlug : titleCaseSlug, agree: 0 };
}

/**
 * Makes slugs from the title by every rule. `named`: the first slug that a front-matter value (a permalink, a slug)
 * contains.
 */
function findNamedSlug({ entries }: Pick<ParsedExample, 'entries'>) {
  const texts = entries.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  const title = entries.find(({ name }) => /^(title|headline)$/i.test(name))?.value;
  const slugs = title === undefined ? [] : SLUG_RULES.map((rule) => toSlug(String(title), rule));
  const named = slugs.find((slug) => texts.some((text) => text !== title && text.includes(slug)));
  return { texts, slugs, named };
}

/**
 * Whether the file's name was not chosen by the blog (`download (1).md`): the file is in no folder, its name comes neither
 * from the title nor from a front-matter value, and a front-matter value contains the title's slug.
 */
export function hasStrayName(source: Pick<ParsedExample, 'entries' | 'path'>): boolean {
  if (source.path === '' || source.path.includes('/')) return false;
  const { slug } = parsePostPath(source.path);
  const { texts, slugs, named } = findNamedSlug(source);
  return named !== undefined && !slugs.includes(slug) && !texts.some((text) => text.includes(slug));
}

/**
 * Guesses the path of a pasted post. The slug is made from the title, preferably as a front-matter value contains it. A day
 * precedes the slug if a front-matter value has the day before the slug, or if the generator requires a day (`needsDay`).
 */
export function guessPath(source: Pick<ParsedExample, 'entries'>, needsDay: boolean): string {
  const { texts, slugs, named } = findNamedSlug(source);
  const day = texts.flatMap((text) => /^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? [])[0];
  const slug = named ?? slugs[0] ?? 'untitled';
  const dayBefore = day !== undefined && texts.some((text) => text.includes(`${day}-${slug}`));
  return day !== undefined && (dayBefore || needsDay) ? `${day}-${slug}.md` : `${slug}.md`;
}

/**
 * Lists the texts of one example that paths and addresses are made of, each with the Liquid that prints the text. `scope`:
 * the example's Liquid variables.
 */
export function listPathAtoms(scope: {
  date: string;
  slug: string;
  stem?: string;
  categories: string[];
  language: string;
}): TemplateAtom[] {
  const atoms: TemplateAtom[] = [{ text: scope.slug, liquid: 'slug' }];
  if (scope.stem !== undefined && scope.stem !== scope.slug) atoms.push({ text: scope.stem, liquid: 'stem' });
  for (const format of ['%Y-%m-%d', '%Y/%m/%d', '%Y/%m', '%Y-%m', '%Y'])
    if (scope.date !== '')
      atoms.push({ text: renderLiquid(`{{ date | date: "${format}" }}`, scope), liquid: `date | date: "${format}"` });
  const [category] = scope.categories;
  if (category !== undefined) {
    atoms.push({ text: category, liquid: 'categories | first' });
    atoms.push({ text: toSlug(category, lowerCaseSlug), liquid: 'categories | first | slug' });
  }
  if (scope.language.length > 1) atoms.push({ text: scope.language, liquid: 'language' });
  return atoms;
}

/** Maximum length in characters of a text that is searched for a template; a longer text is ignored. */
const MAX_TEMPLATE_TEXT_LENGTH = 2_000;

/**
 * Returns the template that reproduces the most texts, with the number of these texts (`agree`); undefined when no template
 * reproduces any text.
 */
export function findCommonTemplate<T extends object>(
  cases: { text: string; atoms: TemplateAtom[]; scope: T }[],
): { template: string; agree: number } | undefined {
  const votes = new MajorityVote<string>();
  const short = cases.filter(({ text }) => text.length <= MAX_TEMPLATE_TEXT_LENGTH);
  const candidates = new Set(short.slice(0, 12).flatMap(({ text, atoms }) => listTemplates(text, atoms)));
  for (const template of candidates)
    for (const { text, scope } of short) if (renderLiquid(template, scope) === text) votes.add(template);
  const best = votes.getWinner();
  return best && { template: best.value, agree: best.count };
}
