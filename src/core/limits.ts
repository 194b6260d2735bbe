/**
 * Upper bounds of files and stored values. Each bound is far beyond what people write and small enough for a page to show.
 * Lengths are in UTF-16 units, file sizes in bytes.
 */
export const LIMITS = {
  /** A title, a name, a label or a setting. */
  line: 10_000,
  /** An excerpt, a key point or a template. */
  text: 1_000_000,
  /** An article, or the body of a post. */
  body: 5_000_000,
  /** A table of a taxonomy, such as its tags, with one line per entry. The largest known blog has 300 kB. */
  table: 20_000_000,
  address: 10_000,
  id: 200,
  /** Entries of a list, when the list's schema gives no maximum. */
  list: 1_000,
  /** Keys of an object, when the object's schema does not name the keys. */
  keys: 1_000,
  /** Depth to which objects and lists may be nested in a blog's own values. */
  depth: 32,
  /** Number of site rules in a file, or of feeds in a feed list. */
  sites: 10_000,
  /** Number of drafts in a backup. */
  drafts: 10_000,
  libraryFile: 400_000_000,
  bookmarksFile: 50_000_000,
  feedListFile: 20_000_000,
  /** A format file or a team's file. */
  blogFile: 50_000_000,
  postFile: 5_000_000,
  /** Unpacked size of all files of an archive. */
  archive: 200_000_000,
  /**
   * Compression ratio of an archived file: unpacked size divided by packed size. The deflate method reaches at most 1,032.
   */
  ratio: 100,
  /** A smaller unpacked file may exceed `ratio`: a post of one word repeated a thousand times is no attack. */
  ratioFloor: 1_000_000,
  archiveFiles: 200_000,
} as const;
