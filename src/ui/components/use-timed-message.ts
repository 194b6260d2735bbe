import { useEffect, useRef, useState } from 'preact/hooks';

/** Milliseconds that a message is shown: one that can only be read, and one with a button. */
const READ_MS = 4_000;
const ACT_MS = 8_000;

interface TimedMessage {
  bad?: boolean;
}

/**
 * Returns whether a message is still shown, and the listeners of its element. A message leaves after four seconds, or after
 * eight if it has a button; an error stays. While the pointer or the focus is on the message, the time stands still.
 */
export function useTimedMessage(message: TimedMessage | null, hasButton: boolean) {
  /** The message whose time is over. */
  const [past, setPast] = useState<TimedMessage | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const stop = () => clearTimeout(timer.current);
  const start = () => {
    stop();
    if (message && !message.bad) timer.current = setTimeout(() => setPast(message), hasButton ? ACT_MS : READ_MS);
  };
  useEffect(() => {
    start();
    return stop;
  }, [message]);
  return {
    isShown: message !== null && message !== past,
    dismiss: () => setPast(message),
    listeners: { onPointerEnter: stop, onPointerLeave: start, onFocusIn: stop, onFocusOut: start },
  };
}
