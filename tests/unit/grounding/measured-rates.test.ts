import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MEASURED_RATES } from '../../../src/core/grounding/measured-rates.ts';

const read = (path: string) => readFileSync(join(import.meta.dirname, '../../..', path), 'utf8').replace(/\s+/g, ' ');

describe('what the check is said to find', () => {
  it('says the same rates in the interface, in the README and in the model card', () => {
    const { falseFlagged, trueFlagged } = MEASURED_RATES;
    expect(read('README.md')).toContain(
      `flagged ${falseFlagged} of 100 false statements, and ${trueFlagged} of 100 true ones`,
    );
    const card = read('src/core/grounding/support/MODEL.md');
    expect(card).toContain(`the interface says ${falseFlagged} of 100`);
    expect(card).toContain(`${100 - trueFlagged} % of the true edited claims are supported`);
  });

  it('says them in every language, with the figures as placeholders', () => {
    for (const language of ['en', 'de', 'es', 'fr', 'ja', 'pt_BR', 'zh_CN', 'ar']) {
      const { message } = JSON.parse(read(`public/_locales/${language}/messages.json`)).proposalCheckRates;
      expect(message, language).toMatch(/\$1.*\$2|\$2.*\$1/);
    }
  });
});
