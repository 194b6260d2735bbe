import { useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';

interface InlineFieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  /** The next of the values that the page offers; null when there is no other. */
  next: () => string | null;
}

/** Alt+↓ puts the next value that the page offers into the field. */
export function createCandidateKeys<T>(next: () => T | null, choose: (value: T) => void) {
  return (event: KeyboardEvent) => {
    if (!event.altKey || event.key !== 'ArrowDown') return;
    event.preventDefault();
    const value = next();
    if (value !== null) choose(value);
  };
}

/** A field of the source line, as wide as its text. What is being typed is shown as typed, whatever it is read as. */
export function InlineField({ label, value, onInput, next }: InlineFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  return (
    <span class="small" data-value={shown || label}>
      <input
        class="quiet-input"
        aria-label={label}
        placeholder={label}
        dir="auto"
        size={1}
        value={shown}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          onInput(event.currentTarget.value);
        }}
        onKeyDown={createCandidateKeys(next, (found) => {
          setTyped(null);
          onInput(found);
        })}
        onBlur={() => setTyped(null)}
      />
    </span>
  );
}

const DATE = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** The date as the page wrote it. Text that is no date stays in the field, marked, until it is one: the record keeps the last that was. */
export function DateField({ value, onInput, next }: Omit<InlineFieldProps, 'label'>) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  const bad = shown !== '' && !isCompleteDate(shown);
  return (
    <span class="small" data-value={shown || t('noDateHint')}>
      <input
        class="quiet-input"
        aria-label={t('fieldDate')}
        aria-invalid={bad}
        placeholder={t('noDateHint')}
        title={bad ? t('dateBad') : ''}
        size={1}
        value={shown}
        onInput={(event) => {
          const text = event.currentTarget.value.trim();
          setTyped(event.currentTarget.value);
          if (text === '' || isCompleteDate(text)) onInput(text);
        }}
        onKeyDown={createCandidateKeys(next, (found) => {
          setTyped(null);
          onInput(found);
        })}
        onBlur={() => {
          if (!bad) setTyped(null);
        }}
      />
      {bad && (
        <span role="alert" class="visually-hidden">
          {t('dateBad')}
        </span>
      )}
    </span>
  );
}

function isCompleteDate(text: string): boolean {
  const day = DATE.exec(text.trim())?.[1];
  // `Date` rolls 2026-02-31 over to March.
  return !!day && !Number.isNaN(Date.parse(text)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
