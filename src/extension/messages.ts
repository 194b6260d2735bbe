import browser, { type Runtime } from 'webextension-polyfill';

/** Requests of our windows to the background. They carry no data, so that the background has nothing to trust. */
export type BackgroundMessage = 'process jobs';

/** The handler of each message. The sender waits for its promise. */
export type MessageHandlers = Record<BackgroundMessage, () => Promise<void> | undefined>;

/** Sends a message to the background, which wakes it. Resolves also when the background can't answer. */
export async function askBackground(message: BackgroundMessage): Promise<void> {
  // Rejects when the background ends before it answers; it takes up stored work at its next start.
  await browser.runtime.sendMessage(message).catch(() => undefined);
}

/** Answers our own windows. No other place listens to messages (tests/architecture.test.ts). */
export function handleMessages(handlers: MessageHandlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    isFromOwnPage(sender) && isMessage(message, handlers) ? handlers[message]() : undefined,
  );
}

/** Whether a message comes from a window of ours. An injected script has our id too, but it lives in a page and never asks. */
const isFromOwnPage = ({ id, url }: Runtime.MessageSender): boolean =>
  id === browser.runtime.id && url?.startsWith(browser.runtime.getURL('')) === true;

const isMessage = (message: unknown, handlers: MessageHandlers): message is BackgroundMessage =>
  typeof message === 'string' && Object.hasOwn(handlers, message);
