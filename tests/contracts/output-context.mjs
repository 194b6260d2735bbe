/** What the contract tests give an output instead of a browser. */
import messages from '../../public/_locales/en/messages.json';

/** @typedef {import('../../src/publishing/output.ts').OutputContext} OutputContext */

const rejectUnexpected = () => Promise.reject(new Error('not for this output'));

/**
 * Creates the context of an output: English texts, the real network, every permission; all that needs a window rejects.
 * @param {Partial<OutputContext>} [more]
 * @returns {OutputContext}
 */
export const createContext = (more = {}) => ({
  now: '2026-03-01T10:00:00Z',
  translate: (key, ...details) =>
    messages[key].message.replace(/\$(\d)/g, (_, number) => String(details[Number(number) - 1] ?? '')),
  fetch: globalThis.fetch,
  writeClipboard: rejectUnexpected,
  download: rejectUnexpected,
  openTab: rejectUnexpected,
  hasPermission: async () => true,
  folder: rejectUnexpected,
  ...more,
});

/** Resolves with the error that work rejects with. Rejects when the work does not. @param {Promise<unknown>} work */
export async function catchError(work) {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('It did not reject.');
}
