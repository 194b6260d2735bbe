import { beforeEach, describe, expect, it, vi } from 'vitest';

const stored: { [key: string]: unknown } = {};

vi.mock('webextension-polyfill', () => ({
  default: {
    storage: {
      local: {
        get: async (key: string) => ({ [key]: stored[key] }),
        set: async (values: { [key: string]: unknown }) => void Object.assign(stored, values),
        onChanged: { addListener: () => undefined },
      },
    },
  },
}));

beforeEach(() => {
  delete stored.settings;
  vi.resetModules();
});

/** Loads the settings anew, as a window does that opens after an update of Precis. */
const load = async () => {
  const { loadSettings, toSummaryOptions } = await import('../../../src/storage/settings.ts');
  return toSummaryOptions(await loadSettings());
};

describe('options for summaries', () => {
  it('give a new user as many points as the article has, with labels, in the third person', async () => {
    expect(await load()).toEqual({ length: 'normal', labels: true, person: 'third', description: true });
  });

  it('keep the number of points that a user of an older version chose, and change nothing else', async () => {
    stored.settings = { profile: 'hugo-yaml', points: 7, destination: 'download', backupEvery: 'week' };
    expect(await load()).toEqual({ points: 7, length: 'normal', labels: true, person: 'third', description: true });
    const { loadSettings } = await import('../../../src/storage/settings.ts');
    expect(await loadSettings()).toMatchObject(stored.settings as object);
  });

  it('ignore stored values that no version writes', async () => {
    stored.settings = { points: 2, pointLength: 'huge', pointLabels: 'no' };
    expect(await load()).toEqual({ length: 'normal', labels: true, person: 'third', description: true });
  });

  it('hold what the user sets', async () => {
    const { saveSettings } = await import('../../../src/storage/settings.ts');
    const change = { points: 10, pointLength: 'short', pointLabels: false, thirdPerson: false, pageDescription: false };
    await saveSettings(change);
    expect(await load()).toEqual({
      points: 10,
      length: 'short',
      labels: false,
      person: 'original',
      description: false,
    });
  });
});
