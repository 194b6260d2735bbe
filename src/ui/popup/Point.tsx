import type { ButtonHTMLAttributes } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { KeyPoint, PointChange } from '../../core/summary.ts';
import { t } from '../../extension/i18n.ts';
import { GrowingField } from '../components/GrowingField.tsx';
import { Icon } from '../components/Icon.tsx';
import { Menu } from '../components/Menu.tsx';
import { ActionButton } from './ActionButton.tsx';
import { getActionLabel, runAction } from './action.ts';
import { type PointTarget, pointActions, sentenceActions } from './actions.ts';
import { splitQuote } from './draft-reducer.ts';
import { useEditor } from './editor-context.ts';
import { runFieldShortcut } from './shortcuts.ts';

interface Props {
  point: KeyPoint;
  target: PointTarget;
  /** Whether a dragged point would land above or below this one; '' for neither. */
  landing: 'above' | 'below' | '';
  handle: ButtonHTMLAttributes<HTMLButtonElement>;
}

/** Editor for one key point: drag handle, label, text, and the sentence of the article that supports the point. */
export function Point({ point, target, landing, handle }: Props) {
  const editor = useEditor();
  const [isEvidenceOpen, setEvidenceOpen] = useState(false);
  const evidenceId = useId();
  const number = target.index + 1;
  const edit = (fields: Partial<KeyPoint>) =>
    editor.store.dispatch({ do: 'editPoint', index: target.index, point: fields });
  const onKeyDown = (name: 'label' | 'text') => (event: KeyboardEvent) => {
    const { value, selectionStart, selectionEnd } = event.currentTarget as HTMLTextAreaElement;
    const field = { name, value, selectionStart, selectionEnd };
    runFieldShortcut(pointActions, event, editor, { ...target, field });
  };
  const { movePointUp, movePointDown, mergePoint } = pointActions;
  return (
    <li class={`point ${landing}`}>
      <Menu
        class="icon grip"
        label={t('pointMenu', number)}
        button={handle}
        items={[movePointUp, movePointDown, mergePoint].map((action) => ({
          label: getActionLabel(action, editor, target),
          disabled: !action.isEnabled(editor, target),
          run: () => runAction(action, editor, target),
        }))}
      >
        <Icon name="grip" />
      </Menu>
      <GrowingField
        class="label"
        label={t('pointLabel', number)}
        placeholder={t('labelHint')}
        value={point.label ?? ''}
        onInput={(label) => edit({ label })}
        onKeyDown={onKeyDown('label')}
      />
      <GrowingField
        class="text"
        label={t('pointText', number)}
        value={point.text}
        onInput={(text) => edit({ text })}
        onKeyDown={onKeyDown('text')}
      />
      {point.quote ? (
        <button
          type="button"
          class="icon"
          aria-label={t('pointQuote', number)}
          title={t('pointQuote', number)}
          aria-expanded={isEvidenceOpen}
          aria-controls={isEvidenceOpen ? evidenceId : undefined}
          onClick={() => setEvidenceOpen(!isEvidenceOpen)}
        >
          <Icon name="quote" />
        </button>
      ) : (
        <span />
      )}
      {(isEvidenceOpen || point.comment !== undefined) && (
        <GrowingField
          class="point-comment"
          label={t('pointComment', number)}
          placeholder={t('pointCommentHint')}
          value={point.comment ?? ''}
          onInput={(comment) => edit({ comment })}
        />
      )}
      <ActionButton action={pointActions.removePoint} target={target} class="icon" icon={<Icon name="cross" />} />
      {isEvidenceOpen && (
        <div id={evidenceId} class="evidence fade">
          {splitQuote(point.quote).map((sentence) => (
            <blockquote key={sentence} class="quote" dir="auto">
              {sentence} <ActionButton action={sentenceActions.showSentence} target={sentence} class="button plain" />
            </blockquote>
          ))}
          {point.changes?.map((change) => (
            <p key={describeChange(change)} class="small quiet" dir="auto">
              {describeChange(change)}
              {change.kind === 'name' && <q class="quote">{change.source}</q>}
            </p>
          ))}
        </div>
      )}
    </li>
  );
}

/** Says in the user's language what was done to a quote. */
function describeChange(change: PointChange): string {
  if (change.kind === 'lead-in') return t('changeLeadIn', change.words);
  return change.kind === 'name' ? t('changeName', change.pronoun, change.name) : t('changeJoined');
}
