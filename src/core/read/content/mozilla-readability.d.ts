/**
 * Types for the file `Readability.js`, which Precis imports directly. The package's index would also load a second
 * script that Precis does not use.
 */
declare module '@mozilla/readability/Readability.js' {
  export { Readability as default } from '@mozilla/readability';
}
