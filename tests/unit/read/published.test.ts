import { describe, expect, test } from 'vitest';
import type { FactCandidate } from '../../../src/core/article.ts';
import { convertToShownZone } from '../../../src/core/read/date-parts.ts';
import { decidePublished } from '../../../src/core/read/published.ts';

const one = (value: string, from: FactCandidate<string>['from'], where = 'x'): FactCandidate<string> => ({
  value,
  from,
  source: where,
});

describe('date of publication', () => {
  test('an instant in UTC takes the day that the page shows', () => {
    expect(convertToShownZone('2024-03-04T23:30:00Z', '2024-03-05')).toBe('2024-03-05T00:30:00+01:00');
    expect(convertToShownZone('2024-03-05T02:30:00Z', '2024-03-04')).toBe('2024-03-04T23:30:00-03:00');
    expect(convertToShownZone('2024-03-05T12:00:00Z', '2024-03-09')).toBeNull();
    expect(convertToShownZone('2024-03-04T23:30:00+02:00', '2024-03-05')).toBeNull();
  });

  test('a false Z yields to the same clock with its offset', () => {
    const found = decidePublished([one('2024-03-05T15:00:00Z', 'json-ld'), one('2024-03-05T15:00:00+08:00', 'meta')]);
    expect(found?.value).toBe('2024-03-05T15:00:00+08:00');
  });

  test('of shown dates, the one in the address wins', () => {
    const found = decidePublished([
      one('2009-01-02T10:00', 'visible', 'time by the title'),
      one('2019-05-06', 'visible', 'line by the title'),
      one('2019-05-06', 'url', 'address'),
    ]);
    expect(found?.value).toBe('2019-05-06');
  });

  test('none of nothing', () => expect(decidePublished([])).toBeNull());
});
