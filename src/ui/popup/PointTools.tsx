import type { KeyPoint } from '../../core/summary.ts';
import { t } from '../../extension/i18n.ts';
import { formatShortcut } from '../components/format-shortcut.ts';
import { type Action, getActionLabel, runAction } from './action.ts';
import { type PointTarget, pointActions } from './actions.ts';
import { splitQuote } from './draft-reducer.ts';
import { useEditor } from './editor-context.ts';

interface Props {
  point: KeyPoint;
  /** Returns the point with the cursor's place in its text. */
  getTarget: () => PointTarget;
  /** Shows the empty field for the heading; null when there is a heading. */
  askForLabel: (() => void) | null;
  askForComment: (() => void) | null;
}

/** What can be done to an open point, in words. The keys beside them work while the point itself has the focus. */
export function PointTools({ point, getTarget, askForLabel, askForComment }: Props) {
  const [first] = splitQuote(point.quote);
  const { splitPoint, mergePoint, removePoint, showPointSentence } = pointActions;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus where it is
    <div
      class="point-tools"
      // The cursor stays in the text, because some of the buttons act at its place.
      onMouseDown={(event) => event.preventDefault()}
    >
      {first !== undefined && <Tool action={showPointSentence} getTarget={getTarget} />}
      <Tool action={splitPoint} getTarget={getTarget} label={t('pointSplitHere')} />
      <Tool action={mergePoint} getTarget={getTarget} />
      {askForLabel && <Word text={t('pointAddLabel')} run={askForLabel} />}
      {askForComment && <Word text={t('pointAddComment')} run={askForComment} />}
      <Tool action={removePoint} getTarget={getTarget} label={t('removeWord')} />
    </div>
  );
}

interface ToolProps {
  action: Action<PointTarget>;
  getTarget: () => PointTarget;
  label?: string;
}

function Tool({ action, getTarget, label }: ToolProps) {
  const editor = useEditor();
  const target = getTarget();
  if (!action.isEnabled(editor, target)) return null;
  const name = getActionLabel(action, editor, target);
  const { field: _, ...row } = target;
  const key = action.shortcuts?.find(({ when }) => when?.({ ...row, isRow: true }))?.keys;
  return (
    <button
      type="button"
      class="button plain"
      aria-label={label && name}
      onClick={() => runAction(action, editor, getTarget())}
    >
      {label ?? name}
      {key && <kbd>{formatShortcut(key)}</kbd>}
    </button>
  );
}

const Word = ({ text, run }: { text: string; run: () => void }) => (
  <button type="button" class="button plain" onClick={run}>
    {text}
  </button>
);
