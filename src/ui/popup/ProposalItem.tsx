import type { GroundingFault } from '../../core/grounding/index.ts';
import type { ProposedPoint } from '../../core/llm/index.ts';
import { t } from '../../extension/i18n.ts';

interface ProposalItemProps {
  isChecked: boolean;
  setChecked: (isChecked: boolean) => void;
  label: string;
  text?: preact.ComponentChildren;
  mark?: string;
  children?: preact.ComponentChildren;
}

/** A part of a proposal with its own checkbox, so that the user can apply this part alone. */
export function ProposalItem({ isChecked, setChecked, label, text, mark, children }: ProposalItemProps) {
  return (
    <div class="proposal-item">
      <label class="tick" dir="auto">
        <input type="checkbox" checked={isChecked} onChange={(event) => setChecked(event.currentTarget.checked)} />
        <span>
          {label}
          {text} {mark && <span class="bad">{mark}</span>}
        </span>
      </label>
      {children}
    </div>
  );
}

/** Renders a text in which the statements that the article does not support are marked. */
export function markFaults(text: string, faults: GroundingFault[]): preact.ComponentChildren[] {
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

/** Shows the sentence of the article that supports a point, and what in the point the article does not support. */
export function PointEvidence({ point: { grounding, text, quote } }: { point: ProposedPoint }) {
  return (
    <>
      {quote ? (
        <blockquote class="quote" dir="auto">
          {quote}
        </blockquote>
      ) : (
        <p class="bad">{t('fault_quote')}</p>
      )}
      <FaultList faults={grounding.faults} text={text} />
    </>
  );
}

export function FaultList({ faults, text }: { faults: GroundingFault[]; text: string }) {
  if (faults.length === 0) return null;
  return (
    <ul class="bad">
      {faults.map(({ kind, start, end, article }) => (
        <li key={start}>
          {t(`fault_${kind}`, text.slice(start, end))} {article && t('faultInstead', article, text.slice(start, end))}
        </li>
      ))}
    </ul>
  );
}
