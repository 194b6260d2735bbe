import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import './modal-dialog.css';

interface Props {
  title: string;
  class: string;
  /** Called after the dialog was closed, by a button or the Escape key. */
  onClose: () => void;
  /** Buttons before the close button. Each closes the dialog before it runs; the first one is what the dialog is for. */
  actions?: { label: string; run: () => void }[];
  children: ComponentChildren;
}

/** A dialog over the draft, with a heading and a close button. */
export function ModalDialog({ title, class: look, onClose, actions = [], children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  // `showModal` also moves the focus into the dialog; the browser returns the focus when the dialog closes.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class={`modal-dialog ${look}`} aria-labelledby="dialog-heading" onClose={onClose}>
      <h2 id="dialog-heading">{title}</h2>
      {children}
      <div class="dialog-actions">
        {actions.map(({ label, run }, index) => (
          <button
            key={label}
            type="button"
            class={index ? 'button plain' : 'button primary'}
            onClick={() => {
              close();
              run();
            }}
          >
            {label}
          </button>
        ))}
        <button
          type="button"
          class={actions.length ? 'button plain' : 'button'}
          autofocus={!actions.length}
          onClick={close}
        >
          {t('close')}
        </button>
      </div>
    </dialog>
  );
}
