import { messageOf } from '../../message-of.ts';
import type {
  BlogConfiguration,
  ConfigurationFile,
  ConfigurationKind,
  ConfigurationSource,
  PostCollection,
} from './blog-configuration.ts';
import { readAstro } from './read-astro.ts';
import { readDecap } from './read-decap.ts';
import { readFrontMatterCms } from './read-front-matter-cms.ts';
import { readHugo, readHugoArchetype } from './read-hugo.ts';
import { readJekyllOrHexo } from './read-jekyll.ts';
import { readPagesCms } from './read-pages-cms.ts';

interface ConfigurationReader {
  kind: ConfigurationKind;
  /** Matches the path of the file from the blog's root, or from a folder above. */
  path: RegExp;
  read: (source: ConfigurationSource) => PostCollection[];
}

/** The files that are understood. What a site generator refuses comes before what an editor asks for. */
const READERS: ConfigurationReader[] = [
  { kind: 'astro', path: /(^|\/)src\/content(\.config|\/config)\.m?[jt]s$/, read: readAstro },
  { kind: 'pages-cms', path: /(^|\/)\.pages\.ya?ml$/, read: readPagesCms },
  { kind: 'decap', path: /(^|\/)admin\/config\.ya?ml$/, read: readDecap },
  { kind: 'front-matter-cms', path: /(^|\/)frontmatter\.json$/, read: readFrontMatterCms },
  { kind: 'hugo-archetype', path: /(^|\/)archetypes\/[^/]+(\/index)?\.md$/, read: readHugoArchetype },
  { kind: 'hugo', path: /(^|\/)((config\/_default\/)?hugo\.(toml|ya?ml|json)|config\.toml)$/, read: readHugo },
  { kind: 'jekyll', path: /(^|\/)_config\.ya?ml$/, read: readJekyllOrHexo },
];

const FOREIGN_FOLDER = /(^|\/)(node_modules|vendor|themes|_site|\.git|dist|public\/(?!admin\/))\/?/;

/** Whether a file is one of the configuration files that `readBlogConfiguration` understands, judged by its path. */
export const isConfigurationFile = (path: string): boolean =>
  !FOREIGN_FOLDER.test(path) && READERS.some((reader) => reader.path.test(path));

/** Matches the folders above the blog's root: all before the first folder that holds configuration files, or before the file. */
const ABOVE_ROOT =
  /^(?:[^/]+\/)*?(?=(?:src|archetypes|config|static|public|assets|source|admin|\.frontmatter)\/|[^/]+$)/;

/** Maximum length of a configuration file, in characters; no real file comes near this length. */
const MAX_LENGTH = 200_000;

/**
 * Reads what a blog's configuration files say about its posts. Nothing is run: what is computed, or not known, becomes a gap
 * of its file. Never throws. `path`: from the blog's root, or from a folder above.
 */
export function readBlogConfiguration(files: { path: string; text: string }[]): BlogConfiguration {
  const read: ConfigurationFile[] = [];
  const collections: PostCollection[] = [];
  for (const { kind, path: pattern, read: readFile } of READERS)
    for (const { path: whole, text } of files) {
      if (!isConfigurationFile(whole) || !pattern.test(whole)) continue;
      const path = whole.replace(ABOVE_ROOT, '');
      const file: ConfigurationFile = { path, kind, gaps: [] };
      read.push(file);
      if (text.length > MAX_LENGTH) file.gaps.push({ reason: 'too-large', text: String(text.length) });
      else
        try {
          collections.push(...readFile({ path, text, gaps: file.gaps }));
        } catch (error) {
          file.gaps.push({ reason: 'syntax', text: messageOf(error).split('\n', 1)[0] ?? '' });
        }
    }
  return { files: read, collections };
}
