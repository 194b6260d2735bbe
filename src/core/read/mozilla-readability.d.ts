/** Types for the script itself. The package's index also loads a second script, which Precis does not use. */
declare module '@mozilla/readability/Readability.js' {
  export { Readability as default } from '@mozilla/readability';
}
