import { offlineSummarizer } from '../../drafting/offline-summarizer.ts';
import type { Summarizer } from '../../drafting/summarizer.ts';
import type { ModelSettings } from '../../storage/model-settings.ts';
import type { Provider } from '../provider.ts';
import { anthropic } from './anthropic.ts';
import { browserAi, downloadBrowserModel } from './browser-ai.ts';
import { OPENAI_SERVICES, openaiCompatible, parseOpenaiBaseUrl } from './openai-compatible.ts';

export { estimatePrice } from '../estimate-price.ts';
export { buildProposalFromParts, estimateRequest, generateProposal, type ProposalInput } from '../generate-proposal.ts';
export type { ListedModel, Provider, ProviderContext, ProviderReadiness } from '../provider.ts';
export { ProviderError, type ProviderErrorCode } from '../provider-error.ts';
export type { Summarizer };
export { downloadBrowserModel, OPENAI_SERVICES, offlineSummarizer, parseOpenaiBaseUrl };

/** Every engine, the default first. To add one: a file in this folder, and a line here. */
export const summarizers: Summarizer[] = [offlineSummarizer];

/** Every model that can be asked for a better post. To add one: likewise. */
export const providers: Provider[] = [browserAi, openaiCompatible, anthropic];

export const findProvider = (id: string): Provider | undefined => providers.find((model) => model.id === id);

/** The provider that the user has chosen. */
export const getChosenProvider = ({ model }: ModelSettings): Provider | undefined => findProvider(model);
