import { beforeEach, expect, it, vi } from 'vitest';
import type { ModelResponse, PromptRequest, Provider } from '../../../src/rewriting/provider.ts';

const stored: { [key: string]: unknown } = {};
vi.mock('webextension-polyfill', () => ({
  default: {
    extension: {},
    storage: {
      local: {
        get: async (key: string) => ({ [key]: stored[key] }),
        set: async (values: { [key: string]: unknown }) => void Object.assign(stored, values),
        onChanged: { addListener: () => undefined },
      },
    },
  },
}));

const { JobError } = await import('../../../src/jobs/job-error.ts');
const { countSpending, isOverBudget } = await import('../../../src/rewriting/model-budget.ts');
const { PartialAnswerError } = await import('../../../src/rewriting/provider.ts');
const { findProvider } = await import('../../../src/rewriting/providers/index.ts');
const { defaultModelSettings } = await import('../../../src/storage/model-settings.ts');
const { addSpending, loadSpending } = await import('../../../src/storage/model-spending.ts');

beforeEach(() => {
  for (const key of Object.keys(stored)) delete stored[key];
});

const december = new Date(2026, 11, 1, 10);
const withBudget = (budget: string) => ({ ...defaultModelSettings, budget });

it('sums up what a month has cost, and begins the next one with nothing', async () => {
  await addSpending(0.25, december);
  await addSpending(0.5, new Date(2026, 11, 31, 23));
  expect(await loadSpending(december)).toBe(0.75);
  expect(await loadSpending(new Date(2027, 0, 1))).toBe(0);
  await addSpending(1, new Date(2027, 0, 1));
  expect(await loadSpending(new Date(2027, 0, 1))).toBe(1);
  stored['spent on models'] = { month: '2026-12', dollars: 'many' };
  expect(await loadSpending(december)).toBe(0);
});

it('stops a request that would pass the limit, and none without a limit or a price', async () => {
  await addSpending(0.75, december);
  expect(await isOverBudget(0.25, withBudget('1'), december)).toBe(false);
  expect(await isOverBudget(0.26, withBudget('1'), december)).toBe(true);
  expect(await isOverBudget(0.26, withBudget('1'), new Date(2027, 0, 1))).toBe(false);
  expect(await isOverBudget(0.01, withBudget('0'), december)).toBe(true);
  expect(await isOverBudget(100, withBudget(''), december)).toBe(false);
  expect(await isOverBudget(null, withBudget('1'), december)).toBe(false);
});

/** Runs one request of a provider whose model answers so, at a dollar for a thousand tokens. */
async function spend(answer: () => Promise<ModelResponse>, values = {}): Promise<number> {
  const openai = findProvider('openai-compatible') as Provider;
  const provider = countSpending({ ...openai, ask: answer });
  const request = { prompt: { system: 'a'.repeat(300), user: 'b'.repeat(300) } } as PromptRequest;
  const priced = { service: 'openai', priceIn: '1000', priceOut: '1000', ...values };
  await provider.ask(request, priced, {} as Parameters<Provider['ask']>[2]).catch(() => undefined);
  return loadSpending(new Date());
}

it('counts the tokens that a service reports, with what the model thought, else an estimate', async () => {
  const response = { text: 'c'.repeat(300), truncated: false };
  expect(await spend(async () => ({ ...response, inputTokens: 90, outputTokens: 400 }))).toBeCloseTo(0.49);
  stored['spent on models'] = null;
  expect(await spend(async () => response)).toBeCloseTo(0.3);
});

it('counts an answer that broke off, and no refused request, local model or unknown price', async () => {
  const fails = (error: Error) => () => Promise.reject(error);
  expect(await spend(fails(new PartialAnswerError(new JobError('offline'), 'c'.repeat(300))))).toBeCloseTo(0.3);
  stored['spent on models'] = null;
  expect(await spend(fails(new JobError('refused')))).toBe(0);
  const response = { text: 'c'.repeat(300), truncated: false };
  expect(await spend(async () => response, { service: 'ollama' })).toBe(0);
  expect(await spend(async () => response, { priceOut: '' })).toBe(0);
});
