import { collectArticleSignals } from '../src/core/classify/article-signals.ts';
import { buildRankingContext, computeTagFeatures } from '../src/core/classify/features.ts';
import { learnTaxonomy } from '../src/core/classify/learn-taxonomy.ts';
import type { RankWeights } from '../src/core/classify/rank.ts';
import { collectTagCandidates } from '../src/core/classify/tag-candidates.ts';
import { toTagKey } from '../src/core/classify/tag-form.ts';
import type { TaggedPost, Taxonomy } from '../src/core/classify/taxonomy.ts';
import { indexTaxonomy } from '../src/core/classify/taxonomy-index.ts';
import { growTrees, type TrainingTable } from './grow-trees.ts';

/**
 * The posts are divided into this many parts. Each part is tagged with a taxonomy learned from the other parts, as a new
 * article would be.
 */
const HELD_OUT_PARTS = 4;
/** The `small` model also learns from a blog of this size: a sample of the posts. */
const SMALL_BLOG_POSTS = 120;
/**
 * Of the candidates that the blog did not use as tags, one in this many becomes an example, with this number as its weight.
 */
const NEGATIVE_SAMPLE_STEP = 5;
/** Tags that name a section of the blog, not the topic of a post. They are not learned. */
const SECTION_TAGS = new Set(['News', 'Blogs', 'Videos', 'Community', 'Roundups', 'Events'].map(toTagKey));

interface RankExamples {
  size: number;
  values: number[];
  answers: number[];
  weights: number[];
  seen: number;
}

/**
 * Learns to rank tag candidates from one blog's posts, oldest first. `large` learns with the blog's own taxonomy; `small`
 * learns with the taxonomy of a small blog, and with none, as for a user without posts.
 */
export function learnRank(
  posts: TaggedPost[],
  log: (line: string) => void = () => {},
): { large: RankWeights; small: RankWeights } {
  const categories = [...new Set(posts.flatMap((post) => post.categories))].sort();
  const [large, small] = [createExamples(), createExamples()];
  for (let part = 0; part < HELD_OUT_PARTS; part++) {
    const others = posts.filter((_, p) => p % HELD_OUT_PARTS !== part);
    const taxonomy = learnTaxonomy(others, { tagsOnly: true });
    const every = Math.ceil(others.length / SMALL_BLOG_POSTS);
    const few = learnTaxonomy(
      others.filter((_, p) => p % every === 0),
      { tagsOnly: true },
    );
    posts.forEach((post, p) => {
      if (p % HELD_OUT_PARTS !== part) return;
      collectExamples(large, post, taxonomy);
      collectExamples(small, post, { categories });
      if (p % (2 * HELD_OUT_PARTS) === part) collectExamples(small, post, few);
    });
    log(`part ${part + 1} of ${HELD_OUT_PARTS}: ${large.answers.length} and ${small.answers.length} examples`);
  }
  return {
    large: growTrees(toTrainingTable(large), { trees: 220, depth: 5, rate: 0.07 }),
    small: growTrees(toTrainingTable(small), { trees: 90, depth: 5, rate: 0.12 }),
  };
}

const createExamples = (): RankExamples => ({ size: 0, values: [], answers: [], weights: [], seen: 0 });

const toTrainingTable = ({ size, values, answers, weights }: RankExamples): TrainingTable => ({
  size,
  values: Float32Array.from(values),
  answers: Uint8Array.from(answers),
  weights: Float32Array.from(weights),
});

function collectExamples(examples: RankExamples, post: TaggedPost, taxonomy: Taxonomy): void {
  const index = indexTaxonomy(taxonomy);
  const { title, markdown, pageTags = [], feedName = '' } = post;
  const reading = collectArticleSignals({ title, markdown, pageTags, feedName }, (key) => index.tags.has(key));
  const wanted = new Set(post.tags.map(toTagKey));
  const candidates = collectTagCandidates(reading, index);
  const context = buildRankingContext(candidates, reading, index, taxonomy.posts ?? 0);
  for (const candidate of candidates) {
    if (SECTION_TAGS.has(candidate.key)) continue;
    const yes = wanted.has(candidate.key);
    if (!yes && examples.seen++ % NEGATIVE_SAMPLE_STEP !== 0) continue;
    const features = computeTagFeatures(candidate, context);
    examples.size = features.length;
    for (const feature of features) examples.values.push(feature);
    examples.answers.push(yes ? 1 : 0);
    examples.weights.push(yes ? 1 : NEGATIVE_SAMPLE_STEP);
  }
}
