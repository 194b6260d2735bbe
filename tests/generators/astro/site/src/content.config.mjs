import { defineCollection, z } from 'astro:content';
import { glob } from 'astro/loaders';

/** The content schema of Astro's blog starter, with tags added. */
const blog = defineCollection({
  loader: glob({ base: './src/content/blog', pattern: '**/*.{md,mdx}' }),
  schema: z.object({
    title: z.string(),
    description: z.string(),
    pubDate: z.coerce.date(),
    tags: z.array(z.string()).default([]),
  }),
});

export const collections = { blog };
