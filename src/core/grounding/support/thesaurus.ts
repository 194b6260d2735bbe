/**
 * A thesaurus of one language: which words mean the same, which are broader, and which are opposites. `training/thesaurus.mjs`
 * makes the table from WordNet.
 */
import { splitWordList } from '../../text/get-language.ts';

/** How a word is related to another word. `broader`: the first is the more general word. `sibling`: both have one broader. */
export type Relation = 'same' | 'broader' | 'narrower' | 'opposite' | 'sibling';

/** Signs of the relations in the table. A pair is stored once; `broader` is stored with the narrower word. */
export const RELATION_SIGNS = { '=': 'same', '<': 'broader', '!': 'opposite', '~': 'sibling' } as const;

/** Lists of words with a function. `denials` deny, `hedges` leave open, `comparisons` compare, limit or order. */
export const WORD_ROLES = ['denials', 'hedges', 'comparisons'] as const;
export type WordRole = (typeof WORD_ROLES)[number];

export interface Thesaurus {
  /** Returns the number of a word's base form; -1 for a word that the thesaurus lacks. `word`: in lower case. */
  findWord(word: string): number;
  /** Returns how the first word is related to the second (numbers of base forms); undefined when it is not. */
  relate(one: number, other: number): Relation | undefined;
  /** Returns all related words of a word, and how they are related to it: `broader` for a broader word. */
  listRelated(word: number): ReadonlyMap<number, Relation>;
  /** Words with a function, in lower case without apostrophes. */
  roles: Readonly<Record<WordRole, ReadonlySet<string>>>;
}

/** Endings of English inflections, and what the base form has in their place. */
const ENDINGS: readonly [ending: string, bases: readonly string[]][] = [
  ['ies', ['y', 'ie']],
  ['ves', ['f', 'fe']],
  ['es', ['', 'e']],
  ['s', ['']],
  ['ied', ['y', 'ie']],
  ['ed', ['', 'e']],
  ['ying', ['ie', 'y']],
  ['ing', ['', 'e']],
  ['iest', ['y']],
  ['ier', ['y']],
  ['est', ['', 'e']],
  ['er', ['', 'e']],
  ['ly', ['']],
];
/** Matches words that are probably inflected even when the thesaurus has them: "findings" is looked up as "finding". */
const INFLECTED = /(?:[^s]s|ing|ed)$/;
const REVERSED: Record<Relation, Relation> = {
  same: 'same',
  broader: 'narrower',
  narrower: 'broader',
  opposite: 'opposite',
  sibling: 'sibling',
};

/**
 * Parses the table: a line per list of words with a function, `irregular FORM=BASE …`, a line `words`, then a line per word,
 * the most frequent first. A word's line has, after each sign of `RELATION_SIGNS`, the distances to the related words'
 * numbers, in base 36.
 */
export function parseThesaurus(table: string): Thesaurus {
  const [head = '', body = ''] = table.split('\nwords\n');
  const lists = new Map(
    head.split('\n').map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
  );
  const lines = body.trimEnd().split('\n');
  const index = new Map(lines.map((line, at) => [/^[a-z]+/.exec(line)?.[0] ?? '', at]));
  const irregular = new Map(splitWordList(lists.get('irregular')).map((pair) => pair.split('=') as [string, string]));
  const related = lines.map(() => new Map<number, Relation>());
  for (const [at, line] of lines.entries())
    for (const [, sign, list = ''] of line.matchAll(/([=<!~])([^=<!~]*)/g)) {
      const relation = RELATION_SIGNS[sign as keyof typeof RELATION_SIGNS];
      let other = relation === 'broader' ? 0 : at;
      for (const distance of list.split(' ')) {
        other += Number.parseInt(distance, 36);
        related[other]?.set(at, REVERSED[relation]);
        related[at]?.set(other, relation);
      }
    }
  const known = new Map<string, number>();
  return {
    findWord(word) {
      let found = known.get(word);
      if (found === undefined) {
        found = findBaseForm(word, index, irregular);
        known.set(word, found);
      }
      return found;
    },
    relate: (one, other) => {
      if (one === other) return one < 0 ? undefined : 'same';
      const relation = related[one]?.get(other);
      return relation === undefined ? undefined : REVERSED[relation];
    },
    listRelated: (word) => related[word] ?? new Map(),
    roles: Object.fromEntries(WORD_ROLES.map((role) => [role, new Set(splitWordList(lists.get(role)))])) as Record<
      WordRole,
      Set<string>
    >,
  };
}

function findBaseForm(word: string, index: Map<string, number>, irregular: Map<string, string>): number {
  const base = irregular.get(word);
  if (base !== undefined) return index.get(base) ?? -1;
  const whole = index.get(word);
  if (whole !== undefined && !INFLECTED.test(word)) return whole;
  for (const [ending, bases] of ENDINGS) {
    if (!word.endsWith(ending) || word.length < ending.length + 2) continue;
    const stem = word.slice(0, -ending.length);
    // "Stopped" has the base form "stop".
    const single = bases.includes('') && /([^aeiouls])\1$/.test(stem) ? [stem.slice(0, -1)] : [];
    const found = [...bases.map((base) => stem + base), ...single].flatMap((form) => index.get(form) ?? []);
    if (found.length > 0) return Math.min(...found);
  }
  return whole ?? -1;
}
