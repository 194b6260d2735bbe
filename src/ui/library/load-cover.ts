import { requestPermission } from '../../extension/permissions.ts';
import { fetchPublicFile, readLimited } from '../../extension/send-request.ts';
import { listImageHosts } from '../../publishing/fetch-images.ts';
import { saveCover } from '../../storage/covers.ts';

const MAX_IMAGE_BYTES = 5_000_000;
const TIMEOUT_MS = 20_000;
/** Width of the stored picture, in pixels: twice the tile's, for sharp screens. */
const WIDTH = 80;

/**
 * Loads a post's cover from its site and stores a small picture of it. Resolves with whether that worked. Call it directly
 * in a click's handler: browsers show the permission prompt only there.
 */
export async function loadCover(id: string, url: string): Promise<boolean> {
  const hosts = listImageHosts([url]);
  if (hosts.length === 0 || !(await requestPermission({ hosts }))) return false;
  try {
    const init = { signal: AbortSignal.timeout(TIMEOUT_MS), accept: 'image/*' };
    const response = await fetchPublicFile(fetch, url, init);
    const bytes = response.ok ? await readLimited(MAX_IMAGE_BYTES, response) : null;
    if (!bytes) return false;
    await saveCover(id, await shrinkPicture(new Blob([bytes])));
    return true;
  } catch {
    // The site is unreachable, or sent something that is no picture.
    return false;
  }
}

async function shrinkPicture(picture: Blob): Promise<string> {
  const image = await createImageBitmap(picture, { resizeWidth: WIDTH, resizeQuality: 'high' });
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no canvas.');
  // JPEG has no transparency and would show black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0);
  return canvas.toDataURL('image/jpeg', 0.8);
}
