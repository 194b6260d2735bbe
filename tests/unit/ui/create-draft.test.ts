import { expect, test, vi } from 'vitest';
import { emptyTaxonomy } from '../../../src/core/classify/taxonomy.ts';
import type { Profile } from '../../../src/core/format/profile.ts';
import { defaultSummaryOptions } from '../../../src/core/summary.ts';
import { getProfile, profiles } from '../../../src/profiles/index.ts';
import { createDraft, resummarize } from '../../../src/ui/popup/create-draft.ts';
import { readHtml } from '../read/read-html.ts';
import { FIRST_ARTICLE } from '../text/human-rights.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));

test('a draft and its post have the language of the text, whatever the page declares', async () => {
  const article = readHtml(`<html lang="en"><title>1948</title><article><p>${FIRST_ARTICLE.ru}</p></article></html>`);
  expect(article.language?.value).toBe('en');
  const blog = { profile: getProfile('plain'), taxonomy: emptyTaxonomy, sites: [], paths: [] };
  const { draft } = await createDraft(
    { article, key: 'draft:1948' },
    { blog, profiles },
    { ...defaultSummaryOptions, points: 3 },
    '2026-12-01T00:00:00Z',
  );
  expect(draft.article.language?.value).toBe('ru');
  expect(draft.post.language).toBe('ru');
});

test('no point repeats the excerpt that the format prints above it, whatever their number', async () => {
  const lead = 'The harbour of Vestby opens a second pier for ferries on the first of May.';
  const facts = [
    'The pier is 90 metres long and made of larch from the hills behind the town.',
    'Two ferries an hour will sail to the islands until late in the evening.',
    'The council paid four million euros, which is a third less than planned.',
    'Cyclists may wait in a heated hall that is open day and night.',
  ];
  const html = `<html lang="en"><title>A second pier for Vestby</title><article>${[lead, ...facts].map((text) => `<p>${text}</p>`).join('')}</article></html>`;
  const article = readHtml(html);
  const options = { ...defaultSummaryOptions, points: 3 };
  const listQuotes = async (profile: Profile) => {
    const blog = { profile, taxonomy: emptyTaxonomy, sites: [], paths: [] };
    const { draft } = await createDraft(
      { article, key: 'draft:pier' },
      { blog, profiles },
      options,
      '2026-12-01T00:00:00Z',
    );
    expect(draft.post.excerpt).toContain(lead);
    const { summary } = await resummarize(draft, { ...options, points: 4 }, blog.profile, undefined);
    return [draft.post.points, summary.points].map((points) => points.map(({ quote }) => quote));
  };
  const { body, ...rest } = getProfile('plain');
  const without = { ...rest, body: { ...body, content: ['{% for point in points %}{{ point.text }}{% endfor %}'] } };
  for (const quotes of await listQuotes(getProfile('plain'))) expect(quotes).not.toContain(lead);
  for (const quotes of await listQuotes(without)) expect(quotes).toContain(lead);
});
