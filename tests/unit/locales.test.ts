import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { engines } from '../../src/engines/index.ts';
import { outputs } from '../../src/outputs/index.ts';

const root = join(import.meta.dirname, '../..');
const english: Record<string, { message: string; placeholders?: Record<string, { content: string }> }> = JSON.parse(
  readFileSync(join(root, 'public/_locales/en/messages.json'), 'utf8'),
);
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(root, 'src', name), 'utf8'))
  .concat(readFileSync(join(root, 'manifest.json'), 'utf8'))
  .join('\n');

it('has no text that nothing shows: delete it, or the code that showed it was lost', () => {
  const unused = Object.keys(english).filter((key) => {
    // Keys made of parts, such as refusal_pdf_title, are looked for by their parts.
    const parts =
      /^refusal_(\w+)_(?:title|help)$/.exec(key) ??
      /^preflight_(.+)$/.exec(key) ??
      /^(?:output|engine)_(\w+)_(?:name|help|done|failed)$/.exec(key) ??
      /^(?:trouble|left)_(\w+)$/.exec(key) ??
      /^setting_(\w+)$/.exec(key);
    return parts
      ? ![parts[1], parts[1]?.replaceAll('_', '-')].some((part) => sources.includes(`'${part}'`))
      : !new RegExp(`['"\`]${key}['"\`]|__MSG_${key}__`).test(sources);
  });
  expect(unused).toEqual([]);
});

it.each(outputs)('can say how it went with the output $id', ({ id }) => {
  expect(Object.keys(english)).toEqual(
    expect.arrayContaining(['name', 'help', 'done', 'failed'].map((part) => `output_${id}_${part}`)),
  );
});

it.each(engines)('can say what the engine $id is, and what can be set of it', ({ id, fields }) => {
  expect(Object.keys(english)).toEqual(
    expect.arrayContaining([
      ...['name', 'help'].map((part) => `engine_${id}_${part}`),
      ...fields.map(({ key }) => `setting_${key}`),
    ]),
  );
});

it('declares every placeholder that a message uses, and no other', () => {
  for (const [key, { message, placeholders = {} }] of Object.entries(english)) {
    const used = [...message.matchAll(/\$(\d)/g)].map(([, number]) => number).sort();
    expect([key, ...new Set(used)]).toEqual([key, ...Object.keys(placeholders).sort()]);
  }
});

it('has keys that both browsers take', () => {
  expect(Object.keys(english).filter((key) => !/^\w+$/.test(key))).toEqual([]);
});
