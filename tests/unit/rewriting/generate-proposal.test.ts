import { describe, expect, it } from 'vitest';
import { estimateTokens, type ModelAnswer, type Preferences } from '../../../src/core/llm/index.ts';
import type { SummaryInput } from '../../../src/core/summary.ts';
import { JobError } from '../../../src/jobs/job-error.ts';
import { buildProposalFromParts, generateProposal } from '../../../src/rewriting/generate-proposal.ts';
import type { ProposalInput } from '../../../src/rewriting/plan-request.ts';
import type { Provider, ProviderContext } from '../../../src/rewriting/provider.ts';
import { findProvider } from '../../../src/rewriting/providers/index.ts';
import {
  type Behaviour,
  behaviours,
  type RecordedRequest,
  startModelServer,
  withoutFormats,
} from '../../contracts/model-server.ts';

const fact = (at: number) => `Station ${at} of the line to Nordhamn opened with ${at + 100} seats and a green roof.`;
const createText = (markdown: string): SummaryInput => ({
  title: 'The line to Nordhamn',
  markdown,
  language: 'en',
  authors: [],
  url: 'https://rail.example/line',
  site: '',
  description: '',
});
const short = createText(`${fact(1)} ${fact(2)}\n\n${fact(3)}`);
const long = createText(
  Array.from(
    { length: 40 },
    (_, at) => `## Station ${at}\n\n${fact(at)} ${'It was a day like all others on the coast. '.repeat(12)}`,
  ).join('\n\n'),
);
const preferences: Preferences = { points: 3, language: '', style: '', examples: [], tags: [], categories: [] };
const point = (at: number) => ({ label: '', text: `Station ${at} has ${at + 100} seats.`, quote: fact(at) });
const createAnswer = (...points: ModelAnswer['points']): ModelAnswer => ({
  excerpt: 'Stations of the line.',
  introduction: '',
  points,
  closing: '',
  title: '',
  tags: [],
  categories: [],
});
const createInput = (text: SummaryInput, completedParts: ProposalInput['completedParts'] = []): ProposalInput => ({
  text,
  published: '',
  preferences,
  completedParts,
});

const context: ProviderContext = {
  now: '2026-03-01T10:00:00.000Z',
  fetch,
  hasPermission: async () => true,
  timeouts: { first: 10_000, next: 10_000, total: 60_000 },
  globals: {},
  isPrivate: false,
};

/** Generates a proposal with a fake OpenAI-compatible service. `does` and `says` get the number of the request. */
async function run(
  order: ProposalInput,
  does: (turn: number) => Behaviour,
  says: (request: RecordedRequest, turn: number) => string,
  values = {},
) {
  const server = await startModelServer();
  const slept: number[] = [];
  const parts: [number, number][] = [];
  let turn = 0;
  server.state.says = (request) => says(request, turn);
  server.state.does = (...all) => {
    turn += 1;
    return does(turn)(...all);
  };
  try {
    const proposal = await generateProposal(
      order,
      findProvider('openai-compatible') as Provider,
      { service: 'other', base: `${server.origin}/v1`, model: 'm', ...values },
      context,
      {
        signal: new AbortController().signal,
        nonce: () => Math.random().toString(36).slice(2),
        sleep: async (seconds) => void slept.push(seconds),
        onPart: async (part, all) => void parts.push([part, all]),
      },
    );
    return { proposal, requests: server.requests, slept, parts };
  } finally {
    server.close();
  }
}
const getUserMessage = (request: RecordedRequest) => (request.body.messages as { content: string }[])[1]?.content ?? '';
const good = JSON.stringify(createAnswer(point(1), point(3)));

describe('a response that is not what was requested', () => {
  const formats = (requests: RecordedRequest[]) =>
    requests.map(({ body }) => (body.response_format as { type?: string } | undefined)?.type ?? 'words');

  it('the schema is enough for a good answer', async () => {
    const { proposal, requests } = await run(
      createInput(short),
      () => behaviours.well,
      () => good,
    );
    expect(formats(requests)).toEqual(['json_schema']);
    expect(proposal).toMatchObject({ groundedShare: 1, notes: [] });
  });

  it('a service without formats is asked in words', async () => {
    const { proposal, requests } = await run(
      createInput(short),
      () => withoutFormats,
      () => good,
    );
    expect(formats(requests)).toEqual(['json_schema', 'json_object', 'words']);
    expect(proposal.points).toHaveLength(2);
  });

  it('prose, an empty answer, nonsense: asked again, each time less strictly', async () => {
    const bad = ['I can’t do that.', '{}', 'points: many', `\`\`\`json\n${good}\n\`\`\``];
    const { requests } = await run(
      createInput(short),
      () => behaviours.well,
      (_, turn) => bad[turn] ?? '',
    );
    expect(formats(requests)).toEqual(['json_schema', 'json_object', 'words', 'words']);
  });

  it('a response with nothing to use says so, and the extractive post stays', async () => {
    await expect(
      run(
        createInput(short),
        () => behaviours.well,
        () => 'no',
      ),
    ).rejects.toMatchObject({ code: 'badAnswer' });
  });

  it('an answer in another language is grounded by its quotes all the same', async () => {
    const german = createAnswer({
      label: '',
      text: 'Der Bahnhof hat nach dem Umbau 101 Sitze und ein neues Dach für die Stadt.',
      quote: fact(1),
    });
    const { proposal } = await run(
      createInput(short),
      () => behaviours.well,
      () => JSON.stringify(german),
    );
    expect(proposal.points.map(({ isGrounded }) => isGrounded)).toEqual([true]);
  });

  it('a response that was cut is used as far as it goes, and is marked as cut', async () => {
    const { proposal } = await run(
      createInput(short),
      () => behaviours.cutByLength,
      () => good,
    );
    expect(proposal.notes).toContain('cut');
    expect(proposal.points.length).toBeGreaterThan(0);
    const torn = await run(
      createInput(short),
      () => behaviours.cutByTheLine,
      () => good,
    );
    expect(torn.proposal.notes).toContain('cut');
  });
});

describe('a service in trouble', () => {
  it('a service is asked again after the time that it asks for', async () => {
    const { slept, proposal } = await run(
      createInput(short),
      (turn) => (turn < 3 ? behaviours.limited : behaviours.well),
      () => good,
    );
    expect(slept).toEqual([7, 7]);
    expect(proposal.points).toHaveLength(2);
  });

  it('a service is not asked again after three tries', async () => {
    await expect(
      run(
        createInput(short),
        () => behaviours.broken,
        () => good,
      ),
    ).rejects.toMatchObject({ code: 'serverError' });
  });

  it('a service that refuses the key is not asked again', async () => {
    const failed = await run(
      createInput(short),
      () => behaviours.badKey,
      () => good,
    ).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(JobError);
    expect(failed).toMatchObject({ code: 'signIn' });
  });
});

describe('a long article', () => {
  /**
   * The model's response: points about the first two stations in a part of the article, or about every third station in
   * notes. It names the sentences by number.
   */
  const says = (request: RecordedRequest) => {
    const user = getUserMessage(request);
    const stations = [...user.matchAll(/^\[(\d+)\] Station (\d+) (?:of the line|has)/gm)];
    const chosen = user.includes('notes on its parts')
      ? stations.filter((_, index) => index % 3 === 0)
      : stations.slice(0, 2);
    const points = chosen.map(([, number, at]) => ({ ...point(Number(at)), quote: `[${number}]` }));
    return JSON.stringify(createAnswer(...points));
  };

  it('a long article is read in parts that fit the window, and its points keep their quotes', async () => {
    const { proposal, requests, parts } = await run(createInput(long), () => behaviours.well, says, { window: '4096' });
    expect(parts.length).toBeGreaterThan(2);
    expect(requests).toHaveLength(parts.length + 1);
    for (const one of requests) expect(estimateTokens(JSON.stringify(one.body.messages))).toBeLessThan(4_096);
    expect(proposal.groundedShare).toBe(1);
    expect(proposal.points.length).toBeGreaterThan(1);
    expect(proposal.points.every(({ quote }) => long.markdown.includes(quote))).toBe(true);
  });

  it('a long article goes on after the parts that are answered already', async () => {
    const first = await run(createInput(long), () => behaviours.well, says, { window: '4096' });
    const completedParts = first.parts.map(([part]) => (part < 3 ? createAnswer(point(part)) : null));
    const { requests } = await run(createInput(long, completedParts), () => behaviours.well, says, { window: '4096' });
    expect(requests).toHaveLength(first.requests.length - 3);
  });

  it('a long article is proposed from its parts when the last step fails', async () => {
    const full = await run(createInput(long), () => behaviours.well, says, { window: '4096' });
    const { proposal } = await run(
      createInput(long),
      (turn) => (turn < full.requests.length ? behaviours.well : behaviours.badKey),
      says,
      { window: '4096' },
    );
    expect(proposal.notes).toContain('partial');
    expect(proposal.groundedShare).toBe(1);
  });

  it('an article that is too long for the model is asked about by halves, and these by halves again', async () => {
    const most = 9_000;
    const { proposal, requests, parts } = await run(
      createInput(long),
      () => (response, said, one, speech) =>
        getUserMessage(one).length > most ? behaviours.tooLong(response) : behaviours.well(response, said, one, speech),
      says,
      { window: '60000' },
    );
    expect(getUserMessage(requests[0] as RecordedRequest).length).toBeGreaterThan(most * 2);
    expect(parts.map(([, all]) => all)).toEqual([3, 3, 3]);
    expect(proposal.groundedShare).toBe(1);
    const stations = proposal.points.map(({ quote }) => Number(/\d+/.exec(quote)?.[0]));
    expect(Math.max(...stations)).toBeGreaterThan(30);
    expect(Math.min(...stations)).toBeLessThan(10);
  });

  it('a long article is proposed from the parts that were answered before the model broke off', () => {
    const completedParts: ProposalInput['completedParts'] = [null, null, null];
    expect(buildProposalFromParts(createInput(long, completedParts))).toBeNull();
    completedParts[1] = { ...createAnswer(point(4), point(5)), closing: fact(4) };
    const proposal = buildProposalFromParts(createInput(long, completedParts));
    expect(proposal).toMatchObject({ notes: ['broken'], groundedShare: 1, closing: { text: '' } });
    expect(proposal?.points).toHaveLength(2);
  });

  it('a long article of which the model silently reads only a part is noticed', async () => {
    // The server reports 900 tokens read, but the request has several thousand.
    const { proposal } = await run(createInput(long), () => behaviours.well, says, { window: '60000' });
    expect(proposal.notes).toContain('window');
  });
});
