/** Learning a blog from its posts, off the page's thread: the format, then its tags and categories. */
import { learnTaxonomy } from '../../core/classify/learn.ts';
import type { TaggedPost, Taxonomy } from '../../core/classify/model.ts';
import { type Example, type Learned, learn } from '../../core/post/learn.ts';
import { parseFile } from '../../core/post/parse.ts';
import { recall } from '../../core/post/recall.ts';
import type { Profile } from '../../core/types.ts';

export type FromLearner =
  | { is: 'progress'; done: number; total: number }
  | { is: 'learned'; learned: Learned; taxonomy: Taxonomy }
  | { is: 'failed'; reason: string };

self.onmessage = ({ data }: MessageEvent<Example[]>) => {
  const tell = (message: FromLearner) => self.postMessage(message);
  try {
    const learned = learn(data);
    // Oldest first, as far as the names tell: what tags mean is judged by how later posts bear it out.
    const inOrder = data.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const posts = inOrder.flatMap((example) => tagged(example, learned.profile));
    const taxonomy = learnTaxonomy(posts, { onProgress: (done, total) => tell({ is: 'progress', done, total }) });
    tell({ is: 'learned', learned, taxonomy });
  } catch (error) {
    tell({ is: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
};

function tagged(example: Example, profile: Profile): TaggedPost[] {
  try {
    const { values, body } = parseFile(example.text);
    const { title, tags, categories } = recall(values, { slug: '', day: '' }, profile);
    return [{ title, tags, categories, markdown: body }];
  } catch {
    // The learner has named it among those it could not read.
    return [];
  }
}
