/** The user's edits to a taxonomy. Its parts refer to tags and categories by number, so that edits renumber them. */
import { splitTable, type Taxonomy } from './taxonomy.ts';

/** Name and counts, as in a line of `Taxonomy.tags`. */
const TAG_LINE = /^(.*?)((?: \d+){5})?$/;

/** Sets the categories in this order. Known categories keep what was learned; new ones start empty. */
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

/** Renames the tag with that number. */
export function renameTag(taxonomy: Taxonomy, number: number, name: string): Taxonomy {
  const lines = splitTable(taxonomy.tags);
  const [, , counts = ''] = TAG_LINE.exec(lines[number] ?? '') ?? [];
  return { ...taxonomy, tags: lines.with(number, name + counts).join('\n') };
}

/** Removes the tag with that number. */
export function removeTag(taxonomy: Taxonomy, number: number): Taxonomy {
  const { tags, together, cues } = taxonomy;
  /** The pairs of tag number and share in a line of `together` or `cues`, without the removed tag. */
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
