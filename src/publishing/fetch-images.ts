import { normalizeBaseAddress, toMatchPatterns } from '../core/base-address.ts';
import { type Bytes, computeBlobId } from '../core/bytes.ts';
import { replaceImageUrls } from '../core/format/post-images.ts';
import { fetchPublicFile, readLimited } from '../extension/send-request.ts';
import { JobError } from '../jobs/job-error.ts';
import type { Field, Values } from '../storage/field.ts';
import type { Asset, OutputContext } from './output.ts';
import { escapePath, normalizeFolder } from './paths.ts';
import type { SendJob } from './send-job.ts';

/** The fields of destinations that accept binary files, so that a post's images can be sent along. */
export const imagesField: Field = { key: 'images', kind: 'switch', label: 'outImages', help: 'outImagesHelp' };
export const imageFolderField: Field = {
  key: 'imageFolder',
  kind: 'text',
  label: 'outImageFolder',
  help: 'outImageFolderHelp',
  example: 'static/images',
  only: { key: 'images', among: ['yes'] },
};

/** At most this many images of one send are fetched. The help text `outImagesHelp` names the limits of number and size. */
const MAX_IMAGES = 20;
const MAX_IMAGE_BYTES = 2_000_000;
const IMAGE_TIMEOUT_MS = 30_000;
/** After this many tries, the post keeps the link to an image whose host can't be reached: the host may be gone for good. */
const MAX_OFFLINE_TRIES = 3;

/** Image formats by their first bytes, because a `Content-Type` may be wrong. SVG is left out: it may contain scripts. */
const IMAGE_SIGNATURES: [string, RegExp][] = [
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['jpg', /^\xff\xd8\xff/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[\s\S]{4}WEBP/],
  ['avif', /^[\s\S]{4}ftypavi[fs]/],
];

/** Lists host match patterns (`https://host/*`) for image addresses. An address that may not be fetched adds none. */
export const listImageHosts = (urls: string[]): string[] => [
  ...new Set(urls.flatMap((url) => toMatchPatterns(normalizeBaseAddress(url)))),
];

/**
 * Fetches a job's images, adds them to the files to be sent, and changes the links in the posts to these files. The link to
 * an image is kept when the file is too large or no image, or when its host is not permitted. Rejects with `offline` when a
 * host can't be reached and a retry may succeed.
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

/** Folders whose files a site generator serves from the site's root: Hugo, Docusaurus, Zola; Next, Astro; Hexo. */
const STATIC_FOLDERS = /^(?:static|public|source)\//;

/**
 * Returns an image's path at the destination and its address for the post. The image goes into a folder named like the post,
 * which is beside the post or in the folder for images (`typed`). The file name has a hash of the content, so that two sends
 * never write different files of one name.
 */
async function chooseImagePath(url: string, bytes: Bytes, kind: string, post: string, typed: string) {
  const names = post.split('/');
  const stem = (names.pop() ?? '').replace(/\.\w+$/, '');
  // A post file named `index` is alone in its folder, so the folder's name is used instead.
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
