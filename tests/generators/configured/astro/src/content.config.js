import { defineCollection, z } from 'astro:content';
import { glob } from 'astro/loaders';

const CATEGORIES = ['Harbour', 'Tools'];

/** A schema that refuses what it does not know, with most of the types that a schema has. */
const blog = defineCollection({
  loader: glob({ base: './src/content/blog', pattern: '**/*.md' }),
  schema: ({ image }) =>
    z
      .object({
        title: z.string().max(60),
        summary: z.string(),
        pubDate: z.date(),
        filed: z.string().date(),
        category: z.enum(CATEGORIES),
        tags: z.array(z.string()).min(1).max(5),
        author: z.string().optional(),
        draft: z.boolean().default(false),
        cover: image().optional(),
        seo: z.object({ canonicalURL: z.string().url() }),
        rating: z.number().min(1).max(5),
      })
      .strict(),
});

export const collections = { blog };
