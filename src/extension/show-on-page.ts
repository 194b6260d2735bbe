import browser from 'webextension-polyfill';

/**
 * Scrolls the tab to a sentence and selects it there, which changes nothing of the page. Long sentences are looked for by
 * their beginning when markup breaks the whole of them up. Resolves with whether it was found.
 */
export async function showOnPage(tabId: number, sentence: string): Promise<boolean> {
  // Seen from the side panel, the tab may be behind another.
  await browser.tabs.update(tabId, { active: true });
  const [injection] = await browser.scripting.executeScript({
    target: { tabId },
    args: [sentence],
    func: (text: string) => {
      // Not in any standard, but in every engine: finds across elements, scrolls there and selects.
      const { find } = window as unknown as {
        find(text: string, caseSensitive: boolean, backwards: boolean, wrap: boolean): boolean;
      };
      getSelection()?.removeAllRanges();
      const words = text.split(' ');
      for (const length of [words.length, 12, 6])
        if (length <= words.length && find.call(window, words.slice(0, length).join(' '), false, false, true)) {
          // For extract.ts: what Precis selected, the person did not.
          Object.assign(globalThis, { precisShown: String(getSelection()) });
          return true;
        }
      return false;
    },
  });
  return injection?.result === true;
}
