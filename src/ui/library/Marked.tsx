import { type Hits, piecesOf } from '../../library/search/hits.ts';

/** A text in which what was looked for is marked. */
export function Marked({ text, hits, language }: { text: string; hits: Hits; language: string }) {
  return (
    <>
      {piecesOf(text, hits, language).map(({ text: piece, hit }, at) => (hit ? <mark key={at}>{piece}</mark> : piece))}
    </>
  );
}
