/** What the extension stores are told matches the extension itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import { version } from '../package.json' with { type: 'json' };
import { listDifferingEntries } from '../src/cli/differing-entries.mjs';
import { zipFiles } from '../src/cli/zip-files.mjs';

const root = join(import.meta.dirname, '..');
const text = (path) => readFileSync(join(root, path), 'utf8');

test('one version everywhere, and the changelog tells of it', () => {
  expect(manifest.version, 'package.json and manifest.json').toBe(version);
  expect(text('.github/CHANGELOG.md')).toMatch(new RegExp(`^## ${version.replaceAll('.', '\\.')}\n\n`, 'm'));
});

test('each permission that is asked for is justified, and no other', () => {
  const rows = Array.from(text('.github/store/permissions.md').matchAll(/^\| `([^`]+)` \|/gm), ([, name]) => name);
  // vite.config.ts adds the permissions `downloads` and `trialML` for Firefox only.
  const asked = [
    ...manifest.permissions,
    ...manifest.optional_permissions,
    ...manifest.optional_host_permissions,
    'downloads',
    'trialML',
  ];
  expect(rows.sort()).toEqual(asked.sort());
});

test.each(readdirSync(join(root, 'public/_locales')))(
  '%s: a name and a description that the stores take',
  (language) => {
    const texts = JSON.parse(text(`public/_locales/${language}/messages.json`));
    expect(texts.extensionName.message.length).toBeLessThanOrEqual(75);
    expect(texts.extensionDescription.message.length).toBeLessThanOrEqual(132);
  },
);

test('the listing says what the manifest says', () => {
  const { extensionName, extensionDescription } = JSON.parse(text('public/_locales/en/messages.json'));
  const listing = text('.github/store/listing.md');
  expect(listing).toContain(extensionName.message);
  expect(listing).toContain(extensionDescription.message);
});

test('its pictures are there, 1280 × 800 and not see-through', () => {
  const named = Array.from(text('.github/store/listing.md').matchAll(/^\| `(\S+\.png)` \|/gm), ([, name = '']) => name);
  expect(named.length).toBeGreaterThan(0);
  for (const name of named) {
    const png = readFileSync(join(root, '.github/store', name));
    expect([png.readUInt32BE(16), png.readUInt32BE(20), png.readUInt8(25)], name).toEqual([1280, 800, 2]);
  }
});

test('an archive’s bytes follow from its files and its date alone', async () => {
  const files = ['b/c.js', 'a.html', 'B.png'].map((path) => ({ path, bytes: Buffer.from(path.repeat(500)) }));
  const date = new Date('2026-03-01T08:00:00Z');
  const zone = process.env.TZ;
  try {
    process.env.TZ = 'Pacific/Auckland';
    const one = await zipFiles(files, date);
    process.env.TZ = 'America/Lima';
    const other = await zipFiles(files.toReversed(), date);
    expect(other.equals(one)).toBe(true);
    expect((await zipFiles(files, new Date('2026-03-01T08:00:02Z'))).equals(one)).toBe(false);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test('an archive that differs from its rebuild is told by its entries', async () => {
  const date = new Date('2026-03-01T08:00:00Z');
  const zip = (files) =>
    zipFiles(
      Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
      date,
    );
  const ours = await zip({ 'a.js': 'same', 'b.js': 'ours', 'c.js': 'only ours' });
  const theirs = await zip({ 'a.js': 'same', 'b.js': 'theirs', 'd.js': 'only theirs' });
  expect(await listDifferingEntries(theirs, ours)).toEqual([
    'b.js: other bytes',
    'c.js: missing in the release',
    'd.js: not made by the build',
  ]);
  expect(await listDifferingEntries(ours, ours)).toEqual([]);
  expect(await listDifferingEntries(Buffer.from('no archive'), ours)).toHaveLength(3);
});
