import { describe, expect, it } from 'vitest';
import { recognizeKind } from '../../../src/core/summarize/kind.ts';
import { parseDocument } from '../../../src/core/summarize/sentences.ts';

const recognize = (title: string, markdown: string, language = 'en') =>
  recognizeKind(parseDocument(markdown, language), {
    title,
    markdown,
    language,
    authors: [],
    url: '',
    site: '',
    description: '',
  });
const kindFrom = (title: string, markdown: string, language?: string) =>
  recognize(title, markdown, language)?.kind ?? null;

const prose = (topic: string, count = 4) =>
  Array.from({ length: count }, (_, at) => `The ${topic} keeps the mill running through winter number ${at + 1}.`).join(
    ' ',
  );
const listSections = (headings: string[], level = '##') =>
  headings.map((heading) => `${level} ${heading}\n\n${prose(heading.toLowerCase())}`).join('\n\n');

describe('recognizeKind', () => {
  it('recognises a report by who said what, but no diary with quotations', () => {
    const said = ['The mill will close in May, the owner said.', 'The town wants it open, the mayor told reporters.'];
    const report = [...said, 'The wheel is too old, according to the engineers.', prose('owner')].join(' ');
    expect(recognize('Mill to close', report)).toEqual({ kind: 'news', reason: 'said, told, according to' });
    expect(kindFrom('My mill', report.replaceAll('The ', 'I think the '))).toBeNull();
    expect(kindFrom('Mill to close', `${said[0]} ${prose('owner')}`)).toBeNull();
    const german =
      'Die Mühle schließt, sagte der Wirt. Der Ort will sie behalten, sagte die Rätin. Das Rad sei alt, sagte sie.';
    expect(kindFrom('Mühle schließt', german, 'de')).toBe('news');
  });

  it('recognises steps by an ordered list, or by a title and like parts', () => {
    const steps = ['Open the sluice.', 'Wait for the wheel to turn.', 'Pour the grain.', 'Close the sluice again.'];
    const list = steps.map((step, at) => `${at + 1}. ${step}`).join('\n');
    expect(recognize('Grinding grain', `It takes an hour.\n\n${list}`)).toEqual({ kind: 'steps', reason: '1–4' });
    const parts = listSections(['1. Oil the shaft', '2. Wax the belts', '3. Grease the gears']);
    expect(recognize('Mill care: How to keep a wheel alive', parts)?.reason).toBe('How to keep a wheel alive');
    expect(kindFrom('Wie man ein Mühlrad pflegt', parts, 'de')).toBe('steps');
    expect(kindFrom('Comment entretenir une roue', parts, 'fr')).toBe('steps');
    expect(kindFrom('The year of the wheel', prose('wheel', 9))).toBeNull();
  });

  it('recognises a release by the version that its title is about, or by the headings of a changelog', () => {
    expect(recognize('Millwheel 4.2 released', prose('wheel'))?.reason).toBe('Millwheel 4.2');
    expect(kindFrom('Millwheel 4.2: Der große Update', prose('wheel'), 'de')).toBe('release');
    const changes = '## Added\n\n- A bell.\n\n## Fixed\n\n- The sieve.\n\n## Deprecated\n\n- The old crank.';
    expect(recognize('What the millers did in May', changes)?.reason).toBe('Added, Fixed, Deprecated');
    expect(kindFrom('Änderungen im Mai', '## Behoben\n\n- Das Sieb.\n\n## Entfernt\n\n- Die Kurbel.', 'de')).toBe(
      'release',
    );
    expect(kindFrom('What went wrong with the Millwheel 4.2 release last spring', prose('wheel'))).toBeNull();
  });

  it('recognises questions by the page’s words for question and answer', () => {
    expect(kindFrom('Why does my wheel stop?', `${prose('wheel')}\n\n## 3 Answers\n\n${prose('gear')}`)).toBe(
      'questions',
    );
    const asked = 'This week’s question: Would you grind at night?';
    expect(recognize('Eleven millers on the night shift', `${asked}\n\n${prose('lamp')}`)?.reason).toBe(asked);
    expect(kindFrom('Warum steht das Rad?', `${prose('wheel')}\n\n## Beste Antwort\n\n${prose('gear')}`, 'de')).toBe(
      'questions',
    );
    expect(
      kindFrom('Why mills matter', `That raises the question: who owns the river?\n\n${prose('mill')}`),
    ).toBeNull();
  });

  it('recognises a recipe by its ingredients and steps', () => {
    const ingredients = ['300 g flour', '½ cup milk', '2 eggs', '1 pinch of salt', '50 g butter'];
    const list = ingredients.map((line) => `- ${line}`).join('\n');
    expect(recognize('Mill bread', `${prose('oven')}\n\n${list}\n\n1. Knead.\n2. Bake.`)?.kind).toBe('recipe');
    expect(recognize('Mühlenbrot', `## Zutaten\n\n- Mehl\n\n## Zubereitung\n\n- Backen`, 'de')).toEqual({
      kind: 'recipe',
      reason: 'Zutaten, Zubereitung',
    });
    expect(
      kindFrom('Five mills', ['3 mills burned.', '4 mills closed.'].map((line) => `- ${line}`).join('\n')),
    ).toBeNull();
  });

  it('recognises a list by the number in its title, or by very many like parts', () => {
    const mills = ['Upper mill', 'Old ferry', 'Black forge', 'Salt house', 'Weir bridge'];
    expect(recognize('Five places to see along the river', listSections(mills))?.reason).toContain('Five');
    expect(kindFrom('Mill 5.1 and what came after', listSections(mills))).toBeNull();
    expect(
      kindFrom('Places along the river', listSections([...mills, ...mills.map((name) => `New ${name}`), 'Lock'])),
    ).toBe('list');
  });

  it('recognises a study by its abstract, or by the words of its opening and of its text', () => {
    expect(recognize('Wheels in winter', `## Abstract\n\n${prose('wheel')}`)).toEqual({
      kind: 'study',
      reason: 'Abstract',
    });
    const study = 'Researchers watched forty wheels. The study found that warm grease doubles their speed.';
    expect(recognize('Warm wheels turn faster', `${study} ${prose('grease')}`)?.reason).toBe('Researchers, study');
    expect(kindFrom('Warm wheels', `${study} ${prose('grease', 60)}`)).toBeNull();
  });

  it('recognises no kind without text or in an unknown language', () => {
    expect(kindFrom('', '')).toBeNull();
    expect(kindFrom('Xyz', prose('wheel'), 'xx')).toBeNull();
  });
});
