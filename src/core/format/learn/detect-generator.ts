import type { BlogGenerator, TemplateHazard } from '../profile.ts';
import type { ParsedExample } from './parse-example.ts';

/**
 * Signs of each site generator, most certain first: the folder of the posts, the language of the front matter, the names of
 * keys.
 */
const GENERATOR_SIGNS: [BlogGenerator, (source: ParsedExample) => boolean][] = [
  ['hexo', (source) => /(^|\/)source\/_(posts|drafts)\//.test(source.path)],
  ['jekyll', (source) => /(^|\/)_(posts|drafts)\//.test(source.path) || 'excerpt_separator' in source.values],
  ['zola', (source) => source.language === 'toml' && ('taxonomies' in source.values || 'extra' in source.values)],
  ['astro', (source) => /(^|\/)src\/(content|pages|data)\//.test(source.path)],
  ['hugo', (source) => source.language === 'toml' || /(^|\/)content\//.test(source.path)],
  ['docusaurus', (source) => /<!--\s*truncate\s*-->|\{\/\*\s*truncate/.test(source.body)],
  ['next', (source) => /\.mdx$/.test(source.path)],
  ['eleventy', (source) => 'eleventyNavigation' in source.values || 'templateEngineOverride' in source.values],
];

export function detectGenerator(sources: ParsedExample[]): BlogGenerator {
  return GENERATOR_SIGNS.find(([, test]) => sources.filter(test).length * 2 > sources.length)?.[0] ?? 'other';
}

const GENERATOR_HAZARDS: Partial<Record<BlogGenerator, TemplateHazard[]>> = {
  jekyll: ['kramdown', 'liquid'],
  eleventy: ['nunjucks'],
  hexo: ['hexo'],
  hugo: ['shortcode'],
  zola: ['tera'],
  docusaurus: ['mdx', 'directive'],
  next: ['mdx'],
};

export const getGeneratorHazards = (generator: BlogGenerator): TemplateHazard[] => GENERATOR_HAZARDS[generator] ?? [];
