import { type Hits, splitByHits } from '../../library/search/hits.ts';

/** A text with the words of the search marked. */
export function HighlightedText({ text, hits, language }: { text: string; hits: Hits; language: string }) {
  return (
    <>
      {splitByHits(text, hits, language).map(({ text: piece, hit }, at) =>
        hit ? <mark key={at}>{piece}</mark> : piece,
      )}
    </>
  );
}
