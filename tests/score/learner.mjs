// Adapter for the scorer of learned formats, whose records hold the values under the blog's own front-matter keys.
import * as post from '#built/format';

export const learn = (examples) => post.learnFormat(examples).profile;
export const print = ({ values, slug, day }, profile) =>
  post.printPost(post.postFromFrontMatter(values, { slug, day: day ?? '' }, profile), profile);
