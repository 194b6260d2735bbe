declare module '*?script&iife' {
  /** Path of the built script, from the extension's root. */
  const path: string;
  export default path;
}
