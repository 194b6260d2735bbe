/** Pages that are no articles, or poor ones: the post is short and honest, or has no points. Nothing fills it up. */
import { describe, expect, it } from 'vitest';
import { emptyTaxonomy } from '../../src/core/classify/taxonomy.ts';
import { identifyLanguage } from '../../src/core/pipeline.ts';
import type { Post } from '../../src/core/post.ts';
import { createPost } from '../../src/drafting/create-post.ts';
import { getProfile } from '../../src/profiles/index.ts';
import { readHtml } from './read/read-html.ts';

const readBody = (body: string, title = 'A page') =>
  identifyLanguage(
    readHtml(`<!doctype html><html lang="en"><head><title>${title}</title></head><body>${body}</body></html>`),
  );

const blog = { profile: getProfile('plain'), taxonomy: emptyTaxonomy, sites: [], paths: [] };
const postFrom = (body: string, title?: string): Promise<Post> => createPost(readBody(body, title), blog);

const listTexts = ({ points }: Post) => points.map(({ text }) => text).join('\n');
const repeat = (count: number, build: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => build(at)).join('\n');

const SPEAKERS =
  'council|harbour office|fire brigade|hospital|mayor|ferry company|school board|waterworks|police|army'.split('|');
const NEWS = [
  'expects the flood to reach its peak shortly before midnight.',
  'keeps all buildings on the island closed on Tuesday.',
  'has filled eleven thousand sandbags and carried them to the old dyke.',
  'sends buses to the bridge, where the trains to Lindholm end.',
  'has moved forty people to the upper floors as a precaution.',
  'asks visitors to keep away from the quays, because the walls are soaked.',
  'reports that two sailors were rescued from a barge above the weir.',
  'says that drinking water is safe in the northern districts.',
  'will open the weir for two hours to relieve the southern dyke.',
  'lends pumps of its own to everybody whose cellar is under water.',
];

describe('the post of a page that is no article', () => {
  it('has at most one point for a page of one sentence', async () => {
    const post = await postFrom(
      '<article><h1>Closed on Monday</h1><p>The museum of lamps is closed on Monday, because the roof is being repaired.</p></article>',
      'Closed on Monday',
    );
    expect(post.points.length).toBeLessThanOrEqual(1);
  });

  it('has no points for a page with only a table', async () => {
    const rows = repeat(
      12,
      (at) => `<tr><td>Quay ${at}</td><td>${at * 7} m</td><td>${at % 2 ? 'open' : 'shut'}</td></tr>`,
    );
    const post = await postFrom(
      `<article><h1>Quays</h1><table><tr><th>Quay</th><th>Length</th><th>State</th></tr>${rows}</table></article>`,
    );
    expect(post.points).toEqual([]);
    expect(post.sections).toEqual([]);
  });

  it('has no points for a page with only code', async () => {
    const code = repeat(30, (at) => `const lamp${at} = createLamp({ watts: ${at}, colour: "amber" });`);
    const post = await postFrom(`<article><h1>lamps.js</h1><pre><code>${code}</code></pre></article>`);
    expect(post.points).toEqual([]);
    expect(post.excerpt).not.toContain('createLamp');
  });

  it('makes no points of the captions of a gallery', async () => {
    const figures = repeat(
      14,
      (at) =>
        `<figure><img src="/${at}.jpg" alt="A lamp"><figcaption>Lamp ${at} in the hall. Photo: Ida Holm</figcaption></figure>`,
    );
    const post = await postFrom(`<article><h1>Lamps of the year</h1>${figures}</article>`);
    expect(listTexts(post)).not.toMatch(/Photo:/);
    expect(post.points.length).toBeLessThanOrEqual(1);
  });

  it('makes no points of the lines of a song', async () => {
    const chorus = 'Carry the lamp, carry the lamp<br>Over the water, over the damp';
    const verses = repeat(
      4,
      (at) =>
        `<p>Night number ${at} came in from the sea<br>Nobody waited on the quay but me<br>The keeper went home at a quarter to three</p><p>${chorus}</p>`,
    );
    const post = await postFrom(`<article><h1>Carry the lamp</h1>${verses}</article>`, 'Carry the lamp (lyrics)');
    expect(post.points).toEqual([]);
    expect(post.excerpt).toBe('');
    expect(post.sections).toEqual([]);
  });

  it('stays short for a live ticker of 400 entries, and gives times no place of their own', async () => {
    const entries = repeat(400, (at) => {
      const time = `${String(8 + Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
      const news = [
        `The ${SPEAKERS[Math.floor(at / 4) % 10]} ${NEWS[Math.floor(at / 40)]}`,
        `${200 + at} centimetres at the harbour gauge.`,
        'That was it for the moment.',
        'Good morning and welcome back to our live ticker!',
      ][at % 4];
      return `<h3>${time}</h3><p>${news}</p>`;
    });
    const post = await postFrom(
      `<article><h1>Flood in Vestby: all news live</h1>${entries}</article>`,
      'Flood in Vestby: all news live',
    );
    expect(post.points.length).toBeGreaterThan(0);
    expect(post.points.length).toBeLessThanOrEqual(9);
    expect(listTexts(post)).not.toMatch(/Good morning|That was it/);
    for (const { label = '' } of post.points) expect(label).not.toMatch(/^\d\d:\d\d$/);
  });

  it('makes no point of the questions of an interview', async () => {
    const questions = [
      [
        'How long have you built lamps?',
        'I have built lamps for thirty years, and most of them still burn on the quays of Vestby.',
      ],
      [
        'What is the hardest part?',
        'The hardest part is the glass, because one in three panes cracks when it cools too fast.',
      ],
      [
        'Who buys them today?',
        'Harbour towns buy them, since a lamp of brass lasts five times as long as one of plastic.',
      ],
      ['And what comes next?', 'Next year we open a school for six apprentices, which the council pays for.'],
    ];
    const body = questions.map(([question, answer]) => `<p><strong>${question}</strong></p><p>${answer}</p>`).join('');
    const post = await postFrom(
      `<article><h1>“One pane in three cracks”</h1><p>Edda Quill builds lamps for harbours. We met her in her workshop in Vestby.</p>${body}</article>`,
    );
    expect(post.points.length).toBeGreaterThan(0);
    for (const { text } of post.points) expect(text).not.toMatch(/\?$/);
  });

  it('is not made of comments without a post: the page is no article', async () => {
    const comments = repeat(
      9,
      (at) =>
        `<li class="comment"><cite>reader${at}</cite><p>Great lamp, thanks for sharing this with all of us, number ${at}!</p><a href="#">Reply</a></li>`,
    );
    const body = `<main><h1>Lamp</h1><section id="comments" class="comments"><h2>9 comments</h2><ol>${comments}</ol></section></main>`;
    expect(readBody(body).kind).toBe('none');
    // Their names are no points, if the user wants a post all the same.
    expect(listTexts(await postFrom(body))).not.toMatch(/^reader\d/im);
  });

  it('has sentences of each language as they are for a page in three languages', async () => {
    const texts = {
      en: 'The ferry to Lindholm sails every hour in summer, and takes bicycles free of charge on weekdays.',
      de: 'Die Fähre nach Lindholm fährt im Sommer stündlich und nimmt Fahrräder an Werktagen kostenlos mit.',
      fr: 'Le bac pour Lindholm part toutes les heures en été et prend les vélos gratuitement en semaine.',
    };
    const body = Object.entries(texts)
      .map(([lang, text]) => `<section lang="${lang}"><p>${text}</p></section>`)
      .join('');
    const post = await postFrom(`<article><h1>Lindholm</h1>${body}</article>`);
    expect(post.points.length).toBeLessThanOrEqual(3);
    for (const { quote } of post.points)
      for (const line of quote.split('\n')) expect(Object.values(texts)).toContain(line);
  });
});
