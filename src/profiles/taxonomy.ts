import { emptyTaxonomy, type Taxonomy } from '../core/classify/taxonomy.ts';

/** Loaded on demand, since a taxonomy is larger than everything else. */
const shippedTaxonomies: Record<string, () => Promise<Taxonomy>> = {
  techhub: async () => (await import('./techhub.taxonomy.json')).default as unknown as Taxonomy,
};

/** The taxonomy that comes with a profile; empty for a profile without one. */
export async function loadShippedTaxonomy(profileId: string): Promise<Taxonomy> {
  return (await shippedTaxonomies[profileId]?.()) ?? emptyTaxonomy;
}
