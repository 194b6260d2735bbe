import { expect, test } from 'vitest';
import { isJobDue } from '../../../src/jobs/job.ts';
import { computeRetryDelay } from '../../../src/jobs/retry-delay.ts';
import { outputs } from '../../../src/publishing/destinations/index.ts';
import { acceptsFiles } from '../../../src/publishing/readiness.ts';

test('a job waits for its time, but not when the clock has been put back', () => {
  const now = '2026-03-01T12:00:00.000Z';
  expect(isJobDue({ state: 'waiting', dueAt: '2026-03-01T11:59:59.000Z' }, now)).toBe(true);
  expect(isJobDue({ state: 'waiting', dueAt: '2026-03-01T12:30:00.000Z' }, now)).toBe(false);
  expect(isJobDue({ state: 'waiting', dueAt: '2027-03-01T12:00:00.000Z' }, now)).toBe(true);
});

test('a server can ask to wait for a day at most', () => {
  expect(computeRetryDelay(1)).toBe(15);
  expect(computeRetryDelay(1, 90)).toBe(90);
  expect(computeRetryDelay(30)).toBe(3_600);
  expect(computeRetryDelay(1, 1e9)).toBe(86_400);
});

test('a backup can go to destinations that take files, as they are set', () => {
  const takers = (values: Record<string, string>) =>
    outputs.filter((output) => acceptsFiles(output, values)).map(({ id }) => id);
  expect(takers({})).toEqual(['gitlab', 'gitea', 'folder', 'webdav']);
  expect(takers({ way: 'commit' })).toEqual(['github', 'gitlab', 'gitea', 'folder', 'webdav']);
});
