/**
 * The functions that check a file before its content reaches the library. Built for `npm run fuzz`; the unit tests
 * import the source.
 */
export { BlogFileError, formatBlogFile, parseBlogFile, separateValidParts } from '../../src/core/blog-file.ts';
export { printPost } from '../../src/core/format/print-post.ts';
export { LIMITS } from '../../src/core/limits.ts';
export { isValidSiteRule, isValidTaxonomy } from '../../src/core/validate-stored.ts';
export { toFeedItem } from '../../src/library/transfer/json-feed.ts';
export { describeRecordError, toLibraryRecord } from '../../src/library/transfer/library-file.ts';
export { parseImport } from '../../src/library/transfer/parse-import.ts';
export { createExportWriter } from '../../src/library/transfer/write-posts.ts';
export { profiles } from '../../src/profiles/index.ts';
export { parseOpml } from '../../src/ui/options/parse-opml.ts';
