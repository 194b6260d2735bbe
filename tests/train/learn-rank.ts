import { candidatesOf } from './candidates.ts';
import { featuresOf, type Kind, kindOf } from './features.ts';
import { indexOf } from './index-of.ts';
import { learnTaxonomy } from './learn.ts';
import { emptyTaxonomy, type TaggedPost, type Taxonomy } from './model.ts';
import type { RankWeights } from './rank.ts';
import { readArticle } from './reading.ts';
import { tagKey } from './tag-form.ts';

const ROUNDS = 12;

interface Example {
  features: number[];
  answer: number;
}

/**
 * Learns the weights of `rank.weights.json` from one blog's posts, oldest first. Each part of the posts is judged with a
 * taxonomy of the other parts, as a new article would be; `fresh` is learned with no taxonomy as well.
 */
export function learnRank(posts: TaggedPost[], parts = 4, onPart: (part: number) => void = () => {}): RankWeights {
  const examples: Record<Kind, Example[]> = { named: [], cued: [], fresh: [] };
  for (let part = 0; part < parts; part++) {
    const inPart = (_: TaggedPost, p: number): boolean => p % parts === part;
    const taxonomy = learnTaxonomy(posts.filter((post, p) => !inPart(post, p)));
    for (const post of posts.filter(inPart)) collect(examples, post, taxonomy);
    onPart(part);
  }
  void emptyTaxonomy;
  return { named: fit(examples.named), cued: fit(examples.cued), fresh: fit(examples.fresh) };
}

function collect(examples: Record<Kind, Example[]>, post: TaggedPost, taxonomy: Taxonomy): void {
  const index = indexOf(taxonomy);
  const { title, markdown, pageTags = [], feedName = '' } = post;
  const reading = readArticle({ title, markdown, pageTags, feedName }, (key) => index.tags.has(key));
  const wanted = new Set(post.tags.map(tagKey));
  for (const candidate of candidatesOf(reading, index)) {
    const features = featuresOf(candidate, reading, index, taxonomy.posts ?? 0);
    examples[kindOf(candidate)].push({ features, answer: wanted.has(candidate.key) ? 1 : -1 });
  }
}

/** Logistic regression by stochastic gradient with AdaGrad steps, fixed order. */
function fit(examples: Example[]): number[] {
  const size = examples[0]?.features.length ?? 0;
  const weights = new Array<number>(size).fill(0);
  const squares = new Array<number>(size).fill(1e-6);
  for (let round = 0; round < ROUNDS; round++) {
    for (let k = 0; k < examples.length; k++) {
      const example = examples[(k * 7919 + round) % examples.length];
      if (!example) continue;
      const { features, answer } = example;
      let sum = 0;
      for (let i = 0; i < size; i++) sum += (weights[i] ?? 0) * (features[i] ?? 0);
      const pull = answer / (1 + Math.exp(answer * sum));
      for (let i = 0; i < size; i++) {
        const slope = pull * (features[i] ?? 0);
        if (slope === 0) continue;
        squares[i] = (squares[i] ?? 0) + slope * slope;
        weights[i] = (weights[i] ?? 0) + (0.3 * slope) / Math.sqrt(squares[i] ?? 1);
      }
    }
  }
  return weights.map((weight) => Math.round(weight * 1000) / 1000);
}
