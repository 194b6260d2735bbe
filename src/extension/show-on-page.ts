import browser from 'webextension-polyfill';

/**
 * Scrolls the tab to a sentence and selects it, without changing the page. Resolves with whether the sentence was found. If
 * the browser can't find the whole sentence because of markup in it, its first 12 words are searched, then its first 6.
 */
export async function showOnPage(tabId: number, sentence: string): Promise<boolean> {
  // Called from the side panel, the tab may not be the active one.
  await browser.tabs.update(tabId, { active: true });
  const [injection] = await browser.scripting.executeScript({
    target: { tabId },
    args: [sentence],
    func: (text: string) => {
      // Every browser has the non-standard `window.find`. It finds and selects text across elements, and scrolls to it.
      const { find } = window as unknown as {
        find(text: string, caseSensitive: boolean, backwards: boolean, wrap: boolean): boolean;
      };
      getSelection()?.removeAllRanges();
      const words = text.split(' ');
      for (const length of [words.length, 12, 6])
        if (length <= words.length && find.call(window, words.slice(0, length).join(' '), false, false, true)) {
          // By `precisShown`, `extract.ts` recognizes this selection as not made by the user.
          Object.assign(globalThis, { precisShown: String(getSelection()) });
          return true;
        }
      return false;
    },
  });
  return injection?.result === true;
}
