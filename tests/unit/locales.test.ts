import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { outputs } from '../../src/publishing/destinations/index.ts';
import { providers } from '../../src/rewriting/providers/index.ts';

const root = join(import.meta.dirname, '../..');
type Texts = Record<string, { message: string; placeholders?: Record<string, { content: string }> }>;

const folder = join(root, 'public/_locales');
const readTexts = (language: string): Texts =>
  JSON.parse(readFileSync(join(folder, language, 'messages.json'), 'utf8'));
const english = readTexts('en');
const others = readdirSync(folder).filter((language) => language !== 'en');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(root, 'src', name), 'utf8'))
  .concat(readFileSync(join(root, 'manifest.json'), 'utf8'))
  .join('\n');

/**
 * Languages with scripts other than Latin → a pattern that matches a letter of the script. Every text must contain one.
 */
const SCRIPTS = {
  ar: /\p{Script=Arabic}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  zh_CN: /\p{Script=Han}/u,
};

/**
 * Browsers show the English text when a language lacks one (`default_locale` in the manifest), so only a release needs
 * all texts.
 */
const isRelease = process.env.PRECIS_RELEASE === '1';

const listMissing = (texts: Texts): string[] => Object.keys(english).filter((key) => !Object.hasOwn(texts, key));

/** Warns about the texts that a language lacks, with their keys. Throws instead when `mustBeComplete`. */
function reportMissing(language: string, texts: Texts, mustBeComplete: boolean): void {
  const missing = listMissing(texts);
  if (missing.length === 0) return;
  const report = `public/_locales/${language} lacks ${missing.length}: ${missing.join(', ')}. Translate them.`;
  if (mustBeComplete) throw new Error(report);
  console.warn(report);
}

/** Returns descriptions of texts that English does not have, or whose placeholders differ from the English ones. */
function listMistakes(texts: Texts): string[] {
  const toPlaces = ({ placeholders = {} }: Texts[string]) =>
    JSON.stringify(Object.entries(placeholders).sort(([a], [b]) => a.localeCompare(b)));
  return Object.entries(texts).flatMap(([key, text]) => {
    const original = english[key];
    if (!original) return [`${key}: delete it, English has none`];
    return toPlaces(text) === toPlaces(original) ? [] : [`${key}: placeholders differ from the English ones`];
  });
}

const wordsIn = (message: string) => message.replace(/\$\d/g, '').match(/\p{L}{2,}/gu) ?? [];

it('has no text that nothing shows: delete it, or the code that showed it was lost', () => {
  const unused = Object.keys(english).filter((key) => {
    // The code composes such keys, for example refusal_pdf_title, so the search looks for the variable part (`pdf`).
    const parts =
      /^refusal_(\w+)_(?:title|help)$/.exec(key) ??
      /^preflight_(.+)$/.exec(key) ??
      /^output_(\w+)_(?:name|help|done|failed)$/.exec(key) ??
      /^error_(\w+?)(?:_model)?$/.exec(key) ??
      /^(?:left|skip|passage|passageError)_(\w+)$/.exec(key) ??
      /^(?:model|note|fault)_(\w+?)(?:_name|_help)?$/.exec(key);
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
  for (const [key, { message, placeholders = {} }] of Object.entries(readTexts(language))) {
    const used = [...message.matchAll(/\$(\d)/g)].map(([, number]) => number).sort();
    expect([key, ...new Set(used)]).toEqual([key, ...Object.keys(placeholders).sort()]);
  }
});

/** Words of the form of address that a language does not use: German says “Sie”, Spanish says “tú”. */
const OTHER_ADDRESS = {
  de: /(?<!\p{L})(du|dich|dir|dein\p{L}*)(?!\p{L})/iu,
  es: /(?<!\p{L})(usted|su blog|abra|cambie|elija|escriba|haga|indique|pruebe|seleccione)(?!\p{L})/iu,
};

describe.each(others)('%s', (language) => {
  const texts = readTexts(language);
  const entries = Object.entries(texts);

  it('translates every text, or warns of those that stay English until the release', () => {
    reportMissing(language, texts, isRelease);
  });

  it('has no text that English lacks, and the same placeholders', () => {
    expect(listMistakes(texts)).toEqual([]);
  });

  it('has no English left in it', () => {
    // A text that is the same in all languages is a name. Texts of one or two words may coincide in two languages.
    const isName = (key: string) =>
      others.every((other) => (readTexts(other)[key] ?? english[key])?.message === english[key]?.message);
    const left = entries.filter(
      ([key, { message }]) => message === english[key]?.message && wordsIn(message).length > 2 && !isName(key),
    );
    expect(left.map(([key]) => key)).toEqual([]);
    // “read and write” is the English name of a token's permission, which no language translates.
    const own = entries.filter(([, { message }]) =>
      /\b(the|and|with|your|you|is|this)\b/i.test(message.replace(/read and write/g, '')),
    );
    expect(own.map(([key]) => key)).toEqual([]);
  });

  it.runIf(language in OTHER_ADDRESS)('addresses the user in one way', () => {
    const mixed = OTHER_ADDRESS[language as keyof typeof OTHER_ADDRESS];
    expect(entries.filter(([, { message }]) => mixed.test(message)).map(([key]) => key)).toEqual([]);
  });

  it.runIf(language in SCRIPTS)('is written in its own script', () => {
    const script = SCRIPTS[language as keyof typeof SCRIPTS];
    const strange = entries.filter(
      ([key, { message }]) => !script.test(message) && wordsIn(message).length > 0 && message !== english[key]?.message,
    );
    expect(strange.map(([key]) => key)).toEqual([]);
    const same = entries.filter(([key, { message }]) => message === english[key]?.message).map(([key]) => key);
    // Only names of destinations and services, symbols and key names may be the same as in English.
    expect(
      same.filter(
        (key) =>
          !/^(service|output)_|Token$|^(why|reason|roundTrip|zone|origin|setting|out|keyName|published)/.test(key),
      ),
    ).toEqual([]);
  });
});

describe('a language that is not complete', () => {
  const { save, undo, ...some } = english as Texts & { save: Texts[string]; undo: Texts[string] };

  it('is named with its missing keys as a warning', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    reportMissing('xx', some, false);
    expect(warn.mock.calls).toEqual([['public/_locales/xx lacks 2: save, undo. Translate them.']]);
    warn.mockRestore();
  });

  it('fails a release, with the missing keys and nothing else', () => {
    expect(() => reportMissing('xx', some, true)).toThrow(
      /^public\/_locales\/xx lacks 2: save, undo\. Translate them\.$/,
    );
    expect(() => reportMissing('xx', { ...some, save, undo }, true)).not.toThrow();
  });

  it('fails anyway when a text is wrong', () => {
    expect(listMistakes(some)).toEqual([]);
    expect(listMistakes({ ...some, gone: { message: 'Gone' }, pointMoved: { message: 'Moved' } })).toEqual([
      'pointMoved: placeholders differ from the English ones',
      'gone: delete it, English has none',
    ]);
  });
});

it('makes the release workflow demand every translation', () => {
  const workflow = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8');
  expect(workflow).toMatch(/^ +PRECIS_RELEASE: '1'$/m);
});

it('lets both browsers fall back to English', () => {
  expect(JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8')).default_locale).toBe('en');
});

it('has keys that both browsers take', () => {
  expect(Object.keys(english).filter((key) => !/^\w+$/.test(key))).toEqual([]);
});
