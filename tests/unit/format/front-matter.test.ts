import fc from 'fast-check';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ListStyle, QuoteStyle } from '../../../src/core/format/profile.ts';
import { toOneLine } from '../../../src/core/format/scalars.ts';
import { formatTomlEntry } from '../../../src/core/format/toml-writer.ts';
import { formatYamlEntry } from '../../../src/core/format/yaml-writer.ts';
import type { Json } from '../../../src/core/json.ts';
import { hostileTexts } from './hostile-texts.ts';

const quotes: fc.Arbitrary<QuoteStyle> = fc.record(
  {
    style: fc.constantFrom('double' as const, 'single' as const, 'plain' as const),
    or: fc.constantFrom('double' as const, 'single' as const),
    plainIf: fc.constantFrom('safe' as const, 'words' as const, 'word' as const),
    swap: fc.boolean(),
  },
  { requiredKeys: ['style'] },
);

const lists: fc.Arbitrary<ListStyle> = fc.record(
  {
    form: fc.constantFrom('flow' as const, 'block' as const),
    quote: quotes,
    pad: fc.boolean(),
    indent: fc.constantFrom(0, 2, 4),
    separator: fc.constantFrom(', ', ','),
  },
  { requiredKeys: ['form'] },
);

const text = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...':#-?!&*|>%@`"\'{}[],=~<\\ \n0a.') }),
    fc.constantFrom(...hostileTexts),
  )
  .map(toOneLine);

const value: fc.Arbitrary<Json> = fc.oneof(text, fc.array(text), fc.boolean(), fc.integer(), fc.dictionary(text, text));

describe('what is written reads back the same', () => {
  test.each(['1.2', '1.1'] as const)('prints YAML %s that reads back the same', (version) => {
    fc.assert(
      fc.property(value, quotes, lists, (wanted, quote, list) => {
        const file = formatYamlEntry('key', wanted, { quote, list }).join('\n');
        expect(parse(file, { version, schema: version === '1.1' ? 'yaml-1.1' : 'core' })).toEqual({ key: wanted });
      }),
      { numRuns: 500 },
    );
  });

  test('prints wrapped YAML that reads back the same', () => {
    const wrap = fc.record({
      as: fc.constantFrom('flow' as const, '>-' as const, '|-' as const),
      width: fc.constantFrom(0, 20, 80),
      at: fc.constantFrom('before' as const, 'past' as const),
      always: fc.boolean(),
    });
    fc.assert(
      fc.property(text, quotes, wrap, (wanted, quote, how) => {
        const file = formatYamlEntry('key', wanted, { quote: { ...quote, wrap: how }, list: { form: 'flow' } }).join(
          '\n',
        );
        expect(parse(`${file}\nnext: 1`)).toEqual({ key: wanted, next: 1 });
      }),
      { numRuns: 500 },
    );
  });

  test('prints TOML that reads back the same', () => {
    fc.assert(
      fc.property(value, quotes, lists, (wanted, quote, list) => {
        const file = formatTomlEntry('key', wanted, { quote, list }).join('\n');
        expect(JSON.parse(JSON.stringify(parseToml(file)))).toEqual({ key: wanted });
      }),
      { numRuns: 500 },
    );
  });

  test('prints the double style as one line of JSON', () => {
    for (const hostile of hostileTexts.map(toOneLine)) {
      const [line = ''] = formatYamlEntry('key', hostile, { quote: { style: 'double' }, list: { form: 'flow' } });
      expect(JSON.parse(line.slice('key: '.length))).toBe(hostile);
    }
  });
});

test.each([
  ['2026-03-05', '2026-03-05'],
  ['2026-03-05T17:42', '2026-03-05T17:42:00'],
  ['2026-03-05T17:42+02:00', '2026-03-05T17:42:00+02:00'],
  ['2026-03-05 17:42:01.5Z', '2026-03-05 17:42:01.5Z'],
  ['yes', '"yes"'],
  ['5 March', '"5 March"'],
])('adds seconds to a TOML time and quotes bare words: %s', (value, written) => {
  const [line = ''] = formatTomlEntry('date', value, { quote: { style: 'bare' }, list: { form: 'flow' } });
  expect(line).toBe(`date = ${written}`);
  expect(() => parseToml(line)).not.toThrow();
});
