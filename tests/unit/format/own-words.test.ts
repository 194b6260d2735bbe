/** The user's own words in a post: comment, via, kinds of post, and the article's words shown as such. */
import { describe, expect, test } from 'vitest';
import { composePost } from '../../../src/core/format/compose-post.ts';
import { parsePostFile } from '../../../src/core/format/parse-post.ts';
import { parseProfile } from '../../../src/core/format/parse-profile.ts';
import { postFromFile } from '../../../src/core/format/post-from-file.ts';
import { printPost } from '../../../src/core/format/print-post.ts';
import type { Profile } from '../../../src/core/format/profile.ts';
import { quoteSelection } from '../../../src/core/format/quote-selection.ts';
import { setPoints } from '../../../src/core/format/set-points.ts';
import type { Post } from '../../../src/core/post.ts';
import { getProfile, profiles } from '../../../src/profiles/index.ts';
import { fixtureArticle, fixturePost, fixtureSummary, fixtureTagging } from './fixtures.ts';

const hugo = getProfile('hugo-yaml');
const comment = 'I *measured* this, too.\n\n- once\n- twice';
const via = { name: 'Pier Notes', url: 'https://notes.example/' };

const printBody = (post: Partial<Post>, profile: Profile = hugo, article = ''): string =>
  parsePostFile(printPost({ ...fixturePost, ...post }, profile, article).text).body;

describe('a comment', () => {
  test.each(profiles.map((profile) => [profile.id, profile] as const))(
    'stands before the excerpt in %s',
    (id, profile) => {
      const body = printBody({ comment }, profile);
      if (id === 'techhub') expect(body).toBe(printBody({}, profile));
      else expect(body.indexOf(comment)).toBeGreaterThan(-1);
      expect(body.indexOf(comment)).toBeLessThan(body.indexOf(fixturePost.excerpt));
    },
  );

  test('is a variable of a front-matter key, there in one line', () => {
    const profile = parseProfile({ ...hugo, keys: [...hugo.keys, { name: 'take', from: 'comment' }] });
    expect(parsePostFile(printPost({ ...fixturePost, comment }, profile).text).values.take).toBe(
      'I *measured* this, too. - once - twice',
    );
  });

  test('with template code or an open code fence changes nothing below it', () => {
    const body = printBody({ comment: '{{< danger >}}\n\n```\nopen' });
    expect(body).toContain('{{</* danger */>}}');
    expect(body).toContain('<!--more-->');
  });

  test('is read back from a file, apart from the excerpt', () => {
    const { path, text } = printPost({ ...fixturePost, comment, via }, hugo);
    const post = postFromFile(parsePostFile(text), path, hugo);
    expect(post).toMatchObject({ comment, via, excerpt: fixturePost.excerpt });
    expect(printPost(post, hugo).text).toBe(text);
  });

  test('is read back from a format without a marker when the excerpt is the description', () => {
    const obsidian = getProfile('obsidian');
    const read = (post: Post) => {
      const { path, text } = printPost(post, obsidian);
      return postFromFile(parsePostFile(text), path, obsidian);
    };
    const description = fixturePost.excerpt;
    expect(read({ ...fixturePost, comment: 'Mine.', description })).toMatchObject({ comment: 'Mine.' });
    expect(read({ ...fixturePost, comment: '', description })).toMatchObject({ comment: '', excerpt: description });
  });
});

describe('the place where the user found the article', () => {
  test('stands after the source, as a link if it has an address', () => {
    expect(printBody({ via })).toMatch(/\) · Via: \[Pier Notes\]\(https:\/\/notes\.example\/\)\n$/);
    expect(printBody({ via: { name: 'a friend', url: '' } })).toMatch(/ · Via: a friend\n$/);
    expect(printBody({ via: { name: '', url: via.url } })).toContain('Via: [notes.example](https://notes.example/)');
    expect(printBody({ via: { name: '', url: '' } })).toBe(printBody({}));
  });

  test('is no link when its address would run a script', () => {
    expect(printBody({ via: { name: 'x', url: 'javascript:alert(1)' } })).not.toContain('javascript:');
  });
});

describe('the kind of a post', () => {
  test('decides between summary, passages and neither', () => {
    const quote = printBody({ kind: 'quote', comment });
    expect(quote).toContain('> Readings arrive every minute.\n\n> Old sensors stay in place.\n\n<!--more-->');
    for (const text of [fixturePost.excerpt, 'Key Points', fixturePost.introduction, 'Conclusion'])
      expect(quote).not.toContain(text);
    expect(quote).toContain(comment);
    const note = printBody({ kind: 'note' });
    expect(note).toContain(fixturePost.excerpt);
    expect(note).not.toContain('Readings arrive');
    expect(printBody({ kind: 'link' })).toBe(printBody({}));
  });

  test('is quoted only as far as the article said it', () => {
    const points = [{ text: 'Sensors are cheap.', quote: 'Readings arrive every minute.' }];
    expect(printBody({ kind: 'quote', points })).toMatch(/^\nSensors are cheap\./);
  });

  test('is chosen by the number of points', () => {
    const compose = (count: number, profile: Profile) => {
      const summary = { ...fixtureSummary, points: fixtureSummary.points.slice(0, count) };
      return composePost(fixtureArticle, summary, fixtureTagging, profile).kind;
    };
    expect([0, 1, 2].map((count) => compose(count, { ...hugo, borrowed: 'line' }))).toEqual([
      'note',
      'quote',
      undefined,
    ]);
    expect(compose(1, hugo)).toBeUndefined();
  });

  test('is quote for a selected paragraph, which is quoted whole', () => {
    const passage = 'A first sentence. And a second, with *stress*.';
    const quote = quoteSelection(fixturePost, passage, getProfile('markdown'));
    expect(quote).toMatchObject({ kind: 'quote', points: [{ text: passage.replaceAll('*', '') }] });
    expect(printBody(quote, getProfile('markdown'))).toContain('> A first sentence. And a second, with stress.');
    for (const [markdown, profile] of [
      [`${passage}\n\nMore.`, getProfile('markdown')],
      [passage, getProfile('techhub')],
      ['word '.repeat(400), getProfile('markdown')],
    ] as const)
      expect(quoteSelection(fixturePost, markdown, profile)).toBe(fixturePost);
  });

  test('follows the points of a post that had one or none', () => {
    const note: Post = { ...fixturePost, kind: 'note', points: [] };
    const own = { text: 'Mine', quote: '' };
    expect(setPoints(note, []).kind).toBe('note');
    expect(setPoints(note, fixturePost.points.slice(0, 1)).kind).toBe('quote');
    expect(setPoints(note, fixturePost.points).kind).toBe('link');
    expect(setPoints(note, [own]).kind).toBe('link');
    expect(setPoints({ ...fixturePost, kind: 'quote' }, [own]).kind).toBe('quote');
    expect(setPoints({ ...fixturePost, kind: 'quote' }, [own, ...fixturePost.points]).kind).toBe('quote');
    expect(setPoints({ ...fixturePost, kind: 'quote', points: [own] }, fixturePost.points).kind).toBe('link');
  });

  test('goes into a front-matter key and comes back', () => {
    const profile = parseProfile({ ...hugo, keys: [...hugo.keys, { name: 'kind', from: 'kind' }] });
    const { path, text } = printPost({ ...fixturePost, kind: 'note' }, profile);
    expect(postFromFile(parsePostFile(text), path, profile).kind).toBe('note');
    expect(text).toContain('\nkind: "note"\n');
  });
});

describe('points in the article’s own words', () => {
  const own = { label: 'Mine', text: 'Nobody asked for it.', quote: '' };
  const mixed = [...fixturePost.points, own];

  test('stand in the quotation marks of the post’s language', () => {
    const body = printBody({ points: mixed, language: 'de' }, { ...hugo, borrowed: 'quotes' });
    expect(body).toContain('- **Interval**: „Readings arrive every minute.“\n- „Old sensors stay in place.“\n');
    expect(body).toContain('- **Mine**: Nobody asked for it.');
    expect(printBody({ language: 'fr' }, { ...hugo, borrowed: 'quotes' })).toContain('«\u00a0Old sensors');
  });

  test('become block quotations inside their list', () => {
    expect(printBody({ points: mixed }, { ...hugo, borrowed: 'blockquote' })).toContain(
      '- **Interval**:\n\n  > Readings arrive every minute.\n- > Old sensors stay in place.\n- **Mine**: Nobody asked for it.',
    );
  });

  test('have a heading that says so, unless some are the user’s own', () => {
    const line: Profile = { ...hugo, borrowed: 'line' };
    expect(printBody({}, line)).toContain('## Key points, in the article’s own words\n\n- **Interval**: Readings');
    const body = printBody({ points: mixed }, line);
    expect(body).toContain('## Key Points\n\n- **Interval**: “Readings arrive every minute.”\n');
    expect(printBody({ points: mixed, language: 'ja' }, line)).toContain('「Old sensors stay in place.」');
  });

  test('are announced by a line in Markdown, the first format', () => {
    const body = printBody({ comment, via }, getProfile('markdown'));
    expect(body).toBe(
      `\n${comment}\n\n${fixturePost.excerpt}\n\nKey points, in the article’s own words:\n\n- **Interval**: Readings arrive every minute.\n- Old sensors stay in place.\n\nRead it all at [Port News](https://port.example/news/sensors/). · Via: [Pier Notes](https://notes.example/)\n`,
    );
    expect(printBody({ points: mixed }, getProfile('markdown'))).toContain('Key Points:\n\n- **Interval**: “Readings');
  });

  test('show where words were left out', () => {
    const points = [{ text: 'Old sensors stay.', quote: 'Old sensors, which are blue, stay.' }];
    expect(printBody({ points }, { ...hugo, borrowed: 'quotes' })).toContain('- “Old sensors […] stay.”');
  });
});

test('Obsidian keeps the whole article only when its switch is on', () => {
  const obsidian = getProfile('obsidian');
  const article = '## Part\n\nThe *whole* text.';
  expect(printBody({}, obsidian, article)).toBe(printBody({}, obsidian));
  expect(printBody({}, { ...obsidian, fullText: true }, article).endsWith(`\n\n${article}\n`)).toBe(true);
});
