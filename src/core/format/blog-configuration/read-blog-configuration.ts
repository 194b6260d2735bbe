import { messageOf } from '../../message-of.ts';
import type {
  BlogConfiguration,
  ConfigurationFile,
  ConfigurationKind,
  ConfigurationSource,
  PostCollection,
} from './blog-configuration.ts';
import { CONFIGURATION_PATHS, isConfigurationFile } from './configuration-paths.ts';
import { readAstro } from './read-astro.ts';
import { readDecap } from './read-decap.ts';
import { readFrontMatterCms } from './read-front-matter-cms.ts';
import { readHugo, readHugoArchetype } from './read-hugo.ts';
import { readJekyllOrHexo } from './read-jekyll.ts';
import { readPagesCms } from './read-pages-cms.ts';

/** The readers of the files. What a site generator refuses comes before what an editor asks for. */
const READERS: Record<ConfigurationKind, (source: ConfigurationSource) => PostCollection[]> = {
  astro: readAstro,
  'pages-cms': readPagesCms,
  decap: readDecap,
  'front-matter-cms': readFrontMatterCms,
  'hugo-archetype': readHugoArchetype,
  hugo: readHugo,
  jekyll: readJekyllOrHexo,
};

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
  for (const kind of Object.keys(READERS) as ConfigurationKind[])
    for (const { path: whole, text } of files) {
      if (!isConfigurationFile(whole) || !CONFIGURATION_PATHS[kind].test(whole)) continue;
      const path = whole.replace(ABOVE_ROOT, '');
      const file: ConfigurationFile = { path, kind, gaps: [] };
      read.push(file);
      if (text.length > MAX_LENGTH) file.gaps.push({ reason: 'too-large', text: String(text.length) });
      else
        try {
          collections.push(...READERS[kind]({ path, text, gaps: file.gaps }));
        } catch (error) {
          file.gaps.push({ reason: 'syntax', text: messageOf(error).split('\n', 1)[0] ?? '' });
        }
    }
  return { files: read, collections };
}
