import { describe, expect, it } from 'vitest';
import { formatBlogFile, parseBlogFile } from '../../../src/core/blog-file.ts';
import { splitDigests, toDigest } from '../../../src/core/classify/article-signals.ts';
import { classifyArticle } from '../../../src/core/classify/classify.ts';
import { completeTag } from '../../../src/core/classify/complete-tag.ts';
import { learnTaxonomy, type TaggedPost } from '../../../src/core/classify/learn-taxonomy.ts';

/** A small made-up blog with two subjects and forty posts. The words of the posts are picked in a fixed order. */
const SUBJECTS = [
  {
    category: 'Küche',
    tags: ['Brot', 'Suppen', 'Gewürze'],
    words: ['Ofen', 'Mehl', 'Hefe', 'Topf', 'Pfeffer', 'Brühe', 'Teig', 'Salz'],
  },
  {
    category: 'Garten',
    tags: ['Rosen', 'Kompost', 'Gemüsebeet'],
    words: ['Erde', 'Spaten', 'Beet', 'Samen', 'Laub', 'Regen', 'Hecke', 'Schnecke'],
  },
];

const posts: TaggedPost[] = Array.from({ length: 40 }, (_, i) => {
  const subject = SUBJECTS[i % 2] ?? { category: '', tags: [], words: [] };
  const word = (k: number): string => subject.words[(i * 3 + k * 5) % subject.words.length] ?? '';
  const tag = subject.tags[Math.floor(i / 2) % 3] ?? '';
  return {
    title: `${tag} und ${word(0)}`,
    markdown: `Heute geht es um ${word(1)} und ${word(2)}.\n\nDer ${word(3)} ist wichtig, und der ${word(4)} auch. ${tag} mag jeder.`,
    tags: [tag, i % 4 < 2 ? 'Tipp' : 'tipps', subject.category],
    categories: [subject.category],
  };
});

describe('learnTaxonomy', () => {
  const taxonomy = learnTaxonomy(posts);

  it('finds the categories and the tags, with spellings of one tag counted together', () => {
    expect(taxonomy.categories).toEqual(['Garten', 'Küche']);
    const names = taxonomy.tags?.split('\n').map((line) => line.replace(/( \d+){5}$/, '')) ?? [];
    expect(names).toContain('Rosen');
    expect(names.filter((name) => /tipp/i.test(name))).toEqual(['Tipp']);
    expect(names).not.toContain('Küche');
    expect(taxonomy.tagsPerPost).toBe(2);
  });

  it('distinguishes subjects by words that name neither, and gives them as reasons', () => {
    const { categories, tags } = classifyArticle(
      {
        title: 'Was der Spaten kann',
        markdown: 'Die Erde ist nass vom Regen. Das Laub liegt am Kompost.',
        pageTags: [],
        feedName: '',
      },
      taxonomy,
    );
    expect(categories.map((category) => category.value)).toEqual(['Garten']);
    expect(categories[0]?.why.length).toBeGreaterThan(0);
    expect(tags[0]).toMatchObject({ value: 'Kompost', known: true });
  });

  it('learns the same taxonomy every time, as plain JSON', () => {
    expect(learnTaxonomy(structuredClone(posts))).toEqual(taxonomy);
    expect(JSON.parse(JSON.stringify(taxonomy))).toEqual(taxonomy);
  });

  it('survives a blog file', () => {
    const text = formatBlogFile({ profiles: [], taxonomies: { mine: taxonomy }, sites: [] });
    expect(parseBlogFile(text).taxonomies).toEqual({ mine: taxonomy });
  });

  it('reports progress that only grows and ends at 1', () => {
    const seen: number[] = [];
    learnTaxonomy(posts, { onProgress: (done, total) => seen.push(done / total) });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it('learns from no posts, posts without text and posts without categories', () => {
    expect(learnTaxonomy([])).toMatchObject({ categories: [], posts: 0 });
    const bare = learnTaxonomy([{ title: '', markdown: '', tags: ['One', 'Two'], categories: [] }]);
    expect(completeTag('', bare)).toEqual(['One', 'Two']);
    const input = { title: 'One thing', markdown: '', pageTags: [], feedName: '' };
    expect(classifyArticle(input, bare).tags[0]).toMatchObject({ value: 'One', known: true });
  });
});

describe('what a larger blog did once or never', () => {
  const names = ['Amber', 'Birch', 'Cedar', 'Dahlia', 'Elder', 'Fennel', 'Ginger', 'Hazel'];
  const many: TaggedPost[] = Array.from({ length: 320 }, (_, i) => ({
    title: `${names[i % 8]} and a garden shed`,
    markdown: `${names[i % 8]} grows beside the garden shed. A garden shed wants ${i === 7 ? 'paint, more paint and old paint' : 'care'}.`,
    tags: [names[i % 8] ?? '', ...(i === 7 ? ['Paint'] : [])],
    categories: [],
    pageTags: ['shed'],
  }));

  it('stores digests of a tag with one post and of a rejected page tag', () => {
    const { once = '', passed = '', tags = '' } = learnTaxonomy(many, { tagsOnly: true });
    expect(tags).not.toMatch(/Paint/);
    expect(splitDigests(once).has(toDigest('shed'))).toBe(false);
    expect(splitDigests(once).has(toDigest('paint'))).toBe(true);
    expect([...splitDigests(passed)]).toContain(toDigest('shed'));
  });
});

describe('completeTag', () => {
  const taxonomy = {
    categories: [],
    tags: 'Azure DevOps 20 0 0 0 0\nDevOps 9 0 0 0 0\nDeveloper Tools 12 0 0 0 0\n.NET 5 0 0 0 0\nÉté 1 0 0 0 0',
  };

  it('puts an exact tag first, then tags and then words with that prefix, most used first', () => {
    expect(completeTag('dev', taxonomy)).toEqual(['Developer Tools', 'DevOps', 'Azure DevOps']);
    expect(completeTag('devops', taxonomy)).toEqual(['DevOps', 'Azure DevOps']);
  });

  it('ignores dots, accents and case', () => {
    expect(completeTag('dotn', taxonomy)).toEqual(['.NET']);
    expect(completeTag('NET', taxonomy)).toEqual(['.NET']);
    expect(completeTag('ete', taxonomy)).toEqual(['Été']);
  });

  it('gives the most used tags for an empty prefix, and none for an unknown one', () => {
    expect(completeTag('', taxonomy, 2)).toEqual(['Azure DevOps', 'Developer Tools']);
    expect(completeTag('zzz', taxonomy)).toEqual([]);
  });
});
