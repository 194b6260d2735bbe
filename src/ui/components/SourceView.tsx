import { highlightSource } from './highlight-source.ts';

/** What is said of a line, below it. */
export interface LineRemark {
  /** From 0. */
  line: number;
  level: 'error' | 'warn' | 'ok';
  text: string;
}

/** A file to look at, its parts in colours. What is said of a line stands below it, and is not copied with the text. */
export function SourceView({ text, remarks = [] }: { text: string; remarks?: LineRemark[] }) {
  return (
    <code class="source-text">
      {highlightSource(text).map((tokens, at) => {
        const said = remarks.filter(({ line }) => line === at);
        return (
          <span key={at}>
            <span class={`line ${said[0]?.level ?? ''}`}>
              {tokens.map(({ kind, text: piece }, index) =>
                kind === '' ? (
                  piece
                ) : (
                  <span key={index} class={kind}>
                    {piece}
                  </span>
                ),
              )}
            </span>
            {said.map((remark) => (
              <span key={remark.text} class={`remark ${remark.level}`}>
                {remark.text}
                {'\n'}
              </span>
            ))}
          </span>
        );
      })}
    </code>
  );
}
