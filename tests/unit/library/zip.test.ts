import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readZip } from '../../../src/library/transfer/read-zip.ts';
import { ZipWriter } from '../../../src/library/transfer/write-zip.ts';
import { ZipError } from '../../../src/library/transfer/zip-format.ts';

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

test('an archive gives back any files', async () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => !one.endsWith('/') && one !== '__proto__');
  const text = fc.string({ unit: 'grapheme', maxLength: 300 }).map((one) => one.replace(/^\ufeff/, ''));
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, text, { maxKeys: 5 }), async (files) => {
      expect(await unpacked(await packed(files))).toEqual({ ...files });
    }),
  );
});

test('the times in an archive are exact to the second', async () => {
  expect(readZip(await packed({ 'a.md': 'x' }))[0]?.modified).toEqual(new Date('2026-03-01T08:00:01Z'));
});

describe('an archive that is not what it says', () => {
  const files = { 'a.md': 'word '.repeat(50), 'b/c.md': 'another text' };

  test('an archive with any byte changed is never read as something else', async () => {
    const good = await packed(files);
    for (let at = 0; at < good.length; at += 1) {
      const bad = good.slice();
      bad[at] = (bad[at] ?? 0) ^ 0xff;
      const found = await unpacked(bad).catch((error) => {
        expect(error).toBeInstanceOf(ZipError);
        return {};
      });
      // ZIP has checksums for the contents of files, but not for their names or number: only contents are checked.
      for (const text of Object.values(found)) expect(Object.values(files)).toContain(text);
    }
  });

  test('an archive that is cut off anywhere is refused', async () => {
    const good = await packed(files);
    for (let end = 0; end < good.length; end += 7) expect(await why(good.slice(0, end))).toMatch(/notZip|damaged/);
  });

  test('a file that unpacks to more than a post can be is refused', async () => {
    const bomb = await packed({ 'a.md': '\0'.repeat(60_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await why(bomb)).toBe('tooLarge');
  });

  /** Builds an archive whose directory lists the same file `count` times, so that all entries share the same bytes. */
  async function overlapping(count: number) {
    const one = await packed({ 'a.md': 'a'.repeat(900_000) });
    const at = one.findLastIndex((byte, index) => byte === 0x50 && one[index + 2] === 1 && one[index + 3] === 2);
    const directory = one.slice(at, -22);
    const end = one.slice(-22);
    const view = new DataView(end.buffer);
    view.setUint16(8, count, true);
    view.setUint16(10, count, true);
    view.setUint32(12, directory.length * count, true);
    const blob = new Blob([one.slice(0, at), ...Array<Uint8Array<ArrayBuffer>>(count).fill(directory), end]);
    return new Uint8Array(await blob.arrayBuffer());
  }

  test('an archive whose files share bytes is refused', async () => {
    expect(await why(await overlapping(1))).toBe('taken');
    const two = await overlapping(2);
    expect(() => readZip(two)).toThrow('bomb');
  });

  test('a file that is packed better than text can be is refused, unless it is small', async () => {
    expect(await why(await packed({ 'a.md': 'a'.repeat(3_000_000) }))).toBe('bomb');
    expect(await why(await packed({ 'a.md': 'a'.repeat(900_000) }))).toBe('taken');
  });

  test('a file that is larger than declared is refused', async () => {
    const small = await packed({ 'a.md': 'word '.repeat(2_000) });
    const view = new DataView(small.buffer);
    const at = small.findLastIndex((byte, index) => byte === 0x50 && small[index + 2] === 1 && small[index + 3] === 2);
    view.setUint32(at + 24, 100, true);
    expect(await why(small)).toBe('bomb');
  });

  test('an archive whose wanted files are larger than a library can be is refused', async () => {
    const files = Array.from({ length: 45 }, (_, at) => [`${at}.md`, `Text ${at}`]);
    const large = await packed(Object.fromEntries(files));
    const view = new DataView(large.buffer);
    for (let at = 0; at + 4 <= large.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 4_500_000, true);
    expect(() => readZip(large)).toThrow('tooMuch');
    expect(readZip(large, (path) => path === '3.md')).toHaveLength(1);
  });

  test('an archive with the sizes of its files elsewhere is refused', async () => {
    const small = await packed({ 'a.md': 'x' });
    const at = small.findLastIndex((byte, index) => byte === 0x50 && small[index + 2] === 1 && small[index + 3] === 2);
    new DataView(small.buffer).setUint32(at + 20, 0xffffffff, true);
    expect(() => readZip(small)).toThrow('packing');
  });

  test('an archive with a password is refused', async () => {
    const locked = await packed({ 'a.md': 'x' });
    // Position of the file's entry in the central directory; the flag for encryption is set there.
    const at = locked.findIndex(
      (byte, index) => byte === 0x50 && locked[index + 1] === 0x4b && locked[index + 2] === 1,
    );
    locked[at + 8] = 1;
    expect(await why(locked)).toBe('locked');
  });
});
