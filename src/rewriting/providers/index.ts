import type { Provider } from '../provider.ts';
import { anthropic } from './anthropic.ts';
import { browserAi } from './browser-ai.ts';
import { openaiCompatible } from './openai-compatible.ts';

export { downloadBrowserModel } from './browser-ai.ts';

/** Every provider that can be asked for a better post. To add one: a file in this folder, and a line here. */
export const providers: Provider[] = [browserAi, openaiCompatible, anthropic];

export const findProvider = (id: string): Provider | undefined => providers.find((model) => model.id === id);
