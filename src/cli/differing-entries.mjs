import JSZip from 'jszip';

/** Reads a zip archive into a map from path to bytes; empty when the archive can't be read. */
async function readArchiveEntries(bytes) {
  try {
    const zip = await JSZip.loadAsync(bytes);
    const files = Object.values(zip.files).filter(({ dir }) => !dir);
    const contents = await Promise.all(files.map((file) => file.async('nodebuffer')));
    return new Map(files.map(({ name }, at) => [name, contents[at]]));
  } catch {
    return new Map();
  }
}

/**
 * Lists the entries that differ between two zip archives: one line of text for each, sorted by path.
 * @param {Uint8Array} theirs
 * @param {Uint8Array} ours
 * @returns {Promise<string[]>}
 */
export async function listDifferingEntries(theirs, ours) {
  const [a, b] = await Promise.all([readArchiveEntries(theirs), readArchiveEntries(ours)]);
  return [...new Set([...a.keys(), ...b.keys()])].sort().flatMap((path) => {
    const [one, other] = [a.get(path), b.get(path)];
    if (!one) return [`${path}: missing in the release`];
    if (!other) return [`${path}: not made by the build`];
    return one.equals(other) ? [] : [`${path}: other bytes`];
  });
}
