import { expect, test } from 'vitest';
import { summarizeArticle } from '../../../src/core/summarize/summarize.ts';
import type { SummaryInput } from '../../../src/core/summary.ts';

const paragraph = (topic: string) =>
  `${topic} were counted by hand for years. Nobody knew how many were broken. A clerk walked the pier every morning.`;
const BODY = ['Old posts', 'Old ropes', 'Old lamps', 'Old bells'].map(paragraph).join('\n\n');

const summarize = (markdown: string, more: Partial<SummaryInput> = {}, points = 3) =>
  summarizeArticle(
    {
      title: 'Vestby measures its harbour tide',
      markdown,
      language: 'en',
      authors: ['Mara Quist'],
      url: 'https://port.example/tide',
      site: '',
      description: '',
      ...more,
    },
    { points },
  );

const LEAD = 'The harbour of Vestby measures its tide every minute since May, and shows the figures on a board.';

test('the page’s own description is excerpt and description if somebody wrote it for readers', () => {
  const own = 'Ships now learn the tide of the Vestby harbour within a minute, because sensors replace the old clerk.';
  const summary = summarize(`${LEAD}\n\n${BODY}`, { description: own });
  expect(summary.description).toBe(own);
  expect(summary.excerpt).toContain(own);
  // A copied one is no other text than the excerpt.
  expect(summarize(`${LEAD}\n\n${BODY}`, { description: LEAD }).excerpt.split(LEAD)).toHaveLength(2);
  for (const description of [
    'Vestby tide.',
    `${own.slice(0, -1)}…`,
    `${own} Read more about the harbour on our site.`,
    'Sensors and clerks have counted ships in this small town of the north for many years until now.',
  ])
    expect(summarize(`${LEAD}\n\n${BODY}`, { description }).description).not.toBe(description);
});

test('the page’s own description shares words with the title in any number, and no demand follows it', () => {
  const own = 'A plain harbour whose tides keep their hours for a week and whose sensors need no clerk at all.';
  const title = 'Tide and Sensor';
  const summary = summarize(`${LEAD}\n\nDo not leave the harbour at the lowest tide of a week.\n\n${BODY}`, {
    title,
    description: own,
  });
  expect(summary.description).toBe(own);
  expect(summary.excerpt).not.toContain('Do not leave');
});

test('the excerpt turns an article that speaks of itself to the third person', () => {
  const own = 'In this post, I explain how the harbour of Vestby measures the tide with my sensors.';
  const { excerpt, description } = summarize(`${BODY}\n\n${own}\n\n${BODY}`);
  expect(excerpt).toMatch(/^Mara Quist explains how the harbour of Vestby measures the tide with their sensors\./);
  expect(description).toBe(excerpt);
});

test('the excerpt has no question, no quotation without its end, no dateline, and no claim that the title only asks about', () => {
  const rest = `Is the harbour tide of Vestby high? “The harbour tide of Vestby is high, and I say so.\n\n${BODY}`;
  expect(summarize(`VESTBY, May 3 (dpa) – ${LEAD}\n\n${rest}`).excerpt).toContain(LEAD);
  const claim = 'The harbour tide of Vestby is rising.';
  const answered = 'No sensor has found that the water comes any higher than in other years.';
  const title = 'Is the harbour tide of Vestby rising?';
  expect(summarize(`${claim} ${answered}\n\n${BODY}`, { title }).excerpt).not.toContain(claim);
});

test('the closing is the last prose about the title, not a call, a credit or a quotation', () => {
  const verdict = 'With fewer clerks on the pier, the town says, every harbour of its size would do well to follow.';
  const after = [
    '“It was a good year for us”, said the mayor.',
    'Let us know in the comments what you think about the sensors.',
    'Photo: the harbour of Vestby in spring, seen from the tower.',
  ].join('\n\n');
  expect(summarize(`${LEAD}\n\n${BODY}\n\n${BODY}\n\n${verdict}\n\n${after}`, {}, 1)).toMatchObject({
    closing: verdict,
  });
  expect(summarize(`${LEAD}\n\n${BODY}`).closing).toBe('');
});

test('a conclusion keeps its own heading', () => {
  const { closing, closingHeading } = summarize(
    `${LEAD}\n\n${BODY}\n\n## Looking ahead\n\nThree more piers get sensors in the coming spring. The board will move to the town hall.`,
    {},
    1,
  );
  expect(closing).toMatch(/^Three more piers/);
  expect(closingHeading).toBe('Looking ahead');
});

test('at most three links carry further: no tag, home page, search, media, sharing or tracking, and none without a name', () => {
  const links = [
    '[sensor manual of the port](https://port.example/manual)',
    '[tide table of Vestby](https://tides.example/vestby)',
    '[said](https://port.example/said)',
    '[and twenty other ports](https://port.example/others)',
    '[4 May 2026](https://port.example/day)',
    '[harbour sensor news](https://port.example/tag/harbour)',
    '[harbour sensor topics](https://port.example/topics/harbour)',
    '[the port of Vestby](https://port.example/)',
    '[harbour sensor search](https://port.example/?q=harbour)',
    '[harbour sensor video](https://www.youtube.com/watch?v=1)',
    '[harbour sensor picture](https://port.example/harbour.png)',
    '[this same page again](https://port.example/tide#top)',
  ].join(', ');
  expect(summarize(`${LEAD} See ${links}.\n\n${BODY}`).links.map(({ text }) => text)).toEqual([
    'sensor manual of the port',
    'tide table of Vestby',
  ]);
  const many = Array.from({ length: 6 }, (_, at) => `[tide report ${'abcdef'[at]}${at}x](https://port.example/r${at})`);
  expect(summarize(`${LEAD} See ${many.join(', ')}.\n\n${BODY}`).links).toHaveLength(3);
});
