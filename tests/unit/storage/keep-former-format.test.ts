import { beforeEach, describe, expect, test, vi } from 'vitest';

const stored: { [key: string]: unknown } = {};
vi.mock('webextension-polyfill', () => ({
  default: {
    storage: {
      local: {
        get: async (keys: string | string[]) =>
          Object.fromEntries([keys].flat().map((key) => [key, structuredClone(stored[key])])),
        set: async (values: { [key: string]: unknown }) => void Object.assign(stored, structuredClone(values)),
        onChanged: { addListener: () => undefined },
      },
    },
  },
}));

/** Loads the modules anew, since they cache the stored settings. */
async function load() {
  vi.resetModules();
  const [formats, { loadProfile }, { loadSettings }] = await Promise.all([
    import('../../../src/storage/keep-former-format.ts'),
    import('../../../src/storage/blogs.ts'),
    import('../../../src/storage/settings.ts'),
  ]);
  return { ...formats, loadProfile, loadSettings };
}

beforeEach(() => {
  for (const key of Object.keys(stored)) delete stored[key];
});

describe('an update from an older version', () => {
  test('leaves a user who had chosen no format with the format that they got, and has it told once', async () => {
    stored.settings = { backupEvery: 'week' };
    const { keepFormerFormat, loadSettings } = await load();
    await keepFormerFormat();
    expect(await loadSettings()).toMatchObject({ profile: 'techhub', backupEvery: 'week', formatNews: true });
    const again = await load();
    stored.settings = { ...(stored.settings as object), formatNews: false };
    await again.keepFormerFormat();
    expect(stored.settings).toMatchObject({ profile: 'techhub', formatNews: false });
  });

  test('keeps the article’s date and author in a format whose posts had them', async () => {
    stored.settings = { profile: 'jekyll' };
    const { keepFormerFormat, loadProfile, loadSettings } = await load();
    await keepFormerFormat();
    expect((await loadSettings()).profile).toBe('jekyll');
    expect(await loadProfile('jekyll')).toMatchObject({ id: 'jekyll', dates: 'article', author: 'article' });
    expect(await loadProfile('hugo-yaml')).toMatchObject({ dates: 'posted', author: 'user' });
  });

  test('leaves a format of the user’s own alone', async () => {
    const { loadProfile: loadShipped } = await load();
    const own = { ...(await loadShipped('zola')), dates: 'posted' as const, name: 'Mine' };
    Object.assign(stored, { settings: { profile: 'zola' }, profiles: [own] });
    const { keepFormerFormat, loadProfile } = await load();
    await keepFormerFormat();
    expect(await loadProfile('zola')).toEqual(own);
  });

  test('takes no new user for one of an older version', async () => {
    const { startWithDefaultFormat, keepFormerFormat, loadSettings } = await load();
    await startWithDefaultFormat();
    await keepFormerFormat();
    expect(await loadSettings()).toMatchObject({ profile: 'markdown', formatNews: false });
  });
});
