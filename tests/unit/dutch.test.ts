import { describe, expect, it } from 'vitest';
import { buildGroundingSource } from '../../src/core/grounding/grounding-source.ts';
import { checkGrounding } from '../../src/core/grounding/index.ts';
import { parsePageDate } from '../../src/core/read/dates/parse-page-date.ts';
import { summarizeArticle } from '../../src/core/summarize/summarize.ts';
import { detectLanguage } from '../../src/core/text/detect-language.ts';
import { splitSentences } from '../../src/core/text/sentences.ts';
import { readHtml } from './read/read-html.ts';

/** A made-up article. */
const MARKDOWN = `De veerboot tussen Oosterhaven en het eiland Grevel vaart vanaf april elk half uur, ook 's nachts. De gemeente besloot dat na een proef van drieëntwintig weken.

Tijdens de proef steeg het aantal reizigers met veertig procent. Vooral leerlingen en verplegers gebruikten de late boten, die vroeger niet voeren.

## Kosten

De extra afvaarten kosten ongeveer 1,2 miljoen euro per jaar. Dhr. Jansen, die de rederij leidt, verwacht dat de kaartverkoop de helft daarvan dekt.

Hij wil daarom geen hogere prijzen vragen.

## Conclusie

Het eiland krijgt voor het eerst een verbinding die niet van het weer en de kerktijden afhangt. De gemeente bekijkt de dienst over twee jaar opnieuw.

Lees ook ons eerdere verhaal over de brug die er nooit kwam.`;
const ARTICLE = {
  title: 'Veerboot naar Grevel vaart voortaan de hele nacht',
  markdown: MARKDOWN,
  language: 'nl',
  authors: [],
  url: 'https://krant.example/veerboot',
  site: '',
  description: '',
};

describe('a Dutch article', () => {
  it('is recognised as Dutch', () => {
    expect(detectLanguage(MARKDOWN)).toBe('nl');
  });

  it('is split at the ends of its sentences, and not after an abbreviation', () => {
    expect(
      splitSentences(
        'Dhr. Jansen leidt o.a. Grevel N.V. in Oosterhaven. Hij komt uit Vliet enz. Daar woont hij.',
        'nl',
      ),
    ).toEqual(['Dhr. Jansen leidt o.a. Grevel N.V. in Oosterhaven.', 'Hij komt uit Vliet enz.', 'Daar woont hij.']);
  });

  it('is summarized by its news, without what refers back or elsewhere', () => {
    const { excerpt, points } = summarizeArticle(ARTICLE, { points: 3 });
    expect(excerpt).toMatch(/^De veerboot .* vaart vanaf april elk half uur/);
    const texts = points.map(({ text }) => text).join('\n');
    expect(texts).toContain('De extra afvaarten kosten ongeveer 1,2 miljoen euro per jaar.');
    expect(texts).not.toMatch(/Lees ook|^Hij/m);
    const { closing } = summarizeArticle(ARTICLE, { points: 1 });
    expect(closing).toBe(
      'Het eiland krijgt voor het eerst een verbinding die niet van het weer en de kerktijden afhangt. De gemeente bekijkt de dienst over twee jaar opnieuw.',
    );
  });

  it('is compared with a point by its numbers and negations', () => {
    const source = buildGroundingSource(ARTICLE);
    const findFaults = (text: string, quote: string) =>
      checkGrounding({ text, quote }, source).faults.map(({ kind }) => kind);
    const trial = 'De gemeente besloot dat na een proef van drieëntwintig weken.';
    expect(findFaults('De gemeente besloot dat na een proef van 23 weken.', trial)).toEqual([]);
    expect(findFaults('De gemeente besloot dat na een proef van 24 weken.', trial)).toEqual(['number']);
    const prices = 'Hij wil daarom geen hogere prijzen vragen.';
    expect(findFaults('Hij wil daarom hogere prijzen vragen.', prices)).toEqual(['negation']);
  });

  it.each([
    ['3 maart 2026', '2026-03-03'],
    ['dinsdag 3 mrt. 2026, 14:05 uur', '2026-03-03T14:05'],
    ['gisteren', '2026-05-31'],
    ['Vandaag om 9:30', '2026-06-01'],
    ['3 uur geleden', '2026-06-01'],
    ['2 weken geleden', '2026-05-18'],
  ])('has the date %s', (text, date) => {
    expect(parsePageDate(text, { language: 'nl', readAt: '2026-06-01T12:00:00+02:00' })).toBe(date);
  });

  it('has its date beside the title', () => {
    const paragraphs = MARKDOWN.split('\n\n')
      .map((text) => (text.startsWith('## ') ? `<h2>${text.slice(3)}</h2>` : `<p>${text}</p>`))
      .join('');
    const { published, markdown } = readHtml(
      `<html lang="nl"><title>${ARTICLE.title}</title><body><article><h1>${ARTICLE.title}</h1><p>Door Fenna de Wit, 3 maart 2026</p>${paragraphs}</article>`,
    );
    expect(published?.value).toBe('2026-03-03');
    expect(markdown).toContain('veerboot');
  });
});
