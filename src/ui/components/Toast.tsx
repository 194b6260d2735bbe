import { t } from '../../extension/i18n.ts';
import { Icon } from './Icon.tsx';
import { useTimedMessage } from './use-timed-message.ts';

/** A message about the result of an action. `bad`: the action failed; `undo`: undoes the action. */
export interface ToastMessage {
  text: string;
  bad?: boolean;
  undo?: () => Promise<void>;
}

export type ShowToast = (message: ToastMessage | null) => void;

/**
 * A message at the bottom of the page, also read out by screen readers. It leaves by itself (see `useTimedMessage`), but
 * Control+Z still undoes what it reported, until the next message. An error stays until it is closed.
 */
export function Toast({ message, showToast }: { message: ToastMessage | null; showToast: ShowToast }) {
  const { isShown, listeners } = useTimedMessage(message, message?.undo !== undefined);
  return (
    <div role="status" aria-live="polite" class="status toast" {...listeners}>
      {message && isShown && (
        <div class={`note fade ${message.bad ? 'bad' : ''}`}>
          {message.bad && <Icon name="cross" />}
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
          {message.bad && (
            <button type="button" class="icon" aria-label={t('close')} onClick={() => showToast(null)}>
              <Icon name="cross" />
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
