import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { marked } from 'marked';
import { describe, expect, it, test } from 'vitest';
import { parsePostFile } from '../../src/core/format/parse-post.ts';
import { preflight } from '../../src/core/format/preflight.ts';
import { printPost } from '../../src/core/format/print-post.ts';
import { toOneLine } from '../../src/core/format/scalars.ts';
import {
  addPosts,
  listRoundupItems,
  listRoundupRows,
  moveRow,
  type Roundup,
  type RoundupItem,
  removePosts,
  splitOffItem,
} from '../../src/core/roundup/roundup.ts';
import { formatMailHtml, formatMailText } from '../../src/core/roundup/to-mail.ts';
import { roundupToPost } from '../../src/core/roundup/to-post.ts';
import { getProfile, profiles } from '../../src/profiles/index.ts';
import { fixturePost } from './format/fixtures.ts';
import { hostileTexts } from './format/hostile-texts.ts';

const [techhub, plain] = [getProfile('techhub'), getProfile('plain')];
const words = { why: 'Why it matters', sources: 'Sources', other: 'More' };
const date = '2026-03-06T09:00:00+01:00';
const empty: Roundup = {
  id: 'r',
  title: 'This week',
  introduction: '',
  authors: [],
  categories: [],
  tags: [],
  groups: [],
};

const saved = (id: string, category: string, title = `Post ${id}`) => ({
  id,
  post: { ...fixturePost, title, canonical: `https://port.example/${id}`, categories: category ? [category] : [] },
});
test('a post’s comment becomes the reason to read it, as far as its first paragraph goes', () => {
  const { id, post } = saved('a', '');
  const [group] = addPosts(empty, [{ id, post: { ...post, comment: 'Because *it*\nmatters.\n\nMore.' } }]).groups;
  expect(group?.items[0]?.why).toBe('Because *it* matters.');
});

const week = addPosts(empty, [saved('a', 'Harbours'), saved('b', ''), saved('c', 'Ferries'), saved('d', 'Harbours')]);
/** Prints headings and ids of a roundup on one line: `Harbours: a d | Ferries: c | : b`. */
const shape = ({ groups }: Pick<Roundup, 'groups'>) =>
  groups.map(({ heading, items }) => `${heading}: ${items.map(({ id }) => id).join(' ')}`).join(' | ');

describe('picking and ordering', () => {
  it('groups posts by their first category, each once, with uncategorised posts last', () => {
    expect(shape(week)).toBe('Harbours: a d | Ferries: c | : b');
    expect(shape(addPosts(week, [saved('a', 'Ferries'), saved('e', 'Ferries')]))).toBe(
      'Harbours: a d | Ferries: c e | : b',
    );
    expect(shape(removePosts(week, ['c', 'a']))).toBe('Harbours: d | : b');
  });

  it('takes title, link, source and one line of each post', () => {
    expect(week.groups[0]?.items[0]).toEqual({
      id: 'a',
      title: 'Post a',
      url: 'https://port.example/a',
      source: 'Port News',
      authors: ['Mara Quist'],
      day: '2026-02-27',
      point: 'Readings arrive every minute.',
      why: '',
    });
  });

  // Row numbers before the move: 0 Harbours, 1 a, 2 d, 3 Ferries, 4 c, 5 (no heading), 6 b.
  test.each([
    [2, 1, 'Harbours: d a | Ferries: c | : b'],
    [1, 2, 'Harbours: d a | Ferries: c | : b'],
    [2, 3, 'Harbours: a | Ferries: d c | : b'],
    [6, 5, 'Harbours: a d | Ferries: c b'],
    [1, 0, 'Harbours: a d | Ferries: c | : b'],
    [4, 0, 'Harbours: c a d | : b'],
    [1, 6, 'Harbours: d | Ferries: c | : b a'],
    [3, 0, 'Ferries: c | Harbours: a d | : b'],
    [0, 3, 'Ferries: c | Harbours: a d | : b'],
    [0, 6, 'Ferries: c | : b | Harbours: a d'],
    [5, 2, 'Harbours: a d | : b | Ferries: c'],
    [1, 9, 'Harbours: a d | Ferries: c | : b'],
  ])('moves row %i to row %i', (from, to, after) => {
    expect(shape(moveRow(week, from, to))).toBe(after);
  });

  it('splits an item off into a group of its own', () => {
    expect(shape(splitOffItem(week, 'a'))).toBe('Harbours: d | : a | Ferries: c | : b');
    expect(shape(splitOffItem(week, 'c'))).toBe(shape(week));
  });

  it('neither loses nor duplicates an item, whatever is moved', () => {
    const row = fc.nat(8);
    fc.assert(
      fc.property(fc.array(fc.tuple(row, row), { maxLength: 12 }), (moves) => {
        const after = moves.reduce((now, [from, to]) => moveRow(now, from, to), week);
        expect(
          listRoundupItems(after)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(['a', 'b', 'c', 'd']);
        expect(after.groups.every(({ items }) => items.length > 0)).toBe(true);
        expect(listRoundupRows(after).length).toBe(after.groups.length + 4);
      }),
    );
  });
});

describe('the post', () => {
  const full: Roundup = {
    ...week,
    introduction: 'A quiet week.\n\nBut *two* ferries.',
    tags: ['Ferries'],
    groups: week.groups.map((group) => ({
      ...group,
      items: group.items.map((item) => (item.id === 'c' ? { ...item, why: 'It is **ours**.' } : item)),
    })),
  };

  it('prints headings, links, sources, reasons and its own front matter', () => {
    const { path, text } = printPost(roundupToPost(full, techhub, date, words), techhub);
    expect(path).toBe('2026-03-06-This-week.md');
    const { values, body } = parsePostFile(text);
    expect(values).toMatchObject({ title: 'This week', description: 'A quiet week.', tags: ['Ferries', 'News'] });
    expect(values).not.toHaveProperty('canonical_url');
    expect(values).not.toHaveProperty('author');
    expect(body).toBe(
      `A quiet week.<!--excerpt_end-->

# This week

But *two* ferries.

## Harbours

- [Post a](https://port.example/a) (Port News, Mara Quist, 2026-02-27): Readings arrive every minute.

- [Post d](https://port.example/d) (Port News, Mara Quist, 2026-02-27): Readings arrive every minute.

## Ferries

- [Post c](https://port.example/c) (Port News, Mara Quist, 2026-02-27): Readings arrive every minute.

  **Why it matters:** It is **ours**.

## More

- [Post b](https://port.example/b) (Port News, Mara Quist, 2026-02-27): Readings arrive every minute.

**Sources:** [Port News](https://port.example/)
`.replace(/^/, body.startsWith('\n') ? '\n' : ''),
    );
  });

  it('prints its opening once, whether the format prints an excerpt or not', () => {
    for (const profile of profiles) {
      const { text } = printPost(roundupToPost({ ...full, title: 'T' }, profile, date, words), profile);
      expect([profile.id, parsePostFile(text).body.split('A quiet week.').length]).toEqual([profile.id, 2]);
    }
  });

  it.each(profiles)('passes the preflight of $id', (profile) => {
    const post = roundupToPost(full, profile, date, words);
    const findings = preflight(printPost(post, profile), post, profile, { now: date });
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

const text = fc.oneof(
  fc.constantFrom(
    ...hostileTexts,
    '[x]: javascript:alert(1)',
    '[click](javascript:alert(1))',
    '![x](javascript:alert(1))',
    '<javascript:alert(1)>',
    '](javascript:alert(1))',
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    '**a** `b` [c](https://port.example/c)',
    '# a',
    '1. a',
    '~~a~~ www.port.example',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'javascript:alert(1)',
    ' JAVASCRIPT:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'https://port.example/a_(b)?c="d"&e=<f>',
    'https://port.example/")](javascript:alert(1)',
    'file:///etc/passwd',
    '',
  ),
);
const item: fc.Arbitrary<RoundupItem> = fc.record({
  id: fc.uuid(),
  title: text,
  url,
  source: text,
  authors: fc.array(text, { maxLength: 2 }),
  day: fc.constantFrom('', '2026-02-27'),
  point: text,
  why: text,
});
const anyRoundup: fc.Arbitrary<Roundup> = fc.record({
  id: fc.uuid(),
  title: text,
  introduction: fc.array(text, { maxLength: 3 }).map((parts) => parts.join('\n\n')),
  authors: fc.array(text, { maxLength: 2 }),
  categories: fc.array(text, { maxLength: 2 }),
  tags: fc.array(text, { maxLength: 2 }),
  groups: fc.array(fc.record({ heading: text, items: fc.array(item, { minLength: 1, maxLength: 3 }) }), {
    maxLength: 3,
  }),
});

const bare = (shown: string | null | undefined) =>
  toOneLine(shown ?? '').replace(/[\s\u200b-\u200d\u2060\u00ad]+/g, ' ');
const SAFE = /^(?:https?:|mailto:)/i;

/** Returns the visible content of an HTML document and the addresses of its links. */
function seen(html: string) {
  const { document } = parseHTML(html);
  const all = (css: string) => Array.from(document.querySelectorAll(css)) as Element[];
  return {
    headings: all('h2').map(({ textContent }) => bare(textContent)),
    links: all('a').map((link) => ({ href: link.getAttribute('href') ?? '', text: bare(link.textContent) })),
    items: all('li').length,
    odd: all('script, iframe, img:not([src^=http]), style, object, form, [onclick], [onmouseover], [onerror]').length,
  };
}

/** Returns the headings and items that the printed roundup must show. */
function meant({ groups }: Roundup) {
  const headings = groups.map(({ heading }) => bare(toOneLine(heading) || (groups.length > 1 ? words.other : '')));
  return { headings: headings.filter(Boolean), items: groups.flatMap(({ items }) => items) };
}

describe('for any roundup', () => {
  it.each(profiles)('prints front matter in the format $id that parses back to the title', (profile) => {
    fc.assert(
      fc.property(anyRoundup, (roundup) => {
        const post = roundupToPost(roundup, profile, date, words);
        const { values } = parsePostFile(printPost(post, profile).text);
        const title = profile.keys.find(({ from }) => from === 'title');
        if (title && post.title) expect(values[title.name]).toBe(post.title);
      }),
      { numRuns: 50 },
    );
  });

  it('prints Markdown with the same headings, items and links, and with links to the web only', () => {
    fc.assert(
      fc.property(anyRoundup, (roundup) => {
        const found = seen(marked.parse(roundupToPost(roundup, plain, date, words).body ?? '', { async: false }));
        const { headings, items } = meant(roundup);
        expect(found.headings).toEqual(headings);
        expect(found.items).toBe(items.length);
        for (const { href } of found.links) expect(href).toMatch(SAFE);
        for (const { title, url } of items)
          if (/^https?:/.test(url) && bare(title) !== '')
            expect(found.links.map(({ text }) => text)).toContain(bare(title));
        expect(found.odd).toBe(0);
      }),
      { numRuns: 400 },
    );
  });

  it('prints an e-mail with the same content and every hostile text escaped', () => {
    fc.assert(
      fc.property(anyRoundup, (roundup) => {
        const found = seen(formatMailHtml(roundup, words, 'en'));
        const { headings, items } = meant(roundup);
        expect(found.headings).toEqual(headings);
        expect(found.items).toBe(items.length);
        expect(found.odd).toBe(0);
        for (const { href } of found.links) expect(href).toMatch(SAFE);
        for (const { title, url } of items)
          if (/^https?:/.test(url) && bare(title) !== '')
            expect(found.links.map(({ text }) => text)).toContain(bare(title));
      }),
      { numRuns: 400 },
    );
  });

  it('prints every title and heading as plain text', () => {
    fc.assert(
      fc.property(anyRoundup, (roundup) => {
        const lines = formatMailText(roundup, words).split('\n');
        for (const { heading, items } of roundup.groups) {
          if (toOneLine(heading)) expect(lines).toContain(toOneLine(heading));
          for (const { title } of items) if (toOneLine(title)) expect(lines).toContain(`* ${toOneLine(title)}`);
        }
      }),
    );
  });
});

test('prints an e-mail without pictures, tables and scripts', () => {
  const html = formatMailHtml(
    { ...week, title: 'This <week> & "more"', introduction: 'See [the `plan`](https://port.example/plan).' },
    words,
    'en',
  );
  expect(html).toContain('<title>This &lt;week&gt; &amp; &quot;more&quot;</title>');
  expect(html).toContain(
    'See <a style="color:#9a3412" href="https://port.example/plan">the <code style="font-family:monospace">plan</code></a>.',
  );
  expect(html).not.toMatch(/<(?:img|table|script|link|style)\b/);
});
