// Adapter for tags.mjs: title, Markdown, page tags and feed name → tags and categories, with the taxonomy that ships
// for techhub.
// PRECIS_TAXONOMY=empty: without a taxonomy, as for a user without posts.
import { classifyArticle as suggest } from '#built/classify';
import { loadShippedTaxonomy } from '#built/profiles';

const taxonomy = await loadShippedTaxonomy(process.env.PRECIS_TAXONOMY === 'empty' ? 'none' : 'techhub');
const values = (suggestions) => suggestions.map(({ value }) => value);

export function classify(input) {
  const { tags, categories } = suggest(input, taxonomy);
  return { tags: values(tags), categories: values(categories) };
}
