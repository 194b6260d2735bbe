import { lowerCaseSlug, titleCaseSlug, titleNameSlug, toSlug } from '../../slug.ts';
import { renderLiquid } from '../liquid.ts';
import { parsePostPath } from '../post-path.ts';
import type { SlugRule } from '../profile.ts';
import { MajorityVote } from './majority.ts';
import type { ParsedExample } from './parse-example.ts';
import { listTemplates, type TemplateAtom } from './template-candidates.ts';

/** Usual rules first: of rules that make the examples' names alike, the first is taken. */
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
];

/** The rule that makes most of the slugs from their titles; of equals the usual one. */
export function inferSlugRule(pairs: { title: string; slug: string }[]): { rule: SlugRule; agree: number } {
  let best = { rule: lowerCaseSlug, agree: -1 };
  for (const rule of SLUG_RULES) {
    const agree = pairs.filter(({ title, slug }) => toSlug(title, rule) === slug).length;
    if (agree > best.agree) best = { rule, agree };
  }
  if (best.agree > 0) return best;
  // Names that are not made from titles still show their case.
  if (pairs.some(({ slug }) => slug.includes(' '))) return { rule: titleNameSlug, agree: 0 };
  const lower = pairs.every(({ slug }) => slug === slug.toLowerCase());
  return { rule: lower ? lowerCaseSlug : titleCaseSlug, agree: 0 };
}

/** The slug that some value of the front matter (a permalink, a slug) makes of the title, and how else it could be made. */
function findNamedSlug({ entries }: Pick<ParsedExample, 'entries'>) {
  const texts = entries.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  const title = entries.find(({ name }) => /^(title|headline)$/i.test(name))?.value;
  const slugs = title === undefined ? [] : SLUG_RULES.map((rule) => toSlug(String(title), rule));
  const named = slugs.find((slug) => texts.some((text) => text !== title && text.includes(slug)));
  return { texts, slugs, named };
}

/**
 * Whether a file's name is none that the blog gave it (`download (1).md`): it lies in no folder, is not made of its title and
 * stands in no value, while a value does hold the title's slug.
 */
export function hasStrayName(source: Pick<ParsedExample, 'entries' | 'path'>): boolean {
  if (source.path === '' || source.path.includes('/')) return false;
  const { slug } = parsePostPath(source.path);
  const { texts, slugs, named } = findNamedSlug(source);
  return named !== undefined && !slugs.includes(slug) && !texts.some((text) => text.includes(slug));
}

/**
 * A path for a post that was pasted, so that has none: its slug is the one that some value of the front matter makes of the
 * title; a day goes before it where such a value has it there, or the generator wants it.
 */
export function guessPath(source: Pick<ParsedExample, 'entries'>, dayed: boolean): string {
  const { texts, slugs, named } = findNamedSlug(source);
  const day = texts.flatMap((text) => /^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? [])[0];
  const slug = named ?? slugs[0] ?? 'untitled';
  const dayBefore = day !== undefined && texts.some((text) => text.includes(`${day}-${slug}`));
  return day !== undefined && (dayBefore || dayed) ? `${day}-${slug}.md` : `${slug}.md`;
}

/** Facts that paths and addresses are made of, in one example. `scope`: what Liquid sees of it. */
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

/** Characters of a text that is looked at for its template: a path, or a line that stands under every post. */
const LONGEST_LINE = 2_000;

/** The template that makes most of the texts; undefined when none makes more than one of them (or the only one). */
export function findCommonTemplate<T extends object>(
  cases: { text: string; atoms: TemplateAtom[]; scope: T }[],
): { template: string; agree: number } | undefined {
  const tally = new MajorityVote<string>();
  const short = cases.filter(({ text }) => text.length <= LONGEST_LINE);
  const candidates = new Set(short.slice(0, 12).flatMap(({ text, atoms }) => listTemplates(text, atoms)));
  for (const template of candidates)
    for (const { text, scope } of short) if (renderLiquid(template, scope) === text) tally.add(template);
  const best = tally.getWinner();
  return best && { template: best.value, agree: best.count };
}
