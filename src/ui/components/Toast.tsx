import { t } from '../../extension/i18n.ts';

/** A message about the result of an action. `bad`: the action failed; `undo`: undoes the action. */
export interface ToastMessage {
  text: string;
  bad?: boolean;
  undo?: () => Promise<void>;
}

export type ShowToast = (message: ToastMessage | null) => void;

/**
 * A message at the bottom of the page, also read out by screen readers. Stays until the next message: nobody has to hurry.
 */
export function Toast({ message, showToast }: { message: ToastMessage | null; showToast: ShowToast }) {
  return (
    <div role="status" aria-live="polite" class="status toast">
      {message && (
        <div class={`note fade ${message.bad ? 'bad' : ''}`}>
          <span>{message.text}</span>
          {message.undo && (
            <button
              type="button"
              class="button plain"
              aria-keyshortcuts="Control+Z"
              onClick={() => undoFromToast(message, showToast)}
            >
              {t('undo')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** Undoes the action that the message reports. */
export async function undoFromToast(message: ToastMessage, showToast: ShowToast): Promise<void> {
  await message.undo?.();
  showToast({ text: t('undone') });
}
