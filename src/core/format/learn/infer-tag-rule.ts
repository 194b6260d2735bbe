import type { Json } from '../../json.ts';
import { applyTagRule } from '../apply-tag-rule.ts';
import type { Profile, TagRule } from '../profile.ts';
import { toKeyId } from './infer-key-order.ts';
import type { ExampleEntry } from './parse-example.ts';

const listTags = (entries: ExampleEntry[]): string[][] =>
  entries.flatMap(({ value }) =>
    Array.isArray(value) && value.length > 0 ? [value.map((item: Json) => String(item))] : [],
  );

/** How the blog writes its tags: order, form, and which ones every post has. */
export function inferTagRule(profile: Profile, byKey: Map<string, ExampleEntry[]>): TagRule {
  const of = (noun: string) =>
    profile.keys.filter((key) => key.from === noun).flatMap((key) => byKey.get(toKeyId(key)) ?? []);
  const tags = listTags(of('tags'));
  const rule: TagRule = { always: [], categories: false, sort: 'keep', form: 'keep' };
  const pairs = tags.reduce((sum, list) => sum + list.length - 1, 0);
  const kept = (candidate: Partial<TagRule>) =>
    tags.every(
      (list) => applyTagRule(list, { ...profile, tags: { ...rule, ...candidate } }).join('\n') === list.join('\n'),
    );
  // Five pairs in order by chance: once in 32 such blogs or rarer.
  if (pairs >= 5 && kept({ sort: 'alphabet' })) rule.sort = 'alphabet';
  const all = tags.flat();
  if (all.length >= 3 && all.some((tag) => tag.includes('-')) && kept({ form: 'kebab' })) rule.form = 'kebab';
  else if (all.length >= 3 && kept({ form: 'lower' })) rule.form = 'lower';
  const [first] = tags;
  if (first && tags.length >= 3) rule.always = first.filter((tag) => tags.every((list) => list.includes(tag)));
  const categories = pairByPost(of('categories'), of('tags'));
  rule.categories =
    categories.length > 0 && categories.every(([some, them]) => some.every((category) => them.includes(category)));
  return rule;
}

/** Categories and tags of the same post: entries come in the examples' order, so both lists pair when all have both. */
function pairByPost(categories: ExampleEntry[], tags: ExampleEntry[]): [string[], string[]][] {
  const some = listTags(categories);
  const them = listTags(tags);
  return some.length === them.length ? some.map((list, at) => [list, them[at] ?? []]) : [];
}
