import { normalizeBaseAddress, toMatchPatterns } from '../../core/base-address.ts';
import { encodeUtf8, toBase64 } from '../../core/bytes.ts';
import { JobError } from '../../jobs/job-error.ts';
import type { Values } from '../../storage/field.ts';
import { imageFolderField, imagesField } from '../fetch-images.ts';
import { type FileStore, putFiles, readFileText, undoFiles } from '../file-store.ts';
import { type HttpRequest, sendApiRequest } from '../http.ts';
import type { Output, OutputContext } from '../output.ts';
import { escapePath } from '../paths.ts';

/** A folder on a WebDAV server (RFC 4918), as Nextcloud has one: PUT under the condition of what was seen there before. */
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
    const [shelf, base] = createWebdavStore(values, context);
    const paths = request.items.map(({ file }) => file.path);
    const url = `${base}/${escapePath(paths[0] ?? '')}`;
    return putFiles(shelf, base, request, { output: 'webdav', where: paths.join(', '), url }, context);
  },
  async undo(receipt, values, context) {
    const [shelf, base] = createWebdavStore(values, context);
    return undoFiles(shelf, base, receipt);
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

  /** Each folder on the way, from the top; 405: it is there. */
  const makeFolders = async (path: string) => {
    const names = path.split('/').slice(0, -1);
    for (const at of names.keys())
      await request(names.slice(0, at + 1).join('/'), { method: 'MKCOL', accept: [405, 409] });
  };
  // A weak tag is no condition (RFC 9110, 13.1.1).
  const over = (tag: string): Record<string, string> => (tag && !tag.startsWith('W/') ? { 'If-Match': tag } : {});
  const shelf: FileStore = {
    async read(path) {
      const { status, bytes, headers } = await request(path, { accept: [404] });
      return status === 404 ? null : { bytes, tag: headers.get('etag') ?? '' };
    },
    async write(path, body, tag) {
      const headers = tag === null ? { 'If-None-Match': '*' } : over(tag);
      const put = { method: 'PUT', headers: { 'Content-Type': 'application/octet-stream', ...headers }, body };
      // 409, and 404 of some: a folder on the way is missing.
      const { status } = await request(path, { ...put, accept: [404, 409] });
      if (status < 400) return;
      await makeFolders(path);
      await request(path, put);
    },
    async remove(path, tag) {
      await request(path, { method: 'DELETE', headers: over(tag), accept: [404] });
    },
  };
  return [shelf, base];
}
