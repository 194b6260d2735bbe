import type { Json } from '../json.ts';
import { parseDateParts } from './dates.ts';
import type { FrontMatterKey, Profile } from './profile.ts';

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
 * Returns the profile's keys and those that only the post has (`added`). Each added key is inserted where it disturbs the
 * usual order least.
 */
export function insertOwnKeys(added: [string, Json][], profile: Profile): FrontMatterKey[] {
  const all = [...profile.keys];
  // A date in an added key is quoted like the blog's other dates.
  const dateKey = profile.keys.find((key) => key.date && key.quote);
  const tables = new Set(profile.keys.flatMap((key) => key.table ?? []));
  for (const [path, value] of added) {
    const table = [...tables].find((name) => path.startsWith(`${name}.`));
    const key: FrontMatterKey = table === undefined ? { name: path } : { table, name: path.slice(table.length + 1) };
    if (dateKey?.quote && typeof value === 'string' && parseDateParts(value)) key.quote = dateKey.quote;
    all.splice(findKeyPosition(key, value, all, profile), 0, key);
  }
  return all;
}

/**
 * Returns the index at which to insert a key: in the order of the alphabet if the blog sorts its keys; else beside the last
 * key of its family; else where the fewest keys get into an unusual order.
 */
function findKeyPosition(key: FrontMatterKey, value: Json, keys: FrontMatterKey[], profile: Profile): number {
  const end = keys.findLastIndex((other) => other.table === key.table) + 1 || keys.length;
  if (key.table === undefined && isAlphabetical(profile.keys)) {
    const next = keys.findIndex((other) => other.table !== undefined || other.name > key.name);
    return next < 0 ? keys.length : next;
  }
  const usual = getUsualPosition(key.name);
  const family = KEY_FAMILIES.find((names) => names.test(key.name.toLowerCase()));
  const related = keys.findLastIndex((other) => other.table === key.table && family?.test(other.name.toLowerCase()));
  if (related >= 0) return usual >= 0 && usual < getUsualPosition(keys[related]?.name ?? '') ? related : related + 1;
  if (usual >= 0) return findUsualPlace(usual, keys.slice(0, end));
  // A key of one line stands above the lists that end the front matter.
  const isLast = (other: FrontMatterKey) => typeof value === 'object' || !isBlockList(other, profile);
  return keys.slice(0, end).findLastIndex(isLast) + 1;
}

/**
 * Whether a blog sorts its keys by name. Few keys are in that order by chance, too, but then they are in the usual order as
 * well.
 */
function isAlphabetical(keys: FrontMatterKey[]): boolean {
  const names = keys.flatMap((key) => (key.table === undefined ? key.name : []));
  const positions = names.map((name) => (getUsualPosition(name) < 0 ? USUAL_ORDER.length : getUsualPosition(name)));
  const isSorted = <T>(values: T[]) => values.every((value, at) => at === 0 || (values[at - 1] as T) <= value);
  return names.length >= 3 && isSorted(names) && !isSorted(positions);
}

const isBlockList = (key: FrontMatterKey, { frontMatter }: Profile): boolean =>
  (key.list ?? (/^(tags|categories|authors)$/.test(key.from ?? '') ? frontMatter.list : undefined))?.form === 'block';

/**
 * Returns the index that leaves the fewest keys in an unusual order; among equal ones the index after the nearest of the keys
 * that usually precede, else the last one.
 */
function findUsualPlace(usual: number, keys: FrontMatterKey[]): number {
  const positions = keys.map((key) => getUsualPosition(key.name));
  let best = keys.length;
  let lowest = Number.POSITIVE_INFINITY;
  for (let place = 0; place <= keys.length; place++) {
    const disorder =
      positions.slice(0, place).filter((position) => position > usual).length +
      positions.slice(place).filter((position) => position >= 0 && position < usual).length;
    const distance = usual - (positions[place - 1] ?? -1);
    const cost =
      disorder + (distance > 0 && distance <= usual ? distance : USUAL_ORDER.length) / (2 * USUAL_ORDER.length);
    if (cost <= lowest) {
      lowest = cost;
      best = place;
    }
  }
  return best;
}

/** Moves a key of the profile by `by` places. The new order is the only one, so that orders learned from posts are dropped. */
export function moveKey({ keys, frontMatter }: Profile, at: number, by: number): Pick<Profile, 'keys' | 'frontMatter'> {
  const { orders: _, ...rest } = frontMatter;
  const key = keys[at];
  return { keys: key ? keys.toSpliced(at, 1).toSpliced(at + by, 0, key) : keys, frontMatter: rest };
}
