import { describe, expect, test } from 'vitest';
import type { FactCandidate } from '../../../src/core/article.ts';
import { convertToShownZone } from '../../../src/core/read/dates/date-parts.ts';
import { decidePublished } from '../../../src/core/read/metadata/published.ts';
import { getOrigin, type SourceId } from '../../../src/core/source.ts';
import { PROSE_HTML, readHtml } from './read-html.ts';

const createCandidate = (value: string, source: SourceId): FactCandidate<string> => ({
  value,
  from: getOrigin(source),
  source,
});

describe('date of publication', () => {
  test('converts an instant in UTC to the day that the page shows', () => {
    expect(convertToShownZone('2024-03-04T23:30:00Z', '2024-03-05')).toBe('2024-03-05T00:30:00+01:00');
    expect(convertToShownZone('2024-03-05T02:30:00Z', '2024-03-04')).toBe('2024-03-04T23:30:00-03:00');
    expect(convertToShownZone('2024-03-05T12:00:00Z', '2024-03-09')).toBeNull();
    expect(convertToShownZone('2024-03-04T23:30:00+02:00', '2024-03-05')).toBeNull();
  });

  test('prefers the same local time with its offset to a wrong Z', () => {
    const fact = decidePublished([
      createCandidate('2024-03-05T15:00:00Z', 'json-ld-published'),
      createCandidate('2024-03-05T15:00:00+08:00', 'meta'),
    ]);
    expect(fact?.value).toBe('2024-03-05T15:00:00+08:00');
  });

  test('prefers the visible date that equals the date in the address', () => {
    const fact = decidePublished([
      createCandidate('2009-01-02T10:00', 'visible-time-near-title'),
      createCandidate('2019-05-06', 'visible-line-near-title'),
      createCandidate('2019-05-06', 'url'),
    ]);
    expect(fact?.value).toBe('2019-05-06');
  });

  test('prefers the day that the page shows and its head repeats', () => {
    const fact = decidePublished([
      createCandidate('2024-03-01T08:00:00Z', 'json-ld-published'),
      createCandidate('2024-03-05T09:00:00Z', 'meta-issued'),
      createCandidate('2024-03-05', 'visible-line-near-title'),
    ]);
    expect(fact?.value).toBe('2024-03-05T09:00:00Z');
    const shownOnly = decidePublished([
      createCandidate('2024-03-01T08:00:00Z', 'json-ld-published'),
      createCandidate('2024-03-05', 'visible-line-near-title'),
    ]);
    expect(shownOnly?.value).toBe('2024-03-01T08:00:00Z');
  });

  test('takes the zone of the day in the address when the page shows this day, too', () => {
    const fact = decidePublished([
      createCandidate('2024-03-04T23:01:00Z', 'json-ld-published'),
      createCandidate('2024-03-05T16:48Z', 'visible-time-near-title'),
      createCandidate('2024-03-04T16:30Z', 'visible-time-near-title'),
      createCandidate('2024-03-05', 'url'),
    ]);
    expect(fact?.value).toBe('2024-03-05T00:01:00+01:00');
  });

  test('is trusted by the name of its meta element in any case, and less under a name that no site shares', () => {
    const readSource = (name: string) =>
      readHtml(`<html><head><meta name="${name}" content="2024-03-05"></head><body>${PROSE_HTML}</body></html>`)
        .published?.source;
    expect(['pubdate', 'PubDate', 'PUBDATE'].map(readSource)).toEqual(['meta-pub', 'meta-pub', 'meta-pub']);
    expect(readSource('acme.articleFirstPublished')).toBe('meta');
  });

  test('is null without candidates', () => expect(decidePublished([])).toBeNull());
});
