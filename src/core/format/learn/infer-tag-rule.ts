import type { Json } from '../../json.ts';
import { applyTagRule } from '../apply-tag-rule.ts';
import type { Profile, TagRule } from '../profile.ts';
import type { ExampleEntry } from './example-entry.ts';
import { toKeyId } from './infer-key-order.ts';

const listTags = (entries: ExampleEntry[]): string[][] =>
  entries.flatMap(({ value }) =>
    Array.isArray(value) && value.length > 0 ? [value.map((item: Json) => String(item))] : [],
  );

/** Infers the blog's rule for tags: their order, their form, and the tags that every post has. */
export function inferTagRule(profile: Profile, byKey: Map<string, ExampleEntry[]>): TagRule {
  const listEntries = (noun: string) =>
    profile.keys.filter((key) => key.from === noun).flatMap((key) => byKey.get(toKeyId(key)) ?? []);
  const tags = listTags(listEntries('tags'));
  const rule: TagRule = { always: [], categories: false, sort: 'keep', form: 'keep' };
  const pairs = tags.reduce((sum, list) => sum + list.length - 1, 0);
  const isUnchangedBy = (candidate: Partial<TagRule>) =>
    tags.every(
      (list) => applyTagRule(list, { ...profile, tags: { ...rule, ...candidate } }).join('\n') === list.join('\n'),
    );
  // Five pairs of neighbouring tags are in alphabetical order by chance in at most one of 32 blogs.
  if (pairs >= 5 && isUnchangedBy({ sort: 'alphabet' })) rule.sort = 'alphabet';
  const all = tags.flat();
  if (all.length >= 3 && all.some((tag) => tag.includes('-')) && isUnchangedBy({ form: 'kebab' })) rule.form = 'kebab';
  else if (all.length >= 3 && isUnchangedBy({ form: 'lower' })) rule.form = 'lower';
  const [first] = tags;
  if (first && tags.length >= 3) rule.always = first.filter((tag) => tags.every((list) => list.includes(tag)));
  const categories = pairByPost(listEntries('categories'), listEntries('tags'));
  rule.categories =
    categories.length > 0 &&
    categories.every(([postCategories, postTags]) => postCategories.every((category) => postTags.includes(category)));
  return rule;
}

/**
 * Pairs the categories of each post with its tags. Both lists are in the order of the examples, so they pair up if every
 * post has categories and tags; otherwise returns no pairs.
 */
function pairByPost(categories: ExampleEntry[], tags: ExampleEntry[]): [string[], string[]][] {
  const categoryLists = listTags(categories);
  const tagLists = listTags(tags);
  return categoryLists.length === tagLists.length ? categoryLists.map((list, at) => [list, tagLists[at] ?? []]) : [];
}
