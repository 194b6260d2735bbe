import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/core/summarize/sentences.ts';
import { findUnits } from '../../../src/core/summarize/units.ts';

/** Returns the units of a text by group: each as its label and the text of its sentences. */
function listUnits(markdown: string, language = 'en'): [label: string, text: string][][] {
  const document = parseDocument(markdown, language);
  const groups: [string, string][][] = [];
  for (const { label, sentences, group } of findUnits(document, language)) {
    groups[group] ??= [];
    groups[group].push([label, sentences.map((at) => document.sentences[at]?.text).join(' ')]);
  }
  return groups;
}
const listLabels = (markdown: string, language = 'en') =>
  listUnits(markdown, language).map((group) => group.map(([label]) => label));

const prose = (topic: string, count = 3) =>
  Array.from({ length: count }, (_, at) => `The ${topic} keeps the mill running through winter number ${at + 1}.`).join(
    ' ',
  );

describe('findUnits', () => {
  it('finds paragraphs with bold lead-ins, each with the paragraphs up to the next', () => {
    const units = listUnits(`The two mills agreed on terms. They stay partners.

**The partnership stays strong.** Both mills grind flour together.

**Who owns the wheel and the water that drives it through the year.** The upper mill owns the wheel.

The lower mill owns the water.

**Grain prices:** They do not change.`);
    expect(units).toEqual([
      [
        ['The partnership stays strong', 'The partnership stays strong. Both mills grind flour together.'],
        [
          'Who owns the wheel and the water that drives it through the year',
          'Who owns the wheel and the water that drives it through the year. The upper mill owns the wheel. The lower mill owns the water.',
        ],
        ['Grain prices', 'Grain prices: They do not change.'],
      ],
    ]);
  });

  it('finds list items with lead-ins, but not the text after the list', () => {
    const units = listUnits(`New this year:

- **Wheel**: The wheel turns twice as fast.
- **Stones**: The stones are cut from basalt.
- **Sieve**: The sieve is made of silk.

We thank all who helped.`);
    expect(units.flat().map(([label]) => label)).toEqual(['Wheel', 'Stones', 'Sieve']);
    expect(units.flat().at(-1)?.[1]).toBe('Sieve: The sieve is made of silk.');
  });

  it('finds numbered sections rather than the lists inside, and drops their numbers', () => {
    const list = '- **Oil**: Oil the shaft.\n- **Grease**: Grease the gears.\n- **Wax**: Wax the belts.';
    const markdown = ['Read this first', '1. Clean the wheel', '2. Check the gears', '3. Open the sluice', 'Conclusion']
      .map((heading) => `## ${heading}\n\n${prose('wheel', 6)}${/^\d/.test(heading) ? `\n\n${list}` : ''}`)
      .join('\n\n');
    expect(listLabels(markdown)).toEqual([['Clean the wheel', 'Check the gears', 'Open the sluice']]);
  });

  it.each([
    ['bold lines', '**NAME**\n'],
    ['bold lines at the top of a paragraph', '**NAME**  '],
    ['lines in capitals', 'THE NAME MILL\n'],
    ['questions that stand alone', 'Why the NAME mill?\n'],
    ['short, even sections', '### NAME\n'],
    ['headings with a common word', '## Mill NAME\n'],
  ])('finds parts under %s', (_, pattern) => {
    const names = ['NORTH', 'SOUTH', 'HARBOUR'];
    const markdown = names
      .map((name, at) => `${pattern.replace('NAME', name)}\n${prose(name.toLowerCase(), at + 2)} ${prose('sluice')}`)
      .join('\n\n');
    const [labels = []] = listLabels(markdown);
    expect(labels.map((label) => names.find((name) => label.includes(name)))).toEqual(names);
  });

  it('finds only the sections that a list at the start names', () => {
    const names = ['Oil the shaft', 'Wax the belts', 'Grease the gears'];
    const sections = [...names, 'A word from our sponsor'].map((name) => `## ${name}\n\n${prose('belt')}`).join('\n\n');
    expect(listLabels(`Three habits:\n\n${names.map((name) => `- ${name}`).join('\n')}\n\n${sections}`)).toEqual([
      names,
    ]);
  });

  it('makes a point of a heading that is a whole sentence without text', () => {
    const facts = ['turned 4,000 times on its first day', 'ground grain for eleven villages', 'stood still in 1963'];
    const markdown = facts.map((fact, at) => `### ${at + 1}. The wheel of the old upper mill ${fact}.`).join('\n\n');
    expect(listUnits(markdown).flat()[2]).toEqual([
      'The wheel of the old upper mill stood still in 1963.',
      'The wheel of the old upper mill stood still in 1963.',
    ]);
  });

  it('finds nothing in speakers, dates, scores, a few lead-ins of a long text, or chapters of uneven length', () => {
    const speakers = Array.from({ length: 8 }, (_, at) => `**${at % 2 ? 'Mara' : 'Jon'}:** ${prose('wheel')}`);
    expect(listUnits(speakers.join('\n\n'))).toEqual([]);
    expect(
      listUnits(['May 2024', 'June 2024', 'July 2024'].map((day) => `- **${day}:** ${prose('gate')}`).join('\n')),
    ).toEqual([]);
    expect(listUnits(['0:12', '1:40', '2:55'].map((time) => `${time} - ${prose('gate')}`).join('\n\n'))).toEqual([]);
    const captions = ['Caught on camera', 'Perfect balance', 'Crowd pleaser'].map((name) => `${name}: A wheel turns.`);
    expect(listUnits(captions.map((caption) => `${caption}\n\n${prose('gate', 6)}`).join('\n\n'))).toEqual([]);
    const shouts = ["STOP IT.'", "'YOU LIE", '(SUNDAY'].map((shout) => `${shout}\n\n${prose('gate')}`);
    expect(parseDocument(shouts.join('\n\n'), 'en').sections).toHaveLength(1);
    expect(listUnits(`${prose('river', 60)}\n\n- **A mill:** One.\n- **A weir:** Two.\n- **A lock:** Three.`)).toEqual(
      [],
    );
    expect(
      listUnits(`## Past\n\n${prose('a')}\n\n## Present\n\n${prose('b', 40)}\n\n## Plans\n\n${prose('c', 9)}`),
    ).toEqual([]);
  });
});
