/** A person's corrections to a taxonomy. Tags and categories are known by their numbers elsewhere in it, which move along. */
import type { Taxonomy } from './taxonomy.ts';

/** Name and counts, as in a line of `Taxonomy.tags`. */
const TAG_LINE = /^(.*?)((?: \d+){5})?$/;

const splitLines = (text = ''): string[] => text.split('\n').filter((line) => line !== '');

/** The categories in this order; those that stay keep what was learned of them, new ones begin with nothing. */
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

/** A tag of the blog that no post was seen to carry yet. */
export function addTag(taxonomy: Taxonomy, name: string): Taxonomy {
  return { ...taxonomy, tags: [...splitLines(taxonomy.tags), name].join('\n') };
}

/** The tag of that number under another name. */
export function renameTag(taxonomy: Taxonomy, number: number, name: string): Taxonomy {
  const lines = splitLines(taxonomy.tags);
  const [, , counts = ''] = TAG_LINE.exec(lines[number] ?? '') ?? [];
  return { ...taxonomy, tags: lines.with(number, name + counts).join('\n') };
}

/** Without the tag of that number. */
export function removeTag(taxonomy: Taxonomy, number: number): Taxonomy {
  const { tags, together, cues } = taxonomy;
  /** A line of `together` or `cues` after its head: pairs of tag number and share. */
  const pairs = (parts: string[]): string[] =>
    parts.flatMap((part, at) => {
      const tag = Number(part);
      return at % 2 === 1 || tag === number ? [] : [renumberTag(tag, number), parts[at + 1] ?? ''];
    });
  const kept = (text: string, head: (head: string) => string | null): string =>
    splitLines(text)
      .flatMap((line) => {
        const [first = '', ...rest] = line.split(' ');
        const [name, left] = [head(first), pairs(rest)];
        return name === null || left.length === 0 ? [] : [[name, ...left].join(' ')];
      })
      .join('\n');
  return {
    ...taxonomy,
    tags: splitLines(tags).toSpliced(number, 1).join('\n'),
    ...(together && {
      together: kept(together, (head) => (Number(head) === number ? null : renumberTag(Number(head), number))),
    }),
    ...(cues && { cues: kept(cues, (head) => head) }),
  };
}

const renumberTag = (tag: number, removed: number): string => String(tag > removed ? tag - 1 : tag);
