import JSZip from 'jszip';

/**
 * A zip archive whose bytes follow from what goes in and nothing else: entries in the order of their paths (by code
 * unit), one time for all, no entries for folders, and deflate in JavaScript, since zlib packs differently from one
 * processor and version to the next.
 * @param {{path: string, bytes: Uint8Array, executable?: boolean}[]} files `path` with `/`
 * @param {Date} date of every entry; zip keeps even seconds, written here in UTC
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
