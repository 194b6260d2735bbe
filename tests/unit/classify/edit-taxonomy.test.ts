import { describe, expect, it } from 'vitest';
import { classifyArticle } from '../../../src/core/classify/classify.ts';
import { addTag, removeTag, renameTag, setCategories } from '../../../src/core/classify/edit-taxonomy.ts';
import { learnTaxonomy } from '../../../src/core/classify/learn-taxonomy.ts';
import type { Taxonomy } from '../../../src/core/classify/taxonomy.ts';
import { indexTaxonomy } from '../../../src/core/classify/taxonomy-index.ts';

const taxonomy: Taxonomy = {
  categories: ['Boats', 'Trains', 'Bridges'],
  tags: 'Steel 9 8 7 6 5\nRail link 3 2 1 1 1\nQuay 2 1 1 0 0',
  together: '0 1 40 2 20\n1 0 50\n2 1 30',
  cues: 'rivet 0 60 1 10\nberth 2 90\nsleeper 1 80',
  model: { features: 'hull\nrail', rarity: '10 20', weights: ['5 0', '0 7', '1 1'], bias: [1, 2, 3], scale: 10 },
  implied: [
    [0, 2],
    [1, 2],
  ],
};
const names = (changed: Taxonomy) => indexTaxonomy(changed).list.map(({ name, used }) => [name, used]);

describe('categories', () => {
  it('keeps what was learned about reordered categories', () => {
    const changed = setCategories(taxonomy, ['Bridges', 'Ports', 'Trains']);
    expect(changed.model).toMatchObject({ weights: ['1 1', '', '0 7'], bias: [3, 0, 2] });
    expect(changed.implied).toEqual([[2, 0]]);
  });

  it('sets categories of an empty taxonomy', () => {
    expect(setCategories({ categories: [] }, ['News'])).toEqual({ categories: ['News'] });
  });

  it('suggests learned categories beside new ones', () => {
    const posts = Array.from({ length: 40 }, (_, at) => ({
      title: at % 2 ? 'A ship in the harbour' : 'A train in the station',
      markdown: at % 2 ? 'The ship and its hull lie in the harbour.' : 'The train and its rails leave the station.',
      tags: [],
      categories: [at % 2 ? 'Boats' : 'Trains'],
    }));
    const learned = setCategories(learnTaxonomy(posts), ['Ports', 'Trains', 'Boats']);
    const input = { title: 'Ship', markdown: 'A ship with a hull in the harbour.', pageTags: [], feedName: '' };
    expect(classifyArticle(input, learned).categories.map(({ value }) => value)).toEqual(['Boats']);
  });
});

describe('tags', () => {
  it('keeps the counts of a renamed tag', () => {
    expect(names(renameTag(taxonomy, 1, 'Railway 2'))).toEqual([
      ['Steel', 9],
      ['Railway 2', 3],
      ['Quay', 2],
    ]);
  });

  it('renumbers all tables after removing a tag', () => {
    const changed = removeTag(taxonomy, 1);
    expect(names(changed)).toEqual([
      ['Steel', 9],
      ['Quay', 2],
    ]);
    expect(changed.together).toBe('0 1 20');
    expect(changed.cues).toBe('rivet 0 60\nberth 1 90');
  });

  it('adds a tag', () => {
    expect(names(addTag({ categories: [] }, 'Harbour'))).toEqual([['Harbour', 1]]);
  });
});
