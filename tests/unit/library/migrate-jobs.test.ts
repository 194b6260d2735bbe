import { expect, test } from 'vitest';
import { migrateProposalJob } from '../../../src/library/migrate-jobs.ts';
import { upgradeDraft } from '../../../src/storage/draft.ts';
import storedV2 from '../storage/draft-v2.json' with { type: 'json' };

test('the drafts inside a question of an older version are upgraded with it', () => {
  const { by: _, ...draft } = structuredClone(storedV2);
  const old = {
    key: draft.key,
    id: 'one',
    order: { text: {}, wishes: {}, kept: [] },
    state: 'done',
    why: null,
    keeping: { draft, profile: { id: 'plain' }, id: 'saved' },
    kept: { now: draft, draft, library: [] },
    at: '2026-03-02T09:00:00.000Z',
  };
  const upgraded = upgradeDraft(draft, draft.key);
  expect(upgraded?.version).toBe(3);
  expect(migrateProposalJob(old)).toMatchObject({
    autoSave: { draft: upgraded, profile: { id: 'plain' }, id: 'saved' },
    autoSaved: { now: upgraded, draft: upgraded, library: [] },
  });
});

test('a question without a draft, or with a damaged one, keeps what it has', () => {
  const old = { key: 'draft:x', id: 'one', order: {}, keeping: null, kept: { now: 7, draft: {}, library: [] } };
  expect(migrateProposalJob(old)).toMatchObject({ autoSave: null, autoSaved: { now: 7, draft: {}, library: [] } });
});
