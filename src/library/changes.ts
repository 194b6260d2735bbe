/** Tells other windows, and the search index, that saved posts have changed. */
const libraryChannel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('precis-library');
const listeners = new Set<(ids: string[]) => void>();

/** `ids`: of the posts that were written, changed or deleted; empty for other changes, such as those of the bin. */
export function announceLibraryChange(ids: string[]): void {
  libraryChannel?.postMessage(ids);
  for (const listener of listeners) listener(ids);
}

/** Calls back on every change, of this window and of others. Returns the function that stops it. */
export function watchLibrary(listener: (ids: string[]) => void): () => void {
  const onMessage = ({ data }: MessageEvent<string[]>) => listener(data);
  libraryChannel?.addEventListener('message', onMessage);
  listeners.add(listener);
  return () => {
    libraryChannel?.removeEventListener('message', onMessage);
    listeners.delete(listener);
  };
}
