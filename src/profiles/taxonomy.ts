import { emptyTaxonomy, type Taxonomy } from '../core/classify/taxonomy.ts';

/** Loaded only when asked for: a taxonomy is larger than all the rest. */
const shippedTaxonomies: Record<string, () => Promise<Taxonomy>> = {
  techhub: async () => (await import('./techhub.taxonomy.json')).default as unknown as Taxonomy,
};

/** The tags and categories that come with a profile; an empty taxonomy for a profile that brings none. */
export async function loadShippedTaxonomy(profileId: string): Promise<Taxonomy> {
  return (await shippedTaxonomies[profileId]?.()) ?? emptyTaxonomy;
}
