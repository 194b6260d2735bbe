import type { Key } from './profile.ts';

/** The order in which posts usually carry their keys: where a key goes that the profile has no place for. */
const USUAL = `layout type kind template id title seo_title subtitle description summary excerpt intro author authors
  translator editor excerpt_separator canonical_url date publishdate pubdate created created_at updated modified lastmod
  slug permalink url path aliases redirect_from category categories section tags tag keywords topics series image cover
  thumbnail og_image banner header featured pinned weight toc math mermaid comments share draft published sitemap lang
  language locale`.split(/\s+/);

const rank = (name: string): number => USUAL.indexOf(name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase());

/** The profile's keys, and the post's own ones that it doesn't know, each where it disturbs the usual order least. */
export function withOwnKeys(keys: Key[], own: string[]): Key[] {
  const known = new Set(keys.map((key) => (key.table === undefined ? key.name : `${key.table}.${key.name}`)));
  const all = [...keys];
  for (const path of own) {
    if (known.has(path)) continue;
    const dot = path.indexOf('.');
    const table = dot > 0 && keys.some((key) => key.table === path.slice(0, dot)) ? path.slice(0, dot) : undefined;
    const key: Key = table === undefined ? { name: path } : { table, name: path.slice(dot + 1) };
    all.splice(placeFor(key, all), 0, key);
  }
  return all;
}

/** Index of the place with the fewest keys on their wrong side; the last such. */
export function placeFor(key: Key, keys: Key[]): number {
  const own = rank(key.name);
  const end = keys.findLastIndex((other) => other.table === key.table) + 1 || keys.length;
  if (own < 0) return end;
  let best = end;
  let fewest = Number.POSITIVE_INFINITY;
  for (let place = 0; place <= end; place++) {
    const before = keys.slice(0, place).filter((other) => rank(other.name) > own).length;
    const after = keys.slice(place).filter((other) => rank(other.name) >= 0 && rank(other.name) < own).length;
    if (before + after <= fewest) {
      fewest = before + after;
      best = place;
    }
  }
  return best;
}
