export {
  checkGrounding,
  computeGroundedShare,
  type GroundingFault,
  type GroundingResult,
  isGrounded,
} from './check-grounding.ts';
export { findQuote, guessQuote, MIN_QUOTE_LIKENESS, type QuoteMatch } from './find-quote.ts';
export { buildGroundingSource, type GroundingSource } from './grounding-source.ts';
