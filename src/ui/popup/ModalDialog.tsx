import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { useEditor } from './editor-context.ts';
import './modal-dialog.css';

interface Props {
  title: string;
  class: string;
  children: ComponentChildren;
}

/** A dialog over the draft, with a heading and a close button. */
export function ModalDialog({ title, class: look, children }: Props) {
  const { showDialog } = useEditor();
  const dialog = useRef<HTMLDialogElement>(null);
  // `showModal` also moves the focus into the dialog; the browser returns the focus when the dialog closes.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class={`modal-dialog ${look}`}
      aria-labelledby="dialog-heading"
      onClose={() => showDialog(null)}
    >
      <h2 id="dialog-heading">{title}</h2>
      {children}
      <button type="button" class="button" autofocus onClick={() => dialog.current?.close()}>
        {t('close')}
      </button>
    </dialog>
  );
}
