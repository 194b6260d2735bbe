/** The package's index brings a second script that nothing here uses; its types describe the index alone. */
declare module '@mozilla/readability/Readability.js' {
  export { Readability as default } from '@mozilla/readability';
}
