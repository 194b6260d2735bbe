import type { BlogGenerator, KeyRule } from '../profile.ts';

/** What a blog's own configuration files say about its posts. */
export interface BlogConfiguration {
  files: ConfigurationFile[];
  /** The kinds of content that the files describe, those of the site generator first. */
  collections: PostCollection[];
}

export type ConfigurationKind =
  | 'astro'
  | 'decap'
  | 'front-matter-cms'
  | 'hugo'
  | 'hugo-archetype'
  /** Hexo's file has the same name. */
  | 'jekyll'
  | 'pages-cms';

/** A configuration file that was read. */
export interface ConfigurationFile {
  path: string;
  kind: ConfigurationKind;
  /** The parts that were not understood, in the order of the file. */
  gaps: ConfigurationGap[];
}

/**
 * A part of a configuration file that was not understood. `syntax`: the file can't be parsed; `computed`: the value results
 * from code, which is never run; `unsupported`: Precis does not know this setting; `too-large`: the file was not read.
 */
export interface ConfigurationGap {
  reason: 'syntax' | 'computed' | 'unsupported' | 'too-large';
  /** The part as the file writes it, such as `category: z.lazy(…)`, or the parser's message. */
  text: string;
  /** The line of the part, from 1; absent when unknown. */
  line?: number;
}

/** A kind of content with its folder, file names and front-matter keys, as one configuration file describes it. */
export interface PostCollection {
  name: string;
  /** Path of the configuration file. */
  from: string;
  generator?: BlogGenerator;
  /** Folder of the posts, relative to the blog's root, without slashes at the ends. */
  folder?: string;
  /** Liquid template of a post's path below the folder, with extension. */
  fileName?: string;
  language?: 'yaml' | 'toml';
  /** Text that ends the excerpt in the body. */
  marker?: string;
  keys: KeyRule[];
  /** Whether posts with other keys are refused. */
  isStrict?: boolean;
}

/** A configuration file to read, with the list to which its reader adds what it does not understand. */
export interface ConfigurationSource {
  path: string;
  text: string;
  gaps: ConfigurationGap[];
}
