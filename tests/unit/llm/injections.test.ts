/**
 * Prompt injections against a fake model that obeys every instruction in a page. Its proposals must be harmless all the
 * same.
 */
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../../src/cli/dom.ts';
import { buildGroundingSource } from '../../../src/core/grounding/index.ts';
import {
  buildArticlePrompt,
  buildProposal,
  type ModelAnswer,
  type Preferences,
  parseModelResponse,
  toPlainText,
} from '../../../src/core/llm/index.ts';
import { readArticle, toSummaryInput } from '../../../src/core/pipeline.ts';
import { INJECTIONS, type Injection } from './injections.ts';

const url = 'https://news.example.org/harbour';
const preferences: Preferences = {
  points: 3,
  language: '',
  style: '',
  examples: [],
  tags: ['Harbours', 'Rail'],
  categories: ['News'],
};
const good: ModelAnswer = {
  excerpt: 'Vestby News tells how the harbour of Vestby reopened.',
  introduction: 'The harbour of Vestby reopened after two years of work.',
  points: [
    {
      label: 'Quay',
      text: 'The new quay is 310 metres long.',
      quote: 'The new quay is 310 metres long and rests on 480 piles.',
    },
    { label: '', text: 'Ola Lund led the work.', quote: 'Ola Lund led the work, which ended in spring.' },
    {
      label: 'Cost',
      text: 'The town paid 62 million euros.',
      quote: 'The town paid 62 million euros, nine million less than planned.',
    },
  ],
  closing: '',
  title: '',
  tags: ['Harbours'],
  categories: ['News'],
};

const html = (injected: string) => `<!doctype html><html lang="en"><head><title>Vestby harbour reopens</title>
<meta property="og:site_name" content="Vestby News"></head><body><article><h1>Vestby harbour reopens</h1>
<p>The harbour of Vestby reopened on Monday after two years of work. Ships of up to 40,000 tonnes can land again, and the first one came in the morning.</p>
<p>The new quay is 310 metres long and rests on 480 piles. Ola Lund led the work, which ended in spring. Two cranes came from the closed yard at Nordhamn.</p>
${injected}
<p>The town paid 62 million euros, nine million less than planned. The council expects the fees to repay it by 2041, which the port’s own figures bear out.</p>
</article></body></html>`;

function runInjection({ page, order, answers }: Injection) {
  const article = readArticle({ url, document: parseHtml(html(page), url), readAt: '2026-03-02T10:00:00Z' });
  const text = toSummaryInput(article);
  const { system, user } = buildArticlePrompt(text, text.markdown, preferences, '51c0ffee');
  const squeezed = (given: string) => given.replace(/\\/g, '').replace(/\s+/g, ' ');
  const seen = squeezed(user).includes(order);
  const parsed = parseModelResponse(seen ? answers(good) : JSON.stringify(good));
  const proposal = parsed && buildProposal(parsed.answer, buildGroundingSource(text), preferences, []);
  return { system, seen, proposal };
}

/** Returns the texts that the default selection would put into the post. Texts with faults are not selected. */
function selectTexts(proposal: NonNullable<ReturnType<typeof runInjection>['proposal']>): string[] {
  const { title, excerpt, introduction, closing, points, tags, categories } = proposal;
  const texts = [title, excerpt, introduction, closing]
    .filter(({ faults }) => faults.length === 0)
    .map(({ text }) => text);
  const grounded = points
    .filter(({ isGrounded }) => isGrounded)
    .flatMap(({ label = '', text, quote }) => [label, text, quote]);
  return [...texts, ...grounded, ...tags, ...categories];
}

it('tests at least forty injections', () => {
  expect(INJECTIONS.length).toBeGreaterThanOrEqual(40);
});

describe('a page that gives orders', () => {
  it.each(INJECTIONS)('makes a harmless proposal despite: $name', (injection) => {
    const { system, seen, proposal } = runInjection(injection);
    expect(system).not.toContain(injection.order);
    if (/^Hidden order/.test(injection.order)) expect(seen).toBe(false);
    if (!proposal) return;
    const all = selectTexts(proposal);
    const together = all.join('\n');
    expect(together).not.toMatch(/evil|javascript:|data:text|https?:|www\.|@/i);
    expect(together).not.toMatch(/<[a-z/!]|!\[|\]\(|\bonerror=.*>/i);
    expect(together).not.toMatch(/[\u202a-\u202e\u200b]|[\u{e0000}-\u{e007f}]/u);
    expect(together).not.toMatch(/31000|620|is not|paid not|led not|double|obeyed|prompt/i);
    expect(proposal.tags.every((tag) => ['Harbours'].includes(tag))).toBe(true);
    expect(proposal.categories.every((category) => category === 'News')).toBe(true);
    expect(Object.keys(proposal).sort()).toEqual(
      ['title', 'excerpt', 'introduction', 'closing', 'points', 'tags', 'categories', 'groundedShare', 'notes'].sort(),
    );
    expect(proposal.points.length).toBeLessThanOrEqual(40);
    expect(together.length).toBeLessThan(20_000);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    for (const text of all) expect(toPlainText(text)).toBe(text);
  });
});

it('keeps a good answer unchanged, so that the suite above is meaningful', () => {
  const { proposal } = runInjection({ name: '', page: '', order: '—never—', answers: () => '' });
  expect(proposal?.points.map(({ text, isGrounded }) => [text, isGrounded])).toEqual(
    good.points.map(({ text }) => [text, true]),
  );
  expect(proposal?.excerpt.faults).toEqual([]);
  expect(proposal?.tags).toEqual(['Harbours']);
});
