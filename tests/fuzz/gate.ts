/** What stands between a file and the library, for files.mjs: built for `npm run fuzz`, as it is for the unit tests. */
export { BadBlogFile, readableParts, readBlogFile, writeBlogFile } from '../../src/core/blog-file.ts';
export { LIMITS } from '../../src/core/limits.ts';
export { print } from '../../src/core/post/print.ts';
export { isSiteRule, isTaxonomy } from '../../src/core/sound.ts';
export { itemOf } from '../../src/library/transfer/json-feed.ts';
export { recordMistake, recordOf } from '../../src/library/transfer/library-file.ts';
export { readGiven } from '../../src/library/transfer/read.ts';
export { writerOf } from '../../src/library/transfer/write.ts';
export { profiles } from '../../src/profiles/index.ts';
export { rulesOfOpml } from '../../src/ui/options/opml.ts';
