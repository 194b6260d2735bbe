import { describe, expect, it } from 'vitest';
import { findPointLabel } from '../../../src/core/summarize/point-label.ts';
import { parseDocument } from '../../../src/core/summarize/sentences.ts';

/** Returns the label of the last sentence of a text. */
function label(markdown: string, language = 'en'): string | undefined {
  const textDocument = parseDocument(markdown, language);
  const at = textDocument.sentences.length - 1;
  const point = { text: textDocument.sentences[at]?.text ?? '', sentences: [at] };
  return findPointLabel(textDocument, point, language) || undefined;
}
const AFTER = 'The members met in May. ';

describe('the label of a point', () => {
  it('is its lead-in, in the title case of English and the sentence case of other languages', () => {
    expect(label('- **limits of the plan**: Ten users share a kettle.')).toBe('Limits of the Plan');
    expect(label('- **grenzen des Plans**: Zehn Leute teilen sich einen Kessel.', 'de')).toBe('Grenzen des Plans');
  });

  it('is the bold lead-in of its paragraph, for every sentence of the paragraph', () => {
    expect(label(`**Repairs stay free.** ${AFTER}The club pays the smith.`)).toBe('Repairs Stay Free');
    expect(label(`Note: ${AFTER}The club pays the smith.`)).toBe(undefined);
  });

  it('is the nearest heading that shares a word with the point', () => {
    const article = (heading: string) =>
      `## A boat for everyone\n\n### ${heading}\n\n${AFTER}Repairs of kettles are free for members.`;
    expect(label(article('Kettle exchange'))).toBe('Kettle Exchange');
    expect(label(article('A hall by the river'))).toBe(undefined);
    expect(label(article('A hall by the river').replace('A boat for everyone', 'Members'))).toBe('Members');
  });

  it('is the subject of a lead-in that is a sentence', () => {
    expect(label('**The price of repairs is unchanged.** Members pay nothing.')).toBe('Price of Repairs');
    expect(label('**Repairs are free.** Members pay nothing.')).toBe('Repairs Are Free');
  });

  it('is cut after its noun phrase when it is long', () => {
    expect(label('- **Free repairs for every member of the club in the town**: The base is paid for.')).toBe(
      'Free Repairs',
    );
    expect(label('- **Repairs, keys and the tea room of the club**: The base is paid for.')).not.toBe('Repairs');
  });

  it('is the label of its parallel unit, even if they share no word in a short one', () => {
    const units = (more: string) =>
      ['Red kettle', 'Blue kettle', 'Old jug']
        .map((name) => `## ${name}\n\nThis one boils a litre of water in two minutes. ${more}It costs ten coins.`)
        .join('\n\n');
    expect(label(units(''))).toBe('Old Jug');
    expect(label(units(AFTER.repeat(6)))).toBe(undefined);
  });

  it('is never a stock heading, a question, a date or a number', () => {
    for (const heading of ['Overview', 'Conclusion', 'How repairs work', 'Repairs?', 'May 2026', '3 May', '2.'])
      expect(label(`## ${heading}\n\nRepairs, and with them ${heading} too, cost nothing.`), heading).toBe(undefined);
    expect(label('## Step 3: Repairs\n\nRepairs cost nothing for members.')).toBe('Repairs');
  });

  it('is a bold noun phrase, or the code that opens the sentence', () => {
    expect(label('The club adds the **Tea Room** for its members this year.')).toBe('Tea Room');
    expect(label('The club **was founded** by its members this year.')).toBe(undefined);
    expect(label('`boil()` takes the number of cups, and returns hot water.')).toBe('boil()');
    expect(label('The number of cups is given to `boil()` by the member.')).toBe(undefined);
  });
});
