export { type AddedPassage, addPassage } from './add-passage.ts';
export { addProof, prepareQuotedTexts } from './add-proof.ts';
export {
  checkGrounding,
  computeGroundedShare,
  type GroundingResult,
  isGrounded,
} from './check-grounding.ts';
export { type Borrowing, classifyBorrowing, isBorrowed, markOmissions } from './classify-borrowing.ts';
export { findQuote } from './find-quote.ts';
export type { GroundingFault } from './grounding-fault.ts';
export { buildGroundingSource, type GroundingSource } from './grounding-source.ts';
export { guessQuote } from './guess-quote.ts';
export { isExtract } from './is-extract.ts';
export { buildPageText } from './page-text.ts';
export { canCheckClaim } from './support/check-claim.ts';
export { parseThesaurus, type Thesaurus } from './support/thesaurus.ts';
export { addTextDirective, buildTextDirectives } from './text-directive.ts';
