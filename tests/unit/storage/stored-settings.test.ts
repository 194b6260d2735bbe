import { beforeEach, expect, it, vi } from 'vitest';

const stored: { [key: string]: unknown } = {};
const listeners: ((changes: { [key: string]: { newValue?: unknown } }) => void)[] = [];
let failure: Error | null = null;

vi.mock('webextension-polyfill', () => ({
  default: {
    storage: {
      local: {
        get: async (key: string) => ({ [key]: stored[key] }),
        set(values: { [key: string]: unknown }) {
          if (failure) return Promise.reject(failure);
          Object.assign(stored, values);
          return Promise.resolve();
        },
        onChanged: { addListener: (listener: (typeof listeners)[number]) => listeners.push(listener) },
      },
    },
  },
}));

const { createStoredSettings } = await import('../../../src/storage/stored-settings.ts');
const create = () => createStoredSettings('settings', { preview: false, destination: 'clipboard' });

beforeEach(() => {
  for (const key of Object.keys(stored)) delete stored[key];
  listeners.length = 0;
  failure = null;
});

it('writes a change before anything is awaited, so that a window may close right after it', async () => {
  const settings = create();
  await settings.load();
  void settings.save({ preview: true });
  expect(stored.settings).toEqual({ preview: true });
});

it('keeps both of two changes that are saved at the same time', async () => {
  const settings = create();
  await settings.load();
  await Promise.all([settings.save({ preview: true }), settings.save({ destination: 'download' })]);
  expect(await create().load()).toEqual({ preview: true, destination: 'download' });
});

it('keeps a change of another window', async () => {
  const settings = create();
  await settings.load();
  stored.settings = { destination: 'github' };
  for (const listener of listeners) listener({ settings: { newValue: stored.settings } });
  await settings.save({ preview: true });
  expect(stored.settings).toEqual({ destination: 'github', preview: true });
});

it('forgets a change that the browser did not store', async () => {
  const settings = create();
  await settings.load();
  failure = new Error('no room');
  await expect(settings.save({ preview: true })).rejects.toThrow('no room');
  expect(await settings.load()).toEqual({ preview: false, destination: 'clipboard' });
});
