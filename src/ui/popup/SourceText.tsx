import { useState } from 'preact/hooks';
import { InlineText } from '../components/InlineText.tsx';
import { getNextChoice, type SourceFact } from './list-source-facts.ts';
import { useCandidateKeys } from './use-candidate-keys.ts';

interface Props {
  label: string;
  /** Shown in an empty field; the label if absent. */
  placeholder?: string;
  value: string;
  onInput: (value: string) => void;
  /** The fact whose other values Alt+ArrowDown puts in; absent for a text that the page does not state. */
  fact?: SourceFact;
}

/** A name in the record, edited where it stands. While the user types, shows the typed text instead of the parsed value. */
export function SourceText({ label, placeholder = label, value, onInput, fact }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const onKeyDown = useCandidateKeys(
    () => (fact ? getNextChoice(fact) : null),
    () => setTyped(null),
  );
  return (
    <InlineText
      label={label}
      placeholder={placeholder}
      dir="auto"
      value={typed ?? value}
      onInput={(text) => {
        setTyped(text);
        onInput(text);
      }}
      onKeyDown={onKeyDown}
      onBlur={() => setTyped(null)}
    />
  );
}
