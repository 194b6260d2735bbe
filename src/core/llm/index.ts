export { estimateTokens, splitIntoChunks } from './chunk.ts';
export { answerSchema, type ModelAnswer } from './model-answer.ts';
export { type NumberedArticle, numberSentences, removeSentenceNumbers } from './number-sentences.ts';
export { parseModelResponse } from './parse-response.ts';
export { listDraftLines, type PointDraft } from './point-draft.ts';
export {
  buildArticlePrompt,
  buildDigestPrompt,
  type Preferences,
  type Prompt,
  type RewriteWish,
  retryPrompt,
} from './prompt.ts';
export {
  buildProposal,
  type Proposal,
  type ProposalNote,
  type ProposedPoint,
  type ProposedText,
  toPlainText,
} from './proposal.ts';
