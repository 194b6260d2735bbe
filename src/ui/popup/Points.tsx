import { useRef, useState } from 'preact/hooks';
import type { KeyPoint } from '../../core/summary.ts';
import { t } from '../../extension/i18n.ts';
import { useReorder } from '../components/use-reorder.ts';
import type { DraftAction } from './draft-reducer.ts';
import { Point } from './Point.tsx';

interface Props {
  points: KeyPoint[];
  /** How many were asked for. */
  wanted: number;
  change: (step: DraftAction) => void;
  removePoint: (index: number) => void;
  choosePoints: (points: number) => void;
  showSentence: (quote: string) => void;
}

const MIN_POINTS = 3;
const MAX_POINTS = 9;

/**
 * The key points, each editable in place. Enter splits one at the caret, Backspace at its beginning joins it with the one
 * above, Alt+↑ and Alt+↓ or its handle move it; the slider asks for more or fewer.
 */
export function Points({ points, wanted, change, removePoint, choosePoints, showSentence }: Props) {
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const fieldOf = (index: number) => list.current?.querySelectorAll<HTMLTextAreaElement>('.text textarea')[index];
  /** Once the change is on screen. */
  const focusPoint = (index: number, caret?: number) =>
    requestAnimationFrame(() => {
      const field = fieldOf(index);
      field?.focus();
      if (caret !== undefined) field?.setSelectionRange(caret, caret);
    });
  const move = (from: number, to: number) => {
    if (to < 0 || to >= points.length || to === from) return;
    change({ do: 'movePoint', from, to });
    setSaid(t('pointMoved', to + 1, points.length));
  };
  const { gap, handle } = useReorder(list, move);
  const doings = (index: number) => ({
    edit: (point: Partial<KeyPoint>) => change({ do: 'editPoint', index, point }),
    move(by: number) {
      move(index, index + by);
      focusPoint(Math.min(points.length - 1, Math.max(0, index + by)));
    },
    split(at: number) {
      change({ do: 'splitPoint', index, at });
      focusPoint(index + 1, 0);
    },
    merge() {
      const above = points[index - 1];
      if (!above) return;
      change({ do: 'mergePoint', index });
      setSaid(t('pointJoined', index));
      focusPoint(index - 1, above.text.length + (above.text && points[index]?.text ? 1 : 0));
    },
    remove() {
      removePoint(index);
      focusPoint(Math.min(index, points.length - 2));
    },
    enter: () => focusPoint(index, 0),
    showSentence,
  });
  return (
    <section class="points" aria-labelledby="points-heading">
      <div class="points-head">
        <h2 id="points-heading">{t('keyPoints')}</h2>
        <input
          type="range"
          min={MIN_POINTS}
          max={MAX_POINTS}
          value={wanted}
          aria-label={t('pointsSlider')}
          onInput={(event) => choosePoints(event.currentTarget.valueAsNumber)}
        />
        <output>{wanted}</output>
      </div>
      {points.length === 0 && <p class="quiet">{t('pointsNone')}</p>}
      <ol ref={list}>
        {points.map((point, index) => (
          <Point
            key={toPointKey(points, index)}
            point={point}
            number={index + 1}
            last={points.length}
            landing={gap === index ? 'above' : gap === points.length && index === gap - 1 ? 'below' : ''}
            handle={handle(index)}
            {...doings(index)}
          />
        ))}
      </ol>
      <p class="visually-hidden" role="status">
        {said}
      </p>
      <button
        type="button"
        class="button plain"
        onClick={() => {
          change({ do: 'addPoint' });
          focusPoint(points.length);
        }}
      >
        + {t('pointAdd')}
      </button>
    </section>
  );
}

/** A point stays itself wherever it moves: its sentence, and which of those that rest on the same one. */
function toPointKey(points: KeyPoint[], index: number): string {
  const { quote = '' } = points[index] ?? {};
  const nth = points.slice(0, index).filter((other) => other.quote === quote).length;
  return `${nth} ${quote}`;
}
