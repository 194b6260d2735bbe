/** Loads the post's text face after the next paint, so that the first paint waits for no font file. */
export function loadTextFace(): void {
  requestAnimationFrame(() =>
    setTimeout(async () => {
      await import('../fonts.css');
      // Requested before any text uses the face: a text that is drawn later needs no second layout.
      for (const style of ['', '600 ']) void document.fonts.load(`${style}1rem "Source Serif 4"`);
    }),
  );
}
