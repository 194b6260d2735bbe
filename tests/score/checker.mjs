// Adapter for claims.mjs: a claim about a document → whether the grounding check finds no fault. The claim comes without
// a quote, as a title or a model's point without a quote does, so that the check finds its evidence itself.
import { readFileSync } from 'node:fs';
import { buildGroundingSource, checkGrounding, isGrounded, parseThesaurus } from '#built/grounding';

const thesaurus = parseThesaurus(readFileSync(new URL('../../public/thesaurus/en.txt', import.meta.url), 'utf8'));
/** The scorer shuffles its claims. The product prepares an article once for all of its points. */
const sources = new Map();

export function check({ document, claim, language }) {
  let source = sources.get(document);
  if (!source) {
    const article = { title: '', markdown: document, language, authors: [], url: '', site: '', description: '' };
    source = buildGroundingSource(article, '', language === 'en' ? thesaurus : undefined);
    sources.set(document, source);
  }
  const result = checkGrounding({ text: claim, quote: '' }, source);
  return { supported: isGrounded(result), faults: result.faults };
}
