/** What the command line, the scorers and the benchmarks call. */
export { compose } from './compose.ts';
export { print } from './print.ts';
export type { Profile } from './profile.ts';
