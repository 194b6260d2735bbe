/**
 * A piece of the search index: the sorted words, and for each word the posts that contain it. Stored as flat arrays, which
 * load without parsing. A segment never changes: new posts are added as new segments, and small segments are later merged,
 * leaving out deleted posts (a log-structured merge tree; O'Neil et al. 1996).
 */
export interface Segment {
  /** Unique and increasing: each new segment has a higher id than all earlier ones. */
  id: number;
  /** `ids[n]` and `revisions[n]` belong to the post with the number n in this segment. */
  ids: string[];
  revisions: string[];
  /** The indexed words, sorted, one per line. */
  words: string;
  /** For each word, where its list of posts starts in `postings`. One extra entry marks the end of the last list. */
  starts: Uint32Array;
  /** The lists. For each post: its number minus the previous post's (variable-length integer), then a weight (one byte). */
  postings: Uint8Array;
}

/** A byte array that grows when bytes are added. */
class ByteBuffer {
  private data = new Uint8Array(1 << 16);
  length = 0;

  push(byte: number): void {
    if (this.length === this.data.length) {
      const larger = new Uint8Array(this.data.length * 2);
      larger.set(this.data);
      this.data = larger;
    }
    this.data[this.length++] = byte;
  }

  pushInteger(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.push((rest & 127) | 128);
      rest >>>= 7;
    }
    this.push(rest);
  }

  done(): Uint8Array {
    return this.data.slice(0, this.length);
  }
}

/** Encodes a weight as one byte on a logarithmic scale, four steps per doubling: 1 and 2 differ, and 1,000 still fits. */
export const encodeWeight = (weight: number): number =>
  Math.max(1, Math.min(255, Math.round(4 * Math.log2(1 + weight))));

/** A post to be written into a segment. `tokens`: each word of the post with its weight. */
export interface SegmentEntry {
  id: string;
  revision: string;
  tokens: Map<string, number>;
}

export function buildSegment(id: number, entries: SegmentEntry[]): Segment {
  const lists = new Map<string, number[]>();
  for (const [number, { tokens }] of entries.entries())
    for (const [word, weight] of tokens) {
      const list = lists.get(word);
      if (list) list.push(number, encodeWeight(weight));
      else lists.set(word, [number, encodeWeight(weight)]);
    }
  const words = [...lists.keys()].sort();
  const starts = new Uint32Array(words.length + 1);
  const bytes = new ByteBuffer();
  for (const [at, word] of words.entries()) {
    let last = 0;
    const list = lists.get(word) ?? [];
    for (let item = 0; item < list.length; item += 2) {
      bytes.pushInteger((list[item] ?? 0) - last);
      bytes.push(list[item + 1] ?? 1);
      last = list[item] ?? 0;
    }
    starts[at + 1] = bytes.length;
  }
  const named = { ids: entries.map((entry) => entry.id), revisions: entries.map(({ revision }) => revision) };
  return { id, ...named, words: words.join('\n'), starts, postings: bytes.done() };
}

/** Calls `visit` for each post that contains a word. `word`: the word's index in the sorted word list. */
export function forEachPosting(
  { starts, postings }: Pick<Segment, 'starts' | 'postings'>,
  word: number,
  visit: (post: number, weight: number) => void,
): void {
  const end = starts[word + 1] ?? 0;
  let post = 0;
  for (let at = starts[word] ?? 0; at < end; ) {
    let distance = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = postings[at++] ?? 0;
      distance |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    post += distance;
    visit(post, postings[at++] ?? 1);
  }
}

/** Merges segments into one. A post is left out when its number in `alive` is negative. */
export function mergeSegments(segments: { segment: Segment; alive: Int32Array }[]): Omit<Segment, 'id'> {
  const ids: string[] = [];
  const revisions: string[] = [];
  const numbers = segments.map(({ segment, alive }) =>
    alive.map((place, at) => {
      if (place < 0) return -1;
      revisions.push(segment.revisions[at] ?? '');
      return ids.push(segment.ids[at] ?? '') - 1;
    }),
  );
  const sources = segments.map(({ segment }, at) => ({
    segment,
    words: segment.words.split('\n'),
    next: 0,
    numbers: numbers[at],
  }));
  const words: string[] = [];
  const starts = [0];
  const bytes = new ByteBuffer();
  for (;;) {
    let word: string | undefined;
    for (const { words: all, next } of sources) {
      const candidate = all[next];
      if (candidate !== undefined && (word === undefined || candidate < word)) word = candidate;
    }
    if (word === undefined) break;
    let last = 0;
    const before = bytes.length;
    for (const source of sources) {
      if (source.words[source.next] !== word) continue;
      forEachPosting(source.segment, source.next, (post, weight) => {
        const number = source.numbers?.[post] ?? -1;
        if (number < 0) return;
        bytes.pushInteger(number - last);
        bytes.push(weight);
        last = number;
      });
      source.next += 1;
    }
    if (bytes.length === before) continue;
    words.push(word);
    starts.push(bytes.length);
  }
  return { ids, revisions, words: words.join('\n'), starts: Uint32Array.from(starts), postings: bytes.done() };
}
