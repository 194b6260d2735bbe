import { expect, test } from 'vitest';
import { isBackupDue } from '../../src/storage/backup-reminder.ts';

const now = '2026-05-31T12:00:00Z';
const never = { at: '', later: '' };

test.each([
  ['never', never, false],
  ['week', never, true],
  ['week', { at: '2026-05-25T12:00:00Z', later: '' }, false],
  ['week', { at: '2026-05-24T12:00:00Z', later: '' }, true],
  ['month', { at: '2026-05-24T12:00:00Z', later: '' }, false],
  ['month', { at: '2026-05-01T12:00:00Z', later: '' }, true],
  // A postponed reminder stays away for one day, and no longer.
  ['week', { at: '', later: '2026-05-31T11:00:00Z' }, false],
  ['week', { at: '', later: '2026-05-30T11:00:00Z' }, true],
  // A backup dated in the future: the clock was wrong, so the reminder appears.
  ['week', { at: '2036-05-31T12:00:00Z', later: '' }, true],
  // Settings of another version, or half-written ones.
  ['fortnight', never, false],
  ['constructor', never, false],
  ['week', { at: 'soon', later: 'later' }, true],
])('reminds every %s with the times %o: %s', (every, times, due) => {
  expect(isBackupDue(every, times, now)).toBe(due);
});
