// The first script of the popup: requests the reading of the page in the active tab before the popup's modules are loaded.
// `extension/started-reading.ts` takes the promises over. A classic script without imports, since each file takes time.
(() => {
  const api = globalThis.browser ?? globalThis.chrome;
  // In Firefox, which alone has `getBrowserInfo`, a reading this early finds the document of a frame empty.
  if (api.runtime.getBrowserInfo) return;
  const tab = api.tabs.query({ active: true, currentWindow: true }).then(([first]) => first);
  const injections = tab.then((first) => {
    performance.mark('precis: asked');
    return api.scripting.executeScript({ target: { tabId: first.id }, files: ['/src/extract.js', '/read-page.js'] });
  });
  // Whoever takes the promise over handles the error. A browser's own page, of which nothing is read, has no such user.
  injections.catch(() => undefined);
  globalThis.precisStartedReading = { tab, injections };
})();
