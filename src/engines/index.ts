import type { Engine } from './engine.ts';
import { extractive } from './extractive.ts';

export type { Engine };
export { extractive };

/** Every engine, the default first. To add one: a file in this folder, and a line here. */
export const engines: Engine[] = [extractive];
