import JSZip from 'jszip';

/**
 * Creates a reproducible zip archive: the same input always gives the same bytes. Entries are sorted by path (by code unit)
 * and have the same time, folders have no entries, and deflate runs in JavaScript, because the output of zlib differs
 * between processors and versions.
 * @param {{path: string, bytes: Uint8Array, executable?: boolean}[]} files `path`: separated by `/`
 * @param {Date} date the time of every entry, written in UTC; zip stores even seconds only
 * @returns {Promise<Buffer>}
 */
export function zipFiles(files, date) {
  const zip = new JSZip();
  for (const { path, bytes, executable = false } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    zip.file(path, bytes, { date, createFolders: false, unixPermissions: executable ? 0o100755 : 0o100644 });
  return zip.generateAsync({
    type: 'nodebuffer',
    platform: 'UNIX',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
  });
}
