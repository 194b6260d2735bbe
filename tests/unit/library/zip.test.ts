import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readZip, ZipError, ZipWriter } from '../../../src/library/transfer/zip.ts';

async function packed(files: Record<string, string>, at = new Date('2026-03-01T08:00:01Z')) {
  const zip = new ZipWriter();
  for (const [path, text] of Object.entries(files)) await zip.add(path, text, at);
  return new Uint8Array(await zip.finish().arrayBuffer());
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Record<string, string>> {
  const files = await Promise.all(readZip(bytes).map(async ({ path, text }) => [path, await text()]));
  return Object.fromEntries(files);
}

const why = async (bytes: Uint8Array<ArrayBuffer>) => {
  try {
    await unpacked(bytes);
  } catch (error) {
    if (error instanceof ZipError) return error.why;
    throw error;
  }
  return 'taken';
};

test('what goes in comes out, whatever it is', async () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => !one.endsWith('/') && one !== '__proto__');
  const text = fc.string({ unit: 'grapheme', maxLength: 300 }).map((one) => one.replace(/^\ufeff/, ''));
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, text, { maxKeys: 5 }), async (files) => {
      expect(await unpacked(await packed(files))).toEqual({ ...files });
    }),
  );
});

test('times are exact to the second', async () => {
  expect(readZip(await packed({ 'a.md': 'x' }))[0]?.modified).toEqual(new Date('2026-03-01T08:00:01Z'));
});

describe('an archive that is not what it says', () => {
  const files = { 'a.md': 'word '.repeat(50), 'b/c.md': 'another text' };

  test('is never read as something else: any byte of it changed', async () => {
    const good = await packed(files);
    for (let at = 0; at < good.length; at += 1) {
      const bad = good.slice();
      bad[at] = (bad[at] ?? 0) ^ 0xff;
      const found = await unpacked(bad).catch((error) => {
        expect(error).toBeInstanceOf(ZipError);
        return {};
      });
      // Names and the count of files have no checksum in this format; texts have.
      for (const text of Object.values(found)) expect(Object.values(files)).toContain(text);
    }
  });

  test('is refused when it is cut off anywhere', async () => {
    const good = await packed(files);
    for (let end = 0; end < good.length; end += 7) expect(await why(good.slice(0, end))).toMatch(/notZip|damaged/);
  });

  test('is refused when it unpacks to more than a post can be', async () => {
    const bomb = await packed({ 'a.md': '\0'.repeat(60_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await why(bomb)).toBe('tooLarge');
  });

  test('is refused when it has a password', async () => {
    const locked = await packed({ 'a.md': 'x' });
    // The flags in the directory, which comes after the name, the extra field and the text.
    const at = locked.findIndex(
      (byte, index) => byte === 0x50 && locked[index + 1] === 0x4b && locked[index + 2] === 1,
    );
    locked[at + 8] = 1;
    expect(await why(locked)).toBe('locked');
  });
});
