/** What the command line, the scorers and the benchmarks call. */
export { attributed, compose } from './compose.ts';
export { learn } from './learn.ts';
export { preflight } from './preflight.ts';
export { print } from './print.ts';
export type { Profile } from './profile.ts';
export { readProfile } from './read-profile.ts';
export { recall } from './recall.ts';
