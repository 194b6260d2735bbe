/** Reads and writes the extension's stored data from one of its own pages, where a test would need too many clicks. */

/** Returns everything in one of the library's object stores (IndexedDB). */
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

/** Returns everything that the extension stores, in databases and storage areas. Runs inside one of its pages. */
export async function readAllData(window) {
  // Firefox's driver runs outside the page, where the extension's APIs are missing.
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

/** Makes all saved posts forty days older. A post that was saved today has no note about it. */
export const ageSavedPosts = (view) =>
  view.evaluate(async (window) => {
    const db = await new Promise((resolve, reject) => {
      const request = window.indexedDB.open('precis');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    await new Promise((resolve, reject) => {
      const write = db.transaction('posts', 'readwrite');
      const reading = write.objectStore('posts').openCursor();
      reading.onsuccess = () => {
        const cursor = reading.result;
        if (!cursor) return;
        const record = cursor.value;
        record.savedAt = new Date(Date.parse(record.savedAt) - 40 * 86_400_000).toISOString();
        cursor.update(record);
        cursor.continue();
      };
      write.oncomplete = resolve;
      write.onerror = () => reject(write.error);
    });
    db.close();
  });

/** Stores a job directly in the queue, as sending a post does. */
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

/** Returns a secret as the extension stores it: with the origin of the server that it was typed for. */
export const secretFor = (address, value) => ({ value, origin: new URL(address).origin });

/**
 * Stores a destination and its secrets, as if the user had typed them for their own server. `area`: storage area of the
 * secrets, `session` (until the browser closes) or `local` (remembered).
 */
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

/** Resets the extension to its state after installation: no posts, no drafts, no settings. */
export const resetExtension = (view) =>
  view.evaluate(async (window) => {
    // Firefox's driver runs outside the page, where the extension's APIs are missing.
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
