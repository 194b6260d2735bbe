import { expect, test, vi } from 'vitest';
import { emptyTaxonomy } from '../../../src/core/classify/taxonomy.ts';
import { defaultSummaryOptions } from '../../../src/core/summary.ts';
import { getProfile, profiles } from '../../../src/profiles/index.ts';
import { createDraft } from '../../../src/ui/popup/create-draft.ts';
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
