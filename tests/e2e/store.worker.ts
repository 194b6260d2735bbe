/** Does one thing to the store, and is killed meanwhile. */
import { openLibrary } from '../../src/library/database.ts';
import { type Operation, perform } from './store-operations.ts';

self.onmessage = async ({ data }: MessageEvent<Operation | { does: 'upgrade'; name: string }>) => {
  self.postMessage('begun');
  await (data.does === 'upgrade' ? openLibrary(data.name) : perform(data));
  self.postMessage('done');
};
self.postMessage('ready');
