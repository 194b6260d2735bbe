import { useRef } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { formatShortcut } from '../components/format-shortcut.ts';
import { getActionLabel, runAction } from './action.ts';
import { faceActions } from './actions.ts';
import { FACES, type Face, useEditor } from './editor-context.ts';

const ACTION_OF_FACE = {
  post: faceActions.showPost,
  file: faceActions.showFile,
  rendered: faceActions.showRendered,
} as const;

export const getFaceTabId = (face: Face): string => `tab-${face}`;
export const getFacePanelId = (face: Face): string => `face-${face}`;

/** The tabs of the three faces: one tab stop, with arrow keys inside (the ARIA tabs pattern). */
export function FaceTabs() {
  const editor = useEditor();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const isRightToLeft = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
    const backward = isRightToLeft ? 'ArrowRight' : 'ArrowLeft';
    const at = FACES.indexOf(editor.face);
    const target = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: FACES.length - 1 }[event.key];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = (target + FACES.length) % FACES.length;
    editor.setFace(FACES[next] ?? 'post');
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div ref={list} class="faces" role="tablist" aria-label={t('faces')} onKeyDown={onKeyDown}>
      {FACES.map((face) => {
        const action = ACTION_OF_FACE[face];
        const keys = action.shortcuts?.[0]?.keys ?? '';
        return (
          <button
            key={face}
            id={getFaceTabId(face)}
            type="button"
            role="tab"
            aria-selected={editor.face === face}
            aria-controls={getFacePanelId(face)}
            aria-keyshortcuts={keys}
            title={formatShortcut(keys)}
            tabIndex={editor.face === face ? 0 : -1}
            onClick={() => runAction(action, editor, undefined)}
          >
            {getActionLabel(action, editor, undefined)}
          </button>
        );
      })}
    </div>
  );
}
