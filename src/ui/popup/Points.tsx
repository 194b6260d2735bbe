import { useRef, useState } from 'preact/hooks';
import type { KeyPoint } from '../../core/summary.ts';
import { t } from '../../extension/i18n.ts';
import { useReorder } from '../components/use-reorder.ts';
import { ActionButton } from './ActionButton.tsx';
import { getActionLabel, runAction } from './action.ts';
import { editorActions, type PointTarget, pointActions } from './actions.ts';
import { useEditor } from './editor-context.ts';
import { Point } from './Point.tsx';
import { setPointNumber } from './set-point-number.ts';
import { usePageAccess } from './use-page-access.ts';

const MIN_POINTS = 3;
const MAX_POINTS = 10;

/** The list of editable key points, and the slider that sets their number. */
export function Points() {
  const editor = useEditor();
  const { draft, store } = editor;
  const { points, kind } = draft.post;
  const [announcement, announce] = useState('');
  const list = useRef<HTMLOListElement>(null);
  /** Focuses the text of a key point in the next frame, after the changed list has been rendered. */
  const focusPoint: PointTarget['focusPoint'] = (index, caret) =>
    void requestAnimationFrame(() => {
      const field = list.current?.querySelectorAll<HTMLTextAreaElement>('.text textarea')[index];
      field?.focus();
      if (caret !== undefined) field?.setSelectionRange(caret, caret);
    });
  const { gap, handle } = useReorder(list, (from, to) => {
    if (to < 0 || to >= points.length || to === from) return;
    store.dispatch({ do: 'movePoint', from, to });
    announce(t('pointMoved', to + 1, points.length));
  });
  const lastTarget: PointTarget = { index: points.length, focusPoint, announce };
  return (
    <section class="points" aria-labelledby="points-heading">
      <div class="points-head">
        <h2 id="points-heading">{t(kind === 'quote' ? 'keyPassages' : 'keyPoints')}</h2>
        <ActionButton action={editorActions.chooseFewerPoints} class="button plain fewer-points" />
        <input
          type="range"
          min={Math.min(MIN_POINTS, draft.points)}
          max={MAX_POINTS}
          value={draft.points}
          aria-label={t('pointsSlider')}
          onInput={(event) => void setPointNumber(editor, event.currentTarget.valueAsNumber)}
        />
        <output>{draft.points}</output>
      </div>
      {points.length === 0 && <p class="quiet">{t('pointsNone')}</p>}
      <ol ref={list}>
        {points.map((point, index) => (
          <Point
            key={toPointKey(points, index)}
            point={point}
            target={{ index, focusPoint, announce }}
            landing={gap === index ? 'above' : gap === points.length && index === gap - 1 ? 'below' : ''}
            handle={handle(index)}
          />
        ))}
      </ol>
      <p class="visually-hidden" role="status">
        {announcement}
      </p>
      <button type="button" class="button plain" onClick={() => runAction(pointActions.addPoint, editor, lastTarget)}>
        + {getActionLabel(pointActions.addPoint, editor, lastTarget)}
      </button>
      {editor.view === 'panel' && <AddPassageButton />}
    </section>
  );
}

/** The button that adds the selected passage; once the tab shows another page, the text that says what to do instead. */
function AddPassageButton() {
  const { tab, draft } = useEditor();
  const isReadable = usePageAccess(tab?.id, draft.article.frameOf ?? draft.article.url);
  return isReadable ? (
    <ActionButton action={editorActions.addSelectedPassage} class="button plain" />
  ) : (
    <p class="quiet passage-moved" role="status">
      {t('passageError_moved')}
    </p>
  );
}

/**
 * Returns a Preact key that a point keeps when moved: its quoted sentence, and a number for points with the same sentence.
 */
function toPointKey(points: KeyPoint[], index: number): string {
  const { quote = '' } = points[index] ?? {};
  const nth = points.slice(0, index).filter((other) => other.quote === quote).length;
  return `${nth} ${quote}`;
}
