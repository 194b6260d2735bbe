/** The worker that learns a blog from its files: the format first, then the tags and categories. */

import { learnTaxonomy } from '../../core/classify/learn-taxonomy.ts';
import type { TaggedPost, Taxonomy } from '../../core/classify/taxonomy.ts';
import { applyBlogConfiguration } from '../../core/format/blog-configuration/apply-blog-configuration.ts';
import type { ConfigurationFile, PostCollection } from '../../core/format/blog-configuration/blog-configuration.ts';
import { choosePostCollection } from '../../core/format/blog-configuration/choose-post-collection.ts';
import { readBlogConfiguration } from '../../core/format/blog-configuration/read-blog-configuration.ts';
import { toKeyPath } from '../../core/format/front-matter.ts';
import { type LearnFormatResult, learnFormat, type PostExample } from '../../core/format/learn/learn-format.ts';
import { parsePostFile } from '../../core/format/parse-post.ts';
import { postFromFrontMatter } from '../../core/format/post-from-front-matter.ts';
import type { Profile } from '../../core/format/profile.ts';
import { messageOf } from '../../core/message-of.ts';
import { profiles } from '../../profiles/index.ts';
import type { BlogFiles } from './read-blog-files.ts';

/** What was learned of a blog. `profile`: the learned format, with what the blog's configuration says. */
export interface LearnedBlog {
  learned: LearnFormatResult;
  profile: Profile;
  taxonomy: Taxonomy;
  /** The configuration files that were read. */
  files: ConfigurationFile[];
  collection?: PostCollection;
}

export type LearnerMessage =
  | { is: 'progress'; done: number; total: number }
  | ({ is: 'learned' } & LearnedBlog)
  | { is: 'failed'; reason: string };

self.onmessage = ({ data }: MessageEvent<Pick<BlogFiles, 'examples' | 'configuration'>>) => {
  const reply = (message: LearnerMessage) => self.postMessage(message);
  try {
    reply({ is: 'learned', ...learnBlog(data, (done, total) => reply({ is: 'progress', done, total })) });
  } catch (error) {
    reply({ is: 'failed', reason: messageOf(error) });
  }
};

function learnBlog(
  { examples, configuration }: Pick<BlogFiles, 'examples' | 'configuration'>,
  onProgress: (done: number, total: number) => void,
): LearnedBlog {
  const read = readBlogConfiguration(configuration);
  const collection = choosePostCollection(
    read,
    examples.map(({ path }) => path),
  );
  const hasPosts = examples.length > 0;
  const learned = hasPosts ? learnFormat(examples) : startFrom(collection);
  const profile = collection ? applyBlogConfiguration(learned.profile, collection, hasPosts) : learned.profile;
  // Sorts by file name, so by date and oldest first, because `learnTaxonomy` tests its tags on the later posts.
  const byAge = examples.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const posts = byAge.flatMap((example) => toTaggedPosts(example, learned.profile));
  const taxonomy = learnTaxonomy(posts, { onProgress });
  return {
    learned: { ...learned, keys: [...learned.keys, ...listAddedKeys(profile, learned)] },
    profile,
    taxonomy: { ...taxonomy, categories: listCategories(profile) ?? taxonomy.categories },
    files: read.files,
    ...(collection ? { collection } : {}),
  };
}

/** Starts from the shipped format of the blog's generator when there are no posts to learn from. */
function startFrom(collection: PostCollection | undefined): LearnFormatResult {
  const isSame = ({ generator }: Profile) => generator === (collection?.generator ?? 'other');
  const hasLanguage = ({ frontMatter }: Profile) => frontMatter.language === (collection?.language ?? 'yaml');
  const profile =
    profiles.find((one) => isSame(one) && hasLanguage(one)) ?? profiles.find(isSame) ?? (profiles[0] as Profile);
  const facts: LearnFormatResult['facts'] = {
    dates: { is: profile.dates ?? 'posted', agree: 0, seen: 0 },
    author: { is: profile.author ?? 'user', name: '' },
  };
  return { profile, facts, keys: [], path: { seen: 0, agree: 0 }, roundTrips: [], skipped: [] };
}

/** Lists the keys that no example has, but that the blog's configuration asks for. */
const listAddedKeys = (profile: Profile, { keys }: LearnFormatResult): LearnFormatResult['keys'] =>
  profile.keys.flatMap((key) => {
    const name = toKeyPath(key);
    if (keys.some((one) => one.name === name)) return [];
    const { from, constant } = key;
    const kind = from !== undefined ? 'noun' : constant !== undefined ? 'constant' : 'asked';
    const rule = from ?? (constant === undefined ? '' : JSON.stringify(constant));
    return [{ name, kind, rule, seen: 0, agree: 0, identical: 0 }] as const;
  });

/** Returns the only categories that the blog accepts, if its configuration names them. */
function listCategories({ keys, rules = [] }: Profile): string[] | undefined {
  const key = keys.find(({ from }) => /^categories\b/.test(from ?? ''));
  const values = key && rules.find((rule) => rule.key === toKeyPath(key))?.values;
  return values?.filter((value) => typeof value === 'string');
}

function toTaggedPosts(example: PostExample, profile: Profile): TaggedPost[] {
  try {
    const { values, body } = parsePostFile(example.text);
    const { title, tags, categories } = postFromFrontMatter(values, { slug: '', day: '' }, profile);
    return [{ title, tags, categories, markdown: body }];
  } catch {
    // An error is ignored here, because `learnFormat` lists this file as skipped.
    return [];
  }
}
