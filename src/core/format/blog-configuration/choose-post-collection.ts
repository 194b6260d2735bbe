import type { KeyRule } from '../profile.ts';
import type { BlogConfiguration, PostCollection } from './blog-configuration.ts';

const POST_NAME = /^(_?posts?|blogs?|articles?|news|writings?|notes?|links?|bookmarks?|journal|entries)$/i;

/**
 * Returns the collection of the blog's posts: the one whose folder has most of the posts, else one with a usual name.
 * Other descriptions of the same folder add what the first one lacks. `paths`: the posts' paths, from the blog's root.
 */
export function choosePostCollection({ collections }: BlogConfiguration, paths: string[]): PostCollection | undefined {
  const scores = collections.map((collection) => measureFit(collection, paths));
  const best = collections[scores.indexOf(Math.max(...scores))];
  if (!best) return undefined;
  const others = collections.filter(
    (one) =>
      one !== best &&
      (one.folder === undefined || best.folder === undefined || one.folder === best.folder) &&
      (one.generator === undefined || best.generator === undefined || one.generator === best.generator),
  );
  return others.reduce(mergeCollections, best);
}

function measureFit({ name, folder, keys }: PostCollection, paths: string[]): number {
  const posts = folder === undefined ? 0 : paths.filter((path) => path.startsWith(`${folder}/`)).length;
  const folderName = folder?.split('/').at(-1) ?? '';
  const hasTitle = keys.some(({ key }) => key === 'title');
  return 4 * posts + (POST_NAME.test(name) || POST_NAME.test(folderName) ? 2 : 0) + (hasTitle ? 1 : 0);
}

/** Adds what `other` says to `first`, which has the last word. */
function mergeCollections(first: PostCollection, other: PostCollection): PostCollection {
  const keys = new Map(first.keys.map((rule) => [rule.key, rule]));
  for (const rule of other.keys) keys.set(rule.key, mergeRules(keys.get(rule.key), rule));
  return { ...other, ...first, keys: [...keys.values()] };
}

/** A rule of the second file fills in values only where it doesn't change the type that the first file asks for. */
function mergeRules(first: KeyRule | undefined, other: KeyRule): KeyRule {
  if (!first) return other;
  const { values, initial } = other;
  return {
    ...first,
    ...(first.type === 'any' ? { type: other.type } : {}),
    ...(values && !first.values ? { values } : {}),
    ...(initial !== undefined && first.initial === undefined ? { initial } : {}),
  };
}
