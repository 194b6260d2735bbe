/**
 * Edits of a taxonomy by the user. The tables of a taxonomy refer to tags and categories by number, so that each edit
 * renumbers them.
 */
import { splitTable, type Taxonomy } from './taxonomy.ts';

/** Matches a line of `Taxonomy.tags`: the tag's name, then its five counts. */
const TAG_LINE = /^(.*?)((?: \d+){5})?$/;

/**
 * Replaces the list of categories, in this order. A category that was in the taxonomy keeps its learned weights; a new
 * category has none.
 */
export function setCategories(taxonomy: Taxonomy, categories: string[]): Taxonomy {
  const { model, implied } = taxonomy;
  const before = categories.map((name) => taxonomy.categories.indexOf(name));
  const now = new Map(before.map((old, at) => [old, at]));
  return {
    ...taxonomy,
    categories,
    ...(model && {
      model: {
        ...model,
        weights: before.map((old) => model.weights[old] ?? ''),
        bias: before.map((old) => model.bias[old] ?? 0),
      },
    }),
    ...(implied && {
      implied: implied.flatMap(([from, to]): [number, number][] => {
        const [source, target] = [now.get(from), now.get(to)];
        return source === undefined || target === undefined ? [] : [[source, target]];
      }),
    }),
  };
}

/** Adds a tag that no post has yet. */
export function addTag(taxonomy: Taxonomy, name: string): Taxonomy {
  return { ...taxonomy, tags: [...splitTable(taxonomy.tags), name].join('\n') };
}

/** Renames the tag with number `number`; the tag's counts stay. */
export function renameTag(taxonomy: Taxonomy, number: number, name: string): Taxonomy {
  const lines = splitTable(taxonomy.tags);
  const [, , counts = ''] = TAG_LINE.exec(lines[number] ?? '') ?? [];
  return { ...taxonomy, tags: lines.with(number, name + counts).join('\n') };
}

/** Removes the tag with number `number`. The numbers of all later tags decrease by one. */
export function removeTag(taxonomy: Taxonomy, number: number): Taxonomy {
  const { tags, together, cues } = taxonomy;
  /** Returns the pairs of tag number and share in a line of `together` or `cues`, renumbered and without the removed tag. */
  const renumberPairs = (parts: string[]): string[] =>
    parts.flatMap((part, at) => {
      const tag = Number(part);
      return at % 2 === 1 || tag === number ? [] : [renumberTag(tag, number), parts[at + 1] ?? ''];
    });
  const renumberLines = (text: string, head: (head: string) => string | null): string =>
    splitTable(text)
      .flatMap((line) => {
        const [first = '', ...rest] = line.split(' ');
        const [name, remaining] = [head(first), renumberPairs(rest)];
        return name === null || remaining.length === 0 ? [] : [[name, ...remaining].join(' ')];
      })
      .join('\n');
  return {
    ...taxonomy,
    tags: splitTable(tags).toSpliced(number, 1).join('\n'),
    ...(together && {
      together: renumberLines(together, (head) => (Number(head) === number ? null : renumberTag(Number(head), number))),
    }),
    ...(cues && { cues: renumberLines(cues, (head) => head) }),
  };
}

const renumberTag = (tag: number, removed: number): string => String(tag > removed ? tag - 1 : tag);
