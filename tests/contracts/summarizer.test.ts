import { describe, expect, it } from 'vitest';
import type { SummaryInput } from '../../src/core/summary.ts';
import { summarizeOffline } from '../../src/drafting/offline-summarizer.ts';

const markdown = `The harbour of Vestby reopened on Monday after two years of work. Ships of up to 40,000 tonnes can land again.

## What was built

The new quay is 310 metres long and rests on 480 piles. Two cranes came from the closed yard at Nordhamn. A rail link joins the quay to the main line.

## What it cost

The town paid 62 million euros, nine million less than planned. The council expects the fees to repay it by 2041.`;

const createText = (change: Partial<SummaryInput> = {}): SummaryInput => ({
  title: 'Vestby harbour reopens',
  markdown,
  language: 'en',
  authors: ['Ida Holm'],
  url: 'https://example.org/harbour',
  site: 'Vestby News',
  description: '',
  ...change,
});

describe('the offline summarizer', () => {
  it('rests every point on verbatim sentences, in the order of the article after the main message', async () => {
    const summary = await summarizeOffline(createText(), { points: 5 });
    expect(summary.engine).toBe('extractive');
    expect(summary.points.length).toBeGreaterThan(0);
    expect(summary.points.length).toBeLessThanOrEqual(5);
    const places = summary.points.map(({ quote }) => quote.split('\n').map((line) => markdown.indexOf(line)));
    expect(Math.min(...places.flat())).toBeGreaterThanOrEqual(0);
    const [, ...others] = places.map(([first]) => first);
    expect(others).toEqual([...others].sort((a, b) => (a ?? 0) - (b ?? 0)));
  });

  it('says nothing where there is nothing to say', async () => {
    const summary = await summarizeOffline(createText({ markdown: '' }), { points: 5 });
    expect(summary.points).toEqual([]);
    expect(summary.introduction).toBe('');
  });

  it('stops when it is aborted', async () => {
    const signal = AbortSignal.abort();
    await expect(summarizeOffline(createText(), { points: 5 }, signal)).rejects.toThrow(/abort/i);
  });
});
