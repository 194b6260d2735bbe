import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/core/article.ts';
import { identifyLanguage } from '../../src/core/pipeline.ts';
import { readHtml } from './read/read-html.ts';
import { FIRST_ARTICLE } from './text/human-rights.ts';

const toParagraph = (language: string) => `<p>${FIRST_ARTICLE[language]}</p>`;

function readPage(declared: string, body: string, head = ''): Article {
  return readHtml(
    `<html ${declared && `lang="${declared}"`}><head><title>1948</title>${head}</head><body><article>${body}</article></body></html>`,
  );
}

describe('identifyLanguage', () => {
  test.each(['tr', 'es', 'ja', 'zh'])('finds %s on a page that declares English', (language) => {
    const declared = readPage('en', toParagraph(language));
    expect(declared.language?.value).toBe('en');
    expect(identifyLanguage(declared).language).toEqual({
      value: language,
      from: 'body',
      source: 'body',
      alternatives: [{ value: 'en', from: 'meta', source: 'meta-language' }],
    });
  });

  test('finds the language of a page that declares none', () => {
    expect(identifyLanguage(readPage('', toParagraph('fr'))).language).toMatchObject({ value: 'fr', alternatives: [] });
  });

  test('changes nothing when the declared language agrees, or when the language of the text is unsure', () => {
    const agreeing = readPage('en-GB', toParagraph('en'));
    expect(identifyLanguage(agreeing)).toBe(agreeing);
    const unsure = readPage('en', '<p>Lorem ipsum dolor sit amet consectetur adipiscing elit.</p>'.repeat(8));
    expect(identifyLanguage(unsure)).toBe(unsure);
  });

  test('takes the declaration that agrees with the text, when the page makes several', () => {
    const data = `<script type="application/ld+json">{"@type":"Article","headline":"1948","inLanguage":"pt-BR"}</script>`;
    const article = identifyLanguage(readPage('en', toParagraph('pt'), data));
    expect(article.language).toMatchObject({ value: 'pt-BR', from: 'json-ld', alternatives: [{ value: 'en' }] });
  });

  test('reads the language of the prose, not of the code', () => {
    const code = `<pre><code>${'// All of the items that are in the list and not in the cache have to be read.\n'.repeat(30)}</code></pre>`;
    expect(identifyLanguage(readPage('en', code + toParagraph('de'))).language?.value).toBe('de');
  });

  test('identifies the language of a selected passage by that passage', () => {
    const page = readPage('en', toParagraph('en'));
    expect(identifyLanguage({ ...page, markdown: FIRST_ARTICLE.it ?? '' }).language?.value).toBe('it');
  });

  test('gives the same article when it is called again', () => {
    const once = identifyLanguage(readPage('en', toParagraph('sv')));
    expect(identifyLanguage(once)).toBe(once);
  });
});
