/** The pages that contestants are measured on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from '../../src/cli/setup.mjs';

/** At most `most` pages, evenly picked of all .html and .html.gz of a folder, else of the cases of `tests/cases`. */
export function pagesOf(folder, most) {
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

/** A page is as much an article as menus, teasers and scripts: so many bytes of it are in paragraphs. */
const SHARE_OF_TEXT = 0.25;

const VOCABULARY = Array.from({ length: 30_000 }, (_, number) => {
  const letters = 'etaoinsrhldcumfpgwybvk';
  let word = '';
  for (let left = number + 40; left > 0; left = Math.floor(left / letters.length))
    word += letters[left % letters.length];
  return word;
});

/** A sentence of 12 to 24 words, used as often as words are (Zipf 1935); the same for the same number. */
export function sentence(number) {
  const chance = (at) => {
    const mixed = Math.imul((number + 1) * 2_654_435_761 + at * 40_503, 0x85ebca6b) >>> 0;
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
  };
  const words = Array.from({ length: 12 + (number % 13) }, (_, at) => VOCABULARY[Math.floor(30_000 ** chance(at)) - 1]);
  const text = words.join(' ');
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

/** Paragraphs of five sentences, a heading before every eighth. */
function* paragraphs() {
  for (let at = 0; ; at += 5) {
    const text = Array.from({ length: 5 }, (_, more) => sentence(at + more)).join(' ');
    yield { heading: at % 40 === 0 ? sentence(at + 7_919).slice(0, 60) : '', text };
  }
}

/** An article as Markdown, of so many sentences. */
export function articleOf(sentences) {
  const parts = [];
  for (const { heading, text } of paragraphs()) {
    if (parts.length * 5 >= sentences) break;
    parts.push(heading ? `## ${heading}\n\n${text}` : text);
  }
  return parts.join('\n\n');
}

/** A page of about so many bytes: an article between what surrounds one, and its data in scripts. */
export function pageOf(bytes) {
  const body = [];
  const round = [];
  let text = 0;
  let rest = 0;
  for (const { heading, text: words } of paragraphs()) {
    if (text + rest >= bytes) break;
    if (text < SHARE_OF_TEXT * (text + rest + 1)) {
      const part = `${heading && `<h2>${heading}</h2>`}<p>${words}</p>`;
      body.push(part);
      text += part.length;
    } else {
      const link = words.slice(0, 60);
      const part = `<li class="teaser card"><a href="/a/${round.length}" class="link title"><img src="/i/${round.length}.jpg" alt="" width="80" height="60"><span>${link}</span></a><button type="button" data-track='{"at":${round.length}}'>+</button></li>`;
      round.push(part);
      rest += part.length;
      if (round.length % 40 === 0) {
        const script = `<script>window.data=window.data||[];data.push(${JSON.stringify(words.repeat(6))})</script>`;
        round.push(script);
        rest += script.length;
      }
    }
  }
  const half = Math.floor(round.length / 2);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An article of some size | Site</title><meta property="og:title" content="An article of some size"><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"An article of some size","datePublished":"2026-03-01T10:00:00Z","author":{"@type":"Person","name":"Ana Lind"}}</script></head><body><nav><ul>${round.slice(0, half).join('')}</ul></nav><main><article><h1>An article of some size</h1>${body.join('')}</article></main><aside><ul>${round.slice(half).join('')}</ul></aside></body></html>`;
}
