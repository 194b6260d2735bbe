/** Performs one operation on the store, so that a test can kill this worker in the middle of it. */
import { openLibraryDatabase } from '../../src/library/database.ts';
import { type Operation, performOperation } from './store-operations.ts';

self.onmessage = async ({ data }: MessageEvent<Operation | { does: 'upgrade'; name: string }>) => {
  self.postMessage('begun');
  await (data.does === 'upgrade' ? openLibraryDatabase(data.name) : performOperation(data));
  self.postMessage('done');
};
self.postMessage('ready');
