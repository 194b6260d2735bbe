import type { Provider } from '../provider.ts';
import { anthropic } from './anthropic.ts';
import { browserAi } from './browser-ai.ts';
import { browserTranslator } from './browser-translator.ts';
import { firefoxAi } from './firefox-ai.ts';
import { openaiCompatible } from './openai-compatible.ts';

/** Every provider that can propose a post. To add a provider, add a file to this folder and the provider to this list. */
export const providers: Provider[] = [browserAi, browserTranslator, firefoxAi, openaiCompatible, anthropic];

export const findProvider = (id: string): Provider | undefined => providers.find((model) => model.id === id);
