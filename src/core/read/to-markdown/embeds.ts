import { toAbsoluteUrl } from '../../url.ts';
import { attr, cleanText, getTag } from '../page/tree.ts';

/**
 * Video and audio players of known sites: a pattern for the player's address, a function that returns the address of
 * the page with the video or audio, and a name to show.
 */
const PLAYER_PAGES: [RegExp, (id: string) => string, string][] = [
  [
    /(?:youtube(?:-nocookie)?\.com\/(?:embed|v|shorts)\/|youtu\.be\/)([\w-]{6,})/i,
    (id) => `https://www.youtube.com/watch?v=${id}`,
    'YouTube video',
  ],
  [/player\.vimeo\.com\/video\/(\d+)/i, (id) => `https://vimeo.com/${id}`, 'Vimeo video'],
  [/dailymotion\.com\/embed\/video\/(\w+)/i, (id) => `https://www.dailymotion.com/video/${id}`, 'Dailymotion video'],
  [
    /open\.spotify\.com\/embed\/((?:episode|track|show|album|playlist)\/\w+)/i,
    (id) => `https://open.spotify.com/${id}`,
    'Spotify',
  ],
  [/codepen\.io\/([\w-]+\/)embed\/(?:preview\/)?(\w+)/i, (id) => `https://codepen.io/${id}`, 'CodePen'],
  [
    /player\.bilibili\.com\/player\.html\?.*?bvid=(\w+)/i,
    (id) => `https://www.bilibili.com/video/${id}`,
    'Bilibili video',
  ],
];

/** Returns a link for a player of a known site, or for a `video` or `audio` element; null for any other frame. */
export function toEmbedLink(element: Element, base: string): { url: string; text: string } | null {
  const src =
    attr(element, 'src') || attr(element, 'data-src') || attr(element.querySelector('source') ?? element, 'src');
  const url = toAbsoluteUrl(src, base);
  if (!url) return null;
  const title = cleanText(attr(element, 'title'));
  for (const [pattern, toPageUrl, name] of PLAYER_PAGES) {
    const match = pattern.exec(url);
    if (!match) continue;
    const id = name === 'CodePen' ? `${match[1]}pen/${match[2]}` : (match[1] ?? '');
    return { url: toPageUrl(id), text: title && !/^(youtube|vimeo|embedded|spotify)/i.test(title) ? title : name };
  }
  const tag = getTag(element);
  return tag === 'video' || tag === 'audio' ? { url, text: title || (tag === 'video' ? 'Video' : 'Audio') } : null;
}
