import { useRef, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import type { KeyPoint } from '../../core/types.ts';
import { GrowingField } from '../parts/GrowingField.tsx';
import type { Change } from './work.ts';

interface Props {
  points: KeyPoint[];
  /** How many were asked for. */
  wanted: number;
  change: (step: Change) => void;
  removePoint: (index: number) => void;
  choosePoints: (points: number) => void;
  showSentence: (quote: string) => void;
}

const FEWEST = 3;
const MOST = 9;

/** The key points: label and text each editable in place; Alt+↑ and Alt+↓ move one; the slider asks for more or fewer. */
export function Points({ points, wanted, change, removePoint, choosePoints, showSentence }: Props) {
  const [evidence, setEvidence] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const focusPoint = (index: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('.text textarea')[index]?.focus());
  return (
    <section class="points" aria-labelledby="points-heading">
      <div class="points-head">
        <h2 id="points-heading">{t('keyPoints')}</h2>
        <input
          type="range"
          min={FEWEST}
          max={MOST}
          value={wanted}
          aria-label={t('pointsSlider')}
          onInput={(event) => choosePoints(event.currentTarget.valueAsNumber)}
        />
        <output>{wanted}</output>
      </div>
      {points.length === 0 && <p class="quiet">{t('pointsNone')}</p>}
      <ol ref={list}>
        {points.map((point, index) => {
          const number = index + 1;
          const keys = (event: KeyboardEvent) => {
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
            event.preventDefault();
            const by = event.key === 'ArrowUp' ? -1 : 1;
            change({ do: 'movePoint', index, by });
            focusPoint(Math.min(points.length - 1, Math.max(0, index + by)));
          };
          return (
            <li key={point.quote || `own ${index}`} class="point">
              <GrowingField
                class="label"
                label={t('pointLabel', number)}
                placeholder={t('labelHint')}
                value={point.label ?? ''}
                onInput={(label) => change({ do: 'editPoint', index, point: { label } })}
                onKeyDown={keys}
              />
              <GrowingField
                class="text"
                label={t('pointText', number)}
                value={point.text}
                onInput={(text) => change({ do: 'editPoint', index, point: { text } })}
                onKeyDown={keys}
              />
              {point.quote ? (
                <button
                  type="button"
                  class="icon"
                  aria-label={t('pointQuote', number)}
                  aria-expanded={evidence === point.quote}
                  onClick={() => setEvidence(evidence === point.quote ? '' : point.quote)}
                >
                  ❝
                </button>
              ) : (
                <span />
              )}
              <button
                type="button"
                class="icon"
                aria-label={t('pointRemove', number)}
                onClick={() => {
                  removePoint(index);
                  focusPoint(Math.min(index, points.length - 2));
                }}
              >
                ×
              </button>
              {evidence !== '' && evidence === point.quote && (
                <blockquote class="quote fade" dir="auto">
                  {point.quote}{' '}
                  <button type="button" class="button plain" onClick={() => showSentence(point.quote)}>
                    {t('sentenceShow')}
                  </button>
                </blockquote>
              )}
            </li>
          );
        })}
      </ol>
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
