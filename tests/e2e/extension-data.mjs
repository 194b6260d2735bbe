/** What the extension keeps, read and written by a page of its own, for what would take a test too many clicks. */

/** Everything in one of the library's stores. */
export const readStore = (view, store) =>
  view.evaluate(async (window, name) => {
    const { indexedDB } = window;
    const db = await new Promise((resolve, reject) => {
      const request = indexedDB.open('precis');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = await new Promise((resolve, reject) => {
      const request = db.transaction(name).objectStore(name).getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    db.close();
    return all;
  }, store);

/** All that the extension keeps, of whatever kind; runs inside one of its pages. */
export async function readAllData(window) {
  // Firefox's driver sees the page from without, where there is no extension.
  const { chrome, indexedDB, localStorage } = window.wrappedJSObject ?? window;
  const answer = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const databases = {};
  for (const { name } of await indexedDB.databases()) {
    const db = await answer(indexedDB.open(name));
    databases[name] = {};
    for (const store of db.objectStoreNames)
      databases[name][store] = await answer(db.transaction(store).objectStore(store).getAll());
    db.close();
  }
  return {
    databases,
    local: await chrome.storage.local.get(null),
    session: await chrome.storage.session.get(null),
    page: { ...localStorage },
  };
}

/** Writes a job down as `publish` does. */
export const seedJob = (view, job) =>
  view.evaluate(async (window, record) => {
    const db = await new Promise((resolve, reject) => {
      const request = window.indexedDB.open('precis');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    await new Promise((resolve, reject) => {
      const write = db.transaction('jobs', 'readwrite');
      write.objectStore('jobs').put(record);
      write.oncomplete = resolve;
      write.onerror = () => reject(write.error);
    });
    db.close();
  }, job);

/** What is kept of a secret: with the origin that it was typed for. */
export const secretFor = (address, value) => ({ value, origin: new URL(address).origin });

/** Sets a destination up, as typed by the user at its own server. `area`: where its secrets are kept: in the session, till the browser closes, or remembered, local. */
export const seedDestination = (view, destination, secrets, area = 'session') =>
  view.evaluate(
    async (window, one, hidden, where, origin) => {
      const { storage } = window.chrome;
      const { destinations = [] } = await storage.local.get('destinations');
      await storage.local.set({ destinations: [...destinations, one] });
      for (const [key, value] of Object.entries(hidden))
        await storage[where].set({ [`secret:${one.id}:${key}`]: { value, origin } });
      await storage.local.set({ [`agreed:${one.id}`]: origin });
    },
    destination,
    secrets,
    area,
    new URL(destination.values.url ?? destination.values.host ?? 'https://github.com').origin,
  );

/** Leaves the extension as it was installed: no posts, no drafts, no settings. */
export const resetExtension = (view) =>
  view.evaluate(async (window) => {
    // Firefox's driver sees the page from without, where there is no extension.
    const { storage } = (window.wrappedJSObject ?? window).chrome;
    await Promise.all([storage.local.clear(), storage.session.clear()]);
    const db = await new Promise((resolve, reject) => {
      const request = window.indexedDB.open('precis');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    /** @type {Promise<void>} */
    const cleared = new Promise((resolve, reject) => {
      const stores = [...db.objectStoreNames];
      if (stores.length === 0) return resolve();
      const write = db.transaction(stores, 'readwrite');
      for (const store of stores) write.objectStore(store).clear();
      write.oncomplete = resolve;
      write.onerror = () => reject(write.error);
    });
    await cleared;
    db.close();
  });
