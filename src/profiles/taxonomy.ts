import { emptyTaxonomy, type Taxonomy } from '../core/classify/taxonomy.ts';

/** Taxonomies by profile id. Each is loaded on demand, since a taxonomy is large (some 270 kB). */
const shippedTaxonomies: Record<string, () => Promise<Taxonomy>> = {
  techhub: async () => (await import('./techhub.taxonomy.json')).default as unknown as Taxonomy,
};

/** Loads the taxonomy that comes with a profile; an empty taxonomy when the profile has none. */
export async function loadShippedTaxonomy(profileId: string): Promise<Taxonomy> {
  return (await shippedTaxonomies[profileId]?.()) ?? emptyTaxonomy;
}
