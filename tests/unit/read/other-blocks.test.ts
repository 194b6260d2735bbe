import { expect, it } from 'vitest';
import { PROSE_HTML, parsePage, readHtml } from './read-html.ts';

const readBody = (html: string) => readHtml(html).markdown;
const CONSENT = `<h2>Your privacy</h2>${'<p>The partners of this site store small files on your device, and they measure how each page is read, for as long as you agree to it.</p>'.repeat(20)}`;
const CHAPTER = (name: string) =>
  `<h2>The ${name} day</h2><p>${`On the ${name} day we saw a heron, and it looked at us for a long time without moving. `.repeat(4)}</p>`;

it.each([
  ['the id of a consent service', '<div id="onetrust-consent-sdk">'],
  ['its role', '<div role="dialog">'],
  ['a class', '<div class="cookie-layer">'],
])('leaves out a consent dialog that is longer than the article, told by %s', (_, tag) => {
  const markdown = readBody(parsePage({ after: `</article>${tag}${CONSENT}</div><article hidden>` }));
  expect(markdown).toContain('carried over these mountains');
  expect(markdown).not.toContain('partners of this site');
});

it('ends at the first article of an endless page', () => {
  const next = `</article><article class="next"><h1>Notes on coffee</h1><p>${'The beans came over the sea in sacks, and nobody knew how to roast them. '.repeat(9)}</p></article>`;
  expect(readBody(parsePage({ after: next }))).not.toContain('The beans');
});

it('reads all sections of a layout, also the first and the last one', () => {
  const days = ['first', 'second', 'third', 'fourth'].map((name) => `<div class="day">${CHAPTER(name)}</div>`);
  const markdown = readBody(parsePage({ body: `<div>${days.join('<div class="ad">Advertisement</div>')}</div>` }));
  for (const name of ['first', 'second', 'third', 'fourth']) expect(markdown).toContain(`On the ${name} day`);
});

it('leaves out an offer that a class hides, unless the class counts on small screens only', () => {
  const offer = (names: string) =>
    parsePage({
      body: `${PROSE_HTML}<div class="${names}"><p>Our readers in the harbour get a map of all inns.</p></div>${PROSE_HTML}`,
    });
  expect(readBody(offer('offer hidden'))).not.toContain('a map of all inns');
  expect(readBody(offer('offer hidden md:block'))).toContain('a map of all inns');
});

it('leaves out a teaser of another page between paragraphs, and keeps an introduction with the same name', () => {
  const teaser =
    '<div class="teaser"><h3><a href="/inns">Inns with wide doors</a></h3><p>Where a loaded mule can sleep.</p></div>';
  expect(readBody(parsePage({ body: PROSE_HTML + teaser + PROSE_HTML }))).not.toContain('loaded mule');
  const lead = `<div class="teaser"><p>Tea has made these paths, and the paths have made the villages beside them. ${'The inns stand where a mule is tired, and a tired mule does not care who owns the inn. '.repeat(2)}</p></div>`;
  expect(readBody(parsePage({ body: lead + PROSE_HTML }))).toContain('made the villages');
});

it('leaves out a heading that holds the title with the name of a section', () => {
  const page = parsePage({ before: '<h2>Travel Notes on tea over the mountains</h2>' }).replaceAll(
    'Notes on tea<',
    'Notes on tea over the mountains<',
  );
  expect(readBody(page)).not.toContain('Travel Notes');
});

it('keeps the numbers of sections, and does not take them for versions', () => {
  const sections = ['1.1 Leaves', '1.2 Water', '1.3 Cups', '1.4 Fire', '1.5 Time', '1.6 Salt'];
  const article = readHtml(parsePage({ body: sections.map((name) => `<h2>${name}</h2>${PROSE_HTML}`).join('') }));
  expect(article.kind).toBe('article');
  for (const name of sections) expect(article.markdown).toContain(name);
});
