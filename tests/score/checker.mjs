// Adapter for claims.mjs: a claim about a document → whether the grounding check finds no fault. The claim comes without
// a quote, so it gets the one that the product gives to a model's point without a quote.
import { buildGroundingSource, checkGrounding, guessQuote, isGrounded } from '#built/grounding';

let last = { document: '', source: null };

export function check({ document, claim, language }) {
  if (last.document !== document)
    last = {
      document,
      source: buildGroundingSource({
        title: '',
        markdown: document,
        language,
        authors: [],
        url: '',
        site: '',
        description: '',
      }),
    };
  const result = checkGrounding({ text: claim, quote: guessQuote(claim, last.source) }, last.source);
  return { supported: isGrounded(result), faults: result.faults };
}
