import { t } from '../../browser/i18n.ts';
import type { ProposedPoint } from '../../core/propose/index.ts';
import type { Fault } from '../../core/prove/index.ts';

interface ItemProps {
  on: boolean;
  set: (on: boolean) => void;
  label: string;
  text?: preact.ComponentChildren;
  mark?: string;
  children?: preact.ComponentChildren;
}

/** One thing of a proposal that can be taken. */
export function Item({ on, set, label, text, mark, children }: ItemProps) {
  return (
    <div class="better-item">
      <label class="tick" dir="auto">
        <input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} />
        <span>
          {label}
          {text} {mark && <span class="bad">{mark}</span>}
        </span>
      </label>
      {children}
    </div>
  );
}

/** A text with its faults where they stand. */
export function marked(text: string, faults: Fault[]): preact.ComponentChildren[] {
  const ends = [0, ...faults.map(({ end }) => end)];
  return [
    ...faults.map(({ start, end }, at) => (
      <span key={start}>
        {text.slice(ends[at], start)}
        <mark>{text.slice(start, end)}</mark>
      </span>
    )),
    text.slice(ends.at(-1)),
  ];
}

/** The sentence that a point rests on, and what of it the article does not bear out. */
export function Evidence({ point: { proof, text, quote } }: { point: ProposedPoint }) {
  return (
    <>
      {quote ? (
        <blockquote class="quote" dir="auto">
          {quote}
        </blockquote>
      ) : (
        <p class="bad">{t('fault_quote')}</p>
      )}
      <Faults faults={proof.faults} text={text} />
    </>
  );
}

export function Faults({ faults, text }: { faults: Fault[]; text: string }) {
  if (faults.length === 0) return null;
  return (
    <ul class="bad">
      {faults.map(({ kind, start, end }) => (
        <li key={start}>{t(`fault_${kind}`, text.slice(start, end))}</li>
      ))}
    </ul>
  );
}
