import { describe, expect, it } from 'vitest';
import { profiles } from '../../../src/profiles/index.ts';
import { readKeyContent, setKeyContent } from '../../../src/ui/options/key-values.ts';

describe('what a front-matter key holds, in words', () => {
  it('says a field by its name, whatever changes only how it is written', () => {
    expect(readKeyContent({ name: 'tags', from: 'tags' })).toEqual({ is: 'field', field: 'tags' });
    expect(readKeyContent({ name: 'image', from: 'image | in_list' })).toEqual({ is: 'field', field: 'image' });
    expect(readKeyContent({ name: 'author', from: 'authors' })).toEqual({ is: 'field', field: 'authors | join: ", "' });
    expect(readKeyContent({ name: 'tags', from: 'tags | spell_symbols | downcase' }).is).toBe('formula');
    expect(readKeyContent({ name: 'permalink', from: '/{{ stem }}.html' }).is).toBe('formula');
  });

  it('finds most keys of the shipped formats to be fields', () => {
    const contents = profiles.flatMap(({ keys }) => keys.map((key) => readKeyContent(key).is));
    expect(contents.filter((is) => is === 'formula').length).toBeLessThan(contents.length / 10);
  });

  it.each([['news'], ['true'], ['7'], ['"7"'], ['["a","b"]'], ['']])(
    'keeps the fixed value %j as it was typed',
    (text) => {
      const key = setKeyContent({ name: 'kind', from: 'title' }, { is: 'fixed', text });
      expect(key).not.toHaveProperty('from');
      expect(readKeyContent(key)).toEqual({ is: 'fixed', text });
    },
  );

  it('leaves a key out', () => {
    expect(setKeyContent({ name: 'kind', from: 'title' }, { is: 'nothing' })).toEqual({ name: 'kind' });
  });
});
