import { normalizeBaseAddress, toMatchPatterns } from '../core/base-address.ts';
import { type Bytes, computeBlobId } from '../core/bytes.ts';
import { replaceImageUrls } from '../core/format/post-images.ts';
import { fetchPublicFile, readLimited } from '../extension/send-request.ts';
import { JobError } from '../jobs/job-error.ts';
import type { Field, Values } from '../storage/field.ts';
import type { Asset, OutputContext } from './output.ts';
import { escapePath, normalizeFolder } from './paths.ts';
import type { SendJob } from './send-job.ts';

/** The settings of destinations that take files of any bytes. */
export const imagesField: Field = { key: 'images', kind: 'switch', label: 'outImages', help: 'outImagesHelp' };
export const imageFolderField: Field = {
  key: 'imageFolder',
  kind: 'text',
  label: 'outImageFolder',
  help: 'outImageFolderHelp',
  example: 'static/images',
  only: { key: 'images', among: ['yes'] },
};

/** The help text of the field says the same. */
const MAX_IMAGES = 20;
const MAX_IMAGE_BYTES = 2_000_000;
const IMAGE_TIMEOUT_MS = 30_000;
/** Tries after which an image that can't be reached stays on its site: its host may be gone for good. */
const MAX_OFFLINE_TRIES = 3;

/** Formats of images by their first bytes; the host's own word is not trusted. No vector images, which may hold scripts. */
const IMAGE_SIGNATURES: [string, RegExp][] = [
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['jpg', /^\xff\xd8\xff/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[\s\S]{4}WEBP/],
  ['avif', /^[\s\S]{4}ftypavi[fs]/],
];

/** Match patterns of the hosts of images; none for an address that may not be fetched. */
export const listImageHosts = (urls: string[]): string[] => [
  ...new Set(urls.flatMap((url) => toMatchPatterns(normalizeBaseAddress(url)))),
];

/**
 * Fetches the images of a job and puts them beside its posts, whose links then lead there. An image stays on its site when it is
 * too large, not an image, or without permission for its host. Rejects with `offline` while a host may still come back.
 */
export async function fetchJobImages(job: SendJob, values: Values, context: OutputContext): Promise<SendJob> {
  const { request, images } = job;
  if (!images) return job;
  const fetched = new Map<string, { bytes: Bytes; kind: string }>();
  for (const url of images.wanted.slice(0, MAX_IMAGES)) {
    const found = await fetchImage(url, context, job.tries < MAX_OFFLINE_TRIES);
    if (found) fetched.set(url, found);
  }
  const assets = new Map<string, Asset>();
  const items = [];
  for (const { file, post } of request.items) {
    const moved = new Map<string, string>();
    for (const [url, { bytes, kind }] of fetched) {
      const { path, address } = await chooseImagePath(url, bytes, kind, file.path, values.imageFolder ?? '');
      moved.set(url, address);
      if (replaceImageUrls({ text: file.text, post }, new Map([[url, address]])) !== file.text)
        assets.set(path, { path, bytes });
    }
    items.push({ post, file: { ...file, text: replaceImageUrls({ text: file.text, post }, moved) } });
  }
  const left = images.wanted.length - fetched.size;
  return {
    ...job,
    request: { ...request, items, assets: [...request.assets, ...assets.values()] },
    images: { ...images, wanted: [], taken: fetched.size, left },
  };
}

async function fetchImage(
  url: string,
  context: OutputContext,
  waitsForHost: boolean,
): Promise<{ bytes: Bytes; kind: string } | null> {
  const hosts = listImageHosts([url]);
  if (hosts.length === 0 || !(await context.hasPermission(hosts))) return null;
  try {
    const init = { signal: AbortSignal.timeout(IMAGE_TIMEOUT_MS), accept: 'image/*' };
    const response = await fetchPublicFile(context.fetch, url, init);
    const bytes = response.ok ? await readLimited(MAX_IMAGE_BYTES, response) : null;
    const start = String.fromCharCode(...(bytes?.subarray(0, 16) ?? []));
    const kind = IMAGE_SIGNATURES.find(([, mark]) => mark.test(start))?.[0];
    return bytes && kind ? { bytes, kind } : null;
  } catch {
    if (waitsForHost) throw new JobError('offline', new URL(url).host);
    return null;
  }
}

/** Folders of a site's sources whose files are served from its root (Hugo, Docusaurus, Zola; Next, Astro; Hexo). */
const STATIC_FOLDERS = /^(?:static|public|source)\//;

/**
 * The path of an image, and its address in the post: in a folder of the post's name, beside the post or in the folder for
 * images. The name holds a hash of the content, so that two sends never write different files of one name.
 */
async function chooseImagePath(url: string, bytes: Bytes, kind: string, post: string, typed: string) {
  const names = post.split('/');
  const stem = (names.pop() ?? '').replace(/\.\w+$/, '');
  // A post named `index` has a folder of its own already.
  const own = stem === 'index' ? (names.at(-1) ?? stem) : stem;
  const [called = ''] = new URL(url).pathname.split('/').slice(-1);
  const plain = called
    .replace(/\.\w+$|%[0-9a-f]{2}/gi, '-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  const name = `${plain || 'image'}-${(await computeBlobId(bytes, '')).slice(0, 8)}.${kind}`;
  const folder = normalizeFolder(typed);
  if (folder) {
    const path = `${folder}/${own}/${name}`;
    return { path, address: `/${escapePath(path.replace(STATIC_FOLDERS, ''))}` };
  }
  const beside = stem === 'index' ? name : `${stem}/${name}`;
  return { path: [...names, beside].join('/'), address: `./${escapePath(beside)}` };
}
