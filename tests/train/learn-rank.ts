import { candidatesOf } from '../../src/core/classify/candidates.ts';
import { contextOf, featuresOf } from '../../src/core/classify/features.ts';
import { indexOf } from '../../src/core/classify/index-of.ts';
import { learnTaxonomy } from '../../src/core/classify/learn.ts';
import type { TaggedPost, Taxonomy } from '../../src/core/classify/model.ts';
import type { RankWeights } from '../../src/core/classify/rank.ts';
import { readArticle } from '../../src/core/classify/reading.ts';
import { tagKey } from '../../src/core/classify/tag-form.ts';
import { growTrees, type Table } from './trees.ts';

/** The posts are judged in turn by a taxonomy of the other parts, as a new article would be. */
const PARTS = 4;
/** A small blog is learned from as well: this many posts in all. */
const SMALL = 120;
/** Of the candidates that the blog did not take, one in so many is kept, and counts for as many. */
const THIN = 5;
/** Tags that say where a post stands in the blog, not what it is about. */
const SECTIONS = new Set(['News', 'Blogs', 'Videos', 'Community', 'Roundups', 'Events'].map(tagKey));

interface Examples {
  size: number;
  values: number[];
  answers: number[];
  weights: number[];
  seen: number;
}

/**
 * Learns from one blog's posts, oldest first: `large` ranks as its own tagger would see them, `small` as a small blog's
 * and as that of a person without any posts would.
 */
export function learnRank(
  posts: TaggedPost[],
  log: (line: string) => void = () => {},
): { large: RankWeights; small: RankWeights } {
  const categories = [...new Set(posts.flatMap((post) => post.categories))].sort();
  const [large, small] = [noExamples(), noExamples()];
  for (let part = 0; part < PARTS; part++) {
    const others = posts.filter((_, p) => p % PARTS !== part);
    const taxonomy = learnTaxonomy(others, { tagsOnly: true });
    const every = Math.ceil(others.length / SMALL);
    const few = learnTaxonomy(
      others.filter((_, p) => p % every === 0),
      { tagsOnly: true },
    );
    posts.forEach((post, p) => {
      if (p % PARTS !== part) return;
      collect(large, post, taxonomy);
      collect(small, post, { categories });
      if (p % (2 * PARTS) === part) collect(small, post, few);
    });
    log(`part ${part + 1} of ${PARTS}: ${large.answers.length} and ${small.answers.length} examples`);
  }
  return {
    large: growTrees(tableOf(large), { trees: 220, depth: 5, rate: 0.07 }),
    small: growTrees(tableOf(small), { trees: 90, depth: 5, rate: 0.12 }),
  };
}

const noExamples = (): Examples => ({ size: 0, values: [], answers: [], weights: [], seen: 0 });

const tableOf = ({ size, values, answers, weights }: Examples): Table => ({
  size,
  values: Float32Array.from(values),
  answers: Uint8Array.from(answers),
  weights: Float32Array.from(weights),
});

function collect(examples: Examples, post: TaggedPost, taxonomy: Taxonomy): void {
  const index = indexOf(taxonomy);
  const { title, markdown, pageTags = [], feedName = '' } = post;
  const reading = readArticle({ title, markdown, pageTags, feedName }, (key) => index.tags.has(key));
  const wanted = new Set(post.tags.map(tagKey));
  const candidates = candidatesOf(reading, index);
  const context = contextOf(candidates, reading, index, taxonomy.posts ?? 0);
  for (const candidate of candidates) {
    if (SECTIONS.has(candidate.key)) continue;
    const yes = wanted.has(candidate.key);
    if (!yes && examples.seen++ % THIN !== 0) continue;
    const features = featuresOf(candidate, context);
    examples.size = features.length;
    for (const feature of features) examples.values.push(feature);
    examples.answers.push(yes ? 1 : 0);
    examples.weights.push(yes ? 1 : THIN);
  }
}
