import { describe, expect, it } from 'vitest';
import { outputs, type World } from '../../src/outputs/index.ts';

/** A world that takes what it is given, or refuses everything. */
function worldOf(refuses = false): { world: World; taken: string[] } {
  const taken: string[] = [];
  const take = async (text: string) => {
    if (refuses) throw new Error('no room');
    taken.push(text);
  };
  return { taken, world: { now: '2026-03-01T10:00:00Z', writeClipboard: take, download: (_, text) => take(text) } };
}

const file = { path: '_posts/2026-03-01-A.md', text: '---\ntitle: "“Ä” $& 👩‍👩‍👧"\n---\n\nText\r\n\u2028' };

describe.each(outputs)('output $id', (output) => {
  it('sends the text to the byte and says where and when', async () => {
    const { world, taken } = worldOf();
    const receipt = await output.send(file, world);
    expect(taken).toEqual([file.text]);
    expect(receipt).toEqual({ output: output.id, where: expect.any(String), at: world.now });
  });

  it('rejects when the place does not take it', async () => {
    await expect(output.send(file, worldOf(true).world)).rejects.toThrow();
  });

  it('has an id of its own', () => {
    expect(outputs.filter(({ id }) => id === output.id)).toHaveLength(1);
    expect(output.id).toMatch(/^[a-z][a-z-]*$/);
  });
});
