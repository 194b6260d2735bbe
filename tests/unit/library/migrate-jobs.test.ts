import { expect, test } from 'vitest';
import { migrateJob, migrateProposalJob } from '../../../src/library/migrate-jobs.ts';
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
  expect(upgraded?.version).toBe(5);
  expect(migrateProposalJob(old)).toMatchObject({
    autoSave: { draft: upgraded, profile: { id: 'plain' }, id: 'saved' },
    autoSaved: { now: upgraded, draft: upgraded, library: [] },
  });
});

test('a question without a draft, or with a damaged one, keeps what it has', () => {
  const old = { key: 'draft:x', id: 'one', order: {}, keeping: null, kept: { now: 7, draft: {}, library: [] } };
  expect(migrateProposalJob(old)).toMatchObject({ autoSave: null, autoSaved: { now: 7, draft: {}, library: [] } });
});

test('the proposals of a stored request are renamed, its own and those of other models, and only once', () => {
  const result = { matches: [], quote: 'A quote.', faults: [] };
  const old = { title: 'A', points: [{ text: 'B', proof: result, proved: true }, 7], grounding: 0.5 };
  const current = { title: 'A', points: [{ text: 'B', grounding: result, isGrounded: true }, 7], groundedShare: 0.5 };
  const job = { id: 'one', kind: 'proposal', proposal: old, others: [{ model: 'm', proposal: old }, null] };
  const migrated = migrateJob(job);
  expect(migrated).toEqual({ ...job, proposal: current, others: [{ model: 'm', proposal: current }, null] });
  expect(migrateJob(migrated)).toBeNull();
  expect(migrateProposalJob({ key: 'k', order: {}, proposal: old, others: [] })).toMatchObject({ proposal: current });
});
