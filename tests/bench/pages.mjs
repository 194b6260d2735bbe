/** The pages that the benchmarks run on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from '../../src/cli/setup.mjs';

/**
 * Returns at most `most` pages, picked at even distances from the .html and .html.gz files of a folder; without a
 * folder, from `tests/cases`.
 */
export function listBenchPages(folder, most) {
  const files = folder
    ? readdirSync(folder)
        .filter((name) => /\.html(\.gz)?$/.test(name))
        .map((name) => join(folder, name))
    : readdirSync(join(root, 'tests/cases'), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => join(root, 'tests/cases', name, 'page.html'));
  const step = Math.max(1, files.length / most);
  return Array.from({ length: Math.min(files.length, most) }, (_, index) => {
    const file = files[Math.floor(index * step)];
    const bytes = readFileSync(file);
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  });
}

/**
 * How much of a page's bytes is the text of the article. `common`: the usual share for pages of 200 to 400 kB; `most`:
 * a very long article with little around it.
 */
export const SHARE_OF_TEXT = { common: 0.013, most: 0.25 };

const VOCABULARY = Array.from({ length: 30_000 }, (_, number) => {
  const letters = 'etaoinsrhldcumfpgwybvk';
  let word = '';
  for (let left = number + 40; left > 0; left = Math.floor(left / letters.length))
    word += letters[left % letters.length];
  return word;
});

/**
 * Generates a sentence of 12 to 24 words whose frequencies follow Zipf's law (1935). The same number gives the same
 * sentence.
 */
export function generateSentence(number) {
  const chance = (at) => {
    const mixed = Math.imul((number + 1) * 2_654_435_761 + at * 40_503, 0x85ebca6b) >>> 0;
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
  };
  const words = Array.from({ length: 12 + (number % 13) }, (_, at) => VOCABULARY[Math.floor(30_000 ** chance(at)) - 1]);
  const text = words.join(' ');
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

/** Yields paragraphs of five sentences without end. Every eighth paragraph has a heading, beginning with the first. */
function* generateParagraphs() {
  for (let at = 0; ; at += 5) {
    const text = Array.from({ length: 5 }, (_, more) => generateSentence(at + more)).join(' ');
    yield { heading: at % 40 === 0 ? generateSentence(at + 7_919).slice(0, 60) : '', text };
  }
}

/** Generates a Markdown article with this many sentences. */
export function generateArticle(sentences) {
  const parts = [];
  for (const { heading, text } of generateParagraphs()) {
    if (parts.length * 5 >= sentences) break;
    parts.push(heading ? `## ${heading}\n\n${text}` : text);
  }
  return parts.join('\n\n');
}

const generateBlock = (at, text) => `
            <div class="layout__column layout__column--${at % 12} layout__column--wide u-margin-block-small u-visible">
              <div class="card card--teaser card--with-image js-visible" data-position="${at}">
                <h4>
                  <a class="card__link card__link--covering js-tracked" href="https://example.org/section-${at % 7}/2026/03/${at}-the-address-of-another-article.html?from=related" data-event='{"at":${at},"kind":"teaser","list":"related","campaign":"none"}'>
                    <span>${text}</span>
                  </a>
                </h4>
                <img class="card__image lazy" alt="" src="https://images.example.org/thumbnails/320x180/${at}-another-article.webp">
              </div>
            </div>`;

/** Every fifth generated block gets a script and a style sheet. */
const EVERY = 5;
const script = (at, text) =>
  `<script>window.state=window.state||[];state.push(${JSON.stringify({ at, text: `${text} `.repeat(5).slice(0, 1_700) })})</script>`;
const style = (at) =>
  `<style>${Array.from({ length: 9 }, (_, more) => `.layout__column--${at}-${more} .card__title{margin:0 0 .${more}em;font:600 1rem/1.4 serif;color:#222}`).join('')}</style>`;
const WRAPPERS = 9;

/**
 * Generates a page of about this many bytes. The default imitates the median of the 143 real pages of 200 to 400 kB
 * that extraction is developed on. Real medians, and in parentheses the values of the generated page at their median
 * size, 261 kB: 753 words of article (952), 1,158 elements (1,394), depth 19 (17), 1,950 attributes (1,935), 37 scripts
 * (43). Mean shares of the bytes: attributes 37 % (39), scripts 26 % (26), styles 13 % (12), space 9 % (13), tags 6 %
 * (6), text 5 % (4).
 */
export function generatePage(bytes, share = SHARE_OF_TEXT.common) {
  const body = [];
  const round = [];
  let text = 0;
  let rest = 0;
  for (const { heading, text: words } of generateParagraphs()) {
    if (text + rest >= bytes) break;
    if (text < share * (text + rest + 1)) {
      const part = `${heading && `<h2>${heading}</h2>`}<p>${words}</p>`;
      body.push(part);
      text += part.length;
    } else {
      const at = round.length;
      const parts = [generateBlock(at, words.slice(0, 40)), ...(at % EVERY ? [] : [script(at, words), style(at)])];
      round.push(parts.join('\n'));
      rest += parts.join('\n').length;
    }
  }
  const half = Math.floor(round.length / 2);
  const around = (list) =>
    `${'<div class="page__wrapper">'.repeat(WRAPPERS)}${list.join('')}${'</div>'.repeat(WRAPPERS)}`;
  const metas = Array.from(
    { length: 29 },
    (_, at) => `<meta name="site:property-${at}" content="What is said of it ${at}">`,
  );
  const facts = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: 'An article of some size',
    datePublished: '2026-03-01T10:00:00Z',
    author: { '@type': 'Person', name: 'Ana Lind' },
  };
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An article of some size | Site</title><meta property="og:title" content="An article of some size">${metas.join('')}<script type="application/ld+json">${JSON.stringify(facts)}</script></head><body><nav>${around(round.slice(0, half))}</nav><main><div><div><article><h1>An article of some size</h1>${body.join('')}</article></div></div></main><aside>${around(round.slice(half))}</aside></body></html>`;
}
