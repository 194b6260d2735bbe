import { t } from '../../extension/i18n.ts';

/** What came of something done, and the way back. */
export interface ToastMessage {
  text: string;
  bad?: boolean;
  undo?: () => Promise<void>;
}

export type ShowToast = (message: ToastMessage | null) => void;

/** A line at the foot of the page, heard as well as seen. It stays until the next one, so that nobody has to hurry. */
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

/** Undoes what the message tells of, and says so. */
export async function undoFromToast(message: ToastMessage, tell: ShowToast): Promise<void> {
  await message.undo?.();
  tell({ text: t('undone') });
}
