import { describe, expect, test } from 'vitest';
import { composePost } from '../../src/core/format/compose-post.ts';
import { printPost } from '../../src/core/format/print-post.ts';
import { listCovers } from '../../src/core/list-covers.ts';
import { techhub } from '../../src/profiles/techhub.ts';
import { fixtureArticle, fixturePost, fixtureSummary } from './format/fixtures.ts';

const quay = 'https://port.example/quay.jpg';
const crane = 'https://port.example/crane.jpg';
const markdown = `Text.\n\n![The quay at noon](${quay} "Photo: Mara Quist")\n\n- ![A crane](${crane})\n- ![](${quay})`;
const image = { value: quay, from: 'meta', source: 'meta', alternatives: [] } as const;

describe('the covers of an article', () => {
  test('are its pictures, each once, with the texts that the page has for them; its own picture first', () => {
    const covers = [
      { url: quay, alt: 'The quay at noon', credit: 'Photo: Mara Quist' },
      { url: crane, alt: 'A crane', credit: '' },
    ];
    expect(listCovers({ image: { ...image, alternatives: [] }, markdown })).toEqual(covers);
    expect(listCovers({ image: { ...image, value: crane, alternatives: [] }, markdown })[0]?.url).toBe(crane);
    expect(listCovers({ image: null, markdown: 'No picture, ![a placeholder](data:image/gif;base64,AA)' })).toEqual([]);
  });

  test('give a new post the texts of the picture that the page names as its own', () => {
    const article = { ...fixtureArticle, image: { ...image, alternatives: [] }, markdown };
    const post = composePost(article, fixtureSummary, { tags: [], categories: [] }, techhub);
    expect(post).toMatchObject({ image: quay, imageAlt: 'The quay at noon', imageCredit: 'Photo: Mara Quist' });
  });

  test('can be printed by a format, with their texts', () => {
    const keys = ['image', 'imageAlt', 'imageCredit'].map((name) => ({ name, from: name }));
    const post = { ...fixturePost, imageAlt: 'The quay at noon', imageCredit: 'Mara\nQuist' };
    expect(printPost(post, { ...techhub, keys }).text).toContain(
      `image: "${quay}"\nimageAlt: "The quay at noon"\nimageCredit: "Mara Quist"\n`,
    );
  });
});
