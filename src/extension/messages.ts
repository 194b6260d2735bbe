import browser, { type Runtime } from 'webextension-polyfill';

/** Messages of the extension's windows to the background. A message has no data, so the background need not validate any. */
export type BackgroundMessage = 'process jobs';

/** The handler of each message. The sender waits for the promise that its handler returns. */
export type MessageHandlers = Record<BackgroundMessage, () => Promise<void> | undefined>;

/** Sends a message to the background, which starts it if needed. Resolves also when the background does not respond. */
export async function askBackground(message: BackgroundMessage): Promise<void> {
  // `sendMessage` rejects when the background ends before it responds. Stored jobs are then run at its next start.
  await browser.runtime.sendMessage(message).catch(() => undefined);
}

/** Handles messages from the extension's own windows. No other file listens to messages (tests/architecture.test.ts). */
export function handleMessages(handlers: MessageHandlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    isFromOwnPage(sender) && isMessage(message, handlers) ? handlers[message]() : undefined,
  );
}

/**
 * Whether a message comes from a window of the extension. A script injected into a web page has the extension's id, too, but
 * the page's `url`.
 */
const isFromOwnPage = ({ id, url }: Runtime.MessageSender): boolean =>
  id === browser.runtime.id && url?.startsWith(browser.runtime.getURL('')) === true;

const isMessage = (message: unknown, handlers: MessageHandlers): message is BackgroundMessage =>
  typeof message === 'string' && Object.hasOwn(handlers, message);
