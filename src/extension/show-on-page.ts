import browser from 'webextension-polyfill';

/**
 * Scrolls the tab to a sentence and selects it, which does not change the page. Resolves with whether the sentence was found.
 * A long sentence is found by its beginning when markup in the middle keeps the browser from finding all of it.
 */
export async function showOnPage(tabId: number, sentence: string): Promise<boolean> {
  // From the side panel, the tab may be in the background.
  await browser.tabs.update(tabId, { active: true });
  const [injection] = await browser.scripting.executeScript({
    target: { tabId },
    args: [sentence],
    func: (text: string) => {
      // `window.find` is in no standard but in every engine. It finds text across elements, scrolls to it and selects it.
      const { find } = window as unknown as {
        find(text: string, caseSensitive: boolean, backwards: boolean, wrap: boolean): boolean;
      };
      getSelection()?.removeAllRanges();
      const words = text.split(' ');
      for (const length of [words.length, 12, 6])
        if (length <= words.length && find.call(window, words.slice(0, length).join(' '), false, false, true)) {
          // Tells `extract.ts` that the user did not select this text.
          Object.assign(globalThis, { precisShown: String(getSelection()) });
          return true;
        }
      return false;
    },
  });
  return injection?.result === true;
}
