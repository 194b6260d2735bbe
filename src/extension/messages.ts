import browser, { type Runtime } from 'webextension-polyfill';

/** What our windows ask of the background: bare words, so that there is nothing in a message to be believed. */
export type BackgroundMessage = 'process jobs';

/** What is done for each. A promise is the asker's to wait for. */
export type MessageHandlers = Record<BackgroundMessage, () => Promise<void> | undefined>;

/** Asks the background, and wakes it for that. Resolves when it has answered, too, if it can't. */
export async function askBackground(message: BackgroundMessage): Promise<void> {
  await browser.runtime.sendMessage(message).catch(() => undefined);
}

/** Answers our own windows. The one place that listens: tests/architecture.test.ts. */
export function handleMessages(handlers: MessageHandlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    isFromOwnPage(sender) && isMessage(message, handlers) ? handlers[message]() : undefined,
  );
}

/** A script that we injected has our id, too, but lives in a page: it has nothing to ask, so whatever does is not ours. */
const isFromOwnPage = ({ id, url }: Runtime.MessageSender): boolean =>
  id === browser.runtime.id && url?.startsWith(browser.runtime.getURL('')) === true;

const isMessage = (message: unknown, handlers: MessageHandlers): message is BackgroundMessage =>
  typeof message === 'string' && Object.hasOwn(handlers, message);
