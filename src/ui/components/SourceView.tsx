import { highlightSource } from './highlight-source.ts';

/** A remark about a line of a file, shown below the line. */
export interface LineRemark {
  /** Line number, from 0. */
  line: number;
  /** `changed`: the line is marked as new. */
  level: 'error' | 'warn' | 'ok' | 'changed';
  /** The remark; '' marks the line only. */
  text: string;
}

/** Shows a file with highlighted syntax. Remarks appear below their lines, and are not copied with the text. */
export function SourceView({ text, remarks = [] }: { text: string; remarks?: LineRemark[] }) {
  return (
    <code class="source-text">
      {highlightSource(text).map((tokens, at) => {
        const ownRemarks = remarks.filter(({ line }) => line === at);
        return (
          <span key={at}>
            <span class={`line ${ownRemarks[0]?.level ?? ''}`}>
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
            {ownRemarks
              .filter(({ text: words }) => words)
              .map((remark) => (
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
