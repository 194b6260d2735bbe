import { describe, expect, it } from 'vitest';
import { outputs, type Parcel, type World } from '../../src/outputs/index.ts';
import { samplePost } from '../../src/ui/options/sample-post.ts';

/** A world that takes what it is given, or refuses everything. */
function worldOf(refuses = false): { world: World; taken: string[] } {
  const taken: string[] = [];
  const take = async (text: string) => {
    if (refuses) throw new Error('no room');
    taken.push(text);
  };
  const unexpected = () => Promise.reject(new Error('not for this output'));
  return {
    taken,
    world: {
      now: '2026-03-01T10:00:00Z',
      writeClipboard: take,
      download: (_, text) => take(text),
      fetch: unexpected,
      openTab: unexpected,
      permitted: unexpected,
      folder: unexpected,
    },
  };
}

const file = { path: '_posts/2026-03-01-A.md', text: '---\ntitle: "“Ä” $& 👩‍👩‍👧"\n---\n\nText\r\n\u2028' };
const parcel: Parcel = { id: 'a1', items: [{ file, post: samplePost }], assets: [], replace: {}, again: false };

describe.each(outputs.filter(({ fields }) => fields.length === 0))('output $id', (output) => {
  it('sends the text to the byte and says where and when', async () => {
    const { world, taken } = worldOf();
    const receipt = await output.send(parcel, {}, world);
    expect(taken).toEqual([file.text]);
    expect(receipt).toEqual({ output: output.id, where: expect.any(String), at: world.now });
  });

  it('rejects when the place does not take it', async () => {
    await expect(output.send(parcel, {}, worldOf(true).world)).rejects.toThrow();
  });
});

describe.each(outputs)('output $id', (output) => {
  it('has an id of its own', () => {
    expect(outputs.filter(({ id }) => id === output.id)).toHaveLength(1);
    expect(output.id).toMatch(/^[a-z][a-z-]*$/);
  });
});
