export { type Answer, answerSchema } from './answer.ts';
export { parseAnswer } from './parse.ts';
export { again, articlePrompt, digestPrompt, type Prompt, type Wishes } from './prompt.ts';
export { type Note, type Proposal, type ProposedPoint, type ProposedText, plainText, proposalOf } from './proposal.ts';
export { estimateTokens, partsOf } from './tokens.ts';
