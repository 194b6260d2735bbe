import { anthropic } from './anthropic.ts';
import { browserAi, fetchBrowserModel } from './browser-ai.ts';
import type { Engine } from './engine.ts';
import { extractive } from './extractive.ts';
import type { Model } from './model.ts';
import { baseOf, openaiCompatible, SERVICES } from './openai-compatible.ts';

export type { Model, ModelState, ModelWorld, Offer } from './model.ts';
export { priceOf } from './price.ts';
export { type Order, propose, proposeFromParts, sizeOf } from './propose.ts';
export { ModelFailed, type ModelTrouble } from './trouble.ts';
export type { Engine };
export { baseOf, extractive, fetchBrowserModel, SERVICES };

/** Every engine, the default first. To add one: a file in this folder, and a line here. */
export const engines: Engine[] = [extractive];

/** Every model that can be asked for a better post. To add one: likewise. */
export const models: Model[] = [browserAi, openaiCompatible, anthropic];

export const modelOf = (id: string): Model | undefined => models.find((model) => model.id === id);
