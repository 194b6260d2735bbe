/** Broadcasts the ids of changed posts to the extension's other windows and to the search worker. */
const libraryChannel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('precis-library');
const listeners = new Set<(ids: string[]) => void>();

/** Announces a change of the library. `ids`: the posts written, changed or deleted; empty when only the bin changed. */
export function announceLibraryChange(ids: string[]): void {
  libraryChannel?.postMessage(ids);
  for (const listener of listeners) listener(ids);
}

/** Calls `listener` after every library change, made in this or another window. Returns a function that unsubscribes. */
export function watchLibrary(listener: (ids: string[]) => void): () => void {
  const onMessage = ({ data }: MessageEvent<string[]>) => listener(data);
  libraryChannel?.addEventListener('message', onMessage);
  listeners.add(listener);
  return () => {
    libraryChannel?.removeEventListener('message', onMessage);
    listeners.delete(listener);
  };
}
