import { collectArticleSignals } from '../src/core/classify/article-signals.ts';
import { learnTaxonomy } from '../src/core/classify/learn-taxonomy.ts';
import { buildRankingContext } from '../src/core/classify/ranking-context.ts';
import { collectTagCandidates } from '../src/core/classify/tag-candidates.ts';
import { computeTagFeatures, TAG_FEATURES } from '../src/core/classify/tag-features.ts';
import { toTagKey } from '../src/core/classify/tag-form.ts';
import { indexTaxonomy } from '../src/core/classify/taxonomy-index.ts';
import { growTrees } from './grow-trees.ts';
import { packTrees } from './pack-trees.mjs';

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
/**
 * Weight of the examples from articles that editors tagged. These articles are few, but they are of all subjects and in
 * several languages.
 */
const EDITED_WEIGHT = 16;
/** Tags that name a section of the blog, not the topic of a post. They are not learned. */
const SECTION_TAGS = new Set(['News', 'Blogs', 'Videos', 'Community', 'Roundups', 'Events'].map(toTagKey));

/**
 * Learns to rank tag candidates from one blog's posts, oldest first. `large` learns with the blog's own taxonomy; `small`
 * learns with the taxonomy of a small blog, and with none, as for a user without posts, and from articles of all kinds that
 * editors tagged (`edited`).
 * @param {import('../src/core/classify/taxonomy.ts').TaggedPost[]} posts
 * @param {import('../src/core/classify/taxonomy.ts').TaggedPost[]} edited
 * @returns {Record<'large' | 'small', import('../src/core/trees/stored-trees.ts').StoredTrees>}
 */
export function learnRank(posts, edited, log = (_line) => {}) {
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
  for (const article of edited) collectExamples(small, article, { categories: [] }, EDITED_WEIGHT);
  return {
    large: learnTrees(large, { trees: 220, rate: 0.07 }),
    small: learnTrees(small, { trees: 90, rate: 0.12 }),
  };
}

/** Examples of tag candidates: a row of features each, whether the blog gave the tag, and the weight of the example. */
const createExamples = () => ({ rows: [], answers: [], weights: [], seen: 0 });

function learnTrees({ rows, answers, weights }, { trees, rate }) {
  const table = {
    size: TAG_FEATURES.length,
    values: Float32Array.from(rows),
    answers: Uint8Array.from(answers),
    weights: Float32Array.from(weights),
  };
  const model = growTrees(table, { trees, rate, depth: 5 });
  // The values of leaves have four decimals.
  return packTrees(model, TAG_FEATURES, TAG_FEATURES, { leafWidth: 3, step: 0.0001 });
}

function collectExamples(examples, post, taxonomy, weight = 1) {
  const index = indexTaxonomy(taxonomy);
  const { title, markdown, pageTags = [], feedName = '', language = '' } = post;
  const reading = collectArticleSignals({ title, markdown, pageTags, feedName, language }, (key) =>
    index.tags.has(key),
  );
  const wanted = new Set(post.tags.map(toTagKey));
  const candidates = collectTagCandidates(reading, index);
  const width = TAG_FEATURES.length;
  const rows = computeTagFeatures(candidates, buildRankingContext(candidates, reading, index, taxonomy.posts ?? 0));
  candidates.forEach(({ key }, at) => {
    if (SECTION_TAGS.has(key)) return;
    const yes = wanted.has(key);
    if (!yes && examples.seen++ % NEGATIVE_SAMPLE_STEP !== 0) return;
    for (const value of rows.subarray(at * width, (at + 1) * width)) examples.rows.push(value);
    examples.answers.push(yes ? 1 : 0);
    examples.weights.push(weight * (yes ? 1 : NEGATIVE_SAMPLE_STEP));
  });
}
