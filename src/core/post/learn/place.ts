import { lowerCaseSlug, slugOf, titleCaseSlug, titleNameSlug } from '../../slug.ts';
import { render } from '../liquid.ts';
import { placeOf } from '../post-path.ts';
import type { SlugRule } from '../profile.ts';
import type { Source } from './source.ts';
import { Tally } from './tally.ts';
import { type Atom, templatesFor } from './template.ts';

/** Usual rules first: of rules that make the examples' names alike, the first is taken. */
const RULES: SlugRule[] = [
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
export function slugRule(pairs: { title: string; slug: string }[]): { rule: SlugRule; agree: number } {
  let best = { rule: lowerCaseSlug, agree: -1 };
  for (const rule of RULES) {
    const agree = pairs.filter(({ title, slug }) => slugOf(title, rule) === slug).length;
    if (agree > best.agree) best = { rule, agree };
  }
  if (best.agree > 0) return best;
  // Names that are not made from titles still show their case.
  if (pairs.some(({ slug }) => slug.includes(' '))) return { rule: titleNameSlug, agree: 0 };
  const lower = pairs.every(({ slug }) => slug === slug.toLowerCase());
  return { rule: lower ? lowerCaseSlug : titleCaseSlug, agree: 0 };
}

/** The slug that some value of the front matter (a permalink, a slug) makes of the title, and how else it could be made. */
function namedSlug({ entries }: Pick<Source, 'entries'>) {
  const texts = entries.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  const title = entries.find(({ name }) => /^(title|headline)$/i.test(name))?.value;
  const slugs = title === undefined ? [] : RULES.map((rule) => slugOf(String(title), rule));
  const named = slugs.find((slug) => texts.some((text) => text !== title && text.includes(slug)));
  return { texts, slugs, named };
}

/**
 * Whether a file's name is none that the blog gave it (`download (1).md`): it lies in no folder, is not made of its title and
 * stands in no value, while a value does hold the title's slug.
 */
export function isStray(source: Pick<Source, 'entries' | 'path'>): boolean {
  if (source.path === '' || source.path.includes('/')) return false;
  const { slug } = placeOf(source.path);
  const { texts, slugs, named } = namedSlug(source);
  return named !== undefined && !slugs.includes(slug) && !texts.some((text) => text.includes(slug));
}

/**
 * A path for a post that was pasted, so that has none: its slug is the one that some value of the front matter makes of the
 * title; a day goes before it where such a value has it there, or the generator wants it.
 */
export function likelyPath(source: Pick<Source, 'entries'>, dayed: boolean): string {
  const { texts, slugs, named } = namedSlug(source);
  const day = texts.flatMap((text) => /^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? [])[0];
  const slug = named ?? slugs[0] ?? 'untitled';
  const dayBefore = day !== undefined && texts.some((text) => text.includes(`${day}-${slug}`));
  return day !== undefined && (dayBefore || dayed) ? `${day}-${slug}.md` : `${slug}.md`;
}

/** Facts that paths and addresses are made of, in one example. `scope`: what Liquid sees of it. */
export function atomsOf(scope: {
  date: string;
  slug: string;
  stem?: string;
  categories: string[];
  language: string;
}): Atom[] {
  const atoms: Atom[] = [{ text: scope.slug, liquid: 'slug' }];
  if (scope.stem !== undefined && scope.stem !== scope.slug) atoms.push({ text: scope.stem, liquid: 'stem' });
  for (const format of ['%Y-%m-%d', '%Y/%m/%d', '%Y/%m', '%Y-%m', '%Y'])
    if (scope.date !== '')
      atoms.push({ text: render(`{{ date | date: "${format}" }}`, scope), liquid: `date | date: "${format}"` });
  const [category] = scope.categories;
  if (category !== undefined) {
    atoms.push({ text: category, liquid: 'categories | first' });
    atoms.push({ text: slugOf(category, lowerCaseSlug), liquid: 'categories | first | slug' });
  }
  if (scope.language.length > 1) atoms.push({ text: scope.language, liquid: 'language' });
  return atoms;
}

/** Characters of a text that is looked at for its template: a path, or a line that stands under every post. */
const LONGEST_LINE = 2_000;

/** The template that makes most of the texts; undefined when none makes more than one of them (or the only one). */
export function commonTemplate<T extends object>(
  cases: { text: string; atoms: Atom[]; scope: T }[],
): { template: string; agree: number } | undefined {
  const tally = new Tally<string>();
  const short = cases.filter(({ text }) => text.length <= LONGEST_LINE);
  const candidates = new Set(short.slice(0, 12).flatMap(({ text, atoms }) => templatesFor(text, atoms)));
  for (const template of candidates)
    for (const { text, scope } of short) if (render(template, scope) === text) tally.add(template);
  const best = tally.best();
  return best && { template: best.value, agree: best.count };
}
