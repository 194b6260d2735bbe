/** The entry points for the command line, the scorers and the benchmarks. */
export { applyBlogConfiguration } from './blog-configuration/apply-blog-configuration.ts';
export { choosePostCollection } from './blog-configuration/choose-post-collection.ts';
export { readBlogConfiguration } from './blog-configuration/read-blog-configuration.ts';
export { attributeExcerpt, composePost } from './compose-post.ts';
export { learnFormat } from './learn/learn-format.ts';
export { parseProfile } from './parse-profile.ts';
export { postFromFrontMatter } from './post-from-front-matter.ts';
export { preflight } from './preflight.ts';
export { printPost } from './print-post.ts';
export type { Profile } from './profile.ts';
