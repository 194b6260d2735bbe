// Adapter for the scorer of learned formats: its record holds the values under the blog's own keys.
import * as post from '../../dist/node/post.mjs';

export const learn = (examples) => post.learn(examples).profile;
export const print = ({ values, slug, day }, profile) =>
  post.print(post.recall(values, { slug, day: day ?? '' }, profile), profile);
