import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outputs } from '../../src/publishing/destinations/index.ts';
import { providers } from '../../src/rewriting/providers/index.ts';

const root = join(import.meta.dirname, '../..');
type Texts = Record<string, { message: string; placeholders?: Record<string, { content: string }> }>;

const folder = join(root, 'public/_locales');
const textsOf = (language: string): Texts => JSON.parse(readFileSync(join(folder, language, 'messages.json'), 'utf8'));
const english = textsOf('en');
const others = readdirSync(folder).filter((language) => language !== 'en');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(root, 'src', name), 'utf8'))
  .concat(readFileSync(join(root, 'manifest.json'), 'utf8'))
  .join('\n');

/** Languages that are not written in Latin letters, and what at least one letter of each text is. */
const SCRIPTS = {
  ar: /\p{Script=Arabic}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  zh_CN: /\p{Script=Han}/u,
};

const wordsIn = (message: string) => message.replace(/\$\d/g, '').match(/\p{L}{2,}/gu) ?? [];

it('has no text that nothing shows: delete it, or the code that showed it was lost', () => {
  const unused = Object.keys(english).filter((key) => {
    // Keys made of parts, such as refusal_pdf_title, are looked for by their parts.
    const parts =
      /^refusal_(\w+)_(?:title|help)$/.exec(key) ??
      /^preflight_(.+)$/.exec(key) ??
      /^output_(\w+)_(?:name|help|done|failed)$/.exec(key) ??
      /^error_(\w+?)(?:_model)?$/.exec(key) ??
      /^(?:left|skip)_(\w+)$/.exec(key) ??
      /^(?:model|note|fault|service)_(\w+?)(?:_name|_help)?$/.exec(key);
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

it.each(providers)('can say what the model $id is', ({ id }) => {
  const parts = ['name', 'help'].map((part) => `model_${id.replaceAll('-', '_')}_${part}`);
  expect(Object.keys(english)).toEqual(expect.arrayContaining(parts));
});

it.each(['en', ...others])('%s declares every placeholder that a message uses, and no other', (language) => {
  for (const [key, { message, placeholders = {} }] of Object.entries(textsOf(language))) {
    const used = [...message.matchAll(/\$(\d)/g)].map(([, number]) => number).sort();
    expect([key, ...new Set(used)]).toEqual([key, ...Object.keys(placeholders).sort()]);
  }
});

describe.each(others)('%s', (language) => {
  const texts = textsOf(language);
  const entries = Object.entries(texts);

  it('has every text that English has, and no other: translate what is new, delete what is gone', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
  });

  it('fills the same places', () => {
    const places = (all: Texts) => Object.entries(all).map(([key, { placeholders }]) => [key, placeholders ?? {}]);
    expect(Object.fromEntries(places(texts))).toEqual(Object.fromEntries(places(english)));
  });

  it('has no English left in it', () => {
    // What is the same in every language is a name; one or two words may be the same in two.
    const isName = (key: string) => others.every((other) => textsOf(other)[key]?.message === english[key]?.message);
    const left = entries.filter(
      ([key, { message }]) => message === english[key]?.message && wordsIn(message).length > 2 && !isName(key),
    );
    expect(left.map(([key]) => key)).toEqual([]);
    // The rights of a token are named in English everywhere.
    const own = entries.filter(([, { message }]) =>
      /\b(the|and|with|your|you|is|this)\b/i.test(message.replace(/read and write/g, '')),
    );
    expect(own.map(([key]) => key)).toEqual([]);
  });

  it.runIf(language in SCRIPTS)('is written in its own script', () => {
    const script = SCRIPTS[language as keyof typeof SCRIPTS];
    const strange = entries.filter(
      ([key, { message }]) => !script.test(message) && wordsIn(message).length > 0 && message !== english[key]?.message,
    );
    expect(strange.map(([key]) => key)).toEqual([]);
    const same = entries.filter(([key, { message }]) => message === english[key]?.message).map(([key]) => key);
    // Names of places and services, signs, and keys of the keyboard.
    expect(
      same.filter(
        (key) =>
          !/^(service|output)_|Token$|^(why|reason|proof|roundTrip|zone|origin|setting|out|keyName|published)/.test(
            key,
          ),
      ),
    ).toEqual([]);
  });
});

it('has keys that both browsers take', () => {
  expect(Object.keys(english).filter((key) => !/^\w+$/.test(key))).toEqual([]);
});
