import { useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { useCandidateKeys } from './use-candidate-keys.ts';

interface InlineFieldProps {
  label: string;
  /** Shown in an empty field; the label if absent. */
  placeholder?: string;
  value: string;
  onInput: (value: string) => void;
  /** Returns the next value that the page offers for this field; null when there is no other value. */
  getNext: () => string | null;
}

/**
 * A field of the source line, as wide as its text. While the user types, shows the typed text instead of the parsed value.
 */
export function InlineField({ label, placeholder = label, value, onInput, getNext }: InlineFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  const onKeyDown = useCandidateKeys(getNext, (next) => {
    setTyped(null);
    onInput(next);
  });
  return (
    <span class="small" data-value={shown || placeholder}>
      <input
        class="quiet-input"
        aria-label={label}
        placeholder={placeholder}
        dir="auto"
        size={1}
        value={shown}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          onInput(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setTyped(null)}
      />
    </span>
  );
}

const DATE = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * The field for the article's date. Text that is not a date stays in the field, marked as wrong; the post keeps its date.
 */
export function DateField({ value, onInput, getNext }: Omit<InlineFieldProps, 'label' | 'placeholder'>) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  const isWrong = shown !== '' && !isCompleteDate(shown);
  const onKeyDown = useCandidateKeys(getNext, (next) => {
    setTyped(null);
    onInput(next);
  });
  return (
    <span class="small" data-value={shown || t('noDateHint')}>
      <input
        class="quiet-input"
        aria-label={t('fieldDate')}
        aria-invalid={isWrong}
        placeholder={t('noDateHint')}
        title={isWrong ? t('dateBad') : ''}
        size={1}
        value={shown}
        onInput={(event) => {
          const text = event.currentTarget.value.trim();
          setTyped(event.currentTarget.value);
          if (text === '' || isCompleteDate(text)) onInput(text);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (!isWrong) setTyped(null);
        }}
      />
      {isWrong && (
        <span role="alert" class="visually-hidden">
          {t('dateBad')}
        </span>
      )}
    </span>
  );
}

function isCompleteDate(text: string): boolean {
  const day = DATE.exec(text.trim())?.[1];
  // Compares the day after conversion, because `Date` silently turns 2026-02-31 into a day in March.
  return !!day && !Number.isNaN(Date.parse(text)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

export const joinNames = (names: string[]): string => names.join(', ');

export const splitNames = (text: string): string[] =>
  text
    .split(/[,;]/)
    .map((name) => name.trim())
    .filter(Boolean);

/** Formats the day of a date as the user's language writes it: `12 March 2026`. */
export const formatDay = (date: string): string =>
  new Date(`${date.slice(0, 10)}T00:00:00Z`).toLocaleDateString([], { dateStyle: 'long', timeZone: 'UTC' });
