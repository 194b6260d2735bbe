import { describe, expect, it } from 'vitest';
import { classifyArticle } from '../../../src/core/classify/classify.ts';
import { toTagKey } from '../../../src/core/classify/tag-form.ts';
import { emptyTaxonomy, type TaggingInput, type Taxonomy } from '../../../src/core/classify/taxonomy.ts';

const article = (part: Partial<TaggingInput>): TaggingInput => ({
  title: '',
  markdown: '',
  pageTags: [],
  feedName: '',
  ...part,
});

const bread: TaggingInput = article({
  title: 'Baking sourdough bread in a wood-fired oven',
  markdown: `Sourdough bread wants patience. This week we bake sourdough bread in a wood-fired oven that Ada Miller built.

## The starter

A **rye starter** is fed twice a day. The rye starter must double before you bake; see [Ada Miller](https://ada.example)'s notes.

## The oven

A wood-fired oven holds heat for hours. Ada Miller fires it with beech and bakes sourdough bread as it cools.`,
  pageTags: ['baking', 'wood-fired-oven'],
});

const kitchen: Taxonomy = {
  categories: ['Baking', 'Gardening'],
  posts: 40,
  tagsPerPost: 4,
  tags: 'Sourdough Breads 12 14 12 11 11\nRye Starters 5 6 5 4 4\nTomatoes 9 9 9 9 9\nCompost 3 3 3 2 2',
};

describe('tags', () => {
  it('suggests formatted tags from the page and the text without a blog', () => {
    const values = classifyArticle(bread, emptyTaxonomy).tags.map((tag) => tag.value);
    expect(values).toContain('Baking');
    expect(values).toContain('Wood-fired Oven');
    expect(values).toContain('Sourdough Bread');
    expect(values).toContain('Ada Miller');
    expect(classifyArticle(bread, emptyTaxonomy).tags.every((tag) => !tag.known)).toBe(true);
  });

  it('suggests the blog’s tags in the blog’s spelling before new ones', () => {
    const { tags } = classifyArticle(bread, kitchen);
    const known = tags.filter((tag) => tag.known).map((tag) => tag.value);
    expect(known).toContain('Sourdough Breads');
    expect(known).toContain('Rye Starters');
    expect(tags.map((tag) => tag.known)).toEqual(
      [...tags.map((tag) => tag.known)].sort((a, b) => Number(b) - Number(a)),
    );
  });

  it('suggests no respelling of another suggestion, a known tag or a category', () => {
    const input = {
      ...bread,
      pageTags: ['sourdough-bread', 'Sourdough breads', 'SOURDOUGH BREAD', 'baking', 'rye_starter'],
    };
    for (const taxonomy of [emptyTaxonomy, kitchen]) {
      const keys = classifyArticle(input, taxonomy).tags.map((tag) => toTagKey(tag.value));
      expect(new Set(keys).size).toBe(keys.length);
    }
    const values = classifyArticle(input, kitchen).tags.map((tag) => tag.value);
    expect(values).not.toContain('Sourdough Bread');
    expect(values).not.toContain('Baking');
  });

  it('gives reasons for every tag', () => {
    const tag = classifyArticle(bread, kitchen).tags.find(({ value }) => value === 'Sourdough Breads');
    expect(tag?.why[0]).toEqual({ by: 'title' });
    expect(tag?.why).toContainEqual({ by: 'text', times: 4 });
    for (const { why } of classifyArticle(bread, emptyTaxonomy).tags) expect(why.length).toBeGreaterThan(0);
  });

  it('suggests no function words or bare numbers', () => {
    const markdown =
      'It is what it is, and 2024 was 2024. You will see that there are many of them, and what it is it is.';
    const values = classifyArticle(article({ title: 'What it is in 2024', markdown }), emptyTaxonomy).tags.map(
      (tag) => tag.value,
    );
    expect(values).toEqual([]);
  });

  it('suggests three to six tags for a blog whose posts are unknown, and the usual number of a known blog', () => {
    expect(classifyArticle(bread, emptyTaxonomy).tags.length).toBeLessThanOrEqual(6);
    expect(classifyArticle(bread, { ...kitchen, tagsPerPost: 1 }).tags).toHaveLength(3);
  });

  it('suggests a page tag only if the text or the blog has it', () => {
    const pageTags = ['Uncategorized', 'Top Stories', 'Compost'];
    const values = classifyArticle({ ...bread, pageTags }, kitchen).tags.map((tag) => tag.value);
    expect(values.join()).not.toMatch(/Uncategorized|Top Stories/);
    expect(values).toContain('Compost');
  });

  it('does not suggest the name of the site', () => {
    const input = { ...bread, pageTags: ['sourdough bread'], feedName: 'Sourdough Bread' };
    expect(classifyArticle(input, emptyTaxonomy).tags.map((tag) => tag.value)).not.toContain('Sourdough Bread');
  });

  it('spells a page tag as the text does', () => {
    const values = classifyArticle({ ...bread, pageTags: ['adamiller'] }, emptyTaxonomy).tags.map((tag) => tag.value);
    expect(values).toContain('Ada Miller');
  });

  it('suggests whole names, and no halves of them', () => {
    const markdown = `A ferry for Lindholm was designed by Edda Quill of Vestby Yard. The ferry has no funnel, said Quill, and no crew below.

## Why Quill left out the funnel

Batteries need no funnel, and Quill had asked Vestby Yard for batteries. A prize went to Edda Quill in spring. Quill builds on.`;
    const values = classifyArticle(
      article({ title: 'A ferry without a funnel', markdown, pageTags: ['Quill and Edda', 'Edda Quill'] }),
      emptyTaxonomy,
    ).tags.map((tag) => tag.value);
    expect(values).toContain('Edda Quill');
    expect(values).not.toContain('Quill');
    expect(values).not.toContain('Edda');
    const untagged = classifyArticle(article({ title: 'A ferry without a funnel', markdown }), emptyTaxonomy);
    expect(untagged.tags.map((tag) => tag.value)).not.toContain('Quill');
  });

  it('completes the halves of a name that a page has as tags', () => {
    const markdown = `The yard is run by [Edda Quill](https://example.org/quill), its third owner.

Batteries need no funnel, said Ms. Quill. Ms. Quill has asked for batteries, and the harbour has batteries.`;
    const { tags } = classifyArticle(
      article({ title: 'Batteries for the harbour', markdown, pageTags: ['Quill', 'Edda', 'batteries', '2016'] }),
      emptyTaxonomy,
    );
    const values = tags.map(({ value }) => value);
    expect(values).toContain('Edda Quill');
    expect(values).not.toContain('Quill');
    expect(values).not.toContain('Edda');
    expect(values).not.toContain('2016');
  });

  it('keeps a name with an initial, a particle or a hyphen whole', () => {
    const markdown = `The report by Oda F. Lindqvist was sent to the Bank of Vestby in May. Readers of Oda F. Lindqvist know her from Wi-Fi handbooks.

The Bank of Vestby uses Wi-Fi at every desk. A clerk asked Oda F. Lindqvist why Wi-Fi fails, and the Bank of Vestby paid.`;
    const values = classifyArticle(article({ title: 'Why it fails', markdown }), emptyTaxonomy).tags.map(
      (tag) => tag.value,
    );
    expect(values).toContain('Oda F. Lindqvist');
    expect(values).toContain('Bank of Vestby');
    expect(values).toContain('Wi-Fi');
    for (const half of ['Lindqvist', 'Oda', 'Bank', 'Vestby', 'Fi']) expect(values).not.toContain(half);
  });

  it('does not take an abbreviation with an umlaut for the blog’s tag without', () => {
    const taxonomy: Taxonomy = { categories: [], posts: 40, tagsPerPost: 4, tags: 'OPA 12 12 12 12 12' };
    const markdown = 'Die ÖPA fordert Plätze. Die ÖPA wird gehört, denn die ÖPA hat Zahlen.';
    const { tags } = classifyArticle(article({ title: 'Plätze für alle', markdown }), taxonomy);
    expect(tags.filter(({ known }) => known)).toEqual([]);
  });

  it('says nothing twice', () => {
    const markdown = `How to retire early. Retiring early takes saving; early retirement takes patience, and early retirement pays.

Those who retired early saved. Retiring early is work. Retired early, they travel.`;
    const values = classifyArticle(
      article({ title: 'Early retirement', markdown, pageTags: ['Early retirement', 'Retiring early', 'retired'] }),
      emptyTaxonomy,
    ).tags.map((tag) => tag.value);
    expect(values).toContain('Early Retirement');
    for (const same of ['Retired', 'Retirement', 'Retiring Early', 'Retired Early']) expect(values).not.toContain(same);
  });

  it('ignores code blocks, addresses and markup', () => {
    const markdown =
      'See https://secret.example/path here.\n\n```\nHiddenThing HiddenThing\n```\n\n<div class="wrapper">Paper folding</div>';
    const keys = classifyArticle(article({ title: 'Paper folding', markdown }), emptyTaxonomy).tags.map((tag) =>
      toTagKey(tag.value),
    );
    expect(keys.join(' ')).not.toMatch(/hidden|secret|wrapper/);
  });
});

describe('scores', () => {
  const fog: TaggingInput = article({
    title: 'Fog signals of the northern harbours',
    markdown: `On Monday, 3 March, the fog signal at the harbour was heard again. A fog signal needs air, patience and a keeper.

## Who keeps the signal

The keeper climbs seventeen steps every Sunday in January and February. Nobody finally typed a list of the fog signals.`,
    pageTags: ['Fog signals'],
  });

  it('scores tags between 0 and 1, and a page tag above a phrase in passing', () => {
    const { tags } = classifyArticle(fog, emptyTaxonomy);
    for (const { score } of tags) expect(score > 0 && score < 1).toBe(true);
    const score = (value: string): number => tags.find((tag) => tag.value === value)?.score ?? 0;
    expect(score('Fog Signals')).toBeGreaterThan(0.5);
    for (const tag of tags) if (tag.value !== 'Fog Signals') expect(tag.score).toBeLessThan(score('Fog Signals'));
  });

  it('gives low scores to known tags that the article does not support', () => {
    for (const tag of classifyArticle(fog, kitchen).tags) if (tag.known) expect(tag.score).toBeLessThan(0.25);
  });

  it('suggests no months, days and numbers', () => {
    const text = classifyArticle(fog, emptyTaxonomy)
      .tags.map((tag) => tag.value)
      .join(' ');
    expect(text).not.toMatch(/Monday|March|Sunday|January|February|Seventeen/);
  });
});

it('suggests no file names, and names of products that look like them', () => {
  const markdown =
    'Set the theme in `harbour.yml`. The file harbour.yml is read by Node.js, and Node.js reads harbour.yml anew.';
  const tags = classifyArticle(article({ title: 'Settings', markdown }), emptyTaxonomy).tags;
  expect(tags.map(({ value }) => value)).toContain('Node.js');
  expect(tags.map(({ value }) => value.toLowerCase())).not.toContain('harbour.yml');
});

describe('an article with nothing in it', () => {
  it('suggests nothing for an empty article', () => {
    expect(classifyArticle(article({}), emptyTaxonomy)).toEqual({ tags: [], categories: [] });
    expect(classifyArticle(article({ pageTags: ['', ' ', '—', '#'] }), kitchen)).toEqual({ tags: [], categories: [] });
  });
});

describe('other languages', () => {
  it('suggests no French articles and prepositions', () => {
    const markdown =
      "La transition énergétique avance dans les communes. La transition énergétique demande des pompes à chaleur, et l'isolation des toits.\n\n## Pompes à chaleur\n\nLes pompes à chaleur remplacent les chaudières.";
    const keys = classifyArticle(
      article({ title: 'La transition énergétique des communes', markdown }),
      emptyTaxonomy,
    ).tags.map((tag) => tag.value.toLowerCase());
    expect(keys).toContain('transition énergétique');
    for (const key of keys) expect(key).not.toMatch(/^(la|les|des|et|dans)\b|\b(des|et|à)$/);
  });

  it('finds Japanese words without spaces', () => {
    const markdown = '東京の図書館は静かです。図書館で本を読みます。東京には図書館がたくさんあります。';
    const { tags } = classifyArticle(article({ title: '東京の図書館', markdown }), emptyTaxonomy);
    const values = tags.map((tag) => tag.value);
    expect(values).toContain('図書館');
    for (const value of values) expect(value).not.toMatch(/^[\p{Script=Hiragana}\p{P}]+$|\p{Script=Hiragana}$|^.$/u);
  });
});

describe('categories before anything is learned', () => {
  it('suggests categories that the title or the page names', () => {
    const { categories } = classifyArticle(bread, { categories: ['Gardening', 'Baking'] });
    expect(categories.map((category) => category.value)).toEqual(['Baking']);
    expect(categories[0]?.why).toEqual([{ by: 'title' }]);
  });
});

it('gives the same answer for the same input', () => {
  expect(classifyArticle(bread, structuredClone(kitchen))).toEqual(classifyArticle(bread, kitchen));
});

it('takes less than half a second for a long article', () => {
  const long = { ...bread, markdown: `${bread.markdown}\n\n`.repeat(100) };
  classifyArticle(long, kitchen);
  const started = process.cpuUsage();
  classifyArticle(long, kitchen);
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(500);
});
