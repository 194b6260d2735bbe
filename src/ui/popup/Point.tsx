import type { ButtonHTMLAttributes } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { KeyPoint } from '../../core/summary.ts';
import { t } from '../../extension/i18n.ts';
import { GrowingField } from '../components/GrowingField.tsx';
import { Icon } from '../components/Icon.tsx';
import { Menu } from '../components/Menu.tsx';
import { splitQuote } from './draft-reducer.ts';

interface Props {
  point: KeyPoint;
  /** From 1, of `last`. */
  number: number;
  last: number;
  /** Where the point that is being dragged would land. */
  landing: 'above' | 'below' | '';
  handle: ButtonHTMLAttributes<HTMLButtonElement>;
  edit: (point: Partial<KeyPoint>) => void;
  move: (by: number) => void;
  split: (at: number) => void;
  merge: () => void;
  remove: () => void;
  /** Puts the caret into the text. */
  enter: () => void;
  showSentence: (sentence: string) => void;
}

/** One key point: handle, label, text, the sentence that it rests on. */
export function Point({ point, number, last, landing, handle, ...doings }: Props) {
  const [evidence, setEvidence] = useState(false);
  const evidenceId = useId();
  const { edit, move, split, merge, remove, enter } = doings;

  /** What the keys do; those not in the table stay the field's own. */
  const keys = (event: KeyboardEvent, inText: boolean) => {
    if (event.isComposing) return;
    const field = event.currentTarget as HTMLTextAreaElement;
    const { selectionStart: from, selectionEnd: to, value } = field;
    const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
    const acts: [boolean, () => void][] = [
      [event.key === 'ArrowUp' && event.altKey, () => move(-1)],
      [event.key === 'ArrowDown' && event.altKey, () => move(1)],
      [event.key === 'Enter' && plain && !inText, enter],
      [event.key === 'Enter' && plain, () => split(from)],
      [event.key === 'Backspace' && plain && inText && from === 0 && to === 0 && number > 1, merge],
      // One that is empty goes, as the last letter of a word does.
      [event.key === 'Backspace' && plain && inText && value === '' && number === 1 && last > 1, remove],
    ];
    const act = acts.find(([when]) => when)?.[1];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <li class={`point ${landing}`}>
      <Menu
        class="icon grip"
        label={t('pointMenu', number)}
        button={handle}
        items={[
          { label: t('pointUp'), run: () => move(-1), disabled: number === 1 },
          { label: t('pointDown'), run: () => move(1), disabled: number === last },
          { label: t('pointMerge'), run: merge, disabled: number === 1 },
        ]}
      >
        <Icon name="grip" />
      </Menu>
      <GrowingField
        class="label"
        label={t('pointLabel', number)}
        placeholder={t('labelHint')}
        value={point.label ?? ''}
        onInput={(label) => edit({ label })}
        onKeyDown={(event) => keys(event, false)}
      />
      <GrowingField
        class="text"
        label={t('pointText', number)}
        value={point.text}
        onInput={(text) => edit({ text })}
        onKeyDown={(event) => keys(event, true)}
      />
      {point.quote ? (
        <button
          type="button"
          class="icon"
          aria-label={t('pointQuote', number)}
          title={t('pointQuote', number)}
          aria-expanded={evidence}
          aria-controls={evidence ? evidenceId : undefined}
          onClick={() => setEvidence(!evidence)}
        >
          <Icon name="quote" />
        </button>
      ) : (
        <span />
      )}
      <button
        type="button"
        class="icon"
        aria-label={t('pointRemove', number)}
        title={t('pointRemove', number)}
        onClick={remove}
      >
        <Icon name="cross" />
      </button>
      {evidence && (
        <div id={evidenceId} class="evidence fade">
          {splitQuote(point.quote).map((sentence) => (
            <blockquote key={sentence} class="quote" dir="auto">
              {sentence}{' '}
              <button type="button" class="button plain" onClick={() => doings.showSentence(sentence)}>
                {t('sentenceShow')}
              </button>
            </blockquote>
          ))}
        </div>
      )}
    </li>
  );
}
