import { t } from '../../extension/i18n.ts';

/** The result of an action, and its undo. */
export interface ToastMessage {
  text: string;
  bad?: boolean;
  undo?: () => Promise<void>;
}

export type ShowToast = (message: ToastMessage | null) => void;

/** A message at the foot of the page, also for screen readers. It stays until the next one, so that nobody has to hurry. */
export function Toast({ message, tell }: { message: ToastMessage | null; tell: ShowToast }) {
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
              onClick={() => undoFromToast(message, tell)}
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
export async function undoFromToast(message: ToastMessage, tell: ShowToast): Promise<void> {
  await message.undo?.();
  tell({ text: t('undone') });
}
