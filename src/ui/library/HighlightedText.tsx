import { type Hits, splitByHits } from '../../library/search/hits.ts';

/** Shows a text in which the words that match the search are highlighted. */
export function HighlightedText({ text, hits, language }: { text: string; hits: Hits; language: string }) {
  return (
    <>
      {splitByHits(text, hits, language).map(({ text: piece, hit }, at) =>
        hit ? <mark key={at}>{piece}</mark> : piece,
      )}
    </>
  );
}
