export { findQuote, guessQuote, LIKENESS, type Match } from './match.ts';
export { type Fault, grounding, isProved, type Proof, prove } from './prove.ts';
export { type Source, sourceOf } from './source.ts';
