/** Tells other windows, and the search index, that saved posts have changed. */
const libraryChannel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('precis-library');
const listeners = new Set<(ids: string[]) => void>();

/** `ids`: of the posts that were written, changed or deleted; empty for another change, as of the bin. */
export function announceLibraryChange(ids: string[]): void {
  libraryChannel?.postMessage(ids);
  for (const listener of listeners) listener(ids);
}

/** Calls back on every change by this window and by others. Returns the function that stops this. */
export function watchLibrary(listener: (ids: string[]) => void): () => void {
  const onMessage = ({ data }: MessageEvent<string[]>) => listener(data);
  libraryChannel?.addEventListener('message', onMessage);
  listeners.add(listener);
  return () => {
    libraryChannel?.removeEventListener('message', onMessage);
    listeners.delete(listener);
  };
}
