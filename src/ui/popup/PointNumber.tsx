import { t } from '../../extension/i18n.ts';
import { Icon } from '../components/Icon.tsx';
import { useEditor } from './editor-context.ts';
import { setPointNumber } from './set-point-number.ts';

const MIN_POINTS = 3;
const MAX_POINTS = 10;

/** The number of key points, with a button on each side. One tab stop: the arrow keys change the number. */
export function PointNumber() {
  const editor = useEditor();
  const number = editor.draft.post.points.length;
  const [min, max] = [Math.min(MIN_POINTS, number), Math.max(MAX_POINTS, number)];
  const set = (wanted: number) => {
    const next = Math.max(min, Math.min(max, wanted));
    if (next !== number) void setPointNumber(editor, next);
  };
  const keys: Record<string, number> = {
    ArrowUp: number + 1,
    ArrowRight: number + 1,
    ArrowDown: number - 1,
    ArrowLeft: number - 1,
    Home: min,
    End: max,
  };
  return (
    <span class="stepper">
      <button
        type="button"
        class="icon"
        tabIndex={-1}
        aria-label={t('pointsLess')}
        disabled={number <= min}
        onClick={() => set(number - 1)}
      >
        <Icon name="minus" />
      </button>
      <span
        role="spinbutton"
        tabIndex={0}
        aria-label={t('pointsSlider')}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuenow={number}
        onKeyDown={(event) => {
          const wanted = keys[event.key];
          if (wanted === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          set(wanted);
        }}
      >
        {number}
      </span>
      <button
        type="button"
        class="icon"
        tabIndex={-1}
        aria-label={t('pointsMore')}
        disabled={number >= max}
        onClick={() => set(number + 1)}
      >
        <Icon name="plus" />
      </button>
    </span>
  );
}
