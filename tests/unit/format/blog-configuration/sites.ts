/** Configuration files of small made-up blogs, by their paths. */

export const astroConfig = `import { defineCollection, z } from 'astro:content';
import { glob } from 'astro/loaders';
import { moods } from './moods';

const CATEGORIES = ['Tides', "Lamps"] as const;
const base = z.object({ title: z.string().max(60), pubDate: z.date() });

/* The logbook. */
const log = defineCollection({
  loader: glob({ pattern: '**/[^_]*.{md,mdx}', base: "./content/logbook" }),
  schema: ({ image }) =>
    base.extend({
      category: z.enum(CATEGORIES),
      tags: z.array(z.enum(['storm', 'calm'])).min(1).max(3),
      updated: z.coerce.date().optional(),
      draft: z.boolean().default(false),
      cover: image().optional(),
      seo: z.object({ canonicalURL: z.string().url() }),
      mood: moods.pick('low'),
      note: z.string().refine((text) => text.length % 2 === 0, 'even'),
    }).strict(),
});
const people = defineCollection({ type: 'data', schema: z.object({ name: z.string() }) });
export const collections = { people, log };
`;

export const pagesConfig = `media: public
content:
  - name: about
    type: file
    path: about.md
  - name: posts
    label: Posts
    type: collection
    path: content/posts
    filename: '{year}-{month}-{day}-{primary}.md'
    fields:
      - { name: title, type: string, required: true }
      - { name: date, type: date, required: true }
      - name: category
        type: select
        required: true
        options: { values: [Tides, { value: Lamps, label: The lamps }] }
      - { name: tags, type: string, list: { max: 2 } }
      - { name: layout, type: string, default: post }
      - { name: place, type: map }
      - { name: body, type: rich-text }
`;

export const decapConfig = `backend: { name: git-gateway, branch: main }
collections:
  - name: blog
    folder: content/blog
    create: true
    slug: '{{year}}/{{slug}}'
    fields:
      - { label: Title, name: title, widget: string }
      - { label: Date, name: date, widget: datetime }
      - { label: Kind, name: kind, widget: select, options: [link, { label: Essay, value: essay }], default: link }
      - { label: Featured, name: featured, widget: boolean, default: false }
      - { label: Rating, name: rating, widget: number, min: 1, max: 5, required: false }
      - { label: Code, name: sku, widget: string, pattern: ['[A-Z]+', 'Capitals'], required: false }
      - { label: Body, name: body, widget: markdown }
  - name: pages
    files: []
`;

export const frontMatterConfig = `{
  // The editor's settings.
  "frontMatter.content.pageFolders": [
    { "title": "Log", "path": "[[workspace]]/content/log", "contentTypes": ["log"] },
  ],
  "frontMatter.taxonomy.tags": ["storm", "calm"],
  "frontMatter.taxonomy.contentTypes": [
    { "name": "default", "fields": [] },
    {
      "name": "log", "pageBundle": true, "filePrefix": "",
      "fields": [
        { "name": "title", "type": "string", "required": true },
        { "name": "Place", "type": "divider" },
        { "name": "date", "type": "datetime", "default": "{{now}}", "required": true },
        { "name": "tags", "type": "tags", "taxonomyLimit": 2 },
        { "name": "weather", "type": "choice", "choices": ["fog", { "id": "sun", "title": "Sun" }], "required": true },
        { "name": "type", "type": "string", "default": "log" }
      ]
    }
  ]
}
`;

export const hugoConfig = `baseURL = 'https://lamp.example/'
[params]
mainSections = ['log']
[taxonomies]
tag = 'tags'
lamp = 'lamps'
`;

export const hugoArchetype = `+++
title = '{{ replace .File.ContentBaseName "-" " " | title }}'
date = {{ .Date }}
draft = true
type = "log"
tags = []
[cover]
alt = ""
+++
{{ with .Site.Params.intro }}{{ . }}{{ end }}
`;

export const jekyllConfig = `title: The lamp
collections_dir: content
excerpt_separator: <!--more-->
timezone: Europe/Berlin
defaults:
  - scope: { path: '', type: posts }
    values: { layout: post, author: Mara Quist, comments: true }
  - scope: { path: about }
    values: { layout: page }
`;

export const hexoConfig = `title: The lamp
source_dir: source
new_post_name: :year-:month-:day-:title.md
`;
