/** The worker that learns a blog from its posts: the format first, then the tags and categories. */

import { learnTaxonomy } from '../../core/classify/learn-taxonomy.ts';
import type { TaggedPost, Taxonomy } from '../../core/classify/taxonomy.ts';
import { type LearnFormatResult, learnFormat, type PostExample } from '../../core/format/learn/learn-format.ts';
import { parsePostFile } from '../../core/format/parse-post.ts';
import { postFromFrontMatter } from '../../core/format/post-from-front-matter.ts';
import type { Profile } from '../../core/format/profile.ts';
import { messageOf } from '../../core/message-of.ts';

export type LearnerMessage =
  | { is: 'progress'; done: number; total: number }
  | { is: 'learned'; learned: LearnFormatResult; taxonomy: Taxonomy }
  | { is: 'failed'; reason: string };

self.onmessage = ({ data }: MessageEvent<PostExample[]>) => {
  const reply = (message: LearnerMessage) => self.postMessage(message);
  try {
    const learned = learnFormat(data);
    // Sorts by file name, so by date and oldest first, because `learnTaxonomy` tests its tags on the later posts.
    const byAge = data.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const posts = byAge.flatMap((example) => toTaggedPosts(example, learned.profile));
    const taxonomy = learnTaxonomy(posts, { onProgress: (done, total) => reply({ is: 'progress', done, total }) });
    reply({ is: 'learned', learned, taxonomy });
  } catch (error) {
    reply({ is: 'failed', reason: messageOf(error) });
  }
};

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
