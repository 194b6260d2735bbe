import type { Draft } from './draft.ts';
import { createKindCheck } from './stored-records.ts';

export const isStoredDraft = createKindCheck<Draft>('draft');
/** The same check for a draft in a backup, which may hold anything. */
export const isRestorableDraft = createKindCheck<Draft>('draft', 'backup');
