import type { Json } from '../json.ts';
import { parseDateParts } from './dates.ts';
import type { FrontMatterKey } from './profile.ts';

/** Front-matter keys in their usual order, used to place keys that a post has and its profile lacks. */
const USUAL_ORDER =
  `layout type kind template id title seo_title subtitle description summary excerpt intro author authors
  translator editor excerpt_separator canonical_url date publishdate pubdate created created_at updated modified lastmod
  slug permalink url path aliases redirect_from category categories section tags tag keywords topics series image cover
  thumbnail og_image banner header video youtube audio featured pinned weight toc math mermaid comments share draft published sitemap lang
  language locale`.split(/\s+/);

const getUsualPosition = (name: string): number =>
  USUAL_ORDER.indexOf(name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase());

/** Patterns of keys that usually stand next to each other. */
const KEY_FAMILIES = [
  /title/,
  /^(description|summary|excerpt|intro|subtitle)$/,
  /^(author|translator|editor)s?/,
  /date|^(created|updated|modified|lastmod)/,
  /^(tags?|categor|keywords|topics|series|section)/,
  /image|cover|thumb|banner/,
];

/**
 * Returns the profile's keys and the keys that only the post has. Each added key is inserted where it disturbs the usual
 * order least.
 */
export function insertOwnKeys(keys: FrontMatterKey[], own: { [name: string]: Json }): FrontMatterKey[] {
  const knownNames = new Set(keys.map((key) => (key.table === undefined ? key.name : `${key.table}.${key.name}`)));
  const all = [...keys];
  // A date in an added key is quoted like the blog's other dates.
  const dateKey = keys.find((key) => key.date && key.quote);
  for (const [path, value] of Object.entries(own)) {
    if (knownNames.has(path)) continue;
    const table = keys.flatMap((key) => key.table ?? []).find((name) => path.startsWith(`${name}.`));
    const key: FrontMatterKey = table === undefined ? { name: path } : { table, name: path.slice(table.length + 1) };
    if (dateKey?.quote && typeof value === 'string' && parseDateParts(value)) key.quote = dateKey.quote;
    all.splice(findKeyPosition(key, all), 0, key);
  }
  return all;
}

/**
 * Returns the index at which to insert a key: beside the last key of its family; without a family, the last index that
 * leaves the fewest keys in an unusual order.
 */
function findKeyPosition(key: FrontMatterKey, keys: FrontMatterKey[]): number {
  const usual = getUsualPosition(key.name);
  const end = keys.findLastIndex((other) => other.table === key.table) + 1 || keys.length;
  const family = KEY_FAMILIES.find((names) => names.test(key.name.toLowerCase()));
  const related = keys.findLastIndex((other) => other.table === key.table && family?.test(other.name.toLowerCase()));
  if (related >= 0) return usual >= 0 && usual < getUsualPosition(keys[related]?.name ?? '') ? related : related + 1;
  if (usual < 0) return end;
  let best = end;
  let fewest = Number.POSITIVE_INFINITY;
  for (let place = 0; place <= end; place++) {
    const before = keys.slice(0, place).filter((other) => getUsualPosition(other.name) > usual).length;
    const after = keys
      .slice(place)
      .filter((other) => getUsualPosition(other.name) >= 0 && getUsualPosition(other.name) < usual).length;
    if (before + after <= fewest) {
      fewest = before + after;
      best = place;
    }
  }
  return best;
}
