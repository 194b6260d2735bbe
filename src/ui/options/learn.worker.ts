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

/** The format shows after some posts; what hundreds more would add is inconsistency. All of them teach tags. */
const ENOUGH = 200;

self.onmessage = ({ data }: MessageEvent<Example[]>) => {
  const tell = (message: FromLearner) => self.postMessage(message);
  try {
    const learned = learn(evenly(data, ENOUGH));
    const posts = data.flatMap((example) => tagged(example, learned.profile));
    const taxonomy = learnTaxonomy(posts, { onProgress: (done, total) => tell({ is: 'progress', done, total }) });
    tell({ is: 'learned', learned, taxonomy });
  } catch (error) {
    tell({ is: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
};

/** At most `most` of them, spread over the whole list. */
function evenly<T>(list: T[], most: number): T[] {
  const step = Math.max(1, list.length / most);
  return Array.from({ length: Math.min(list.length, most) }, (_, index) => list[Math.floor(index * step)] as T);
}

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
