import browser from 'webextension-polyfill';

/**
 * Resolves with small pictures (`data:` addresses) of those images of `urls` that the tab shows and lets scripts copy: images
 * of its own site. Nothing is requested from the network. `{}` when the tab may not be read.
 */
export async function readThumbnails(tabId: number, urls: string[]): Promise<Record<string, string>> {
  const [injection] = await browser.scripting
    .executeScript({
      target: { tabId },
      args: [urls],
      func: (wanted: string[]) => {
        const found: Record<string, string> = {};
        for (const image of Array.from(document.images)) {
          const url = [image.currentSrc, image.src].find((address) => wanted.includes(address));
          if (!url || found[url] || !image.complete || image.naturalWidth === 0) continue;
          const canvas = document.createElement('canvas');
          canvas.width = 160;
          canvas.height = Math.min(160, Math.ceil((160 * image.naturalHeight) / image.naturalWidth));
          const context = canvas.getContext('2d');
          if (!context) break;
          // JPEG has no transparency and would show black.
          context.fillStyle = '#fff';
          context.fillRect(0, 0, canvas.width, canvas.height);
          context.drawImage(image, 0, 0, canvas.width, canvas.height);
          try {
            found[url] = canvas.toDataURL('image/jpeg', 0.8);
          } catch {
            // The image is of another site, whose pixels no script may read.
          }
        }
        return found;
      },
    })
    // `executeScript` rejects once the tab has left the page, because that ends the permission.
    .catch(() => []);
  return (injection?.result ?? {}) as Record<string, string>;
}
