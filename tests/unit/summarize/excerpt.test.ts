import { expect, test } from 'vitest';
import { chooseExcerpt } from '../../../src/core/summarize/excerpt.ts';
import { parseDocument } from '../../../src/core/summarize/sentences.ts';

/** Chooses the excerpt of a text whose sentences say with these chances what the article is. */
function choose(markdown: string, about: number[], { title = '', ownDescription = '', language = 'en' } = {}) {
  const input = { title, markdown, language, authors: ['Mara Quist'], url: '', site: '', description: '' };
  const chances = { about: Float64Array.from(about), thesis: Float64Array.from(about) };
  return chooseExcerpt(parseDocument(markdown, language), chances, input, { ownDescription, person: 'third' });
}

const wheel = 'The old wheel turns again after forty winters of rust.';
const owner = 'Its owner paid for new paddles with the sale of a barn.';
const visitors = 'Visitors may watch the millstones on every second Sunday.';

test('the excerpt has up to three sentences that likely say what the article is, in their order', () => {
  expect(choose(`${wheel} ${visitors}`, [0.5, 0.4])).toEqual({ text: `${wheel} ${visitors}`, sentences: [0, 1] });
  expect(choose(`${wheel} ${visitors}`, [0.5, 0.01]).text).toBe(wheel);
  const four = [wheel, visitors, 'A bakery buys the flour in sacks.', 'Two cats guard the grain from mice.'];
  expect(choose(four.join(' '), [0.5, 0.4, 0.3, 0.2]).sentences).toEqual([0, 1, 2]);
});

test('a sentence that needs the one before stands only behind it', () => {
  expect(choose(`${wheel} ${visitors} ${owner}`, [0.5, 0.01, 0.4]).text).toBe(wheel);
  expect(choose(`${wheel} ${owner} ${visitors}`, [0.5, 0.4, 0.01]).sentences).toEqual([0, 1]);
  // This opening needs nothing.
  const guide = 'This year the mill has ground more grain than ever before.';
  expect(choose(`${wheel} ${visitors} ${guide}`, [0.01, 0.01, 0.5]).text).toBe(guide);
});

test('a sentence that announces what follows, and a deck without a full stop, get one', () => {
  const announcement = 'The mill of the village has three rooms that are open to visitors:';
  expect(choose(`${announcement}\n\n- A barn.\n- A bakery.\n- A loft.`, [0.5]).text).toBe(
    'The mill of the village has three rooms that are open to visitors.',
  );
  const deck = 'Forty winters after its last turn the old wheel grinds again';
  expect(choose(`${deck}\n\n${visitors}`, [0.5, 0.01]).text).toBe(`${deck}.`);
});

test('the description stands, with a likely sentence behind it unless that repeats it', () => {
  const ownDescription = 'A visit to a village that has saved what its grandparents built.';
  expect(choose(`${wheel} ${visitors}`, [0.4, 0.01], { ownDescription })).toEqual({
    text: `${ownDescription} ${wheel}`,
    sentences: [0],
  });
  const sameClaim = 'How the old wheel turns again after forty winters, and who pays.';
  expect(choose(`${wheel} ${visitors}`, [0.4, 0.01], { ownDescription: sameClaim }).text).toBe(sameClaim);
});

test('a sentence that most likely says it stands instead of the description', () => {
  const ownDescription = 'A visit to a village that has saved what its grandparents built.';
  expect(choose(`${wheel} ${visitors}`, [0.7, 0.01], { ownDescription }).text).toBe(wheel);
});

test('a whole sentence may be a little longer than several together', () => {
  const build = (words: number) => `The mill ${'slowly '.repeat(words - 6)}grinds the village grain.`;
  expect(choose(`${build(46)} ${visitors}`, [0.6, 0.3]).text).toBe(build(46));
  expect(choose(`${build(49)} ${visitors}`, [0.6, 0.3]).text).toBe(visitors);
});

test('a call stands only where it becomes a sentence about the author', () => {
  const call = 'Check out how our carpenter mends an old wheel.';
  expect(choose(`${call} ${visitors}`, [0.6, 0.01]).text).toBe(
    'Mara Quist shows how their carpenter mends an old wheel.',
  );
  expect(choose(`Check out the other wheels in the shop of the mill. ${visitors}`, [0.6, 0.2]).text).toBe(visitors);
});

test('an opening that refers to nothing needs no sentence before it', () => {
  for (const opening of [
    'There are three mills in the village that still grind.',
    'It’s no secret that few mills still grind.',
    'In addition to the mill, the village has mended a forge.',
  ])
    expect(choose(`${visitors} ${wheel} ${opening}`, [0.01, 0.01, 0.5]).text, opening).toBe(opening);
});

test('a definition loses what a dash puts behind it when it is long', () => {
  const definition =
    'A village mill is a house with a wheel that turns a stone which grinds the grain of all farms around';
  const rest = `that is, ${'of each farm that its miller has ever heard of, '.repeat(4)}and of no other farm`;
  expect(choose(`${definition}—${rest}.`, [0.5]).text).toBe(`${definition}.`);
});

test('a short excerpt takes a sentence that a longer one would not', () => {
  const brief = 'A mill grinds again this spring.';
  expect(choose(`${brief} ${visitors}`, [0.5, 0.03]).sentences).toEqual([0, 1]);
  const long = 'A mill that stood still for forty winters grinds grain again since the spring of this year.';
  expect(choose(`${long} ${visitors}`, [0.5, 0.03]).sentences).toEqual([0]);
});

test('neither a breadcrumb nor a remark or a note about the first publication is an excerpt', () => {
  for (const noise of [
    'Home / Mills / Wheels / The old wheel of the village.',
    '(This corrects the number of winters in the second paragraph.)',
    'This article was originally published on the pages of the mill.',
  ])
    expect(choose(`${noise}\n\n${wheel}`, [0.9, 0.1]).text, noise).toBe(wheel);
});

test('the claim that a title asks about is no excerpt', () => {
  const claim = 'The wheel of the village mill in Vestby has turned for forty winters.';
  const title = 'Has the village mill turned for forty winters?';
  expect(choose(`${claim} ${visitors}`, [0.9, 0.1], { title }).text).toBe(visitors);
});

test('the sentence that names the author comes first, and only one does', () => {
  const self = 'In this post I show how the wheel was mended.';
  expect(choose(`${wheel} ${self}`, [0.4, 0.4]).text).toBe(`Mara Quist shows how the wheel was mended. ${wheel}`);
  const second = 'In this post I explain what a mill costs in a year.';
  expect(choose(`${self} ${second}`, [0.4, 0.4]).text).toBe('Mara Quist shows how the wheel was mended.');
});

test('a sentence in the first person stands only alone: behind another one, "my" would be the blog\'s', () => {
  const memory = 'My grandmother ground her flour here on Thursdays before the war.';
  expect(choose(`${wheel} ${memory}`, [0.5, 0.4]).text).toBe(wheel);
  expect(choose(`${wheel} ${memory}`, [0.01, 0.5]).text).toBe(memory);
});
