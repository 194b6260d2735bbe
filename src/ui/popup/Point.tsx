import type { ButtonHTMLAttributes } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { KeyPoint } from '../../core/summary.ts';
import { t } from '../../extension/i18n.ts';
import { placeCaret, readEditedText } from '../components/editable-text.ts';
import { GrowingField } from '../components/GrowingField.tsx';
import { Icon } from '../components/Icon.tsx';
import { InlineText } from '../components/InlineText.tsx';
import { Menu } from '../components/Menu.tsx';
import { getActionLabel, runAction } from './action.ts';
import { type PointTarget, pointActions } from './actions.ts';
import { useEditor } from './editor-context.ts';
import { PointSentences } from './PointSentences.tsx';
import { PointTools } from './PointTools.tsx';
import { runFieldShortcut } from './shortcuts.ts';

interface Props {
  point: KeyPoint;
  target: PointTarget;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  /** Whether Tab leads to this point. */
  isCurrent: boolean;
  onCurrent: () => void;
  /** Whether a dragged point would land above or below this one; '' for neither. */
  landing: 'above' | 'below' | '';
  handle: ButtonHTMLAttributes<HTMLButtonElement>;
}

/**
 * A key point: its heading and its text in one paragraph, edited where they stand. Open, it shows the sentences that it comes
 * from and what can be done to it.
 */
export function Point({ point, target, isOpen, setOpen, isCurrent, onCurrent, landing, handle }: Props) {
  const editor = useEditor();
  const row = useRef<HTMLLIElement>(null);
  const textField = useRef<HTMLSpanElement>(null);
  /** The cursor in the text when the focus was last there: the buttons below the text apply to that place. */
  const caret = useRef(0);
  /** Whether the user has asked for a field that is still empty. */
  const [asked, ask] = useState<'label' | 'comment' | null>(null);
  const number = target.index + 1;
  const { label = '', comment } = point;
  const edit = (fields: Partial<KeyPoint>) =>
    editor.store.dispatch({ do: 'editPoint', index: target.index, point: fields });
  const onFieldKey = (name: 'label' | 'text') => (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      return row.current?.focus();
    }
    const field = { name, ...readEditedText(event.currentTarget as HTMLElement) };
    runFieldShortcut(pointActions, event, editor, { ...target, field });
  };
  const getTarget = (): PointTarget => {
    // A click on a button below the text leaves the focus in the text.
    const element = textField.current;
    if (element && document.activeElement === element) caret.current = readEditedText(element).selectionStart;
    const [selectionStart, selectionEnd] = [caret.current, caret.current];
    return { ...target, field: { name: 'text', value: point.text, selectionStart, selectionEnd } };
  };
  const focusText = (at: number) => {
    textField.current?.focus();
    if (textField.current) placeCaret(textField.current, at);
  };
  const onRowKey = (event: KeyboardEvent) => {
    const keys: Record<string, () => void> = {
      Enter: () => focusText(0),
      ArrowDown: () => target.focusRow(target.index + 1),
      ArrowUp: () => target.focusRow(target.index - 1),
      Home: () => target.focusRow(0),
      End: () => target.focusRow(editor.draft.post.points.length - 1),
      ...(isOpen && { Escape: () => setOpen(false) }),
    };
    const key = event.altKey || event.ctrlKey || event.metaKey ? undefined : keys[event.key];
    if (!key) return runFieldShortcut(pointActions, event, editor, { ...target, isRow: true });
    event.preventDefault();
    key();
  };
  return (
    <li
      ref={row}
      class={`point ${landing} ${isOpen ? 'is-open' : ''}`}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={t('pointRow', number, [label, point.text].filter(Boolean).join(': '))}
      onFocusCapture={onCurrent}
      onClick={({ target: clicked }) => {
        if (clicked === row.current || (clicked as Element).classList.contains('point-words'))
          focusText(point.text.length);
      }}
      onKeyDown={(event) => event.target === row.current && onRowKey(event)}
    >
      <PointHandle target={target} isOpen={isOpen} handle={handle} />
      <p class="point-words" dir="auto">
        {(label !== '' || (isOpen && asked === 'label')) && (
          <b>
            <InlineText
              class="point-label"
              label={t('pointLabel', number)}
              placeholder={t('labelHint')}
              tabIndex={isOpen ? 0 : -1}
              value={label}
              onInput={(text) => edit({ label: text })}
              onKeyDown={onFieldKey('label')}
              onBlur={() => ask(null)}
              field={(element) => {
                if (asked === 'label' && label === '') element?.focus();
              }}
            />
          </b>
        )}
        <InlineText
          field={textField}
          class="point-text"
          label={t('pointText', number)}
          placeholder={t('pointTextHint')}
          tabIndex={isOpen ? 0 : -1}
          value={point.text}
          onInput={(text) => edit({ text })}
          onKeyDown={onFieldKey('text')}
          onBlur={({ currentTarget }) => {
            caret.current = readEditedText(currentTarget).selectionStart;
          }}
        />
      </p>
      {(comment || (isOpen && (comment !== undefined || asked === 'comment'))) && (
        <GrowingField
          class="point-comment"
          label={t('pointComment', number)}
          placeholder={t('pointCommentHint')}
          value={comment ?? ''}
          takesFocus={asked === 'comment'}
          onInput={(text) => edit({ comment: text })}
        />
      )}
      {isOpen && <PointSentences point={point} />}
      {isOpen && (
        <PointTools
          point={point}
          getTarget={getTarget}
          askForLabel={label === '' ? () => ask('label') : null}
          askForComment={comment ? null : () => ask('comment')}
        />
      )}
    </li>
  );
}

/** The handle in the margin: drags the point, and opens a menu that moves it. */
function PointHandle({ target, isOpen, handle }: Pick<Props, 'target' | 'isOpen' | 'handle'>) {
  const editor = useEditor();
  const { movePointUp, movePointDown, mergePoint } = pointActions;
  return (
    <Menu
      class="icon grip"
      label={t('pointMenu', target.index + 1)}
      button={{ ...handle, tabIndex: isOpen ? 0 : -1 }}
      items={[movePointUp, movePointDown, mergePoint].map((action) => ({
        label: getActionLabel(action, editor, target),
        disabled: !action.isEnabled(editor, target),
        run: () => runAction(action, editor, target),
      }))}
    >
      <Icon name="grip" />
    </Menu>
  );
}
