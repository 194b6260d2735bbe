import { normalizeBaseAddress, toMatchPatterns } from '../../core/base-address.ts';
import { encodeUtf8, toBase64 } from '../../core/bytes.ts';
import { JobError } from '../../jobs/job-error.ts';
import type { Values } from '../../storage/field.ts';
import { imageFolderField, imagesField } from '../fetch-images.ts';
import { type FileStore, putFiles, readFileText, undoFiles } from '../file-store.ts';
import { type HttpRequest, sendApiRequest } from '../http.ts';
import type { Output, OutputContext } from '../output.ts';
import { escapePath } from '../paths.ts';

/**
 * A folder on a WebDAV server (RFC 4918), such as Nextcloud. A PUT fails if the file has another ETag than when it was read.
 */
export const webdav: Output = {
  id: 'webdav',
  delivers: 'publishes',
  fields: [
    { key: 'url', kind: 'url', label: 'outFolderAddress', help: 'outFolderAddressHelp', required: true },
    { key: 'user', kind: 'text', label: 'outUser', required: true },
    { key: 'password', kind: 'secret', label: 'outPassword', help: 'outPasswordHelp', required: true },
    imagesField,
    imageFolderField,
  ],
  hosts: ({ url = '' }) => toMatchPatterns(normalizeBaseAddress(url)),
  endpoint: ({ url = '' }) => normalizeBaseAddress(url),
  needsWindow: () => false,
  async send(request, values, context) {
    const [store, base] = createWebdavStore(values, context);
    const paths = request.items.map(({ file }) => file.path);
    const url = `${base}/${escapePath(paths[0] ?? '')}`;
    return putFiles(store, base, request, { output: 'webdav', where: paths.join(', '), url }, context);
  },
  async undo(receipt, values, context) {
    const [store, base] = createWebdavStore(values, context);
    return undoFiles(store, base, receipt);
  },
  read: async (path, values, context) => readFileText(createWebdavStore(values, context)[0], path),
};

function createWebdavStore(values: Values, context: OutputContext): [FileStore, string] {
  const base = normalizeBaseAddress(values.url ?? '');
  if (!base) throw new JobError('badSettings', values.url ?? '');
  const { user = '', password = '' } = values;
  const Authorization = `Basic ${toBase64(encodeUtf8(`${user}:${password}`))}`;
  const secrets = [password, Authorization.slice('Basic '.length)];
  const request = (path: string, { headers = {}, ...asked }: Partial<HttpRequest>) =>
    sendApiRequest(context, {
      url: `${base}/${escapePath(path)}`,
      headers: { Authorization, ...headers },
      secrets,
      ...asked,
    });

  /** Creates the folders of a path, outermost first. Status 405: the folder exists already. */
  const makeFolders = async (path: string) => {
    const names = path.split('/').slice(0, -1);
    for (const at of names.keys())
      await request(names.slice(0, at + 1).join('/'), { method: 'MKCOL', accept: [405, 409] });
  };
  // `If-Match` does not work with a weak ETag (`W/…`; RFC 9110, 13.1.1).
  const ifMatch = (tag: string): Record<string, string> => (tag && !tag.startsWith('W/') ? { 'If-Match': tag } : {});
  const store: FileStore = {
    async read(path) {
      const { status, bytes, headers } = await request(path, { accept: [404] });
      return status === 404 ? null : { bytes, tag: headers.get('etag') ?? '' };
    },
    async write(path, body, tag) {
      const headers = tag === null ? { 'If-None-Match': '*' } : ifMatch(tag);
      const put = { method: 'PUT', headers: { 'Content-Type': 'application/octet-stream', ...headers }, body };
      // 409 (by the RFC) or 404 (on some servers) means that a folder of the path is missing.
      const { status } = await request(path, { ...put, accept: [404, 409] });
      if (status < 400) return;
      await makeFolders(path);
      await request(path, put);
    },
    async remove(path, tag) {
      await request(path, { method: 'DELETE', headers: ifMatch(tag), accept: [404] });
    },
  };
  return [store, base];
}
