import type { ConfigurationKind } from './blog-configuration.ts';

/** For each kind of configuration file, a pattern of its path from the blog's root, or from a folder above. */
export const CONFIGURATION_PATHS: Record<ConfigurationKind, RegExp> = {
  astro: /(^|\/)src\/content(\.config|\/config)\.m?[jt]s$/,
  'pages-cms': /(^|\/)\.pages\.ya?ml$/,
  decap: /(^|\/)admin\/config\.ya?ml$/,
  'front-matter-cms': /(^|\/)frontmatter\.json$/,
  'hugo-archetype': /(^|\/)archetypes\/[^/]+(\/index)?\.md$/,
  hugo: /(^|\/)((config\/_default\/)?hugo\.(toml|ya?ml|json)|config\.toml)$/,
  jekyll: /(^|\/)_config\.ya?ml$/,
};

const FOREIGN_FOLDER = /(^|\/)(node_modules|vendor|themes|_site|\.git|dist|public\/(?!admin\/))\/?/;

/** Whether a file is one of the configuration files that `readBlogConfiguration` understands, judged by its path. */
export const isConfigurationFile = (path: string): boolean =>
  !FOREIGN_FOLDER.test(path) && Object.values(CONFIGURATION_PATHS).some((pattern) => pattern.test(path));
