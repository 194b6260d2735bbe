/**
 * The most that a file, or a stored record, may hold. Each number is far beyond what people write, and small enough for a
 * page to show. Lengths are in UTF-16 units, files in bytes.
 */
export const LIMITS = {
  /** A title, a name, a label, a setting. */
  line: 10_000,
  /** An excerpt, a key point, a template. */
  text: 1_000_000,
  /** An article, or the body of a post. */
  body: 5_000_000,
  /** A table of a taxonomy, a line an entry: the largest blog known has 300 kB. */
  table: 20_000_000,
  address: 10_000,
  id: 200,
  /** Entries of a list that does not say how many it takes. */
  list: 1_000,
  /** Keys of an object that does not name them. */
  keys: 1_000,
  /** Objects and lists inside each other, of values that a blog makes up itself. */
  depth: 32,
  /** Site rules, of a file or a feed list. */
  sites: 10_000,
  /** Drafts that a backup brings. */
  drafts: 10_000,
  libraryFile: 400_000_000,
  bookmarksFile: 50_000_000,
  feedListFile: 20_000_000,
  /** A format file or a team's file. */
  blogFile: 50_000_000,
  postFile: 5_000_000,
  /** Everything of an archive that is unpacked. */
  archive: 200_000_000,
  /** How many times its packed size a file of an archive may have; deflate reaches 1,032. */
  ratio: 100,
  /** A file up to this size may be packed as well as it likes: a post of one word, a thousand times, is no attack. */
  ratioFloor: 1_000_000,
  archiveFiles: 200_000,
} as const;
